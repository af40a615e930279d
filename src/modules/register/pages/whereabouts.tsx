import { dataCategories } from '../../../knowledge/data-categories.ts';
import type { Actor } from '../../../platform/actor.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Table } from '../../../ui/parts.tsx';
import type { Whereabouts } from '../actions/entries.ts';
import type { Labels } from '../rules/columns.ts';

interface WhereaboutsProps {
  readonly actor: Actor;
  readonly words: Labels;
  readonly category: string | null;
  readonly typed: string;
  /** Null before anything is asked for. */
  readonly found: readonly Whereabouts[] | null;
  readonly query: URLSearchParams;
}

const categories = [...dataCategories]
  .map(({ id, label }) => ({ value: id, label: label.replace(/\.$/, '') }))
  .sort((one, other) => one.label.localeCompare(other.label, 'sv'));

export const WhereaboutsPage = ({ actor, words, category, typed, found, query }: WhereaboutsProps) => (
  <Page actor={actor} title="Var finns uppgiften?" section="whereabouts" path="/var-finns">
    <p>
      Ska en uppgift rättas, till exempel en adress, behöver ni veta i vilka behandlingar och system den
      finns. Välj slag av uppgift, eller skriv vad den kallas.
    </p>
    <live-list>
      <form method="get" action="/var-finns" class="filters">
        <Select
          name="uppgift"
          label="Slag av uppgift"
          empty="Alla slag"
          options={categories}
          value={category}
        />
        <TextField name="q" label="Kallas" type="search" value={typed} />
        <Button variant="secondary" withoutScript>
          Visa
        </Button>
      </form>
      <div id="resultat">{found && <Found found={found} words={words} query={query} />}</div>
    </live-list>
  </Page>
);

const Found = ({
  found,
  words,
  query,
}: {
  found: readonly Whereabouts[];
  words: Labels;
  query: URLSearchParams;
}) =>
  found.length === 0 ? (
    <EmptyState
      title="Uppgiften finns inte i registret"
      text="Ingen pågående eller planerad behandling som du kan se har den."
    />
  ) : (
    <>
      <div class="row" style="margin-top:1rem">
        <p class="grow" aria-live="polite">
          <strong>{count(found.length, 'behandling', 'behandlingar')}</strong>
        </p>
        <ButtonLink href={`/var-finns/export.xlsx?${query}`} download>
          Exportera till Excel
        </ButtonLink>
      </div>
      <Table
        caption="Här finns uppgiften"
        hideCaption
        rows={found}
        columns={[
          {
            heading: 'Behandling',
            header: true,
            cell: (row) => (
              <>
                <a href={`/behandlingar/${row.id}`}>{row.name}</a>
                <span class="block small">{row.controllerName}</span>
              </>
            ),
          },
          { heading: 'Uppgift', cell: (row) => row.labels },
          {
            heading: 'System och material',
            cell: (row) =>
              [row.systems, ...row.materialKinds.map((kind) => words.label('material-kind', kind))]
                .filter(Boolean)
                .join(', ') || <span class="unknown">Inte ifyllt</span>,
          },
          { heading: 'Mottagare', cell: (row) => row.recipients ?? '' },
          { heading: 'Biträden', cell: (row) => row.processors ?? '' },
        ]}
      />
    </>
  );
