import { breachOutcomes } from '../../../knowledge/breach-form.ts';
import type { Judgement } from '../../../knowledge/judgement.ts';
import type { Errors } from '../../../ui/field.tsx';
import { Cite, Panel, Tag, Why } from '../../../ui/parts.tsx';
import type { ShownRisk } from '../actions/index.ts';
import {
  type AssessmentSection,
  assessmentSections,
  incidentOutcomes,
  scoreCircumstances,
} from '../rules/index.ts';
import { SectionForm, type SentFields } from './group-fields.tsx';

interface RiskProps {
  readonly shown: ShownRisk;
  readonly failed?: { readonly section: AssessmentSection; readonly sent: SentFields } | undefined;
  readonly errors: Errors;
}

export const RiskParts = (props: RiskProps) => (
  <div class="stack">
    <p>
      Bedöm risken för människor, inte för nämnden. Först hur sannolikt det är att någon drabbas och hur
      allvarligt det vore, sedan risken sammantaget. Formulärets fyra nivåer är en sak, beslutet om anmälan en
      annan.
    </p>
    <RiskForm {...props} section="risk" />
    <RiskJudgements judged={props.shown.judged} />
    <ThreeOutcomes />
    <Score {...props} />
  </div>
);

const RiskForm = ({ shown, failed, errors, section }: RiskProps & { section: AssessmentSection }) => {
  const isFailed = failed?.section === section;
  return (
    <Panel title={assessmentSections[section]} id={section}>
      <SectionForm
        section={section}
        action={`/incidenter/${shown.record.id}/risk`}
        fields={shown.fields}
        changes={shown.changes}
        sent={isFailed ? failed.sent : undefined}
        errors={isFailed ? errors : {}}
        hints={{
          severity:
            'Uppskatta hur allvarlig incidenten är med hänsyn till de registrerades integritet. 1 är minst allvarlig och 4 mest allvarlig',
          risk: 'I tveksamma fall, anmäl: lagen undantar bara det som är osannolikt',
        }}
        button="Spara bedömningen"
      />
    </Panel>
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
              <p>
                {guideline.outcome === law.outcome ? 'Samma svar enligt' : 'Avviker från'} {guideline.name}:{' '}
                {outcomeText(guideline.outcome)}
              </p>
              <Why reasons={guideline.reasons} />
            </div>
          ),
      )}
    </Panel>
  );
};

const outcomeText = (outcome: string): string =>
  incidentOutcomes[outcome as keyof typeof incidentOutcomes] ?? 'säger inget om det';

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
  const { shown, failed, errors } = props;
  const isOpen = shown.score !== undefined || failed?.section === 'score';
  const isFailed = failed?.section === 'score';
  return (
    <details class="more" open={isOpen} id="score">
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
        <SectionForm
          section="score"
          action={`/incidenter/${shown.record.id}/risk`}
          fields={shown.fields}
          changes={shown.changes}
          sent={isFailed ? failed.sent : undefined}
          errors={isFailed ? errors : {}}
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
          button="Räkna"
        />
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
