/** A person with the roles held in one legal entity, and the form that gives more. */
import { longDate } from '../../../platform/plain-date.ts';
import { Checks, DateField, ErrorSummary, type Errors, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Panel, Table, Tag, Why } from '../../../ui/parts.tsx';
import type { personForEditing } from '../actions/index.ts';
import { type FormProps, personKindLabel, roleGroups, roleLabel } from './choices.ts';

interface PersonPageProps extends FormProps {
  readonly entity: string;
  readonly newId: string;
  readonly shown: Awaited<ReturnType<typeof personForEditing>>;
  readonly today: string;
  /** The controllers that are ticked. */
  readonly chosen: readonly string[];
  readonly message?: string | undefined;
}

export const PersonPage = (props: PersonPageProps) => {
  const { actor, entity, shown, errors = {}, message, today } = props;
  const { person, isOwn } = shown;
  const base = `/organisation/${entity}`;
  return (
    <Page
      actor={actor}
      title={person.name}
      section="organisation"
      message={message}
      crumbs={[{ href: base, text: 'Organisation' }]}
      aside={isOwn && <ButtonLink href={`${base}/personer/${person.id}/andra`}>Ändra uppgifter</ButtonLink>}
    >
      <ErrorSummary errors={errors} />
      <p class="meta">
        <span>{person.email}</span>
        {person.phone && <span>{person.phone}</span>}
        {person.title && <span>{person.title}</span>}
        <span>{personKindLabel(person.kind)}</span>
        {!isOwn && <span>Anställd i {person.employer}</span>}
        {person.lastDay && (
          <Tag color={person.lastDay < today ? 'neutral' : 'warning'}>
            {`Sista arbetsdag ${longDate(person.lastDay)}`}
          </Tag>
        )}
      </p>
      <Conflicts conflicts={shown.conflicts} name={person.name} />
      <div class="stack" style="margin-top:1rem">
        <Held {...props} />
        <NewAppointment {...props} />
      </div>
    </Page>
  );
};

const Conflicts = ({
  conflicts,
  name,
}: {
  conflicts: PersonPageProps['shown']['conflicts'];
  name: string;
}) => (
  <>
    {conflicts.map(({ controllerName, reasons }) => (
      <div class="ds-alert below" data-color="warning" role="status">
        <strong>Risk för intressekonflikt, {controllerName}.</strong> {name} är dataskyddsombud och har också
        uppdrag som ombudet ska granska. Uppdragen är kvar: ändra dem, eller dokumentera hur konflikten
        undviks.
        <Why reasons={reasons} />
      </div>
    ))}
  </>
);

interface EndRoleProps extends PersonPageProps {
  readonly row: PersonPageProps['shown']['appointments'][number];
}

/** On a day of choice, or today. The person's last working day is suggested. */
const EndRole = ({ entity, shown: { person }, row, typed, errors = {}, today }: EndRoleProps) => {
  const id = `slut-${row.id}`;
  const leaves = person.lastDay && person.lastDay > today ? person.lastDay : today;
  const suggested = row.lastDay ?? [leaves, row.firstDay].sort().at(-1);
  const which = `${roleLabel(row.role)}, ${row.controllerName}`;
  return (
    <form method="post" action={`/organisation/${entity}/personer/${person.id}/avsluta`}>
      <input type="hidden" name="uppdrag" value={row.id} />
      <div class="ds-field">
        <label class="ds-label" for={id}>
          Sista dag<span class="visually-hidden">: {which}</span>
        </label>
        <input
          class="ds-input short"
          id={id}
          name="slut"
          value={typed[id] ?? suggested}
          autocomplete="off"
          aria-invalid={errors[id] ? 'true' : undefined}
          aria-describedby={errors[id] ? `${id}-error` : undefined}
        />
        {errors[id] && (
          <p class="ds-validation-message field-error" id={`${id}-error`}>
            <span class="visually-hidden">Fel: </span>
            {errors[id]}
          </p>
        )}
      </div>
      <Button variant="tertiary">
        Avsluta den dagen<span class="visually-hidden">: {which}</span>
      </Button>
      {row.firstDay <= today && (
        <Button variant="tertiary" name="nar" value="i-dag">
          Avsluta i dag<span class="visually-hidden">: {which}</span>
        </Button>
      )}
    </form>
  );
};

const Held = (props: PersonPageProps) => {
  const { entity, shown, today } = props;
  const { appointments } = shown;
  return (
    <Panel title="Uppdrag">
      {appointments.length === 0 ? (
        <p>Inga uppdrag än. Utan uppdrag ser personen ingenting.</p>
      ) : (
        <Table
          caption="Uppdrag"
          hideCaption
          rows={appointments}
          columns={[
            { heading: 'Roll', header: true, cell: (row) => roleLabel(row.role) },
            { heading: 'För', cell: (row) => row.controllerName },
            { heading: 'Från', cell: (row) => <span class="nowrap">{row.firstDay}</span> },
            { heading: 'Till', cell: (row) => row.lastDay ?? 'Tills vidare' },
            {
              heading: 'Anmält till IMY',
              cell: (row) =>
                row.role === 'dso' && (
                  <>
                    {row.notifiedOn ? (
                      [row.notifiedOn, row.notifiedReference].filter(Boolean).join(', ')
                    ) : (
                      <Tag color="warning">Inte anmält</Tag>
                    )}{' '}
                    <a href={`/organisation/${entity}/ombud/${row.id}/anmalan`}>
                      {row.notifiedOn ? 'Ändra' : 'Anteckna'}
                      <span class="visually-hidden"> anmälan, {row.controllerName}</span>
                    </a>
                  </>
                ),
            },
            {
              heading: 'Ändra',
              cell: (row) => (row.lastDay && row.lastDay <= today ? null : <EndRole {...props} row={row} />),
            },
          ]}
        />
      )}
    </Panel>
  );
};

const NewAppointment = ({ newId, shown, typed, errors = {}, chosen }: PersonPageProps) => (
  <Panel title="Nytt uppdrag">
    <form class="stack" novalidate method="post">
      <input type="hidden" name="id" value={newId} />
      <Roles isOwn={shown.isOwn} value={typed.role} error={errors.role} />
      <Checks
        name="controllerId"
        label="För"
        hint="Samma uppdrag kan ges för flera på en gång. Ett gemensamt ombud utses av varje nämnd."
        options={shown.controllers.map(({ id, name }) => ({ value: id, label: name }))}
        values={chosen}
        error={errors.controllerId}
      />
      <DateField name="firstDay" label="Första dagen" value={typed.firstDay} error={errors.firstDay} />
      <DateField
        name="lastDay"
        label="Sista dagen"
        optional
        hint="Till exempel 2026-12-31. En revisor måste ha en sista dag."
        value={typed.lastDay}
        error={errors.lastDay}
      />
      <details class="why" open={Boolean(typed.notifiedOn || errors.notifiedOn)}>
        <summary>För dataskyddsombud: anmälan till Integritetsskyddsmyndigheten</summary>
        <div class="stack below">
          <DateField
            name="notifiedOn"
            label="Anmält den"
            optional
            value={typed.notifiedOn}
            error={errors.notifiedOn}
          />
          <TextField
            name="notifiedReference"
            label="Beteckning"
            optional
            size="medium"
            value={typed.notifiedReference}
            error={errors.notifiedReference}
          />
        </div>
      </details>
      <Button>Ge uppdraget</Button>
    </form>
  </Panel>
);

interface RolesProps {
  readonly isOwn: boolean;
  readonly value: string | null | undefined;
  readonly error: Errors[string];
}

/** Roles in groups, each explained in one line. A person of another kommun can only be the joint officer. */
const Roles = ({ isOwn, value, error }: RolesProps) => {
  const groups = roleGroups
    .map(({ heading, roles }) => ({ heading, roles: isOwn ? roles : roles.filter(({ id }) => id === 'dso') }))
    .filter(({ roles }) => roles.length > 0);
  const first = groups[0]?.roles[0]?.id;
  return (
    <fieldset class="ds-fieldset group" aria-describedby={error ? 'role-error' : undefined}>
      <legend>Roll</legend>
      {groups.map(({ heading, roles }) => (
        <div class="below" role="group" aria-label={heading}>
          <p>
            <strong>{heading}</strong>
          </p>
          <div class="options columns">
            {roles.map((role) => {
              const id = role.id === first ? 'role' : `role-${role.id}`;
              return (
                <div class="option">
                  <input
                    class="ds-input"
                    type="radio"
                    name="role"
                    id={id}
                    value={role.id}
                    checked={value === role.id}
                  />
                  <label class="ds-label" for={id}>
                    {role.label}
                    <span class="hint block">{role.does}</span>
                  </label>
                </div>
              );
            })}
          </div>
        </div>
      ))}
      {error && (
        <p class="ds-validation-message field-error" id="role-error">
          <span class="visually-hidden">Fel: </span>
          {error}
        </p>
      )}
    </fieldset>
  );
};
