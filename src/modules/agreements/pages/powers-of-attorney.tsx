/** A new power of attorney, one of them, and its revocation. */
import {
  type PowerOfAttorneyKind,
  powerOfAttorneyKind,
  powerOfAttorneyKinds,
} from '../../../knowledge/agreement-editions.ts';
import type { Actor } from '../../../platform/actor.ts';
import { longDate } from '../../../platform/plain-date.ts';
import {
  Choice,
  DateField,
  ErrorSummary,
  type Errors,
  Select,
  TextArea,
  TextField,
} from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, EmptyState, Facts, Panel, Tag } from '../../../ui/parts.tsx';
import type { PowerChoices, ShownPower } from '../actions/index.ts';
import { powerScope, powerStates } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';
import { powerColors, powerLabel } from './power-list.tsx';

const CRUMBS = [{ href: '/fullmakter', text: 'Fullmakter' }];

interface NewProps {
  readonly actor: Actor;
  readonly choices: PowerChoices;
  readonly newId: string;
  readonly typed: Typed;
  readonly errors: Errors;
}

export const NewPowerPage = ({ actor, choices, newId, typed, errors }: NewProps) => {
  const board = choices.grantees.find(({ name }) => /^kommunstyrelse/i.test(name));
  return (
    <Page
      actor={actor}
      title="Ny fullmakt"
      section="powers-of-attorney"
      path="/fullmakter/ny"
      crumbs={CRUMBS}
    >
      <ErrorSummary errors={errors} />
      <p>{choices.own.name} ger fullmakten. Nämnden ska först ha beslutat om den.</p>
      {choices.grantees.length === 0 ? (
        <EmptyState
          title="Det finns ingen annan att ge fullmakt till"
          text="Fullmakt ges till en annan nämnd i samma kommun. Administratören lägger upp nämnder under Organisation."
        />
      ) : (
        <form class="stack narrow below" novalidate method="post" action="/fullmakter/ny">
          <input type="hidden" name="id" value={newId} />
          <Choice
            name="kind"
            label="Vilken fullmakt är det?"
            value={typed.kind}
            error={errors.kind}
            options={powerOfAttorneyKinds.map((kind: PowerOfAttorneyKind) => ({
              value: kind.id,
              label: kind.label,
              hint: withLimits(kind),
            }))}
          />
          <Select
            name="granteeControllerId"
            label="Vem får fullmakten?"
            empty="Välj"
            options={choices.grantees.map(({ id, name }) => ({ value: id, label: name }))}
            value={typed.granteeControllerId ?? board?.id}
            error={errors.granteeControllerId}
          />
          <TextField
            name="counterparty"
            label="Gäller gentemot"
            hint="Behövs för en egen fullmakt: leverantören som avtalet tecknas med. Ineras fullmakter gäller gentemot Inera AB"
            list="leverantorer"
            value={typed.counterparty}
            error={errors.counterparty}
          />
          <datalist id="leverantorer">
            {choices.suppliers.map(({ name }) => (
              <option value={name} />
            ))}
          </datalist>
          <TextArea
            name="services"
            label="Tjänster"
            optional
            rows={2}
            hint="Lämna tomt när fullmakten gäller alla tjänster. Skriv annars namnen med komma emellan"
            value={typed.services}
            error={errors.services}
          />
          <DateField
            name="decidedOn"
            label="Nämnden beslutade"
            value={typed.decidedOn}
            error={errors.decidedOn}
          />
          <TextField
            name="paragraph"
            label="Paragraf"
            size="short"
            hint="Till exempel § 45"
            value={typed.paragraph}
            error={errors.paragraph}
          />
          <TextField
            name="diaryMark"
            label="Diarienummer"
            optional
            size="medium"
            value={typed.diaryMark}
            error={errors.diaryMark}
          />
          <DateField
            name="validFrom"
            label="Gäller från och med"
            value={typed.validFrom}
            error={errors.validFrom}
          />
          <DateField
            name="validUntil"
            label="Gäller till och med"
            hint="Lämna tomt när den gäller tills den återkallas"
            value={typed.validUntil}
            error={errors.validUntil}
          />
          <div class="actions">
            <Button>Spara fullmakten</Button>
          </div>
        </form>
      )}
    </Page>
  );
};

/** What it is for, and what it does not cover though the party is the same. */
function withLimits({ id, use }: PowerOfAttorneyKind): string {
  const { not } = powerScope(id);
  return not.length > 0 ? `${use} Omfattar inte ${not.join(' eller ')}.` : use;
}

interface PowerProps {
  readonly actor: Actor;
  readonly shown: ShownPower;
  readonly today: string;
  readonly typed: Typed;
  readonly errors: Errors;
  readonly message?: string | undefined;
}

export const PowerPage = (props: PowerProps) => {
  const { actor, shown, errors, message } = props;
  const { power, state } = shown;
  const scope = powerScope(power.kind);
  return (
    <Page
      actor={actor}
      title={powerLabel(power.kind)}
      section="powers-of-attorney"
      path={`/fullmakter/${power.id}`}
      crumbs={CRUMBS}
      aside={<Tag color={powerColors[state]}>{powerStates[state]}</Tag>}
      message={message}
    >
      <ErrorSummary errors={errors} />
      <div class="stack below">
        <Panel
          title="Vad fullmakten gäller"
          action={
            <ButtonLink href={`/fullmakter/${power.id}/fullmakt.pdf`} download>
              Hämta som PDF
            </ButtonLink>
          }
        >
          <p>{powerOfAttorneyKind(power.kind)?.use}</p>
          <div class="below">
            <Facts
              facts={[
                { label: 'Från', value: power.ownerName },
                { label: 'Till', value: power.granteeName },
                { label: 'Gäller gentemot', value: power.counterparty },
                { label: 'Omfattar', value: scope.covers.map((one) => <span class="block">{one}</span>) },
                ...(scope.not.length > 0
                  ? [
                      {
                        label: 'Omfattar inte',
                        value: (
                          <>
                            {scope.not.map((one) => (
                              <span class="block">{one}</span>
                            ))}
                            <span class="block small">Till det behövs «{scope.instead}».</span>
                          </>
                        ),
                      },
                    ]
                  : []),
                { label: 'Tjänster', value: power.services ?? 'Alla som fullmakten omfattar' },
                {
                  label: 'Beslut',
                  value: [longDate(power.decidedOn), power.paragraph].filter(Boolean).join(', '),
                },
                { label: 'Diarienummer', value: power.diaryMark },
                { label: 'Gäller från och med', value: longDate(power.validFrom) },
                {
                  label: 'Gäller till och med',
                  value: power.validUntil ? longDate(power.validUntil) : 'Tills den återkallas',
                },
                ...(power.revokedOn
                  ? [
                      {
                        label: 'Återkallad',
                        value: `från och med ${longDate(power.revokedOn)}: ${power.revokedReason ?? ''}`,
                      },
                    ]
                  : []),
              ]}
            />
          </div>
        </Panel>
        {shown.mayRevoke && <Revocation {...props} />}
      </div>
    </Page>
  );
};

const Revocation = ({ shown: { power }, today, typed, errors }: PowerProps) => (
  <Panel title="Återkalla fullmakten">
    <p>
      Från den dagen får {power.granteeName} inte skriva under med stöd av den. Avtal som redan är
      undertecknade gäller ändå. Länkar som är skickade på fullmakten slutar gälla.
    </p>
    <form class="stack narrow" novalidate method="post" action={`/fullmakter/${power.id}/aterkalla`}>
      <input type="hidden" name="version" value={power.version} />
      <DateField
        name="revokedOn"
        label="Återkallas från och med"
        value={typed.revokedOn ?? today}
        error={errors.revokedOn}
      />
      <TextArea
        name="revokedReason"
        label="Varför?"
        rows={2}
        value={typed.revokedReason}
        error={errors.revokedReason}
      />
      <div class="actions">
        <Button danger>Återkalla</Button>
      </div>
    </form>
  </Panel>
);
