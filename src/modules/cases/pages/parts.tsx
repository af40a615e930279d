import { Checks, type Errors, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { Button, ButtonLink, Panel, Tag } from '../../../ui/parts.tsx';
import type { ShownCase, ShownPerson } from '../actions/index.ts';
import { type PersonRole, personRoles } from '../rules/index.ts';
import { options } from './case-list.tsx';
import type { Chosen } from './case-new.tsx';

type Typed = Readonly<Record<string, string | null | undefined>>;

export const personName = (person: ShownPerson): string => {
  if (!person.opened) return person.organisation ?? 'Personuppgifter som inte är öppnade';
  return [person.name, person.organisation].filter(Boolean).join(', ');
};

export const PersonPanel = ({ shown }: { shown: ShownCase }) => {
  const { record, persons, gated } = shown;
  const otherCases = [
    ...new Map(persons.flatMap((person) => person.otherCases).map((other) => [other.id, other])).values(),
  ];
  return (
    <Panel
      title="Personer"
      id="personer"
      action={shown.mayAdd && <ButtonLink href={`/arenden/${record.id}/person`}>Lägg till</ButtonLink>}
    >
      {persons.length === 0 ? <p>Inga personer i ärendet.</p> : <PersonList shown={shown} />}
      {gated && persons.length > 0 && <OpenPersons id={record.id} typed="" errors={{}} />}
      {otherCases.length > 0 && (
        <p class="small">
          Samma person finns i:{' '}
          {otherCases.map((other, index) => (
            <>
              {index > 0 && ', '}
              <a href={`/arenden/${other.id}`}>{other.mark ?? other.title}</a>
            </>
          ))}
        </p>
      )}
    </Panel>
  );
};

const PersonList = ({ shown }: { shown: ShownCase }) => (
  <ul class="plain-list">
    {shown.persons.map((person) => (
      <li>
        <strong>{personRoles[person.role as PersonRole]}:</strong> {personName(person)}{' '}
        {person.protected && <Tag color="danger">Skyddade personuppgifter</Tag>}
        {person.opened && <Contact person={person} />}
        {shown.mayAdd && (
          <form method="post" action={`/arenden/${shown.record.id}/person/${person.id}/ta-bort`}>
            <Button variant="tertiary">Ta bort {personRoles[person.role as PersonRole].toLowerCase()}</Button>
          </form>
        )}
      </li>
    ))}
  </ul>
);

const Contact = ({ person }: { person: ShownPerson }) => (
  <span class="block small pre">
    {[person.identityNumber, person.phone, person.email, person.address, person.note]
      .filter(Boolean)
      .join('\n')}
  </span>
);

/** Those who look on say why before they see who the persons are. */
export const OpenPersons = ({ id, typed, errors }: { id: string; typed: string; errors: Errors }) => (
  <form class="stack" novalidate method="post" action={`/arenden/${id}/personer`}>
    <TextArea
      name="reason"
      label="Varför behöver du se vilka personerna är?"
      hint="Skälet står i nämndens logg"
      rows={2}
      value={typed}
      error={errors.reason}
    />
    <div class="actions">
      <Button variant="secondary">Öppna personuppgifterna</Button>
    </div>
  </form>
);

export const OpenedPersons = ({ persons }: { persons: readonly ShownPerson[] }) => (
  <ul class="plain-list">
    {persons.map((person) => (
      <li>
        <strong>{personRoles[person.role as PersonRole]}:</strong> {personName(person)}{' '}
        {person.protected && <Tag color="danger">Skyddade personuppgifter</Tag>}
        <Contact person={person} />
      </li>
    ))}
  </ul>
);

export const PersonForm = (props: { caseId: string; id: string; typed: Typed; errors: Errors }) => {
  const { caseId, id, typed, errors } = props;
  return (
    <form class="stack narrow" novalidate method="post" action={`/arenden/${caseId}/person`}>
      <input type="hidden" name="id" value={id} />
      <Select
        name="role"
        label="Vem är personen i ärendet?"
        options={options(personRoles)}
        value={typed.role}
        error={errors.role}
      />
      <TextField name="name" label="Namn" value={typed.name} error={errors.name} />
      <TextField
        name="organisation"
        label="Organisation"
        optional
        hint="Till exempel en myndighet eller ett företag"
        value={typed.organisation}
        error={errors.organisation}
      />
      <Checks
        name="protected"
        label="Skydd"
        values={typed.protected === '1' ? ['1'] : []}
        options={[
          {
            value: '1',
            label: 'Skyddade personuppgifter',
            hint: 'Ärendet blir läsbart bara för de som är namngivna i det. Ingen adress, e-post eller telefon sparas. Post går genom Skatteverkets förmedling.',
          },
        ]}
      />
      <TextField
        name="identityNumber"
        label="Personnummer"
        optional
        size="medium"
        hint="Bara om det behövs för att veta vem det är. Ligger krypterat och syns inte i listor"
        value={typed.identityNumber}
        error={errors.identityNumber}
      />
      <TextField name="email" label="E-post" optional value={typed.email} error={errors.email} />
      <TextField
        name="phone"
        label="Telefon"
        optional
        size="medium"
        value={typed.phone}
        error={errors.phone}
      />
      <TextArea
        name="address"
        label="Adress"
        optional
        rows={3}
        value={typed.address}
        error={errors.address}
      />
      <TextField name="note" label="Övrigt" optional value={typed.note} error={errors.note} />
      <div class="actions">
        <Button>Lägg till personen</Button>
      </div>
    </form>
  );
};

const ADDRESSES = {
  processing: '/behandlingar/',
  system: '/system/',
  supplier: '/leverantorer/',
  case: '/arenden/',
} as const;

export const LinkPanel = ({ shown }: { shown: ShownCase }) => (
  <Panel
    title="Hör ihop med"
    id="kopplingar"
    action={shown.mayAdd && <ButtonLink href={`/arenden/${shown.record.id}/koppla`}>Koppla</ButtonLink>}
  >
    {shown.links.length === 0 ? (
      <p>Inget än. Koppla till behandlingen, systemet, leverantören eller ett annat ärende.</p>
    ) : (
      <ul class="plain-list">
        {shown.links.map((link) => (
          <li>
            <a href={`${ADDRESSES[link.target]}${link.targetId}`}>{link.name}</a>
            <span class="block small">{TARGET_NAMES[link.target]}</span>
            {shown.mayAdd && (
              <form method="post" action={`/arenden/${shown.record.id}/koppla/${link.id}/ta-bort`}>
                <Button variant="tertiary">Ta bort kopplingen</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    )}
  </Panel>
);

const TARGET_NAMES = {
  processing: 'Behandling',
  system: 'System',
  supplier: 'Leverantör',
  case: 'Ärende',
} as const;

export interface LinkChoice {
  readonly target: keyof typeof TARGET_NAMES;
  readonly id: string;
  readonly name: string;
}

export const LinkForm = (props: {
  caseId: string;
  id: string;
  targets: readonly LinkChoice[];
  typed: Typed;
  errors: Errors;
}) => {
  const { caseId, id, targets, typed, errors } = props;
  const groups = (Object.keys(TARGET_NAMES) as (keyof typeof TARGET_NAMES)[]).map((target) => ({
    heading: TARGET_NAMES[target],
    options: targets
      .filter((one) => one.target === target)
      .map((one) => ({ value: `${target}:${one.id}`, label: one.name })),
  }));
  return (
    <form class="stack narrow" novalidate method="post" action={`/arenden/${caseId}/koppla`}>
      <input type="hidden" name="id" value={id} />
      <Select
        name="target"
        label="Vad hör ärendet ihop med?"
        empty="Välj"
        groups={groups.filter((group) => group.options.length > 0)}
        value={typed.target}
        error={errors.target}
      />
      <div class="actions">
        <Button>Koppla</Button>
      </div>
    </form>
  );
};

export const HandlerPanel = ({ shown }: { shown: ShownCase }) => {
  const { record, handlers, mayWrite } = shown;
  return (
    <Panel
      title="Vilka läser"
      id="handlaggare"
      action={mayWrite && <ButtonLink href={`/arenden/${record.id}/handlaggare`}>Lägg till</ButtonLink>}
    >
      <p>
        {record.restricted
          ? 'Bara handläggaren, de som står här och förvaltningschefen.'
          : 'Alla som arbetar med ärenden hos nämnden.'}
      </p>
      {handlers.length > 0 && (
        <ul class="plain-list">
          {handlers.map((handler) => (
            <li>
              {handler.name}
              {mayWrite && (
                <form method="post" action={`/arenden/${record.id}/handlaggare/${handler.id}/ta-bort`}>
                  <Button variant="tertiary">Ta bort {handler.name}</Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};

export const HandlerForm = (props: {
  caseId: string;
  persons: readonly Chosen[];
  typed: Typed;
  errors: Errors;
}) => (
  <form class="stack narrow" novalidate method="post" action={`/arenden/${props.caseId}/handlaggare`}>
    <Select
      name="personId"
      label="Vem ska kunna läsa och arbeta i ärendet?"
      empty="Välj"
      options={props.persons.map(({ id, name }) => ({ value: id, label: name }))}
      value={props.typed.personId}
      error={props.errors.personId}
    />
    <div class="actions">
      <Button>Lägg till</Button>
    </div>
  </form>
);
