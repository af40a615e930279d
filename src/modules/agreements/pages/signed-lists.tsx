/** Lists of signed agreements, as publishers of agreements keep them (E-092; law.md 4.8). */
import type { Actor } from '../../../platform/actor.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { FilteredList } from '../../../ui/filtered-list.tsx';
import { Page } from '../../../ui/page.tsx';
import { count, Panel } from '../../../ui/parts.tsx';
import type { AskedSigned, ListedSigned } from '../actions/index.ts';
import { noListText } from '../rules/index.ts';
import { AgreementTabs, CellTable, ControllerFilter, Exports } from './list-table.tsx';

const PATH = '/avtal/tecknade';
const MOST = 500;

interface SignedProps {
  readonly actor: Actor;
  readonly listed: ListedSigned;
  readonly asked: AskedSigned;
  readonly query: URLSearchParams;
}

const empty = ({ table }: { readonly table: { readonly rows: readonly unknown[] } }): number =>
  Number(table.rows.length === 0);

export const SignedListsPage = ({ actor, listed, asked, query }: SignedProps) => (
  <Page actor={actor} title="Tecknade avtal" section="agreement-overview" path={PATH}>
    <AgreementTabs current={PATH} />
    <FilteredList
      path={PATH}
      filters={
        <>
          <TextField
            name="q"
            label="Sök organisation, tjänst eller nummer"
            type="search"
            value={asked.words}
          />
          <Select
            name="roll"
            label="Förteckning"
            value={asked.side}
            options={[
              { value: 'controller', label: 'Vi är ansvariga' },
              { value: 'processor', label: 'Vi är biträde' },
            ]}
          />
          <ControllerFilter actor={actor} value={asked.controllerId} />
        </>
      }
      counted={count(listed.total, 'tecknat avtal', 'tecknade avtal')}
      links={<Exports path={PATH} query={query} />}
      isEmpty={listed.total === 0 && asked.words !== ''}
    >
      <p class="small">
        {asked.side === 'processor'
          ? 'Förteckningar som ni för, och kan lämna ut, över dem som ni är biträde åt. Det som ni själva har tecknat som ansvariga står för sig.'
          : 'Avtal som ni själva har tecknat som ansvariga. Förteckningar över dem som ni är biträde åt står för sig.'}
      </p>
      <div class="stack below">
        {/* What has something in it goes first. */}
        {listed.lists
          .toSorted((one, other) => empty(one) - empty(other))
          .map(({ id, title, note, table }) => (
            <Panel title={`${title} (${table.rows.length})`} id={id}>
              {note && <p class="small">{note}</p>}
              {table.rows.length === 0 ? (
                <p>Inget är tecknat.</p>
              ) : (
                <div class="dense">
                  <CellTable caption={title} table={table} most={MOST} />
                </div>
              )}
              {table.rows.length > MOST && (
                <p class="note">Här visas de {MOST} första. Sök, eller hämta alla som Excel.</p>
              )}
            </Panel>
          ))}
        <p class="note">{noListText}</p>
      </div>
    </FilteredList>
  </Page>
);
