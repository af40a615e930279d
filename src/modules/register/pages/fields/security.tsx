import { dataCategory } from '../../../../knowledge/data-categories.ts';
import { likelihoods, severities } from '../../../../knowledge/register-choices.ts';
import { DateField, Select, TextArea, TextField, YesNo } from '../../../../ui/field.tsx';
import { Why } from '../../../../ui/parts.tsx';
import { categoriesOf } from '../../rules/completeness-data.ts';
import type { Entry } from '../../rules/entry.ts';
import { judgeFirstRisk } from '../../rules/first-risk.ts';
import * as choices from '../options.ts';
import { Rows } from '../rows.tsx';
import type { FieldsProps } from '../step.tsx';
import { asText, LEVELS, numbered } from './lists.ts';

export const securityFields = ({ entry, errors, asOf }: FieldsProps) => (
  <>
    <h3 id="firstRisk">Första riskbedömning</h3>
    <p class="hint">Vad händer för den registrerade om personuppgifterna skulle spridas?</p>
    <div class="pair">
      <Select
        name="spreadLikelihood"
        label="Hur troligt är det?"
        empty="Inte bedömt"
        options={numbered(likelihoods)}
        value={asText(entry.spreadLikelihood)}
        error={errors.spreadLikelihood}
      />
      <Select
        name="spreadSeverity"
        label="Hur allvarligt vore det?"
        empty="Inte bedömt"
        options={numbered(severities)}
        value={asText(entry.spreadSeverity)}
        error={errors.spreadSeverity}
      />
    </div>
    <TextArea name="spreadReasons" label="Skäl för bedömningen" rows={2} value={entry.spreadReasons} />
    {firstRiskView(entry, asOf)}
    <Rows<Entry['measures'][number]>
      name="measures"
      heading="Säkerhetsåtgärder"
      hint="En allmän beskrivning räcker. Till exempel «behörighet per enhet, årlig kontroll»"
      one="Åtgärd"
      rows={entry.measures}
      blank={{ kind: 'technical', text: '' }}
      fields={(row, at) => (
        <div class="pair">
          <Select name={at('kind')} label="Slag" options={choices.MEASURE_KINDS} value={row.kind} />
          <TextField name={at('text')} label="Åtgärd" value={row.text} error={errors[at('text')]} />
        </div>
      )}
    />
    <TextField
      name="accessRoutine"
      label="Rutin för behörigheter"
      hint="Vem ger behörighet, och var står rutinen?"
      value={entry.accessRoutine}
    />
    <DateField
      name="accessReviewedOn"
      label="När kontrollerades behörigheterna senast?"
      optional
      value={entry.accessReviewedOn}
      error={errors.accessReviewedOn}
    />
    <h3 id="klassa">Informationsklassning</h3>
    <div class="pair">
      <Select
        name="klassaConfidentiality"
        label="Konfidentialitet"
        empty="Inte klassad"
        options={LEVELS}
        value={asText(entry.klassaConfidentiality)}
      />
      <Select
        name="klassaCorrectness"
        label="Riktighet"
        empty="Inte klassad"
        options={LEVELS}
        value={asText(entry.klassaCorrectness)}
      />
      <Select
        name="klassaAvailability"
        label="Tillgänglighet"
        empty="Inte klassad"
        options={LEVELS}
        value={asText(entry.klassaAvailability)}
      />
      <Select
        name="klassaTraceability"
        label="Spårbarhet"
        empty="Inte klassad"
        options={LEVELS}
        value={asText(entry.klassaTraceability)}
      />
    </div>
    <div class="pair">
      <DateField
        name="klassaOn"
        label="Klassad den"
        optional
        value={entry.klassaOn}
        error={errors.klassaOn}
      />
      <TextField name="klassaLink" label="Var finns klassningen?" optional value={entry.klassaLink} />
    </div>
    <h3>Konsekvensbedömning</h3>
    <YesNo
      name="dpiaNeeded"
      label="Behövs en konsekvensbedömning?"
      hint="Ja om minst två av IMY:s nio punkter stämmer, eller vid hög risk."
      value={entry.dpiaNeeded}
    />
    <div class="pair">
      <DateField name="dpiaOn" label="Gjord den" optional value={entry.dpiaOn} error={errors.dpiaOn} />
      <TextField name="dpiaResult" label="Resultat" optional value={entry.dpiaResult} />
    </div>
    <h3>Automatiserade beslut och AI</h3>
    <YesNo
      name="automatedDecision"
      label="Fattas beslut automatiskt, eller görs profilering?"
      value={entry.automatedDecision}
    />
    <TextArea
      name="automatedDecisionLogic"
      label="Om ja: hur fungerar det och vad leder det till?"
      optional
      rows={2}
      value={entry.automatedDecisionLogic}
    />
    <YesNo name="aiUsed" label="Används AI?" value={entry.aiUsed} />
    <div class="pair">
      <TextField name="aiSystem" label="AI-system" optional value={entry.aiSystem} />
      <Select
        name="aiRole"
        label="Er roll enligt AI-förordningen"
        empty="Vet inte än"
        options={choices.AI_ROLES}
        value={entry.aiRole}
      />
      <Select
        name="aiRiskClass"
        label="Riskklass"
        empty="Vet inte än"
        options={choices.AI_RISKS}
        value={entry.aiRiskClass}
      />
    </div>
  </>
);

function firstRiskView(entry: Entry, asOf: string) {
  const likelihood = Number(entry.spreadLikelihood);
  const severity = Number(entry.spreadSeverity);
  if (!likelihood || !severity) return null;
  const judgement = judgeFirstRisk(
    { likelihood, severity, sensitive: categoriesOf(entry).some((code) => dataCategory(code)?.sensitive) },
    { asOf },
  );
  return <Why reasons={judgement.reasons} summary="Vad bedömningen leder till" open />;
}
