/** Fields that several people fill in at once: each carries what it showed, and says who last changed it. */
import type { Child } from 'hono/jsx';
import { swedishTime } from '../../../platform/plain-date.ts';
import { Checks, Choice, type Errors, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { Button } from '../../../ui/parts.tsx';
import {
  type AssessmentField,
  type AssessmentSection,
  type FieldValue,
  fieldsOfSection,
  hiddenValue,
} from '../rules/index.ts';

export interface FieldChange {
  readonly column: string;
  readonly at: Date;
  readonly by: string | null;
}

/** What was sent and refused; a field that takes several has several values. */
export type SentFields = Readonly<Record<string, readonly string[]>>;

export interface GroupFieldProps {
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly changes: readonly FieldChange[];
  /** Undefined: the form shows what is saved. */
  readonly sent?: SentFields | undefined;
  readonly errors: Errors;
}

interface SectionProps extends GroupFieldProps {
  readonly section: AssessmentSection;
  /** What stands under a field, by its name. */
  readonly hints?: Readonly<Record<string, Child>>;
  /** What stands before a field, by its name. */
  readonly before?: Readonly<Record<string, Child>>;
}

const FEW = 4;

/** The fields of one section, inside the form of the page. */
export const SectionFields = (props: SectionProps) => (
  <div class="stack narrow">
    <input type="hidden" name="section" value={props.section} />
    {fieldsOfSection(props.section).map((field) => (
      <>
        {props.before?.[field.name]}
        <GroupField {...props} field={field} hint={props.hints?.[field.name]} />
      </>
    ))}
  </div>
);

interface GroupFormProps {
  readonly action: string;
  readonly errors: Errors;
  readonly button: string;
  readonly children?: Child;
}

/** All sections of a page in one form: whichever button is pressed, everything that was typed is saved. */
export const GroupForm = ({ action, errors, button, children }: GroupFormProps) => (
  <form class="stack" novalidate method="post" action={action}>
    {errors.identityNumbers && (
      <Checks
        name="identityNumbersConfirmed"
        label="Personnummer i texten"
        values={[]}
        options={[{ value: '1', label: 'Det ska stå här' }]}
      />
    )}
    {children}
    <div class="actions">
      <Button>{button}</Button>
    </div>
  </form>
);

const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const GroupField = (props: GroupFieldProps & { field: AssessmentField; hint: Child }) => {
  const { field, fields, changes, sent, errors } = props;
  const { name, kind, label, options = [] } = field;
  const change = changes.find(({ column }) => column === columnOf(name));
  const hint =
    props.hint || change ? (
      <>
        {props.hint}
        {change && (
          <span class="block small">
            Senast ändrat {swedishTime(change.at)} av {change.by ?? 'Ansvar'}
          </span>
        )}
      </>
    ) : undefined;
  const saved = hiddenValue(fields[name]);
  const values = sent?.[name] ?? saved.split(kind === 'several' ? ',' : '\0').filter(Boolean);
  const value = values[0] ?? '';
  const shown = sent?.[`var.${name}`]?.[0] ?? saved;
  const chosen = { name, label, hint, error: errors[name], value };
  const listed = options.map(({ id, label: text }) => ({ value: id, label: text }));
  return (
    <>
      <input type="hidden" name={`var.${name}`} value={shown} />
      {kind === 'several' ? (
        <Checks {...chosen} options={listed} values={values} />
      ) : kind === 'text' ? (
        <TextArea {...chosen} />
      ) : kind === 'line' ? (
        <TextField {...chosen} />
      ) : kind === 'number' ? (
        <TextField {...chosen} size="short" inputmode="numeric" />
      ) : listed.length > FEW || name === 'scoreCircumstances' ? (
        <Select {...chosen} options={listed.length > 0 ? listed : CIRCUMSTANCES} empty={emptyText(field)} />
      ) : (
        <Choice {...chosen} options={[...listed, { value: '', label: emptyText(field) }]} />
      )}
    </>
  );
};

const emptyText = ({ name, kind }: AssessmentField): string => {
  if (name === 'mainType') return 'Som förslaget';
  return kind === 'level' ? 'Inte bedömt' : 'Inte besvarat än';
};

/** Quarters of a point, 0–2. */
const CIRCUMSTANCES = Array.from({ length: 9 }, (_, quarters) => ({
  value: String(quarters),
  label: (quarters / 4).toLocaleString('sv-SE'),
}));
