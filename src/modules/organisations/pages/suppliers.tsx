import type { Actor } from '../../../platform/actor.ts';
import { ErrorSummary, type Option, Select, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Table, Tag } from '../../../ui/parts.tsx';
import type { listSuppliers } from '../actions.ts';
import type { FormProps } from './choices.ts';

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
