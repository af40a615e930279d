import type { Actor } from '../../../../platform/actor.ts';
import { longDate, swedishTime } from '../../../../platform/plain-date.ts';
import { nameOf } from '../../../../ui/page.tsx';
import { ButtonLink, type Column, count, EmptyState, Table } from '../../../../ui/parts.tsx';
import type { ListedEntry, ListFilter } from '../../actions/entries.ts';
import { CHOSEN_AT_ONCE } from '../../rules/paging.ts';
import { activityLabels } from '../../rules/transitions.ts';
import { viewQuery } from '../../rules/views.ts';
import { Paging } from '../paging.tsx';
import type { ListPart } from './page.tsx';
import { StateTag } from './state-tag.tsx';
import { SaveView } from './views.tsx';

export const Result = (props: ListPart) => {
  const { rows, counts, filter, query, choosing, mayChoose } = props;
  return (
    <div id="resultat">
      <div class="row" style="margin-top:1rem">
        <p class="grow" style="flex-basis:14rem" aria-live="polite">
          <strong>{count(counts.total, 'behandling', 'behandlingar')}</strong>
          {counts.withGaps > 0 && (
            <>
              , <a href="/att-ordna">{counts.withGaps.toLocaleString('sv-SE')} saknar något</a>
            </>
          )}
        </p>
        {filter.batchId && <a href="/behandlingar">Bara de inlästa visas. Visa alla</a>}
        {props.maySave && <SaveView query={query} />}
        {mayChoose && rows.length > 0 && (
          <ButtonLink href={choosing ? listAddress(query) : `${listAddress(query, 'valj=1')}`}>
            {choosing ? 'Sluta välja' : 'Välj flera'}
          </ButtonLink>
        )}
        <ButtonLink href={`/behandlingar/export?${viewQuery(query)}`}>Exportera eller skriv ut</ButtonLink>
      </div>
      {rows.length === 0 ? (
        <EmptyState title="Inget stämmer med urvalet" text="Ändra sökordet eller filtret.">
          <ButtonLink href="/behandlingar">Visa alla</ButtonLink>
        </EmptyState>
      ) : choosing ? (
        <Choosing {...props} />
      ) : (
        <Entries {...props} />
      )}
      <Paging page={filter.page} total={counts.total} query={query} path="/behandlingar" />
    </div>
  );
};

function listAddress(query: URLSearchParams, more = ''): string {
  const parts = [viewQuery(query).toString(), more].filter(Boolean);
  return parts.length > 0 ? `/behandlingar?${parts.join('&')}` : '/behandlingar';
}

/** Boxes before the rows, and what can be done with those that are ticked. */
const Choosing = (props: ListPart) => {
  const { counts, query, mayCreate, rows } = props;
  const all = Math.min(counts.total, CHOSEN_AT_ONCE);
  return (
    <form method="get" class="stack" style="margin-top:1rem">
      {[...viewQuery(query)].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="panel row">
        {counts.total > rows.length && (
          <div class="option grow" style="flex-basis:14rem">
            <input class="ds-input" type="checkbox" name="alla" value="1" id="alla" />
            <label class="ds-label" for="alla">
              {all === counts.total ? `Alla ${all} i urvalet` : `De första ${all} i urvalet`}, inte bara de på
              sidan
            </label>
          </div>
        )}
        <span class="grow" style="flex-basis:14rem">
          Kryssa för de behandlingar det gäller.
        </span>
        {mayCreate && (
          <button class="ds-button" type="submit" data-variant="secondary" formaction="/behandlingar/andra">
            Ändra en uppgift i valda
          </button>
        )}
        {mayCreate && (
          <button class="ds-button" type="submit" data-variant="secondary" formaction="/behandlingar/oppna">
            Öppna valda för ändring
          </button>
        )}
        <button class="ds-button" type="submit" data-variant="secondary" formaction="/behandlingar/faststall">
          Fastställ valda
        </button>
      </div>
      <Entries {...props} />
    </form>
  );
};

const box: Column<ListedEntry> = {
  heading: 'Välj',
  cell: (row) => (
    <input class="ds-input" type="checkbox" name="vald" value={row.id} aria-label={`Välj ${row.name}`} />
  ),
};

const Entries = ({ actor, rows, filter, query, several, choosing, today }: ListPart) => (
  <Table
    caption="Behandlingar"
    hideCaption
    rows={rows}
    columns={[
      ...(choosing ? [box] : []),
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
            {filter.review && row.nextReviewOn && (
              <span class="block small">
                {row.nextReviewOn < today ? 'Översyn skulle ha gjorts' : 'Översyn senast'}{' '}
                {longDate(row.nextReviewOn)}
              </span>
            )}
          </>
        ),
      },
      { heading: 'Läge', cell: (row) => activityLabels[row.activity as keyof typeof activityLabels] },
      {
        heading: <SortLink sort="gaps" text="Status" filter={filter} query={query} />,
        cell: (row) => <StateTag row={row} />,
      },
      { heading: 'Ni är', cell: (row) => (row.role === 'processor' ? 'Biträde' : 'Ansvarig') },
      {
        heading: <SortLink sort="updated" text="Ändrad" filter={filter} query={query} />,
        cell: (row) => <span class="nowrap">{swedishTime(row.updatedAt).slice(0, 10)}</span>,
      },
    ]}
  />
);

function controllerOf(row: ListedEntry, actor: Actor): string {
  const held = actor.appointments.find((appointment) => appointment.id === row.controllerId);
  return held ? nameOf(held) : row.controllerName;
}

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
