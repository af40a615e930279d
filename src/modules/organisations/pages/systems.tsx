import type { Actor } from '../../../platform/actor.ts';
import { ErrorSummary, type Option, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Facts, Panel, Table } from '../../../ui/parts.tsx';
import type { listSuppliers, listSystems, showSystem } from '../actions.ts';
import { type FormProps, options, SYSTEM_KINDS } from './choices.ts';

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
