import type { Child } from 'hono/jsx';
import {
  affectedData,
  consequences,
  optionLabel,
  type ReportOption,
} from '../../../knowledge/incident-report.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { Choice, type Errors, TextArea } from '../../../ui/field.tsx';
import { Button, Facts, Panel, Why } from '../../../ui/parts.tsx';
import { RecordedDecision } from '../../../ui/recorded-decision.tsx';
import { decisionWays } from '../../cases/rules/index.ts';
import { deadlineText } from '../../deadlines/rules/index.ts';
import type { ShownDecision } from '../actions/index.ts';
import {
  type IncidentLikelihood,
  type IncidentRisk,
  incidentLikelihoods,
  incidentOutcomes,
  incidentRisks,
} from '../rules/index.ts';
import type { Typed } from './form-page.tsx';
import { personsText } from './incident-parts.tsx';
import { RiskJudgements, ThreeOutcomes } from './risk.tsx';

interface DecisionProps {
  readonly shown: ShownDecision;
  readonly newId: string;
  readonly typed: Typed;
  readonly errors: Errors;
}

/** What a delegate needs on one screen: what happened, what the group and the officer say, and the decision. */
export const DecisionParts = (props: DecisionProps) => {
  const { shown } = props;
  const { right } = shown;
  return (
    <div class="stack below">
      {right.outcome === 'refused' && <MayNot {...props} />}
      <Ground {...props} />
      <RiskJudgements judged={shown.judged} />
      <ThreeOutcomes />
      {shown.route === 'security-police' && (
        <p class="ds-alert message" data-color="warning">
          Händelsen ska anmälas enligt säkerhetsskyddslagen. Den anmäls till Säkerhetspolisen, och här kan
          bara «{incidentOutcomes.document}» beslutas.
        </p>
      )}
      {(right.outcome === 'may' || shown.choices.mayRecord) && (
        <Panel
          title={right.outcome === 'may' ? titleOf(shown) : 'Skriv in ett beslut som är fattat'}
          id="skriv-in"
        >
          {shown.incident.decisionId && (
            <p>
              Det finns ett beslut: «
              {incidentOutcomes[shown.incident.outcome as keyof typeof incidentOutcomes]}». Ett nytt beslut
              ersätter det, och det gamla står kvar i ärendet.
            </p>
          )}
          {right.outcome === 'may' && <p>Du får besluta: {right.authority}.</p>}
          <DecisionForm {...props} />
        </Panel>
      )}
    </div>
  );
};

const titleOf = ({ incident }: ShownDecision): string => (incident.decisionId ? 'Nytt beslut' : 'Beslut');

/** First of all, who may, and what the reader can do meanwhile. */
const MayNot = ({ shown }: DecisionProps) => {
  const { right, record, incident, choices } = shown;
  return (
    <div class="ds-alert stack" data-color="info">
      <p>
        <strong>Du får inte besluta.</strong>{' '}
        {right.others.length > 0
          ? `Det får: ${right.others.join('; ')}.`
          : 'Ingen är utsedd att besluta om incidenter i delegationsordningen. Då beslutar nämnden själv.'}
      </p>
      <Why reasons={right.reasons} />
      {choices.mayRecord && (
        <p>
          Är beslutet redan fattat på annat sätt? <a href="#skriv-in">Skriv in det</a>
        </p>
      )}
      {shown.mayAsk && right.others.length > 0 && incident.outcome === null && (
        <form method="post" action={`/incidenter/${record.id}/begar-beslut`}>
          <Button variant="secondary">Be om beslut</Button>
        </form>
      )}
    </div>
  );
};

const Ground = ({ shown: { incident, clock, now } }: DecisionProps) => (
  <Panel title="Underlag">
    <Facts
      facts={[
        {
          label: 'Vad som har hänt',
          value: incident.description && <span class="pre">{incident.description}</span>,
        },
        {
          label: 'Anmäl senast',
          value: clock && <due-clock due={clock.due}>{deadlineText(clock.due, now)}</due-clock>,
        },
        { label: 'Vetskap', value: incident.awareAt && swedishTime(incident.awareAt) },
        { label: 'Personer', value: personsText(incident) },
        {
          label: 'Sorters uppgifter',
          value: listedText(affectedData, incident.dataKinds, incident.dataKindsText),
        },
        {
          label: 'Följder',
          value: listedText(consequences, incident.consequences, incident.consequencesText),
        },
        {
          label: 'Sannolikhet',
          value: incident.likelihood && (
            <>
              {incidentLikelihoods[incident.likelihood as IncidentLikelihood]}
              {incident.likelihoodReason && <span class="block small">{incident.likelihoodReason}</span>}
            </>
          ),
        },
        {
          label: 'Allvar',
          value: incident.severity && (
            <>
              Nivå {incident.severity} av 4
              {incident.severityReason && <span class="block small">{incident.severityReason}</span>}
            </>
          ),
        },
        {
          label: 'Risk, sammantaget',
          value: incident.risk && (
            <>
              {incidentRisks[incident.risk as IncidentRisk]}
              {incident.riskReason && <span class="block small">{incident.riskReason}</span>}
            </>
          ),
        },
        { label: 'Ombudets råd', value: incident.advice && <span class="pre">{incident.advice}</span> },
      ]}
    />
  </Panel>
);

/** The words of what was chosen, one a line, and what was written beside. */
function listedText(options: readonly ReportOption[], chosen: readonly string[], text: string | null): Child {
  const lines = [...chosen.map((id) => optionLabel(options, id)), ...(text ? [text] : [])];
  return lines.length > 0 ? lines.map((line) => <span class="block">{line}</span>) : null;
}

const DecisionForm = ({ shown, newId, typed, errors }: DecisionProps) => {
  const { choices, right, record } = shown;
  const ways = Object.entries(decisionWays).filter(([, way]) =>
    way.by === 'actor' ? right.outcome === 'may' : choices.mayRecord,
  );
  const law = shown.judged[0];
  return (
    <form class="stack narrow" novalidate method="post" action={`/incidenter/${record.id}/beslut`}>
      <input type="hidden" name="id" value={newId} />
      <input type="hidden" name="replaces" value={shown.incident.decisionId ?? ''} />
      <Choice
        name="outcome"
        label="Vad beslutas?"
        value={typed.outcome ?? law?.outcome}
        error={errors.outcome}
        options={Object.entries(incidentOutcomes).map(([value, label]) => ({
          value,
          label,
          ...(law?.outcome === value && { hint: 'Det som bedömningen ger' }),
        }))}
      />
      <TextArea
        name="outcomeReason"
        label="Motivering"
        hint="Behövs när incidenten inte anmäls: varför det är osannolikt att den medför en risk"
        rows={4}
        value={typed.outcomeReason ?? shown.incident.riskReason}
        error={errors.outcomeReason}
      />
      <TextArea
        name="deviationReason"
        label="Varför beslutet är ett annat än bedömningen ger"
        hint="Behövs när beslutet är ett annat, minst 20 tecken. Lämna annars tomt"
        rows={2}
        value={typed.deviationReason}
        error={errors.deviationReason}
      />
      <Choice
        name="way"
        label="Vem beslutar?"
        value={typed.way ?? (right.outcome === 'may' ? 'delegate' : undefined)}
        error={errors.way}
        options={ways.map(([value, way]) => ({ value, label: way.label, hint: way.hint }))}
      />
      {choices.mayRecord && <RecordedDecision choices={shown.choices} typed={typed} errors={errors} />}
      <div class="actions">
        <Button>{right.outcome === 'may' ? 'Besluta' : 'Registrera beslutet'}</Button>
      </div>
      <p class="small">Ett beslut kan inte ändras efteråt. Ett nytt beslut kan ersätta det.</p>
    </form>
  );
};

/** The officer's own part: nobody else writes it, and the officer decides nothing. */
export const AdviceForm = (props: {
  id: string;
  /** When the advice that stands was given. */
  seen: string | null;
  typed: Typed;
  errors: Errors;
}) => (
  <form class="stack narrow" novalidate method="post" action={`/incidenter/${props.id}/rad`}>
    <input type="hidden" name="seen" value={props.typed.seen ?? props.seen ?? ''} />
    <TextArea
      name="advice"
      label="Råd"
      hint={
        props.seen
          ? 'Nämnden bestämmer. Det tidigare rådet står kvar bland ärendets händelser'
          : 'Nämnden bestämmer. Rådet sparas med ditt namn och tiden'
      }
      rows={8}
      value={props.typed.advice}
      error={props.errors.advice}
    />
    <div class="actions">
      <Button>{props.seen ? 'Ändra rådet' : 'Ge råd'}</Button>
    </div>
  </form>
);
