import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import { Button, ButtonLink, type Color, Panel, Table, Tag, Why } from '../../../ui/parts.tsx';
import type { ShownSigning } from '../actions/index.ts';
import { type InvitationState, invitationStates } from '../rules/index.ts';
import { SignatureFacts } from './signing-parts.tsx';

interface PartProps {
  readonly shown: ShownSigning;
}

export const Ours = ({ shown }: PartProps) => {
  const { record, agreement, ours, mayWrite } = shown;
  const at = `/avtal/${record.id}/underskrift`;
  const open = agreement.state === 'signing';
  return (
    <Panel title={`För ${record.controllerName}`}>
      {ours && <SignatureFacts signed={ours} />}
      {!ours && !open && <p>Underskriften finns inte i Ansvar.</p>}
      {!ours && open && (
        <>
          <Right shown={shown} />
          <Invitations shown={shown} side="ours" />
          {mayWrite && (
            <div class="actions">
              {shown.mayUsePower && (
                <ButtonLink href={`${at}/fullmakt`}>Låt någon annan skriva under på fullmakt</ButtonLink>
              )}
              <ButtonLink href={`${at}/registrera?sida=ours`}>Registrera underskrift på papper</ButtonLink>
            </div>
          )}
        </>
      )}
    </Panel>
  );
};

/** Who signs for us: whoever has the page open, or whom to ask. */
const Right = ({ shown }: PartProps) => {
  const { record, right, decisions, mayDecide, maySignNow, mayWrite } = shown;
  const at = `/avtal/${record.id}/underskrift`;
  const refused = right.judgement.outcome === 'refused';
  return (
    <>
      {decisions.map((decision) => (
        <p>
          Beslut att teckna avtalet: {decision.decidedBy}, {decision.authority},{' '}
          {longDate(decision.decidedOn)}
        </p>
      ))}
      {maySignNow && (
        <>
          <p>Du får skriva under: {right.authority}.</p>
          <div class="actions">
            <ButtonLink href={`${at}/egen`} variant="primary">
              {right.decision ? 'Skriv under' : 'Besluta och skriv under'}
            </ButtonLink>
          </div>
        </>
      )}
      {refused && (
        <div class="ds-alert stack" data-color="info">
          <p>
            <strong>Du får inte skriva under.</strong>{' '}
            {right.others.length > 0
              ? `Det får: ${right.others.join('; ')}.`
              : 'Ingen står under en punkt om att teckna avtal i delegationsordningen. Då beslutar nämnden själv.'}
          </p>
          <Why reasons={right.judgement.reasons} />
          {mayWrite && right.others.length > 0 && (
            <form method="post" action={`${at}/fraga`}>
              <Button variant="secondary">Be dem skriva under</Button>
            </form>
          )}
        </div>
      )}
      {(mayDecide || mayWrite) && decisions.length === 0 && (
        <p>
          <a href={`/avtal/${record.id}/beslut`}>Registrera ett beslut som är fattat</a>, till exempel av
          nämnden.
        </p>
      )}
    </>
  );
};

export const Theirs = ({ shown }: PartProps) => {
  const { record, agreement, theirs, mayWrite } = shown;
  const at = `/avtal/${record.id}/underskrift`;
  const open = agreement.state === 'signing';
  const asked = shown.invitations.some(
    ({ side, state }) => side === 'theirs' && (state === 'open' || state === 'opened'),
  );
  return (
    <Panel title={`För ${agreement.partyName}`}>
      {theirs && <SignatureFacts signed={theirs} />}
      {!theirs && !open && <p>Underskriften finns inte i Ansvar.</p>}
      {!theirs && open && (
        <>
          <p>
            Skicka en länk till den som skriver under för {agreement.partyName}. Det behövs inget konto.
            Skriver de under på annat sätt registrerar ni filen som kom tillbaka.
          </p>
          <Invitations shown={shown} side="theirs" />
          {mayWrite && (
            <div class="actions">
              <ButtonLink href={`${at}/bjud-in`} variant={asked ? 'secondary' : 'primary'}>
                {asked ? 'Skicka länk till någon mer' : 'Skicka länk för underskrift'}
              </ButtonLink>
              <ButtonLink href={`${at}/registrera?sida=theirs`}>
                Registrera underskrift på papper eller i annan tjänst
              </ButtonLink>
            </div>
          )}
        </>
      )}
    </Panel>
  );
};

const stateColorOf: Readonly<Record<InvitationState, Color>> = {
  open: 'info',
  opened: 'info',
  signed: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
  expired: 'warning',
};

const Invitations = ({ shown, side }: PartProps & { side: 'ours' | 'theirs' }) => {
  const { record, mayWrite } = shown;
  const rows = shown.invitations.filter((one) => one.side === side);
  if (rows.length === 0) return null;
  return (
    <Table
      caption="Skickade länkar"
      cards
      rows={rows}
      columns={[
        {
          heading: 'Till',
          header: true,
          cell: (row) => (
            <>
              {row.name}
              <span class="block small">{row.email}</span>
              {row.authority && <span class="block small">{row.authority}</span>}
            </>
          ),
        },
        {
          heading: 'Läge',
          cell: (row) => (
            <>
              <Tag color={stateColorOf[row.state]}>{invitationStates[row.state]}</Tag>
              {row.refusal && <span class="block small pre">{row.refusal}</span>}
            </>
          ),
        },
        {
          heading: 'Skickad',
          cell: (row) => (
            <>
              {swedishTime(row.sentAt)}
              <span class="block small">Gäller till och med {longDate(row.expiresOn)}</span>
            </>
          ),
        },
        {
          heading: 'Gör',
          cell: (row) =>
            mayWrite &&
            (row.state === 'signed' ? null : (
              <div class="actions">
                <form method="post" action={`/avtal/${record.id}/underskrift/inbjudan/${row.id}/skicka-igen`}>
                  <input type="hidden" name="id" value={crypto.randomUUID()} />
                  <Button variant="secondary">
                    Ny länk <span class="visually-hidden">till {row.name}</span>
                  </Button>
                </form>
                {(row.state === 'open' || row.state === 'opened') && (
                  <form method="post" action={`/avtal/${record.id}/underskrift/inbjudan/${row.id}/aterta`}>
                    <Button variant="tertiary">
                      Ta tillbaka <span class="visually-hidden">länken till {row.name}</span>
                    </Button>
                  </form>
                )}
              </div>
            )),
        },
      ]}
    />
  );
};
