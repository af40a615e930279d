/** Telling data subjects: whom, how, with which letter, and what excuses it. */
import { longDate, swedishDay } from '../../../platform/plain-date.ts';
import type { Errors } from '../../../ui/field.tsx';
import { Choice, DateField, TextArea } from '../../../ui/field.tsx';
import { Button, ButtonLink, count, Facts, JudgementView, Panel, Tag, Why } from '../../../ui/parts.tsx';
import {
  type AudienceId,
  audiences,
  type IncidentOutcome,
  type InformationWay,
  type InformException,
  incidentOutcomes,
  informationWays,
  informExceptions,
  informRuleOutcomes,
  isInformed,
} from '../rules/index.ts';
import type { Typed } from './form-page.tsx';
import { IdentityAsk } from './identity-ask.tsx';
import {
  InformationLetters,
  type InformationProps,
  TellingFields,
  TellingTable,
} from './information-told.tsx';

interface ToldFact {
  readonly audience: string;
  readonly way: string;
  readonly toldOn: string;
  readonly told: number;
  readonly unreached: number;
}

interface InformationPanelProps {
  readonly caseId: string;
  readonly incident: {
    readonly outcome: string | null;
    readonly informException: string | null;
    readonly informBy: string | null;
  };
  readonly tellings: readonly ToldFact[];
  readonly mayWrite: boolean;
}

/** On the page of the incident: what has been done, in short. */
export const InformationPanel = ({ caseId, incident, tellings, mayWrite }: InformationPanelProps) => {
  const { outcome, informException, informBy } = incident;
  const informed = isInformed(informException, tellings);
  const told = tellings.reduce((sum, row) => sum + row.told, 0);
  return (
    <Panel
      title="Information till registrerade"
      id="registrerade"
      action={
        <ButtonLink href={`/incidenter/${caseId}/registrerade`} variant={mayWrite ? 'secondary' : 'tertiary'}>
          {mayWrite && outcome === 'inform' && !informed ? 'Informera' : 'Öppna'}
        </ButtonLink>
      }
    >
      {outcome === 'inform' && !informed && (
        <p>
          <Tag color="warning">Att göra</Tag> De registrerade ska informeras utan onödigt dröjsmål
          {informBy ? `. Planerat till ${informBy}` : ''}.
        </p>
      )}
      {informException && (
        <p>Undantag: {informExceptions[informException as InformException].label.toLowerCase()}.</p>
      )}
      {tellings.length > 0 ? (
        <>
          <p>
            {count(told, 'person', 'personer')} har fått veta, i{' '}
            {count(tellings.length, 'omgång', 'omgångar')}.
          </p>
          <Told tellings={tellings} />
        </>
      ) : (
        outcome !== 'inform' && !informException && <p>Ingen är informerad.</p>
      )}
    </Panel>
  );
};

const Told = ({ tellings }: { tellings: readonly ToldFact[] }) => (
  <ul class="plain-list">
    {tellings.map((row) => (
      <li>
        {audiences[row.audience as AudienceId].label}: {row.told.toLocaleString('sv-SE')},{' '}
        {informationWays[row.way as InformationWay].toLowerCase()}, {row.toldOn}
        {row.unreached > 0 && `. ${row.unreached.toLocaleString('sv-SE')} är inte nådda`}
      </li>
    ))}
  </ul>
);

export const InformationParts = (props: InformationProps) => {
  const { shown, sent, errors } = props;
  const of = (form: InformationProps['sent']): Errors => (sent === form ? errors : {});
  return (
    <div class="stack below">
      <Judged {...props} />
      <Plan {...props} errors={of('plan')} />
      <InformationLetters {...props} />
      <Panel title="Vilka som har fått veta">
        {shown.tellings.length === 0 ? (
          <p>Ingen rad än. Skriv en rad för varje grupp och sätt, när informationen är skickad.</p>
        ) : (
          <TellingTable {...props} />
        )}
        {shown.mayWrite && <TellingFields {...props} errors={of('telling')} />}
      </Panel>
    </div>
  );
};

/** What is decided holds; the law's answer stands beside it. */
const Decided = ({ shown }: InformationProps) => {
  const { record, incident } = shown;
  const { outcome, decidedAt } = incident;
  if (!outcome) return null;
  const said =
    outcome === 'inform'
      ? 'har beslutat att informera de registrerade'
      : `har beslutat: ${incidentOutcomes[outcome as IncidentOutcome].toLowerCase()}`;
  return (
    <div class="judgement">
      <p>
        <strong>
          {record.controllerName} {said}
        </strong>
        {decidedAt && ` (${longDate(swedishDay(decidedAt))})`}.{' '}
        <a href={`/incidenter/${record.id}/beslut`}>Till beslutet</a>
      </p>
      {shown.judged.length > 0 && <h3 class="below">Vad lagen säger</h3>}
    </div>
  );
};

const Judged = (props: InformationProps) => {
  const { shown } = props;
  const [law, ...guidelines] = shown.judged;
  return (
    <Panel title="Ska de registrerade informeras?">
      <Decided {...props} />
      {law ? (
        <>
          <JudgementView judgement={law} outcomes={informRuleOutcomes} />
          {guidelines.flatMap(({ guideline }) =>
            guideline
              ? [
                  <div class="guideline">
                    <p>
                      {guideline.outcome === law.outcome ? 'Samma svar enligt' : 'Avviker från'}{' '}
                      {guideline.name ?? guideline.profile}:{' '}
                      {informRuleOutcomes[guideline.outcome as keyof typeof informRuleOutcomes]}
                    </p>
                    <Why reasons={guideline.reasons} />
                  </div>,
                ]
              : [],
          )}
        </>
      ) : (
        <p>
          Bedöm risken först. <a href={`/incidenter/${shown.record.id}/risk`}>Till risken</a>
        </p>
      )}
    </Panel>
  );
};

const Plan = ({ shown, typed, sent, errors }: InformationProps) => {
  const { record, incident } = shown;
  const saved: Typed = {
    informException: incident.informException,
    informExceptionReason: incident.informExceptionReason,
    informBy: incident.informBy,
  };
  const values = sent === 'plan' ? typed : saved;
  if (!shown.mayWrite)
    return (
      <Panel title="När, eller varför inte">
        <Facts
          facts={[
            { label: 'Informeras senast', value: incident.informBy },
            {
              label: 'Undantag',
              value: incident.informException
                ? informExceptions[incident.informException as InformException].label
                : 'Inget',
            },
            ...(incident.informException ? [{ label: 'Skäl', value: incident.informExceptionReason }] : []),
          ]}
        />
      </Panel>
    );
  return (
    <Panel title="När, eller varför inte">
      <form class="stack narrow" novalidate method="post" action={`/incidenter/${record.id}/registrerade`}>
        {Object.entries(saved).map(([name, value]) => (
          <input
            type="hidden"
            name={`var.${name}`}
            value={(sent === 'plan' ? typed[`var.${name}`] : value) ?? ''}
          />
        ))}
        <DateField
          name="informBy"
          label="När kommer ni att informera?"
          hint="Står i anmälan till myndigheten. Till exempel 2026-11-24. Lämna tomt om ni inte vet än"
          value={values.informBy}
          error={errors.informBy}
        />
        <Choice
          name="informException"
          label="Gäller ett undantag?"
          hint="Artikel 34.3. Gäller det bara några: välj inget undantag, och informera de andra"
          value={values.informException ?? ''}
          error={errors.informException}
          options={[
            { value: '', label: 'Nej, eller vet inte än' },
            ...Object.entries(informExceptions).map(([value, { label, hint }]) => ({ value, label, hint })),
          ]}
        />
        <TextArea
          name="informExceptionReason"
          label="Varför gäller undantaget?"
          hint="Behövs bara om ni har valt ett undantag. Till exempel «Telefonen var krypterad och raderades på distans kl. 10.05»"
          value={values.informExceptionReason}
          error={errors.informExceptionReason}
        />
        <IdentityAsk errors={errors} />
        <div class="actions">
          <Button>Spara</Button>
        </div>
      </form>
    </Panel>
  );
};
