/** One fact of a rule as a field: the codes are chosen by their Swedish words. */
import { Checks, Choice, DateField, type Option, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { choicesFor } from '../rules/choices.ts';
import type { RuleFact } from '../rules/facts.ts';

interface FactFieldProps {
  readonly fact: RuleFact;
  /** What was typed; null before anything was. */
  readonly typed: URLSearchParams | null;
  readonly error?: string | undefined;
}

/** More than this to tick is not read: one per line instead. */
const MOST_TICKED = 60;
const YES: Option = { value: 'yes', label: 'Ja' };
const NO: Option = { value: 'no', label: 'Nej' };
const UNKNOWN: Option = { value: '', label: 'Vet inte än' };

export const FactField = ({ fact, typed, error }: FactFieldProps) => {
  const values = typed ? typed.getAll(fact.name).filter((value) => value !== '') : assumedValues(fact);
  const value = values.join('\n');
  const field = { name: fact.name, label: fact.description, error, optional: !fact.required };
  const choices = choicesFor(fact);
  if (isYesNo(fact)) {
    return (
      <Choice {...field} options={fact.nullable ? [YES, NO, UNKNOWN] : [YES, NO]} value={value} inline />
    );
  }
  if (fact.kind === 'list') {
    return choices.length > 0 && choices.length <= MOST_TICKED ? (
      <Checks {...field} options={choices} values={values} />
    ) : (
      <TextArea {...field} hint={listHint(choices)} value={value} />
    );
  }
  if (choices.length > 0) {
    return (
      <Select
        {...field}
        empty={fact.nullable ? 'Vet inte än' : 'Välj'}
        options={withTyped(choices, value)}
        value={value}
      />
    );
  }
  if (fact.kind === 'structure') {
    return <TextArea {...field} rows={8} hint={<StructureHint fact={fact} />} value={value} />;
  }
  if (fact.kind === 'date') return <DateField {...field} value={value} />;
  if (fact.kind === 'time')
    return (
      <TextField {...field} size="short" hint="Svensk tid, till exempel 2026-11-20 kl. 14.20" value={value} />
    );
  if (fact.kind === 'number') {
    return <TextField {...field} size="short" inputmode="numeric" hint={rangeHint(fact)} value={value} />;
  }
  return <TextField {...field} value={value} />;
};

const isYesNo = (fact: RuleFact): boolean =>
  fact.kind === 'yes-no' || (fact.kind === 'choice' && fact.codes.join() === 'yes,no');

/** What the rule takes when nothing is said, shown so that nobody is surprised. */
function assumedValues(fact: RuleFact): string[] {
  if (fact.assumed === undefined || fact.assumed === null) return [];
  if (typeof fact.assumed === 'boolean') return [fact.assumed ? 'yes' : 'no'];
  if (fact.kind === 'structure') return [];
  return Array.isArray(fact.assumed) ? fact.assumed.map(String) : [String(fact.assumed)];
}

/** A code that came with the address and is on no list is kept and shown. */
const withTyped = (choices: readonly Option[], value: string): readonly Option[] =>
  value === '' || choices.some((choice) => choice.value === value)
    ? choices
    : [...choices, { value, label: value }];

const listHint = (choices: readonly Option[]): string =>
  choices.length === 0
    ? 'En per rad'
    : `En kod per rad, till exempel ${choices
        .slice(0, 3)
        .map(({ value }) => value)
        .join(', ')}`;

const rangeHint = ({ range }: RuleFact): string | undefined =>
  range ? `${range[0]} till ${range[1]}` : undefined;

const StructureHint = ({ fact }: { fact: RuleFact }) => (
  <>
    Skrivs som JSON. Så här kan det se ut:
    <pre style="white-space:pre-wrap;margin:.25rem 0 0">{JSON.stringify(fact.example, null, 2)}</pre>
  </>
);
