/** Several complete or approved entries are opened for change at once: which, and which are left and why. */
import type { Actor } from '../../../platform/actor.ts';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Panel, Table } from '../../../ui/parts.tsx';
import type { OpeningCandidate } from '../actions/bulk.ts';
import { StateTag } from './list/state-tag.tsx';

interface OpenProps {
  readonly actor: Actor;
  readonly candidates: readonly OpeningCandidate[];
}

export const OpenForChangePage = ({ actor, candidates }: OpenProps) => {
  const open = candidates.filter(({ obstacle }) => obstacle === null);
  const left = candidates.filter(({ obstacle }) => obstacle !== null);
  return (
    <Page
      actor={actor}
      title="Öppna behandlingar för ändring"
      section="register"
      crumbs={[{ href: '/behandlingar', text: 'Behandlingar' }]}
    >
      <p>
        Det som är fullständigt eller fastställt måste öppnas innan det kan ändras. Det som är fastställt
        gäller tills en ny version fastställs.
      </p>
      <div class="stack" style="margin-top:1rem">
        {open.length === 0 ? (
          <EmptyState
            title="Inget att öppna"
            text="Kryssa för behandlingar i listan som är fullständiga eller fastställda."
          >
            <ButtonLink href="/behandlingar?valj=1">Välj i listan</ButtonLink>
          </EmptyState>
        ) : (
          <Opened open={open} />
        )}
        {left.length > 0 && (
          <Panel title={`Öppnas inte: ${left.length}`}>
            <ul class="todo">
              {left.map(({ entry, obstacle }) => (
                <li>
                  <span>
                    <a href={`/behandlingar/${entry.id}`}>{entry.name}</a>
                    <span class="block small">{obstacle}</span>
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </Page>
  );
};

const Opened = ({ open }: { open: readonly OpeningCandidate[] }) => (
  <form method="post" action="/behandlingar/oppna" class="stack">
    {open.map(({ entry }) => (
      <input type="hidden" name="vald" value={`${entry.id}:${entry.version}`} />
    ))}
    <Table
      caption={`Öppnas: ${count(open.length, 'behandling', 'behandlingar')}`}
      rows={open}
      columns={[
        { heading: 'Nr', number: true, cell: ({ entry }) => entry.number },
        {
          heading: 'Behandling',
          header: true,
          cell: ({ entry }) => <a href={`/behandlingar/${entry.id}`}>{entry.name}</a>,
        },
        {
          heading: 'Status',
          cell: ({ entry }) => (
            <StateTag
              row={{
                state: entry.state,
                approvedVersion: entry.approvedVersion,
                blockingGapCount: 0,
                warningGapCount: 0,
              }}
            />
          ),
        },
      ]}
    />
    <div class="actions">
      <Button>Öppna {count(open.length, 'behandling', 'behandlingar')} för ändring</Button>
      <a href="/behandlingar">Avbryt</a>
    </div>
  </form>
);
