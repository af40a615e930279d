import type { Actor } from '../../../platform/actor.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { DateField, ErrorSummary, Select, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Panel, Table } from '../../../ui/parts.tsx';
import type { personForEditing } from '../actions.ts';
import { type FormProps, options, PERSON_KINDS, ROLES } from './choices.ts';

export const PersonFormPage = ({
  actor,
  typed,
  errors = {},
  entity,
  id,
}: FormProps & { entity: string; id: string }) => (
  <Page
    actor={actor}
    title="Lägg till person"
    section="organisation"
    crumbs={[{ href: `/organisation/${entity}`, text: 'Organisation' }]}
  >
    <ErrorSummary errors={errors} />
    <form class="stack narrow" novalidate method="post" style="margin-top:1rem">
      <input type="hidden" name="id" value={id} />
      <TextField name="name" label="Namn" value={typed.name} error={errors.name} />
      <TextField name="email" label="E-postadress" type="email" value={typed.email} error={errors.email} />
      <TextField
        name="title"
        label="Titel"
        optional
        hint="Till exempel GDPR-samordnare"
        value={typed.title}
        error={errors.title}
      />
      <Select
        name="kind"
        label="Personen är"
        options={PERSON_KINDS}
        value={typed.kind ?? 'employee'}
        error={errors.kind}
      />
      <div class="actions">
        <Button>Lägg till personen</Button>
        <a href={`/organisation/${entity}`}>Avbryt</a>
      </div>
    </form>
  </Page>
);

export const FirstPasswordPage = (props: {
  actor: Actor;
  entity: string;
  id: string;
  name: string;
  password: string;
}) => (
  <Page actor={props.actor} title={`${props.name} är tillagd`} section="organisation">
    <p>
      Lämna det här lösenordet till personen. Det visas bara nu. Vid första inloggningen slår personen på
      tvåfaktor.
    </p>
    <p>
      <strong>{props.password}</strong>
    </p>
    <div class="row" style="margin-top:1rem">
      <ButtonLink href={`/organisation/${props.entity}/personer/${props.id}`} variant="primary">
        Ge {props.name} ett uppdrag
      </ButtonLink>
    </div>
  </Page>
);

interface PersonPageProps extends FormProps {
  readonly entity: string;
  readonly newId: string;
  readonly shown: Awaited<ReturnType<typeof personForEditing>>;
  readonly message?: string | undefined;
}

export const PersonPage = ({ actor, entity, newId, shown, typed, errors = {}, message }: PersonPageProps) => {
  const { person, appointments, controllers } = shown;
  const base = `/organisation/${entity}`;
  return (
    <Page
      actor={actor}
      title={person.name}
      section="organisation"
      message={message}
      crumbs={[{ href: base, text: 'Organisation' }]}
    >
      <p class="meta">
        {person.email} {person.title && `· ${person.title}`}
      </p>
      <div class="stack" style="margin-top:1rem">
        <Panel title="Uppdrag">
          {appointments.length === 0 ? (
            <p>Inga uppdrag än. Utan uppdrag ser personen ingenting.</p>
          ) : (
            <Table
              caption="Uppdrag"
              hideCaption
              rows={appointments}
              columns={[
                { heading: 'Roll', header: true, cell: (row) => ROLES[row.role] },
                { heading: 'För', cell: (row) => row.controllerName },
                { heading: 'Från', cell: (row) => longDate(row.firstDay) },
                { heading: 'Till', cell: (row) => (row.lastDay ? longDate(row.lastDay) : 'Tills vidare') },
                {
                  heading: 'Ändra',
                  cell: (row) =>
                    row.lastDay ? null : (
                      <form method="post" action={`${base}/personer/${person.id}/avsluta`}>
                        <input type="hidden" name="uppdrag" value={row.id} />
                        <Button variant="tertiary">Avsluta i dag</Button>
                      </form>
                    ),
                },
              ]}
            />
          )}
        </Panel>
        <Panel title="Nytt uppdrag">
          <ErrorSummary errors={errors} />
          <form class="stack narrow" novalidate method="post">
            <input type="hidden" name="id" value={newId} />
            <Select
              name="controllerId"
              label="För"
              empty="Välj nämnd eller bolag"
              options={controllers.map((controller) => ({ value: controller.id, label: controller.name }))}
              value={typed.controllerId}
              error={errors.controllerId}
            />
            <Select
              name="role"
              label="Roll"
              empty="Välj roll"
              options={options(ROLES)}
              value={typed.role}
              error={errors.role}
            />
            <DateField name="firstDay" label="Första dagen" value={typed.firstDay} error={errors.firstDay} />
            <DateField
              name="lastDay"
              label="Sista dagen"
              optional
              value={typed.lastDay}
              error={errors.lastDay}
            />
            <Button>Ge uppdraget</Button>
          </form>
        </Panel>
      </div>
    </Page>
  );
};
