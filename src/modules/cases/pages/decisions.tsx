import { longDate } from '../../../platform/plain-date.ts';
import { Checks, Choice, DateField, type Errors, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { Button, ButtonLink, Panel, Tag } from '../../../ui/parts.tsx';
import { decisionMatters } from '../../organisations/rules/index.ts';
import type { DecisionChoices, ShownCase } from '../actions/index.ts';
import { caseKind, decisionTypes, decisionWays, homeOf, type StoredWay, storedWays } from '../rules/index.ts';
import { options } from './case-list.tsx';

type Typed = Readonly<Record<string, string | null | undefined>>;

export const DecisionPanel = ({ shown }: { shown: ShownCase }) => {
  const { record, decisions, mayDecide } = shown;
  return (
    <Panel
      title="Beslut"
      id="beslut"
      action={
        mayDecide &&
        record.state === 'open' && (
          <ButtonLink href={`${homeOf(record) ?? `/arenden/${record.id}`}/beslut`}>Besluta</ButtonLink>
        )
      }
    >
      {decisions.length === 0 ? (
        <p>Inget beslut än.</p>
      ) : (
        <ul class="plain-list">
          {decisions.map((decision) => (
            <li id={`beslut-${decision.id}`}>
              <strong>{decision.title}</strong>{' '}
              <Tag color={decision.reportId ? 'success' : 'neutral'}>
                {decision.reportId ? 'Redovisat' : storedWays[decision.way as StoredWay]}
              </Tag>
              {decision.text && <span class="block pre">{decision.text}</span>}
              <span class="block small">
                {longDate(decision.decidedOn)}, {decision.decidedBy} ({decision.authority})
                {decision.replacesId && '. Ersätter ett tidigare beslut'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};

interface DecisionFormProps {
  readonly shown: { readonly id: string; readonly kind: string };
  readonly id: string;
  readonly choices: DecisionChoices;
  readonly typed: Typed;
  readonly errors: Errors;
}

/** Who decides first: the other fields say when they are needed. */
export const DecisionForm = ({ shown, id, choices, typed, errors }: DecisionFormProps) => {
  const ways = Object.entries(decisionWays).filter(([, way]) => way.by === 'actor' || choices.mayRecord);
  const kind = caseKind(shown.kind);
  return (
    <form class="stack narrow" novalidate method="post" action={`/arenden/${shown.id}/beslut`}>
      <input type="hidden" name="id" value={id} />
      <Choice
        name="way"
        label="Vem beslutar?"
        value={typed.way}
        error={errors.way}
        options={ways.map(([value, way]) => ({ value, label: way.label, hint: way.hint }))}
      />
      <Select
        name="matter"
        label="Vad gäller beslutet i delegationsordningen?"
        options={options(decisionMatters)}
        value={typed.matter ?? kind.matter}
        error={errors.matter}
      />
      <TextField
        name="title"
        label="Typ av beslut"
        list="typer"
        hint="Så som det står i listan till nämnden, utan namn. Till exempel «Beslut att inte anmäla personuppgiftsincident»"
        value={typed.title}
        error={errors.title}
      />
      <datalist id="typer">
        {decisionTypes.map((type) => (
          <option value={type} />
        ))}
      </datalist>
      <TextArea
        name="text"
        label="Vad som beslutas, och skälen"
        optional
        rows={4}
        value={typed.text}
        error={errors.text}
      />
      <Checks
        name="individual"
        label="Individärende"
        values={(typed.individual ?? (kind.individual ? '1' : '')) === '1' ? ['1'] : []}
        options={[
          { value: '1', label: 'Beslutet gäller en enskild person', hint: 'Redovisas bara med nummer' },
        ]}
      />
      {choices.mayRecord && <RecordedFields choices={choices} typed={typed} errors={errors} />}
      <Checks
        name="delegatedOn"
        label="Vidaredelegation"
        values={typed.delegatedOn === '1' ? ['1'] : []}
        options={[{ value: '1', label: 'Rätten att besluta är vidaredelegerad' }]}
      />
      {choices.decisions.length > 0 && (
        <Select
          name="replacesId"
          label="Ersätter ett tidigare beslut"
          empty="Nej"
          options={choices.decisions.map((one) => ({
            value: one.id,
            label: `${one.decidedOn} ${one.title}`,
          }))}
          value={typed.replacesId}
          error={errors.replacesId}
        />
      )}
      <div class="actions">
        <Button>Spara beslutet</Button>
      </div>
      <p class="small">Ett beslut kan inte ändras efteråt. Ett nytt beslut kan ersätta det.</p>
    </form>
  );
};

/** Each field for the ways that need it; a browser that can hides the others. */
const RecordedFields = ({ choices, typed, errors }: Omit<DecisionFormProps, 'shown' | 'id'>) => (
  <fieldset class="ds-fieldset group recorded">
    <legend>När någon annan har beslutat</legend>
    <DateField name="decidedOn" label="Beslutets dag" value={typed.decidedOn} error={errors.decidedOn} />
    <div class="for-recorded">
      <Select
        name="delegateId"
        label="Delegat"
        empty="Välj när en delegat har beslutat"
        options={choices.delegates.map((one) => ({
          value: one.id,
          label: one.title ? `${one.name}, ${one.title}` : one.name,
        }))}
        value={typed.delegateId}
        error={errors.delegateId}
      />
    </div>
    <div class="for-chair">
      <Select
        name="chairId"
        label="Ordförande"
        empty="Välj när ordföranden har beslutat"
        options={choices.chairs.map((one) => ({ value: one.id, label: one.name }))}
        value={typed.chairId}
        error={errors.chairId}
      />
      <TextArea
        name="urgency"
        label="Varför saken inte kunde vänta"
        hint="När ordföranden har beslutat"
        rows={2}
        value={typed.urgency}
        error={errors.urgency}
      />
    </div>
    <div class="for-committee">
      <Select
        name="bodyId"
        label="Utskott"
        empty="Välj när ett utskott har beslutat"
        options={choices.committees.map((one) => ({ value: one.id, label: one.name }))}
        value={typed.bodyId}
        error={errors.bodyId}
      />
    </div>
    <div class="for-committee for-board">
      <TextField
        name="paragraph"
        label="Paragraf"
        size="short"
        hint="När utskottet eller nämnden har beslutat, till exempel § 87"
        value={typed.paragraph}
        error={errors.paragraph}
      />
    </div>
  </fieldset>
);
