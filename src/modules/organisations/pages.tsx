import type { Actor } from '../../platform/actor.ts';
import { longDate } from '../../platform/plain-date.ts';
import {
  DateField,
  ErrorSummary,
  type Errors,
  type Option,
  Select,
  TextArea,
  TextField,
  YesNo,
} from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Facts, Panel, Table, Tag } from '../../ui/parts.tsx';
import type {
  Controller,
  listSuppliers,
  listSystems,
  OrganisationOverview,
  personForEditing,
  showSystem,
} from './actions.ts';
import { controllerTypes, effectiveController } from './rules.ts';

type Typed = Readonly<Record<string, string | null | undefined>>;
interface FormProps {
  readonly actor: Actor;
  readonly typed: Typed;
  readonly errors?: Errors;
}

const ROLES: Readonly<Record<string, string>> = {
  coordinator: 'Samordnare',
  staff: 'Medarbetare',
  dso: 'Dataskyddsombud (läser)',
};
const PERSON_KINDS = [
  { value: 'employee', label: 'Anställd' },
  { value: 'elected', label: 'Förtroendevald' },
  { value: 'consultant', label: 'Konsult eller uppdragstagare' },
];
const SYSTEM_KINDS: Readonly<Record<string, string>> = {
  system: 'System',
  app: 'App',
  binder: 'Pärm',
  other: 'Annat',
};
const options = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const typeLabel = (id: string) => controllerTypes.find((type) => type.id === id)?.label ?? id;

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
    <form class="stack narrow" method="post" style="margin-top:1rem">
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
          <form class="stack narrow" method="post">
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

interface SystemsPageProps {
  readonly actor: Actor;
  readonly systems: Awaited<ReturnType<typeof listSystems>>;
  readonly mayAdd: boolean;
  readonly query: string;
}

export const SystemsPage = ({ actor, systems, mayAdd, query }: SystemsPageProps) => {
  const shown = systems.filter((system) => system.name.toLowerCase().includes(query.toLowerCase()));
  return (
    <Page
      actor={actor}
      title="System"
      section="systems"
      path="/system"
      aside={
        mayAdd && (
          <ButtonLink href="/system/nytt" variant="primary">
            Lägg till system
          </ButtonLink>
        )
      }
    >
      <p>
        Kommunens system, appar och pärmar där personuppgifter finns. Nämnderna i kommunen ser samma lista.
      </p>
      {systems.length === 0 ? (
        <EmptyState
          title="Inga system än"
          text="Lägg till de system där personuppgifter behandlas. Sedan väljer du dem i behandlingarna."
        >
          {mayAdd && <ButtonLink href="/system/nytt">Lägg till det första systemet</ButtonLink>}
        </EmptyState>
      ) : (
        <live-list>
          <form method="get" action="/system" class="filters">
            <TextField name="q" label="Sök" type="search" value={query} />
            <Button variant="secondary">Sök</Button>
            <ButtonLink href="/system/export.xlsx" download>
              Exportera till Excel
            </ButtonLink>
          </form>
          <div id="resultat">
            <p class="small">{count(shown.length, 'system', 'system')}</p>
            <Table
              caption="System"
              hideCaption
              rows={shown}
              columns={[
                {
                  heading: 'Namn',
                  header: true,
                  cell: (row) => <a href={`/system/${row.id}`}>{row.name}</a>,
                },
                { heading: 'Slag', cell: (row) => SYSTEM_KINDS[row.kind] },
                { heading: 'Leverantör', cell: (row) => row.supplierName ?? '' },
                { heading: 'Ägare', cell: (row) => row.ownerName },
                { heading: 'Behandlingar', number: true, cell: (row) => row.useCount },
              ]}
            />
          </div>
        </live-list>
      )}
    </Page>
  );
};

interface SystemFormProps extends FormProps {
  readonly id: string;
  readonly isNew: boolean;
  readonly suppliers: Awaited<ReturnType<typeof listSuppliers>>;
  readonly countries: readonly Option[];
}

export const SystemFormPage = ({
  actor,
  typed,
  errors = {},
  id,
  isNew,
  suppliers,
  countries,
}: SystemFormProps) => (
  <Page
    actor={actor}
    title={isNew ? 'Lägg till system' : `Ändra ${typed.name ?? 'system'}`}
    section="systems"
    crumbs={[{ href: '/system', text: 'System' }]}
  >
    <ErrorSummary errors={errors} />
    <form class="stack narrow" method="post" style="margin-top:1rem">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={typed.version ?? '1'} />
      <TextField
        name="name"
        label="Namn"
        hint="Så som det kallas i verksamheten"
        value={typed.name}
        error={errors.name}
      />
      <Select
        name="kind"
        label="Vad är det?"
        options={options(SYSTEM_KINDS)}
        value={typed.kind}
        error={errors.kind}
      />
      <Select
        name="supplierId"
        label="Leverantör"
        optional
        empty="Ingen eller vet inte än"
        options={suppliers.map((supplier) => ({ value: supplier.id, label: supplier.name }))}
        value={typed.supplierId}
        hint={<a href="/leverantorer/ny">Saknas leverantören? Lägg till den först.</a>}
      />
      <Select
        name="country"
        label="Var finns uppgifterna?"
        optional
        empty="Vet inte än"
        options={countries}
        value={typed.country}
      />
      <TextArea
        name="description"
        label="Beskrivning"
        optional
        value={typed.description}
        error={errors.description}
      />
      <div class="actions">
        <Button>{isNew ? 'Lägg till systemet' : 'Spara systemet'}</Button>
        <a href="/system">Avbryt</a>
      </div>
    </form>
  </Page>
);

interface SystemPageProps {
  readonly actor: Actor;
  readonly shown: Awaited<ReturnType<typeof showSystem>>;
  readonly country: string | undefined;
  readonly mayChange: boolean;
}

export const SystemPage = ({ actor, shown, country, mayChange }: SystemPageProps) => (
  <Page
    actor={actor}
    title={shown.system.name}
    section="systems"
    path="/system"
    crumbs={[{ href: '/system', text: 'System' }]}
    aside={mayChange && <ButtonLink href={`/system/${shown.system.id}/andra`}>Ändra systemet</ButtonLink>}
  >
    <div class="stack" style="margin-top:1rem">
      <Panel title="Uppgifter om systemet">
        <Facts
          facts={[
            { label: 'Slag', value: SYSTEM_KINDS[shown.system.kind] },
            { label: 'Uppgifterna finns i', value: country },
            { label: 'Beskrivning', value: shown.system.description },
          ]}
        />
      </Panel>
      <Panel title={`Används i ${count(shown.uses.length, 'behandling', 'behandlingar')}`}>
        {shown.uses.length === 0 ? (
          <p>Ingen behandling som du kan se använder systemet.</p>
        ) : (
          <ul>
            {shown.uses.map((use) => (
              <li>
                <a href={`/behandlingar/${use.id}`}>{use.name}</a>{' '}
                <span class="small">{use.controllerName}</span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  </Page>
);

interface SuppliersPageProps {
  readonly actor: Actor;
  readonly suppliers: Awaited<ReturnType<typeof listSuppliers>>;
  readonly mayAdd: boolean;
  readonly query: string;
  readonly countryName: (code: string) => string;
}

export const SuppliersPage = ({ actor, suppliers, mayAdd, query, countryName }: SuppliersPageProps) => {
  const shown = suppliers.filter((supplier) => supplier.name.toLowerCase().includes(query.toLowerCase()));
  return (
    <Page
      actor={actor}
      title="Leverantörer"
      section="suppliers"
      path="/leverantorer"
      aside={
        mayAdd && (
          <ButtonLink href="/leverantorer/ny" variant="primary">
            Lägg till leverantör
          </ButtonLink>
        )
      }
    >
      <p>
        Leverantörerna är gemensamma för alla organisationer i Ansvar, så att samma företag bara finns en
        gång.
      </p>
      {suppliers.length === 0 ? (
        <EmptyState
          title="Inga leverantörer än"
          text="Lägg till de företag som behandlar personuppgifter för er."
        >
          {mayAdd && <ButtonLink href="/leverantorer/ny">Lägg till den första leverantören</ButtonLink>}
        </EmptyState>
      ) : (
        <live-list>
          <form method="get" action="/leverantorer" class="filters">
            <TextField name="q" label="Sök" type="search" value={query} />
            <Button variant="secondary">Sök</Button>
            <ButtonLink href="/leverantorer/export.xlsx" download>
              Exportera till Excel
            </ButtonLink>
          </form>
          <div id="resultat">
            <p class="small">{count(shown.length, 'leverantör', 'leverantörer')}</p>
            <Table
              caption="Leverantörer"
              hideCaption
              rows={shown}
              columns={[
                { heading: 'Namn', header: true, cell: (row) => row.name },
                {
                  heading: 'Organisationsnummer',
                  cell: (row) => row.organisationNumber ?? <Tag color="neutral">Saknas</Tag>,
                },
                { heading: 'Land', cell: (row) => countryName(row.country) },
              ]}
            />
          </div>
        </live-list>
      )}
    </Page>
  );
};

export const SupplierFormPage = ({
  actor,
  typed,
  errors = {},
  id,
  countries,
}: FormProps & { id: string; countries: readonly Option[] }) => (
  <Page
    actor={actor}
    title="Lägg till leverantör"
    section="suppliers"
    crumbs={[{ href: '/leverantorer', text: 'Leverantörer' }]}
  >
    <ErrorSummary errors={errors} />
    <form class="stack narrow" method="post" style="margin-top:1rem">
      <input type="hidden" name="id" value={id} />
      <TextField name="name" label="Namn" value={typed.name} error={errors.name} />
      <TextField
        name="organisationNumber"
        label="Organisationsnummer"
        optional
        size="short"
        value={typed.organisationNumber}
        error={errors.organisationNumber}
      />
      <Select
        name="country"
        label="Land"
        options={countries}
        value={typed.country ?? 'SE'}
        error={errors.country}
      />
      <div class="actions">
        <Button>Lägg till leverantören</Button>
        <a href="/leverantorer">Avbryt</a>
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
