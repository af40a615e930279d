import type { Judgement } from '../../../knowledge/judgement.ts';
import { guidelineProfiles } from '../../../knowledge/parameters.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { RuleDescription } from '../../../rules.ts';
import { DateField, ErrorSummary, type Errors, Select, TextArea } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, JudgementView, Panel, Table } from '../../../ui/parts.tsx';
import {
  ALL_FACTS_FIELD,
  DAY_FIELD,
  GUIDELINE_FIELD,
  isWrittenAsJson,
  type TypedQuestion,
} from '../forms/index.ts';
import { factTypeText, fullExampleOf, type RuleFact } from '../rules/facts.ts';
import { FactField } from './fact-field.tsx';

interface RuleProps {
  readonly actor: Actor;
  readonly rule: RuleDescription;
  readonly facts: readonly RuleFact[];
  readonly today: string;
  /** What was typed; absent before anything was. */
  readonly typed?: URLSearchParams;
  readonly errors?: Errors;
  readonly asked?: TypedQuestion;
  readonly judgement?: Judgement;
}

/** A rule as a form, its answer above it when it has been asked. */
export const RulePage = (props: RuleProps) => {
  const { actor, rule, facts, errors = {}, asked, judgement } = props;
  return (
    <Page
      actor={actor}
      title={rule.description.replace(/\.$/, '')}
      section="rules"
      path={`/regler/${rule.id}`}
      crumbs={[{ href: '/regler', text: 'Regler' }]}
    >
      <p class="meta">
        <code>{rule.id}</code>
      </p>
      <ErrorSummary errors={namedErrors(errors, facts)} />
      {judgement && asked && <AnswerPanel rule={rule} asked={asked} judgement={judgement} />}
      <RuleForm {...props} errors={errors} />
      <FactTable facts={facts} />
      <OutcomeTable rule={rule} />
    </Page>
  );
};

/** In the list of errors each says which fact it is about. */
function namedErrors(errors: Errors, facts: readonly RuleFact[]): Errors {
  const named = Object.entries(errors).map(([field, text]) => {
    const fact = facts.find((item) => item.name === field);
    return [field, fact && text ? `${fact.description}: ${text}` : text];
  });
  return Object.fromEntries(named);
}

const RuleForm = ({ rule, facts, today, typed, errors = {} }: RuleProps) => (
  <form class="stack narrow" method="post" action={`/regler/${rule.id}`} style="margin-top:1rem">
    {isWrittenAsJson(facts) ? (
      <AllFactsField facts={facts} typed={typed ?? null} error={errors[ALL_FACTS_FIELD]} />
    ) : (
      facts.map((fact) => <FactField fact={fact} typed={typed ?? null} error={errors[fact.name]} />)
    )}
    <DateField
      name={DAY_FIELD}
      label="Dagen som frågan gäller"
      hint="Lagen tillämpas som den är den dagen. Till exempel 2026-11-20, tidigast 2018-05-25"
      value={typed?.get(DAY_FIELD) || today}
      error={errors[DAY_FIELD]}
    />
    <Select
      name={GUIDELINE_FIELD}
      label="Lokal riktlinje"
      hint="Visar även vad riktlinjen svarar, bredvid lagen"
      empty="Ingen"
      options={guidelineProfiles.map(({ id, label }) => ({ value: id, label }))}
      value={typed?.get(GUIDELINE_FIELD)}
      error={errors[GUIDELINE_FIELD]}
    />
    <div class="actions">
      <Button>Fråga regeln</Button>
      {typed && <a href={`/regler/${rule.id}`}>Börja om</a>}
    </div>
  </form>
);

const AllFactsField = (props: {
  facts: readonly RuleFact[];
  typed: URLSearchParams | null;
  error?: string | undefined;
}) => (
  <TextArea
    name={ALL_FACTS_FIELD}
    label="Uppgifterna som JSON"
    hint="Regeln läser en hel registerpost. Det som du tar bort ur exemplet räknas som inte ifyllt. Alla uppgifter står längre ned på sidan."
    rows={24}
    value={props.typed?.get(ALL_FACTS_FIELD) ?? JSON.stringify(fullExampleOf(props.facts), null, 2)}
    error={props.error}
  />
);

/** The judgement, what a silent guideline says, and how another program asks the same. */
const AnswerPanel = (props: { rule: RuleDescription; asked: TypedQuestion; judgement: Judgement }) => {
  const { rule, asked, judgement } = props;
  const { profile } = asked.question;
  const guideline = guidelineProfiles.find((item) => item.id === profile);
  return (
    <div style="margin-top:1rem">
      <Panel title="Svar" id="svar">
        <JudgementView judgement={judgement} outcomes={rule.outcomes} />
        {guideline && !judgement.guideline && (
          <p class="small">Riktlinjen {guideline.label} har inget eget svar på den här frågan.</p>
        )}
        <details class="why">
          <summary>Samma fråga från ett annat program</summary>
          <p class="small">
            Skicka det här till <code>POST /api/v1/rules/{rule.id}</code>, eller spara uppgifterna i en fil
            och kör <code>ansvar rule ask {rule.id} --facts FIL</code>.
          </p>
          <pre style="white-space:pre-wrap;overflow-wrap:anywhere">
            {JSON.stringify({ facts: asked.facts, ...asked.question }, null, 2)}
          </pre>
        </details>
      </Panel>
    </div>
  );
};

const FactTable = ({ facts }: { facts: readonly RuleFact[] }) => (
  <details class="why">
    <summary>Uppgifterna som regeln frågar efter</summary>
    <Table
      caption="Uppgifter"
      hideCaption
      rows={facts}
      columns={[
        { heading: 'Namn', header: true, cell: (fact) => <code>{fact.name}</code> },
        { heading: 'Vad det är', cell: (fact) => fact.description },
        { heading: 'Skrivs som', cell: factTypeText },
        { heading: 'Måste finnas', cell: (fact) => (fact.required ? 'Ja' : 'Nej') },
      ]}
    />
  </details>
);

const OutcomeTable = ({ rule }: { rule: RuleDescription }) => (
  <details class="why">
    <summary>Svaren som regeln kan ge</summary>
    <Table
      caption="Svar"
      hideCaption
      rows={Object.entries(rule.outcomes)}
      columns={[
        { heading: 'Svar', header: true, cell: ([, text]) => text },
        { heading: 'Kod', cell: ([code]) => <code>{code}</code> },
      ]}
    />
  </details>
);
