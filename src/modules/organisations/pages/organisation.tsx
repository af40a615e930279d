import type { Actor } from '../../../platform/actor.ts';
import { DateField, ErrorSummary, Select, TextArea, TextField, YesNo } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Panel, Table } from '../../../ui/parts.tsx';
import type { Controller, OrganisationOverview } from '../actions.ts';
import { controllerTypes, effectiveController } from '../rules.ts';
import { type FormProps, ROLES, type Typed, typeLabel } from './choices.ts';

export const OrganisationListPage = ({ actor }: { actor: Actor }) => (
  <Page actor={actor} title="Organisation" section="organisation">
    <p>Välj den organisation som du vill administrera.</p>
    <ul>
      {actor.administers.map((entity) => (
        <li>
          <a href={`/organisation/${entity.id}`}>{entity.name}</a>
        </li>
      ))}
    </ul>
  </Page>
);

export const OrganisationPage = (props: {
  actor: Actor;
  message?: string | undefined;
  overview: OrganisationOverview;
}) => {
  const { entity, controllers, persons, appointments } = props.overview;
  const base = `/organisation/${entity.id}`;
  return (
    <Page actor={props.actor} title={entity.name} section="organisation" message={props.message}>
      <p class="meta">{entity.organisationNumber ?? 'Organisationsnummer saknas'}</p>
      <div class="stack" style="margin-top:1rem">
        <Panel
          title={`Personuppgiftsansvariga (${controllers.length})`}
          action={
            <>
              <ButtonLink href={`${base}/namnder/ny`}>Lägg till nämnd</ButtonLink>
              <ButtonLink href={`${base}/bolag/nytt`}>Lägg till bolag</ButtonLink>
            </>
          }
        >
          {controllers.length === 0 ? (
            <p>Varje nämnd är personuppgiftsansvarig för sin behandling. Lägg till den första nämnden.</p>
          ) : (
            <Table
              caption="Personuppgiftsansvariga"
              hideCaption
              rows={controllers}
              columns={[
                {
                  heading: 'Namn',
                  header: true,
                  cell: (row) => <a href={`${base}/namnder/${row.id}`}>{row.name}</a>,
                },
                { heading: 'Slag', cell: (row) => typeLabel(row.type) },
                { heading: 'Personuppgiftsansvarig', cell: (row) => responsibleFor(row, controllers) },
                { heading: 'Från', cell: (row) => row.firstDay },
              ]}
            />
          )}
        </Panel>
        <Panel
          title={`Personer (${persons.length})`}
          action={<ButtonLink href={`${base}/personer/ny`}>Lägg till person</ButtonLink>}
        >
          <Table
            caption="Personer"
            hideCaption
            rows={persons}
            columns={[
              {
                heading: 'Namn',
                header: true,
                cell: (row) => <a href={`${base}/personer/${row.id}`}>{row.name}</a>,
              },
              { heading: 'Titel', cell: (row) => row.title ?? '' },
              {
                heading: 'Uppdrag',
                cell: (row) =>
                  appointments
                    .filter((held) => held.personId === row.id && !held.lastDay)
                    .map((held) => `${ROLES[held.role]}, ${held.controllerName}`)
                    .join('; ') || <span class="unknown">Inga uppdrag</span>,
              },
            ]}
          />
        </Panel>
      </div>
    </Page>
  );
};

/** The effective controller: itself, or the board that decides for it. */
function responsibleFor(
  row: OrganisationOverview['controllers'][number],
  all: OrganisationOverview['controllers'],
) {
  const bodies = all.map((body) => ({
    name: body.name,
    independent: body.independent,
    dependentOn: body.dependsOnName,
  }));
  const found = effectiveController(bodies, row.name);
  if (found.kind === 'unknown') return found.why;
  return found.kind === 'own' ? 'Själv' : `${found.name}, som bestämmer för nämnden`;
}

interface ControllerFormProps extends FormProps {
  readonly entity: string;
  readonly id: string;
  readonly isNew: boolean;
  readonly others: readonly { readonly id: string; readonly name: string }[];
}

export const ControllerFormPage = (props: ControllerFormProps) => {
  const { actor, typed, errors = {}, entity, id, others, isNew } = props;
  return (
    <Page
      actor={actor}
      title={isNew ? 'Lägg till nämnd' : (typed.name ?? 'Nämnd')}
      section="organisation"
      crumbs={[{ href: `/organisation/${entity}`, text: 'Organisation' }]}
    >
      <ErrorSummary errors={errors} />
      <form class="stack narrow" method="post" style="margin-top:1rem">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={typed.version ?? '1'} />
        <TextField
          name="name"
          label="Namn"
          hint="Till exempel Socialnämnden"
          value={typed.name}
          error={errors.name}
        />
        <Select
          name="type"
          label="Vad är det för personuppgiftsansvarig?"
          hint="En chef eller anställd är aldrig personuppgiftsansvarig. Det är nämnden."
          options={controllerTypes.map((type) => ({ value: type.id, label: type.label }))}
          value={typed.type ?? 'board'}
          error={errors.type}
        />
        <YesNo
          name="independent"
          label="Är nämnden självständig?"
          hint="Svara nej om en annan nämnd bestämmer ändamål eller medel. Då är den andra nämnden personuppgiftsansvarig."
          value={typed.independent ?? 'yes'}
          error={errors.independent}
        />
        <Select
          name="dependsOnId"
          label="Om nej: vilken nämnd bestämmer?"
          empty="Ingen"
          options={others
            .filter((other) => other.id !== id)
            .map((other) => ({ value: other.id, label: other.name }))}
          value={typed.dependsOnId}
          error={errors.dependsOnId}
        />
        <TextField
          name="organisationNumber"
          label="Organisationsnummer"
          optional
          hint="Lämna tomt om nämnden har kommunens nummer"
          size="short"
          value={typed.organisationNumber}
          error={errors.organisationNumber}
        />
        <TextArea
          name="address"
          label="Adress"
          optional
          rows={2}
          value={typed.address}
          error={errors.address}
        />
        <TextField
          name="contact"
          label="Kontakt i dataskyddsfrågor"
          optional
          hint="En funktion eller brevlåda, till exempel dataskydd@almby.example"
          value={typed.contact}
          error={errors.contact}
        />
        <DateField
          name="firstDay"
          label="Personuppgiftsansvarig från och med"
          value={typed.firstDay}
          error={errors.firstDay}
        />
        <div class="actions">
          <Button>{isNew ? 'Lägg till nämnden' : 'Spara nämnden'}</Button>
          <a href={`/organisation/${entity}`}>Avbryt</a>
        </div>
      </form>
    </Page>
  );
};

export const CompanyFormPage = (props: FormProps & { entity: string; id: string }) => (
  <Page
    actor={props.actor}
    title="Lägg till bolag"
    section="organisation"
    crumbs={[{ href: `/organisation/${props.entity}`, text: 'Organisation' }]}
  >
    <p>
      Ett bolag är en egen juridisk person. När det är tillagt väljer du det under Organisation och lägger
      till dess personer.
    </p>
    <ErrorSummary errors={props.errors ?? {}} />
    <form class="stack narrow" method="post" style="margin-top:1rem">
      <input type="hidden" name="id" value={props.id} />
      <TextField name="name" label="Bolagets namn" value={props.typed.name} error={props.errors?.name} />
      <TextField
        name="organisationNumber"
        label="Organisationsnummer"
        size="short"
        hint="Till exempel 556677-8899"
        value={props.typed.organisationNumber}
        error={props.errors?.organisationNumber}
      />
      <div class="actions">
        <Button>Lägg till bolaget</Button>
        <a href={`/organisation/${props.entity}`}>Avbryt</a>
      </div>
    </form>
  </Page>
);

/** Facts of a controller as a form shows them. */
export const typedController = (controller: Controller): Typed => ({
  ...controller,
  version: String(controller.version),
  independent: controller.independent ? 'yes' : 'no',
  createdAt: null,
});
