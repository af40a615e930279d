import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { nameOf, Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Table, Tag } from '../../../ui/parts.tsx';
import type { ListedEntry, ListFilter } from '../actions/entries.ts';
import { PAGE_SIZE } from '../rules/paging.ts';
import { activityLabels, stateLabels } from '../rules/transitions.ts';

interface ListProps {
  readonly actor: Actor;
  readonly rows: readonly ListedEntry[];
  readonly counts: { readonly total: number; readonly withGaps: number };
  readonly filter: ListFilter;
  /** The query string as asked, for export and paging. */
  readonly query: URLSearchParams;
  readonly mayCreate: boolean;
  readonly mayImport: boolean;
  readonly message?: string | undefined;
}

export const ListPage = (props: ListProps) => {
  const { actor, counts, mayCreate, mayImport, query, message } = props;
  const several = new Set(actor.readable).size > 1;
  const isEmpty = counts.total === 0 && query.size === 0;
  return (
    <Page
      actor={actor}
      title="Behandlingar"
      section="register"
      path="/behandlingar"
      message={message}
      aside={
        mayCreate &&
        !isEmpty && (
          <ButtonLink href="/behandlingar/ny" variant="primary">
            Lägg till behandling
          </ButtonLink>
        )
      }
    >
      <p>
        Registret över behandlingar enligt artikel 30. Det ska kunna visas för Integritetsskyddsmyndigheten
        när den frågar.
      </p>
      {isEmpty ? (
        <EmptyState
          title="Registret är tomt"
          text="Har ni registret i Excel i dag? Läs in arket: ni väljer vad kolumnerna är och ser resultatet innan något sparas. Eller börja med en behandling i taget."
        >
          {mayImport && (
            <ButtonLink href="/import" variant="primary">
              Läs in från Excel
            </ButtonLink>
          )}
          {mayCreate && <ButtonLink href="/behandlingar/ny">Lägg till en behandling</ButtonLink>}
        </EmptyState>
      ) : (
        <live-list>
          <Filters {...props} several={several} />
          <Result {...props} several={several} />
        </live-list>
      )}
    </Page>
  );
};

type Part = ListProps & { readonly several: boolean };

const Filters = ({ filter, several, query }: Part) => (
  <form method="get" action="/behandlingar" class="filters">
    <TextField name="q" label="Sök" type="search" value={filter.words} />
    <Select
      name="pagar"
      label="Läge"
      empty="Alla"
      value={filter.activity}
      options={Object.entries(activityLabels).map(([value, label]) => ({ value, label }))}
    />
    <Select
      name="status"
      label="Registerpost"
      empty="Alla"
      value={filter.gaps ? 'brister' : filter.state}
      options={[
        ...Object.entries(stateLabels).map(([value, label]) => ({ value, label })),
        { value: 'brister', label: 'Något saknas' },
      ]}
    />
    <Select
      name="roll"
      label="Ni är"
      empty="Båda"
      value={filter.role}
      options={[
        { value: 'controller', label: 'Personuppgiftsansvarig (30.1)' },
        { value: 'processor', label: 'Personuppgiftsbiträde (30.2)' },
      ]}
    />
    {several && (
      <Select
        name="namnder"
        label="Nämnder"
        value={filter.controllerId === null ? 'alla' : ''}
        options={[
          { value: '', label: 'Den jag arbetar för' },
          { value: 'alla', label: 'Alla jag har uppdrag för' },
        ]}
      />
    )}
    {query.get('sortera') && <input type="hidden" name="sortera" value={filter.sort} />}
    <Button variant="secondary" withoutScript>
      Filtrera
    </Button>
  </form>
);

function controllerOf(row: ListedEntry, actor: Actor): string {
  const held = actor.appointments.find((appointment) => appointment.id === row.controllerId);
  return held ? nameOf(held) : row.controllerName;
}

const Result = ({ actor, rows, counts, filter, query, several }: Part) => (
  <div id="resultat">
    <div class="row" style="margin-top:1rem">
      <p class="grow" aria-live="polite">
        <strong>{count(counts.total, 'behandling', 'behandlingar')}</strong>
        {counts.withGaps > 0 && (
          <>
            , <a href="/att-ordna">{counts.withGaps.toLocaleString('sv-SE')} saknar något</a>
          </>
        )}
      </p>
      {filter.batchId && <a href="/behandlingar">Bara de inlästa visas. Visa alla</a>}
      <ButtonLink href={`/behandlingar/export?${query}`}>Exportera eller skriv ut</ButtonLink>
    </div>
    {rows.length === 0 ? (
      <EmptyState title="Inget stämmer med urvalet" text="Ändra sökordet eller filtret.">
        <ButtonLink href="/behandlingar">Visa alla</ButtonLink>
      </EmptyState>
    ) : (
      <Table
        caption="Behandlingar"
        hideCaption
        rows={rows}
        columns={[
          {
            heading: <SortLink sort="number" text="Nr" filter={filter} query={query} />,
            number: true,
            cell: (row) => row.number,
          },
          {
            heading: <SortLink sort="name" text="Behandling" filter={filter} query={query} />,
            header: true,
            cell: (row) => (
              <>
                <a href={`/behandlingar/${row.id}`}>{row.name}</a>
                {several && filter.controllerId === null && (
                  <span class="block small">{controllerOf(row, actor)}</span>
                )}
              </>
            ),
          },
          { heading: 'Läge', cell: (row) => activityLabels[row.activity as keyof typeof activityLabels] },
          {
            heading: <SortLink sort="gaps" text="Registerpost" filter={filter} query={query} />,
            cell: (row) => <StateTag row={row} />,
          },
          { heading: 'Ni är', cell: (row) => (row.role === 'processor' ? 'Biträde' : 'Ansvarig') },
          {
            heading: <SortLink sort="updated" text="Ändrad" filter={filter} query={query} />,
            cell: (row) => <span class="nowrap">{swedishTime(row.updatedAt).slice(0, 10)}</span>,
          },
        ]}
      />
    )}
    <Paging page={filter.page} total={counts.total} query={query} />
  </div>
);

export const StateTag = ({
  row,
}: {
  row: Pick<ListedEntry, 'state' | 'blockingGapCount' | 'warningGapCount'>;
}) => {
  if (row.blockingGapCount > 0) {
    const prefix = row.state === 'draft' ? 'Utkast, ' : '';
    return (
      <Tag color="warning">{`${prefix}${count(row.blockingGapCount, 'sak saknas', 'saker saknas')}`}</Tag>
    );
  }
  if (row.state === 'draft') return <Tag color="info">Utkast, klart att markera</Tag>;
  if (row.warningGapCount > 0)
    return <Tag color="success">{`Fullständig, ${row.warningGapCount} att se över`}</Tag>;
  return <Tag color="success">Fullständig</Tag>;
};

const SortLink = (props: {
  sort: ListFilter['sort'];
  text: string;
  filter: ListFilter;
  query: URLSearchParams;
}) => {
  const query = new URLSearchParams(props.query);
  query.set('sortera', props.sort);
  query.delete('sida');
  const sorted = props.filter.sort === props.sort;
  return (
    <a href={`/behandlingar?${query}`} aria-current={sorted ? 'true' : undefined}>
      {props.text}
      {sorted && <span aria-hidden="true"> ↓</span>}
      {sorted && <span class="visually-hidden"> (sorterat)</span>}
    </a>
  );
};

const Paging = ({ page, total, query }: { page: number; total: number; query: URLSearchParams }) => {
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (last === 1) return null;
  const to = (target: number) => {
    const next = new URLSearchParams(query);
    next.set('sida', String(target));
    return `/behandlingar?${next}`;
  };
  return (
    <nav class="pages" aria-label="Sidor">
      {page > 1 && <a href={to(page - 1)}>Föregående</a>}
      <span>
        Sida {page} av {last}
      </span>
      {page < last && <a href={to(page + 1)}>Nästa</a>}
    </nav>
  );
};

interface ExportProps {
  readonly actor: Actor;
  readonly query: URLSearchParams;
  readonly total: number;
}

export const ExportPage = ({ actor, query, total }: ExportProps) => {
  const to = (format: string) => `/behandlingar/export.${format}?${query}`;
  return (
    <Page
      actor={actor}
      title="Exportera eller skriv ut"
      section="register"
      crumbs={[{ href: `/behandlingar?${query}`, text: 'Behandlingar' }]}
    >
      <p>
        {count(total, 'behandling', 'behandlingar')} i urvalet. Det som saknas i en pågående behandling står
        med i alla format.
      </p>
      <div class="figures">
        <section class="panel">
          <h2>PDF</h2>
          <p>
            Läsbar förteckning för {actor.controller && nameOf(actor.controller)}, så som den lämnas till
            Integritetsskyddsmyndigheten.
          </p>
          <p style="margin-top:.75rem">
            <ButtonLink href={to('pdf')} variant="primary">
              Hämta PDF
            </ButtonLink>
          </p>
        </section>
        <section class="panel">
          <h2>Excel</h2>
          <p>Alla kolumner. Ändra i arket och läs in det igen: behandlingarna känns igen på sitt id.</p>
          <p style="margin-top:.75rem">
            <ButtonLink href={to('xlsx')}>Hämta Excel</ButtonLink>
          </p>
        </section>
        <section class="panel">
          <h2>CSV</h2>
          <p>Samma kolumner som i Excel, med semikolon. För andra program.</p>
          <p style="margin-top:.75rem">
            <ButtonLink href={to('csv')}>Hämta CSV</ButtonLink>
          </p>
        </section>
        <section class="panel">
          <h2>JSON</h2>
          <p>Allt, med koder och artiklar. För integrationer.</p>
          <p style="margin-top:.75rem">
            <ButtonLink href={to('json')}>Hämta JSON</ButtonLink>
          </p>
        </section>
      </div>
    </Page>
  );
};
