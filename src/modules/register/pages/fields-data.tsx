/** Fields of the steps about data, systems, retention, security, information and review. */
import { art9Grounds } from '../../../knowledge/art9-grounds.ts';
import { type DataCategory, dataCategories, dataCategory } from '../../../knowledge/data-categories.ts';
import {
  assets,
  identityNumberGrounds,
  likelihoods,
  materialKinds,
  operations,
  principles,
  severities,
} from '../../../knowledge/register-choices.ts';
import { subjectGroups } from '../../../knowledge/subject-groups.ts';
import { Checks, DateField, type Option, Select, TextArea, TextField, YesNo } from '../../../ui/field.tsx';
import { Why } from '../../../ui/parts.tsx';
import { categoriesOf } from '../rules/completeness-data.ts';
import type { Entry } from '../rules/entry.ts';
import { judgeFirstRisk } from '../rules/first-risk.ts';
import * as choices from './options.ts';
import { Rows } from './rows.tsx';
import type { FieldsProps } from './step.tsx';

const facts = (list: readonly { id: string; label: string }[]): Option[] =>
  list.map(({ id, label }) => ({ value: id, label }));

const isSensitive = (category: DataCategory) => category.sensitive || category.criminal;
const categoryOption = (category: DataCategory): Option => ({
  value: category.id,
  label: category.label.replace(/\.$/, ''),
  hint: category.help,
});
const categoriesWhere = (test: (category: DataCategory) => boolean): Option[] =>
  (dataCategories as readonly DataCategory[])
    .filter((category) => category.id !== 'other' && test(category))
    .map(categoryOption);

const otherLines = (rows: readonly { category: string; label: string }[], code: string): string =>
  rows
    .filter((row) => row.category === code)
    .map((row) => row.label)
    .join('\n');

export const dataFields = ({ entry, errors }: FieldsProps) => {
  const chosen = entry.dataItems.map((item) => item.category);
  return (
    <>
      <div id="subjectGroups" class="stack">
        <Checks
          name="subjectKinds"
          label="Vilka handlar uppgifterna om?"
          options={facts(subjectGroups.filter((group) => group.id !== 'others'))}
          values={entry.subjectGroups.map((group) => group.category)}
        />
        <TextArea
          name="otherSubjects"
          label="Andra grupper"
          optional
          rows={2}
          hint="En per rad"
          value={otherLines(entry.subjectGroups, 'others')}
        />
      </div>
      <div id="dataItems" class="stack">
        <Checks
          name="dataKinds"
          label="Vilka uppgifter behandlas?"
          options={categoriesWhere((category) => !isSensitive(category) && !category.extraProtected)}
          values={chosen}
        />
        <Checks
          name="dataKinds"
          label="Extra skyddsvärda uppgifter"
          hint="Skyddas på samma nivå som känsliga uppgifter"
          options={categoriesWhere((category) => category.extraProtected && !isSensitive(category))}
          values={chosen}
        />
        <Checks
          name="dataKinds"
          label="Känsliga uppgifter och uppgifter om brott"
          hint="Förbjudet att behandla utan särskilt stöd (artikel 9 och 10)"
          options={categoriesWhere(isSensitive)}
          values={chosen}
        />
        <TextArea
          name="otherData"
          label="Andra uppgifter"
          optional
          rows={2}
          hint="En per rad"
          value={otherLines(entry.dataItems, 'other')}
        />
      </div>
      {entry.dataItems.length > 0 && entry.subjectGroups.length > 0 && matrix(entry)}
      <h3>Stöd för särskilda uppgifter</h3>
      <div id="art9">
        <Select
          name="art9Ground"
          label="Känsliga uppgifter: vilket undantag gäller?"
          empty="Inga känsliga uppgifter, eller vet inte än"
          options={art9Grounds.map((ground) => ({
            value: ground.id,
            label: `${ground.label} (artikel ${ground.id})`,
          }))}
          value={entry.art9Ground}
          error={errors.art9Ground}
        />
      </div>
      <TextField
        name="art9Support"
        label="Vilken författning stöder ni er på?"
        hint="Till exempel dataskyddslagen 3 kap. 3 § 2"
        value={entry.art9Support}
      />
      <div id="identityNumber">
        <Select
          name="identityNumberGround"
          label="Personnummer: varför är det klart motiverat?"
          empty="Inga personnummer, eller vet inte än"
          options={facts(identityNumberGrounds)}
          value={entry.identityNumberGround}
        />
      </div>
      <TextField
        name="identityNumberMotivation"
        label="Motivera personnumret"
        optional
        value={entry.identityNumberMotivation}
      />
      <TextField
        name="art10Support"
        label="Uppgifter om brott: vilket stöd har ni?"
        optional
        value={entry.art10Support}
      />
      <YesNo
        name="protectedIdentities"
        label="Kan det finnas personer med skyddade personuppgifter?"
        value={entry.protectedIdentities}
      />
      <Rows<Entry['sources'][number]>
        name="sources"
        heading="Varifrån kommer uppgifterna?"
        one="Källa"
        rows={entry.sources}
        blank={{ kind: 'other', name: null }}
        fields={(row, at) => (
          <div class="pair">
            <Select name={at('kind')} label="Källa" options={choices.SOURCE_KINDS} value={row.kind} />
            <TextField
              name={at('name')}
              label="Vilken annan källa?"
              hint="Till exempel folkbokföringen"
              value={row.name}
            />
          </div>
        )}
      />
    </>
  );
};

const matrix = (entry: Entry) => (
  <div class="table-box" role="region" aria-label="Vilka uppgifter om vilka" tabindex={0}>
    <table class="ds-table">
      <caption>Vilka uppgifter om vilka?</caption>
      <thead>
        <tr>
          <th scope="col">Uppgift</th>
          {entry.subjectGroups.map((group) => (
            <th scope="col">
              <label for={`counts.${group.id}`}>{group.label}</label>
              <input
                class="ds-input short"
                id={`counts.${group.id}`}
                name={`counts.${group.id}`}
                value={group.approximateCount ?? ''}
                placeholder="Ungefär hur många?"
              />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entry.dataItems.map((item) => (
          <tr id={`dataItems-${item.id}`}>
            <th scope="row">
              {item.label}
              <input type="hidden" name={`matrix.${item.id}`} value="" />
            </th>
            {entry.subjectGroups.map((group) => (
              <td>
                <input
                  class="ds-input"
                  type="checkbox"
                  name={`matrix.${item.id}`}
                  value={group.id}
                  checked={item.subjects.includes(group.id)}
                  aria-label={`${item.label} om ${group.label}`}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

export const systemFields = ({ entry, systems, errors }: FieldsProps) => (
  <>
    <div id="systems">
      <Checks
        name="systemIds"
        label="I vilka system finns uppgifterna?"
        hint={
          <>
            Saknas ett system? <a href="/system/nytt">Lägg till det först.</a>
          </>
        }
        options={systems.map((system) => ({ value: system.id, label: system.name }))}
        values={entry.systems.map((system) => system.id)}
      />
    </div>
    <Select
      name="structure"
      label="Är materialet ordnat?"
      empty="Vet inte än"
      options={choices.STRUCTURES}
      value={entry.structure}
      error={errors.structure}
    />
    <Checks
      name="materialKinds"
      label="Ostrukturerat material: vad är det?"
      hint="Även filer på en hårddisk och listor ska stå i registret"
      options={facts(materialKinds)}
      values={entry.materialKinds}
    />
    <Select
      name="automation"
      label="Hur sker behandlingen?"
      empty="Vet inte än"
      options={choices.AUTOMATIONS}
      value={entry.automation}
      error={errors.automation}
    />
    <TextArea
      name="searchKeys"
      label="Sökbegrepp"
      optional
      rows={2}
      hint="Ett per rad, till exempel namn och adress. Ett pappersregister omfattas om det går att söka på minst två."
      value={Array.isArray(entry.searchKeys) ? entry.searchKeys.join('\n') : entry.searchKeys}
    />
    <Checks
      name="operations"
      label="Vad gör ni med uppgifterna?"
      options={facts(operations)}
      values={entry.operations}
    />
    <Checks
      name="assets"
      label="Vad ligger uppgifterna på?"
      optional
      options={facts(assets)}
      values={entry.assets}
    />
  </>
);

export const retentionFields = ({ entry, errors }: FieldsProps) => (
  <Rows<Entry['retention'][number]>
    name="retention"
    heading="Hur länge sparas uppgifterna?"
    hint="Skriv en rad för varje slag av uppgifter som har en egen frist. Utan stöd i dokumenthanteringsplanen får allmänna handlingar inte gallras."
    one="Regel"
    rows={entry.retention}
    blank={{ what: '', period: null, startsWhen: null, ground: null }}
    fields={(row, at) => (
      <>
        <div class="pair">
          <TextField
            name={at('what')}
            label="Vilka uppgifter?"
            hint="Till exempel larmlogg"
            value={row.what}
            error={errors[at('what')]}
          />
          <TextField
            name={at('period')}
            label="Frist"
            hint="Till exempel 2 år, eller bevaras"
            value={row.period}
          />
        </div>
        <div class="pair">
          <TextField
            name={at('startsWhen')}
            label="Räknas från"
            hint="Till exempel när insatsen avslutas"
            value={row.startsWhen}
          />
          <TextField
            name={at('ground')}
            label="Grund"
            hint="Dokumenthanteringsplan, gallringsbeslut eller författning"
            value={row.ground}
          />
        </div>
      </>
    )}
  />
);

const LEVELS: readonly Option[] = [
  '0 Ingen eller försumbar',
  '1 Måttlig',
  '2 Betydande',
  '3 Allvarlig',
  '4 Synnerligen allvarlig',
].map((label, index) => ({ value: String(index), label }));
const numbered = (list: readonly { id: string; label: string }[]): Option[] =>
  list.map(({ id, label }) => ({ value: id, label: `${id} ${label}` }));
const asText = (value: number | null): string => (value === null ? '' : String(value));

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

export const informationFields = ({ entry, errors }: FieldsProps) => (
  <>
    <TextArea
      name="informedHow"
      label="Hur informeras de registrerade?"
      hint="Till exempel «informationstext i ansökan och på webben»"
      rows={2}
      value={entry.informedHow}
      error={errors.informedHow}
    />
    <TextField
      name="informedWhen"
      label="När?"
      hint="Till exempel «när ansökan lämnas in», eller senast en månad efter att uppgifterna kom från någon annan"
      value={entry.informedWhen}
    />
    <TextField name="informationLink" label="Var finns texten?" value={entry.informationLink} />
    <DateField
      name="informationReviewedOn"
      label="När granskades texten senast?"
      value={entry.informationReviewedOn}
      error={errors.informationReviewedOn}
    />
  </>
);

export const reviewFields = ({ entry, errors, principles: answers }: FieldsProps) => (
  <>
    <TextArea
      name="proportionality"
      label="Är behandlingen rimlig i förhållande till nyttan?"
      hint="Väg ert behov mot de registrerades intressen och vad de kan förvänta sig."
      value={entry.proportionality}
    />
    <div id="principleAnswers" class="stack">
      <h3>Nio kontrollpunkter</h3>
      <p class="hint">Det som framgår av posten är redan besvarat. Resten svarar ni på själva.</p>
      {principles.map((principle, index) => {
        const held = entry.principleAnswers.find((answer) => answer.principle === principle.id);
        const found = answers.find((answer) => answer.principle === principle.id);
        const at = (field: string) => `principleAnswers.${index}.${field}`;
        return (
          <fieldset class="rowset" id={`principleAnswers-${principle.id}`}>
            <legend>{principle.label}</legend>
            <input
              type="hidden"
              name={at('id')}
              value={(held as { id?: string } | undefined)?.id ?? crypto.randomUUID()}
            />
            <input type="hidden" name={at('principle')} value={principle.id} />
            <p>{principle.question}</p>
            {principle.mjolbyLabel && <p class="small">{principle.mjolbyLabel}</p>}
            {found?.answeredBy === 'facts' ? (
              <>
                <Why
                  reasons={found.reasons}
                  summary={
                    found.status === 'fulfilled' ? 'Uppfylld enligt posten' : 'Inte uppfylld enligt posten'
                  }
                  open={found.status !== 'fulfilled'}
                />
                <input type="hidden" name={at('fulfilled')} value={held?.fulfilled ?? ''} />
              </>
            ) : (
              <YesNo name={at('fulfilled')} label="Uppfylls det?" value={held?.fulfilled} />
            )}
            <TextField name={at('note')} label="Anmärkning" optional value={held?.note} />
          </fieldset>
        );
      })}
    </div>
    <DateField
      name="nextReviewOn"
      label="När ska posten ses över nästa gång?"
      value={entry.nextReviewOn}
      error={errors.nextReviewOn}
    />
    <DateField
      name="confirmedOn"
      label="När bekräftade verksamheten senast att den stämmer?"
      optional
      value={entry.confirmedOn}
      error={errors.confirmedOn}
    />
  </>
);
