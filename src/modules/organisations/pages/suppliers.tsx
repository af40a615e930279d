import type { Actor } from '../../../platform/actor.ts';
import { ErrorSummary, type Option, Select, TextField } from '../../../ui/field.tsx';
import { NoMatch } from '../../../ui/filtered-list.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Table, Tag } from '../../../ui/parts.tsx';
import type { ListedSupplier } from '../actions/index.ts';
import type { FormProps } from './choices.ts';

interface SuppliersPageProps {
  readonly actor: Actor;
  readonly total: number;
  readonly suppliers: readonly ListedSupplier[];
  readonly mayAdd: boolean;
  readonly query: URLSearchParams;
  readonly countryName: (code: string) => string;
}

export const SuppliersPage = (props: SuppliersPageProps) => {
  const { actor, total, mayAdd, query } = props;
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
        gång. Kontakter och anteckningar är kommunens egna.
      </p>
      {total === 0 ? (
        <EmptyState
          title="Inga leverantörer än"
          text="Lägg till de företag som behandlar personuppgifter för er."
        >
          {mayAdd && <ButtonLink href="/leverantorer/ny">Lägg till den första leverantören</ButtonLink>}
        </EmptyState>
      ) : (
        <live-list>
          <form method="get" action="/leverantorer" class="filters">
            <TextField name="q" label="Sök" type="search" value={query.get('q')} />
            <Select
              name="anvands"
              label="Används av er"
              empty="Alla"
              options={[{ value: 'ja', label: 'Bara de som används' }]}
              value={query.get('anvands')}
            />
            <Button variant="secondary" withoutScript>
              Filtrera
            </Button>
          </form>
          <Result {...props} />
        </live-list>
      )}
    </Page>
  );
};

const Result = ({ suppliers, query, countryName }: SuppliersPageProps) => (
  <div id="resultat">
    <div class="row below">
      <p class="grow" aria-live="polite">
        <strong>{count(suppliers.length, 'leverantör', 'leverantörer')}</strong>
      </p>
      <ButtonLink href={`/leverantorer/export.xlsx?${query}`} download>
        Exportera till Excel
      </ButtonLink>
    </div>
    {suppliers.length === 0 ? (
      <NoMatch all="/leverantorer" />
    ) : (
      <Table
        caption="Leverantörer"
        hideCaption
        rows={suppliers}
        columns={[
          {
            heading: 'Namn',
            header: true,
            cell: (row) => <a href={`/leverantorer/${row.id}`}>{row.name}</a>,
          },
          {
            heading: 'Organisationsnummer',
            cell: (row) => row.organisationNumber ?? <Tag color="neutral">Saknas</Tag>,
          },
          { heading: 'Land', cell: (row) => countryName(row.country) },
          { heading: 'System', number: true, cell: (row) => row.systemCount },
          { heading: 'Behandlingar', number: true, cell: (row) => row.processingCount },
        ]}
      />
    )}
  </div>
);

interface SupplierFormProps extends FormProps {
  readonly id: string;
  readonly countries: readonly Option[];
  /** When changing: the name that stands. */
  readonly saved?: string;
}

export const SupplierFormPage = ({ actor, typed, errors = {}, id, countries, saved }: SupplierFormProps) => (
  <Page
    actor={actor}
    title={saved ? `Ändra ${saved}` : 'Lägg till leverantör'}
    section="suppliers"
    crumbs={[{ href: '/leverantorer', text: 'Leverantörer' }]}
  >
    {saved && <p>Ändringen syns för alla organisationer i Ansvar.</p>}
    <ErrorSummary errors={errors} />
    <form class="stack narrow" novalidate method="post" style="margin-top:1rem">
      <input type="hidden" name="id" value={id} />
      <TextField name="name" label="Namn" value={typed.name} error={errors.name} />
      <TextField
        name="organisationNumber"
        label="Organisationsnummer"
        optional
        size="short"
        hint="Med nummer går det inte att lägga till samma företag två gånger"
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
      {errors.anda && (
        <div class="option">
          <input class="ds-input" type="checkbox" name="anda" id="anda" value="1" />
          <label class="ds-label" for="anda">
            Det är ett annat företag. Lägg till ändå.
          </label>
        </div>
      )}
      <div class="actions">
        <Button>{saved ? 'Spara leverantören' : 'Lägg till leverantören'}</Button>
        <a href={saved ? `/leverantorer/${id}` : '/leverantorer'}>Avbryt</a>
      </div>
    </form>
  </Page>
);
