import type { Actor } from '../../../platform/actor.ts';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Table } from '../../../ui/parts.tsx';
import type { EntryConflict, StoredEntry } from '../actions/entries.ts';

interface ConflictProps {
  readonly actor: Actor;
  readonly entry: StoredEntry;
  readonly conflict: EntryConflict;
  /** What was typed, to be sent again as it is. */
  readonly fields: URLSearchParams;
  readonly path: string;
}

/** Somebody saved the same entry meanwhile: what differs, and one press for either. */
export const ConflictPage = ({ actor, entry, conflict, fields, path }: ConflictProps) => (
  <Page
    actor={actor}
    title="Behandlingen har sparats under tiden"
    section="register"
    crumbs={[
      { href: '/behandlingar', text: 'Behandlingar' },
      { href: `/behandlingar/${entry.id}`, text: `Nr ${entry.number}` },
    ]}
  >
    <p>
      {entry.updatedByName ?? 'Någon'} sparade {entry.name} efter att du öppnade formuläret, kanske i en annan
      flik. Ditt är inte sparat än, men inget är förlorat. Här är det som skiljer.
    </p>
    {conflict.changes.length === 0 ? (
      <p>Det som sparats är likadant som det du skrev.</p>
    ) : (
      <Table
        caption="Det som skiljer"
        rows={conflict.changes}
        columns={[
          { heading: 'Fält', header: true, cell: (change) => change.label },
          { heading: 'Sparat nu', cell: (change) => <span class="pre">{change.saved || '–'}</span> },
          { heading: 'Du skrev', cell: (change) => <span class="pre">{change.typed || '–'}</span> },
        ]}
      />
    )}
    <form method="post" action={path} class="actions" style="margin-top:1rem">
      {[...fields]
        .filter(([name]) => name !== 'version')
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      <input type="hidden" name="version" value={conflict.version} />
      <Button>Spara det jag skrev</Button>
      <ButtonLink href={path}>Behåll det som är sparat</ButtonLink>
    </form>
  </Page>
);
