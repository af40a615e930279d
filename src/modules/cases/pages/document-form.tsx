/** The form of a document: its fields come from the template. */
import type { Actor } from '../../../platform/actor.ts';
import {
  Checks,
  Choice,
  DateField,
  ErrorSummary,
  type Errors,
  Select,
  TextArea,
  TextField,
} from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button } from '../../../ui/parts.tsx';
import type { AroundForm } from '../actions/index.ts';
import {
  type Answers,
  type DocumentTemplate,
  documentDirections,
  documentType,
  documentTypeIds,
  fieldsFor,
  optionsOf,
  printedMark,
  type TemplateField,
  textOf,
  typesOfTemplate,
} from '../rules/index.ts';
import { SecrecyFields } from './case-new.tsx';
import { personChoice } from './document-steps.tsx';

export type Typed = Readonly<Record<string, string | null | undefined>>;

export const crumbsOf = ({ record }: AroundForm) => [
  { href: '/arenden', text: 'Ärenden' },
  { href: `/arenden/${record.id}`, text: printedMark(record) },
];

export const DIRECTIONS = [
  { value: 'incoming', label: documentDirections.incoming, hint: 'Det har kommit till er' },
  { value: 'drawn-up', label: documentDirections['drawn-up'], hint: 'Ni har gjort det, och det är färdigt' },
  { value: 'outgoing', label: documentDirections.outgoing, hint: 'Ni skickar det' },
  { value: 'working', label: documentDirections.working, hint: 'Får inget nummer och kan rensas' },
];

interface PersonSelectProps {
  readonly around: AroundForm;
  readonly label: string;
  readonly typed: Typed;
  readonly errors: Errors;
}
export const PersonSelect = ({ around, label, typed, errors }: PersonSelectProps) => (
  <Select
    name="personId"
    label={label}
    empty="Ingen, eller inte känd"
    hint={
      around.persons.length === 0 ? (
        <>
          Inga personer i ärendet än. <a href={`/arenden/${around.record.id}/person`}>Lägg till en person</a>
        </>
      ) : (
        'Någon av personerna i ärendet'
      )
    }
    options={around.persons.map((person) => ({ value: person.id, label: personChoice(person) }))}
    value={typed.personId}
    error={errors.personId}
  />
);

/** How it stands in the list that the public sees; folded, since it is seldom needed. */
export const InTheDiary = ({ typed, errors }: { typed: Typed; errors: Errors }) => (
  <details
    class="why"
    open={Boolean(
      errors.secrecy ||
        errors.secrecyOther ||
        typed.secrecy ||
        typed.partyWithheld === '1' ||
        typed.titleWithheld === '1',
    )}
  >
    <summary>Sekretess och allmänhetens lista</summary>
    <div class="stack below">
      <SecrecyFields typed={typed} errors={errors} />
      <Checks
        name="partyWithheld"
        label="Vem"
        values={typed.partyWithheld === '1' ? ['1'] : []}
        options={[{ value: '1', label: 'Visa inte avsändare eller mottagare i allmänhetens lista' }]}
      />
      <Checks
        name="titleWithheld"
        label="Vad"
        values={typed.titleWithheld === '1' ? ['1'] : []}
        options={[{ value: '1', label: 'Visa inte rubriken i allmänhetens lista' }]}
      />
    </div>
  </details>
);

interface DocumentFormProps {
  readonly actor: Actor;
  readonly around: AroundForm;
  /** Absent: what was uploaded, of which only the registration can be changed. */
  readonly template: DocumentTemplate | undefined;
  readonly id: string;
  /** Absent: a new one. */
  readonly version?: string;
  readonly typed: Typed;
  readonly answers: Answers;
  readonly errors?: Errors;
}

export const DocumentFormPage = (props: DocumentFormProps) => {
  const { actor, around, template, id, version, typed, answers, errors = {} } = props;
  const address = `/arenden/${around.record.id}/dokument`;
  return (
    <Page
      actor={actor}
      title={version === undefined ? (template?.name ?? 'Dokument') : 'Ändra dokumentet'}
      section="cases"
      path="/arenden"
      crumbs={crumbsOf(around)}
    >
      <ErrorSummary errors={errors} />
      {template && (
        <p>{template.hint} Det ni inte vet än kan ni lämna tomt: dokumentet visar vad som saknas.</p>
      )}
      <form
        class="stack narrow"
        novalidate
        method="post"
        action={version === undefined ? `${address}/nytt` : `${address}/${id}/redigera`}
      >
        <input type="hidden" name="id" value={id} />
        {version !== undefined && <input type="hidden" name="version" value={version} />}
        {template && <input type="hidden" name="mall" value={template.id} />}
        <Registration {...props} />
        {template &&
          fieldsFor(template, around.of)
            .filter(({ where }) => !where || (typed[where] ?? textOf(answers, where)))
            .map((field) => <AnswerField field={field} {...props} />)}
        <InTheDiary typed={typed} errors={errors} />
        <div class="actions">
          <Button>{version === undefined ? 'Spara och granska' : 'Spara'}</Button>
          <a href={version === undefined ? `/arenden/${around.record.id}` : `${address}/${id}`}>Avbryt</a>
        </div>
      </form>
    </Page>
  );
};

/** Whoever reported an incident is not whom it concerns. */
const withoutReporters = (around: AroundForm): AroundForm => ({
  ...around,
  persons: around.persons.filter(({ role }) => role !== 'sender' && role !== 'reporter'),
});

const Registration = ({ around, template, typed, errors = {} }: DocumentFormProps) => {
  const types = template ? typesOfTemplate(template.id) : documentTypeIds;
  const [only] = types;
  const toThoseConcerned = template?.of === 'incident';
  const directions = DIRECTIONS.filter(({ value }) => value !== 'incoming');
  return (
    <>
      <TextField
        name="title"
        label="Rubrik"
        hint="Vad dokumentet gäller. Syns i listor och diarier, så aldrig vem"
        value={typed.title}
        error={errors.title}
      />
      {template && types.length === 1 ? (
        <input type="hidden" name="type" value={only} />
      ) : (
        <Select
          name="type"
          label="Slag"
          options={types.map((value) => ({ value, label: documentType(value).name }))}
          value={typed.type ?? only}
          error={errors.type}
        />
      )}
      {template && (
        <Choice
          name="direction"
          label="Vad blir det?"
          options={directions}
          value={typed.direction}
          error={errors.direction}
        />
      )}
      <DateField
        name="datedOn"
        label={template ? 'Dokumentets datum' : 'Kom in, eller är daterad'}
        value={typed.datedOn}
        error={errors.datedOn}
      />
      {(!template || template.fields.some(({ id }) => id === 'recipient')) && (
        <PersonSelect
          around={toThoseConcerned ? withoutReporters(around) : around}
          label={template ? 'Vem det går till' : 'Avsändare eller mottagare'}
          typed={typed}
          errors={errors}
        />
      )}
    </>
  );
};

interface AnswerFieldProps extends DocumentFormProps {
  readonly field: TemplateField;
}

/** What was typed, when the form comes back; else what was saved. */
const filledIn = ({ field, typed, answers }: AnswerFieldProps): string =>
  typed[field.id] ?? textOf(answers, field.id);

const AnswerField = (props: AnswerFieldProps) => {
  const { field, errors = {}, around } = props;
  const { id, kind, hint, required } = field;
  const label = field.label.replace(/:$/, '');
  const shared = {
    name: id,
    label,
    error: errors[id],
    optional: required === false,
    ...(hint !== undefined && { hint }),
  };
  switch (kind) {
    case 'line':
      return <TextField {...shared} value={filledIn(props)} />;
    case 'day':
      return <DateField {...shared} value={filledIn(props)} />;
    case 'text':
      return <TextArea {...shared} rows={6} value={filledIn(props)} />;
    case 'lines':
      return <TextArea {...shared} rows={3} value={filledIn(props)} />;
    case 'choice':
      return <Choice {...shared} options={optionsOf(field, around.of)} value={filledIn(props)} />;
  }
};
