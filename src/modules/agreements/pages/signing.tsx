/** Where an agreement is signed: what hinders, what is signed, and both parties' signatures. */
import type { Actor } from '../../../platform/actor.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Panel, Table, Tag } from '../../../ui/parts.tsx';
import { printedMark } from '../../cases/rules/index.ts';
import type { ShownSigning } from '../actions/index.ts';
import { type AgreementState, agreementStates, agreementTransition, type Hinder } from '../rules/index.ts';
import { CoveringPowers } from './covering-powers.tsx';
import { stateColors } from './list.tsx';
import { Sum } from './signing-parts.tsx';
import { Ours, Theirs } from './signing-sides.tsx';

interface SigningPageProps {
  readonly actor: Actor;
  readonly shown: ShownSigning;
  readonly message?: string | undefined;
  /** What hindered when it was to be made ready. */
  readonly hindered?: boolean;
}
interface PartProps {
  readonly shown: ShownSigning;
}

/** Seconds until the page asks whether the documents are made. */
const REFRESH = 3;

export const SigningPage = (props: SigningPageProps) => {
  const { actor, shown, message } = props;
  const { record, agreement } = shown;
  const state = agreement.state as AgreementState;
  return (
    <Page
      actor={actor}
      title={agreement.kind === 'reglemente' ? 'Fastställande' : 'Underskrift'}
      section="agreements"
      path={`/avtal/${record.id}/underskrift`}
      crumbs={[
        { href: '/avtal', text: 'Avtal' },
        { href: `/avtal/${record.id}`, text: record.title },
      ]}
      aside={<Tag color={stateColors[state]}>{agreementStates[state]}</Tag>}
      message={message}
      {...(state === 'preparing' && { refresh: REFRESH })}
    >
      <p class="meta">
        <span>
          <strong>{printedMark(record)}</strong>
        </span>
        <span>
          {record.controllerName} och {agreement.partyName}
        </span>
        {agreement.inForceOn && <span>Gäller från och med {longDate(agreement.inForceOn)}</span>}
      </p>
      <CoveringPowers powers={shown.powers} />
      <div class="stack below">
        {shown.notMade && (
          <p class="ds-alert message" data-color="warning">
            {shown.notMade}
          </p>
        )}
        {state === 'draft' && <BeforeSigning {...props} />}
        {state === 'preparing' && <Preparing shown={shown} />}
        {state === 'withdrawn' && (
          <p class="ds-alert message" data-color="warning">
            Avtalet blev inte av. Ta upp det igen på avtalets sida om det ska tecknas.
          </p>
        )}
        {shown.documents.length > 0 && <Documents shown={shown} />}
        {(state === 'signing' || state === 'in-force' || state === 'ended') &&
          agreement.kind !== 'reglemente' && (
            <>
              <Ours shown={shown} />
              <Theirs shown={shown} />
            </>
          )}
        {shown.earlier.length > 0 && <Earlier shown={shown} />}
        {state === 'signing' && shown.mayWrite && <Reopen shown={shown} />}
      </div>
    </Page>
  );
};

const at = ({ record }: ShownSigning, { where }: Hinder): string =>
  where === 'arende' ? `/arenden/${record.id}` : `/avtal/${record.id}/${where}`;

const BeforeSigning = ({ shown, hindered }: SigningPageProps) => {
  const { record, agreement, readiness, mayWrite } = shown;
  const hinders = readiness?.hinders ?? [];
  const warnings = readiness?.warnings ?? [];
  const isReglemente = agreement.kind === 'reglemente';
  return (
    <>
      {hinders.length > 0 && (
        <Panel title={hindered ? 'Det går inte än' : 'Kvar före underskriften'}>
          <ul class="plain-list" role={hindered ? 'alert' : undefined}>
            {hinders.map((one) => (
              <li>
                <a href={at(shown, one)}>{one.text}</a>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {warnings.length > 0 && (
        <Panel title="Att tänka på">
          <ul class="plain-list">
            {warnings.map((one) => (
              <li>
                <a href={at(shown, one)}>{one.text}</a>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={isReglemente ? 'Frys handlingarna' : 'Gör klart för underskrift'}>
        <p>
          {isReglemente
            ? 'Handlingarna görs som PDF och ändras inte mer. Reglementet gäller från den dag då fullmäktige beslutade.'
            : 'Handlingarna görs som PDF med var sin kontrollsumma. Båda skriver under just dem, och de ändras inte mer. Behöver något rättas kan ni öppna avtalet igen.'}
        </p>
        <p>
          <a href={`/avtal/${record.id}/utskrift`}>Läs handlingarna innan</a>
        </p>
        {mayWrite && hinders.length === 0 && (
          <form method="post" action={`/avtal/${record.id}/underskrift`} class="actions">
            <Button>{isReglemente ? 'Frys handlingarna' : 'Gör klart för underskrift'}</Button>
          </form>
        )}
        {!mayWrite && <p class="small">Samordnaren eller den som ansvarar för avtalet gör det klart.</p>}
      </Panel>
    </>
  );
};

const Preparing = ({ shown: { record, mayWrite } }: PartProps) => (
  <Panel title="Handlingarna görs">
    <p role="status">
      Det tar några sekunder. Sidan läses in igen av sig själv.{' '}
      <a href={`/avtal/${record.id}/underskrift`}>Läs in sidan igen</a>
    </p>
    {mayWrite && (
      <form method="post" action={`/avtal/${record.id}/underskrift/oppna`} class="actions">
        <Button variant="secondary">Avbryt och öppna för ändring</Button>
      </form>
    )}
  </Panel>
);

const Documents = ({ shown: { documents, agreement } }: PartProps) => {
  const evidence = documents.filter(({ kind }) => kind === 'evidence');
  return (
    <Panel title="Handlingarna">
      <Table
        caption={`${agreement.kind === 'reglemente' ? 'Handlingarna' : 'Handlingarna som skrivs under'}, med kontrollsumma`}
        hideCaption
        cards
        rows={documents.filter(({ kind }) => kind !== 'evidence')}
        columns={[
          {
            heading: 'Handling',
            header: true,
            cell: (row) => <a href={`/filer/${row.fileId}`}>{row.title}</a>,
          },
          { heading: 'Kontrollsumma (SHA-256)', cell: (row) => <Sum of={row.sha256} /> },
        ]}
      />
      {agreement.packageSha256 && (
        <p class="small">
          Hela underlaget, version {agreement.packageVersion}: <Sum of={agreement.packageSha256} />
        </p>
      )}
      {evidence.map(({ fileId, title }) => (
        <p>
          <a href={`/filer/${fileId}`}>{title}</a>
        </p>
      ))}
    </Panel>
  );
};

const Earlier = ({ shown: { earlier, record, agreement } }: PartProps) => (
  <Panel title="Underskrifter som inte räknas">
    <p>De gäller en version som öppnades för ändring.</p>
    <ul class="plain-list">
      {earlier.map((one) => (
        <li>
          {one.name}, för {one.side === 'ours' ? record.controllerName : agreement.partyName},{' '}
          {longDate(one.signedOn)}, version {one.package}
        </li>
      ))}
    </ul>
  </Panel>
);

const Reopen = ({ shown: { record, agreement } }: PartProps) => {
  const step = agreementTransition(agreement.state, 'reopen');
  return (
    <Panel title="Behöver något rättas?">
      <p>{step?.consequence}</p>
      <div class="actions">
        <ButtonLink href={`/avtal/${record.id}/underskrift/oppna`}>{step?.button}</ButtonLink>
      </div>
    </Panel>
  );
};
