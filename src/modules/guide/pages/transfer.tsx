/** «Får vi föra över?»: whether it is a transfer, and whether it has support. */
import { raw } from 'hono/html';
import { countryChoices } from '../../../knowledge/countries.ts';
import type { Judgement } from '../../../knowledge/judgement.ts';
import { transferMechanisms } from '../../../knowledge/transfer-mechanisms.ts';
import { type CountryNote, clauseChanges, transferUses } from '../../../knowledge/transfer-uses.ts';
import type { Actor } from '../../../platform/actor.ts';
import { Choice, DateField, ErrorSummary, type Errors, Select, TextArea, YesNo } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, Cite, JudgementView, Panel } from '../../../ui/parts.tsx';
import { isTransferOutcomes, transferOutcomes } from '../../register/rules/index.ts';
import { GUIDANCE_CRUMB } from './guidance-ask.tsx';

export interface AnsweredTransfer {
  readonly isTransfer: Judgement;
  /** Absent where nothing is transferred. */
  readonly support?: Judgement;
  readonly notes: readonly CountryNote[];
}

interface TransferProps {
  readonly actor: Actor;
  readonly query: URLSearchParams;
  readonly errors?: Errors;
  readonly answered?: AnsweredTransfer;
}

export const TransferPage = ({ actor, query, errors = {}, answered }: TransferProps) => (
  <Page
    actor={actor}
    title="Får vi föra över till ett annat land?"
    section="guidance"
    path="/vagledning/overforing"
    crumbs={[GUIDANCE_CRUMB]}
  >
    <p>Uppgifter är överförda när någon utanför EU/EES kan nå dem, också bara för att läsa. Inget sparas.</p>
    <ErrorSummary errors={errors} />
    <div class="stack below">
      {answered && <Answer answered={answered} />}
      <style>{raw(UNFOLDING)}</style>
      <form class="stack narrow transfer" novalidate method="get" action="/vagledning/overforing">
        <WhereFields query={query} errors={errors} />
        <SupportFields query={query} errors={errors} />
        <div class="actions">
          <Button>Visa svaret</Button>
          <a href="/vagledning">Avbryt</a>
        </div>
      </form>
    </div>
  </Page>
);

const Answer = ({ answered: { isTransfer, support, notes } }: { answered: AnsweredTransfer }) => (
  <>
    <Panel title="Är det en överföring?" id="svar">
      <JudgementView judgement={isTransfer} outcomes={isTransferOutcomes} />
    </Panel>
    {support && (
      <Panel title="Får vi föra över?">
        <JudgementView judgement={support} outcomes={transferOutcomes} />
        {notes.map((note) => (
          <p class="note">
            «{note.label}» <Cite source={note.source} />
          </p>
        ))}
      </Panel>
    )}
  </>
);

interface FieldsProps {
  readonly query: URLSearchParams;
  readonly errors: Errors;
}

const countries = countryChoices().map(({ code, name }) => ({ value: code, label: name }));
const options = (list: readonly { readonly id: string; readonly label: string }[]) =>
  list.map(({ id, label }) => ({ value: id, label }));

const WhereFields = ({ query, errors }: FieldsProps) => (
  <>
    <Select
      name="country"
      label="Vilket land?"
      hint="Landet där mottagaren finns, eller där den som ser uppgifterna sitter. Exempel: Indien, när supporten sitter där."
      empty="Välj land"
      options={countries}
      value={query.get('country')}
      error={errors.country}
    />
    <Select
      name="how"
      label="Hur blir uppgifterna tillgängliga där?"
      hint="Det avgör om det är en överföring. Exempel: support på distans från Indien till en server i Sverige är det."
      empty="Välj"
      options={options(transferUses)}
      value={query.get('how')}
      error={errors.how}
    />
    <Select
      name="storedIn"
      label="Var lagras uppgifterna?"
      hint="Behövs bara om de lagras i ett annat land än det du valde."
      optional
      empty="Samma land, eller Sverige"
      options={countries}
      value={query.get('storedIn')}
      error={errors.storedIn}
    />
    <Choice
      name="social"
      label="Gäller det uppgifter i socialtjänsten?"
      hint="Socialtjänsten får föra över bara i ärenden om faderskap och internationell adoption."
      options={[
        { value: 'nej', label: 'Nej' },
        { value: 'paternity', label: 'Ja, faderskap' },
        { value: 'adoption', label: 'Ja, internationell adoption' },
        { value: 'other', label: 'Ja, något annat' },
      ]}
      value={query.get('social') ?? 'nej'}
    />
  </>
);

const SupportFields = ({ query, errors }: FieldsProps) => (
  <>
    <Select
      name="mechanism"
      label="Vilket stöd har överföringen?"
      hint="Utanför EU/EES krävs ett beslut av kommissionen, en skyddsåtgärd eller ett undantag."
      empty="Vet inte än"
      options={options(transferMechanisms)}
      value={query.get('mechanism')}
      error={errors.mechanism}
    />
    <div data-support="adequacy">
      <YesNo
        name="recipientCovered"
        label="Omfattas mottagaren av beslutet?"
        hint="Flera beslut gäller bara en del av landet. Exempel: i Kanada bara företag som lyder under PIPEDA, inte myndigheter."
        value={query.get('recipientCovered')}
      />
    </div>
    <div data-support="certified">
      <DateField
        name="checkedOn"
        label="När kontrollerades mottagarens certifiering?"
        value={query.get('checkedOn')}
        error={errors.checkedOn}
      />
    </div>
    <div data-support="clauses">
      <Choice
        name="clausesChanged"
        label="Är standardavtalsklausulerna ändrade?"
        hint="De får inte ändras. Affärsklausuler som inte strider mot dem får läggas till."
        options={[...options(clauseChanges), { value: '', label: 'Vet inte' }]}
        value={query.get('clausesChanged') ?? ''}
      />
    </div>
    <div data-support="safeguard">
      <YesNo
        name="remedy"
        label="Har de registrerade rättigheter där, och kan de gå till domstol?"
        hint="Skyddsåtgärden räcker inte ensam."
        value={query.get('remedy')}
      />
      <YesNo
        name="assessed"
        label="Är överföringen bedömd och dokumenterad?"
        hint="Bedömningen (TIA) går igenom lagar och praxis i landet."
        value={query.get('assessed')}
      />
      <TextArea
        name="safeguards"
        label="Skyddsåtgärder, eller IMY:s tillstånd"
        optional
        rows={2}
        value={query.get('safeguards')}
      />
    </div>
    <div data-support="authority">
      <YesNo
        name="exerciseOfAuthority"
        label="Är det myndighetsutövning?"
        hint="Myndigheter får då inte använda undantagen a–c."
        value={query.get('exerciseOfAuthority')}
      />
    </div>
    <YesNo
      name="approved"
      label="Är det ett biträde: har ni godkänt överföringen skriftligen i förväg?"
      hint="Biträdet får föra över bara med ert godkännande och era instruktioner."
      value={query.get('approved')}
    />
  </>
);

/** Which kinds of support each group of fields belongs to. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  adequacy: transferMechanisms.filter(({ kind }) => kind === 'adequacy').map(({ id }) => id),
  certified: ['DPF'],
  clauses: transferMechanisms.filter(({ id }) => id.includes('SCC')).map(({ id }) => id),
  safeguard: transferMechanisms.filter(({ kind }) => kind === 'safeguard').map(({ id }) => id),
  authority: transferMechanisms
    .filter(({ closedToPublicPowers }) => closedToPublicPowers)
    .map(({ id }) => id),
};

/** Fields that belong to the chosen support alone; a browser that does not know `:has` shows them all. */
const UNFOLDING = `@supports selector(:has(*)) {\n${Object.entries(GROUPS)
  .map(([group, ids]) => {
    const chosen = ids.map((id) => `[name="mechanism"] option[value="${id}"]:checked`).join(', ');
    return `[data-support="${group}"] { display: none; }\nform.transfer:has(${chosen}) [data-support="${group}"] { display: block; }`;
  })
  .join('\n')}\n}`;
