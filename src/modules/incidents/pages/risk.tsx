import { breachOutcomes } from '../../../knowledge/breach-form.ts';
import type { Judgement } from '../../../knowledge/judgement.ts';
import type { Errors } from '../../../ui/field.tsx';
import { Button, ButtonLink, Cite, Panel, Tag, Why } from '../../../ui/parts.tsx';
import type { ShownRisk } from '../actions/index.ts';
import { assessmentSections, fieldsOfSection, incidentOutcomes, scoreCircumstances } from '../rules/index.ts';
import { GroupForm, SectionFields, type SentFields } from './group-fields.tsx';

interface RiskProps {
  readonly shown: ShownRisk;
  /** What was sent and refused. */
  readonly sent?: SentFields | undefined;
  readonly errors: Errors;
}

export const RiskParts = (props: RiskProps) => (
  <div class="stack below">
    <NextStep {...props} />
    <p>
      Bedöm risken för människor, inte för nämnden. Först hur sannolikt det är att någon drabbas och hur
      allvarligt det vore, sedan risken sammantaget. Formulärets fyra nivåer är en sak, beslutet om anmälan en
      annan.
    </p>
    <p>För beslutet behövs sannolikheten och allvaret, med skäl. Poängen är frivilliga.</p>
    <GroupForm
      action={`/incidenter/${props.shown.record.id}/risk`}
      errors={props.errors}
      button="Spara bedömningen"
    >
      <Panel title={assessmentSections.risk} id="avsnitt-risk">
        <SectionFields
          section="risk"
          {...groupOf(props)}
          hints={{
            severity:
              'Uppskatta hur allvarlig incidenten är med hänsyn till de registrerades integritet. 1 är minst allvarlig och 4 mest allvarlig',
            risk: 'I tveksamma fall, anmäl: lagen undantar bara det som är osannolikt',
          }}
        />
      </Panel>
      <Score {...props} />
    </GroupForm>
    <RiskJudgements judged={props.shown.judged} />
    <ThreeOutcomes />
  </div>
);

const groupOf = ({ shown: { fields, changes }, sent, errors }: RiskProps) => ({
  fields,
  changes,
  sent,
  errors,
});

/** Where to go on, once the risk is judged. */
const NextStep = ({ shown: { incident, record } }: RiskProps) => {
  const { likelihood, severity, outcome, side } = incident;
  if (!likelihood || severity === null || outcome || side !== 'controller') return null;
  return (
    <p class="row">
      Nästa steg:
      <ButtonLink href={`/incidenter/${record.id}#beslut`}>Beslut</ButtonLink>
    </p>
  );
};

/** What the judgement asks for, with the older guidelines beside it (S-006). */
export const RiskJudgements = ({ judged }: { judged: readonly Judgement[] }) => {
  const [law, ...others] = judged;
  if (!law) return <p>När ni har sagt hur sannolikt det är syns här vad risken ger.</p>;
  return (
    <Panel title="Vad bedömningen ger">
      <p>
        <strong>{outcomeText(law.outcome)}</strong>
      </p>
      <Why reasons={law.reasons} />
      {others.map(
        ({ guideline }) =>
          guideline && (
            <div class="guideline">
              <p>{guidelineText(guideline, law.outcome)}</p>
              <Why reasons={guideline.reasons} />
            </div>
          ),
      )}
    </Panel>
  );
};

const outcomeText = (outcome: string): string =>
  incidentOutcomes[outcome as keyof typeof incidentOutcomes] ?? outcome;

/** A guideline that says nothing does not deviate. */
function guidelineText({ name, outcome }: NonNullable<Judgement['guideline']>, law: string): string {
  if (outcome === 'unsaid') return `Riktlinjen ${name} säger inget om det`;
  return `${outcome === law ? 'Samma svar enligt' : 'Avviker från'} ${name}: ${outcomeText(outcome)}`;
}

/** The authority's three outcomes, to the letter. */
export const ThreeOutcomes = () => (
  <details class="why">
    <summary>Dokumentera, anmäla, informera: vad gäller?</summary>
    <dl class="facts">
      {breachOutcomes.map((outcome) => (
        <>
          <dt>{outcome.label}</dt>
          <dd>
            «{outcome.text}» <Cite source={outcome.source} />
          </dd>
        </>
      ))}
    </dl>
  </details>
);

const Score = (props: RiskProps) => {
  const { shown, sent, errors } = props;
  const isFaulty = sent !== undefined && fieldsOfSection('score').some(({ name }) => errors[name]);
  return (
    <details class="more" open={shown.score !== undefined || isFaulty} id="avsnitt-score">
      <summary>Räkna allvaret i poäng (frivilligt)</summary>
      <div class="stack">
        <p>
          <Tag color="warning">förslag, inte kontrollerat</Tag> ENISA:s metod från 2013: slaget av uppgifter
          gånger hur lätt det är att veta vem det gäller, plus omständigheter. Resultatet är ett förslag till
          nivå. Ni väljer själva.
        </p>
        {shown.score && (
          <div class="guideline">
            <p>
              <strong>{scoreTexts[shown.score.outcome]}</strong>
            </p>
            <Why reasons={shown.score.reasons} open />
          </div>
        )}
        <SectionFields
          section="score"
          {...groupOf(props)}
          hints={{
            scoreCircumstances: (
              <>
                Räkna ihop, högst 2:
                {scoreCircumstances.map(({ label }) => (
                  <span class="block">{label}</span>
                ))}
              </>
            ),
          }}
        />
        <div class="actions">
          <Button variant="secondary">Räkna och spara</Button>
        </div>
      </div>
    </details>
  );
};

const scoreTexts: Readonly<Record<string, string>> = {
  '1': 'Förslag: nivå 1, obetydlig',
  '2': 'Förslag: nivå 2, begränsad',
  '3': 'Förslag: nivå 3, betydande',
  '4': 'Förslag: nivå 4, mycket allvarlig',
};
