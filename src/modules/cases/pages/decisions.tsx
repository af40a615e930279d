import { longDate } from '../../../platform/plain-date.ts';
import { Checks, Choice, type Errors, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { Button, ButtonLink, Panel, Tag } from '../../../ui/parts.tsx';
import { RecordedDecision } from '../../../ui/recorded-decision.tsx';
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
      {choices.mayRecord && <RecordedDecision choices={choices} typed={typed} errors={errors} />}
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
