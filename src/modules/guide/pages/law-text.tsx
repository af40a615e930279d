import type { Actor } from '../../../platform/actor.ts';
import { TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Table } from '../../../ui/parts.tsx';
import type { IndexedText, LawText, LawTextParagraph, Neighbour } from '../rules/law-text.ts';

const OFFICIAL = 'https://eur-lex.europa.eu/eli/reg/2016/679/oj/swe';
const hrefOf = (ref: string) => `/lagtext/${encodeURIComponent(ref)}`;
const CRUMBS = [
  { href: '/regler', text: 'Regler' },
  { href: '/lagtext', text: 'Lagtext' },
];

interface IndexProps {
  readonly actor: Actor;
  readonly query: string;
  readonly found: readonly IndexedText[];
}

/** The articles of the regulation, searched as one types. */
export const LawTextsPage = ({ actor, query, found }: IndexProps) => (
  <Page
    actor={actor}
    title="Dataskyddsförordningen"
    section="rules"
    path="/lagtext"
    crumbs={CRUMBS.slice(0, 1)}
  >
    <p>Artiklarna på svenska. Sökningen går igenom nummer, rubrik och text, och även skälen.</p>
    <live-list>
      <form method="get" action="/lagtext" class="filters">
        <TextField name="q" label="Sök i lagtexten" type="search" value={query} />
        <Button variant="secondary">Sök</Button>
      </form>
      <div id="resultat">
        <p class="small" aria-live="polite">
          {count(found.length, 'träff', 'träffar')}
        </p>
        {found.length === 0 ? (
          <EmptyState title="Ingen artikel har alla orden" text="Pröva färre ord, eller artikelns nummer.">
            <ButtonLink href="/lagtext">Visa alla artiklar</ButtonLink>
          </EmptyState>
        ) : (
          <Table
            caption="Artiklar och skäl"
            hideCaption
            rows={found}
            columns={[
              {
                heading: 'Artikel',
                cell: (row) => (
                  <a class="nowrap" href={hrefOf(row.ref)}>
                    {row.heading}
                  </a>
                ),
              },
              { heading: 'Rubrik', header: true, cell: (row) => row.title },
            ]}
          />
        )}
      </div>
    </live-list>
  </Page>
);

/** One article, with the paragraph that a citation points at marked. */
export const LawTextPage = ({ actor, text }: { actor: Actor; text: LawText }) => (
  <Page
    actor={actor}
    title={text.title === '' ? text.heading : `${text.heading} ${text.title}`}
    section="rules"
    path={hrefOf(text.ref)}
    crumbs={CRUMBS}
  >
    <p class="meta">
      <span>Förordning (EU) 2016/679, dataskyddsförordningen</span>
      {text.whole && (
        <a href={hrefOf(text.whole.ref)}>
          Hela {text.whole.name.split(' ').slice(0, 2).join(' ').toLowerCase()}
        </a>
      )}
      <a href={OFFICIAL}>Hela förordningen på EUR-Lex</a>
    </p>
    <div class="panel" style="margin-top:1rem">
      {text.paragraphs.length === 0 ? (
        <p>Här finns bara artikelns rubrik. Läs texten på EUR-Lex.</p>
      ) : (
        <div class="stack">
          {text.paragraphs.map((paragraph) => (
            <LawParagraph paragraph={paragraph} />
          ))}
        </div>
      )}
    </div>
    <p class="small">Stycken utan nummer kan saknas här. Den text som gäller är den på EUR-Lex.</p>
    <nav class="pages" aria-label="Närmaste artiklar">
      {text.previous && <NeighbourLink neighbour={text.previous} text="Föregående" />}
      {text.next && <NeighbourLink neighbour={text.next} text="Nästa" />}
    </nav>
  </Page>
);

const MARKED = 'background:var(--ds-color-warning-surface-tinted);color:inherit';

const LawParagraph = ({ paragraph }: { paragraph: LawTextParagraph }) => {
  const depth = paragraph.number.includes(' ') ? 'margin-left:1.5rem' : '';
  const number = shortNumber(paragraph.number);
  const content = (
    <>
      {number && <strong>{number}</strong>} {paragraph.text}
    </>
  );
  return (
    <p id={paragraph.number === '' ? undefined : `p-${paragraph.ref}`} style={depth}>
      {paragraph.asked ? <mark style={MARKED}>{content}</mark> : content}
    </p>
  );
};

/** `6.1 e` → `e)`, `6.1` → `1.`, a recital has none. */
function shortNumber(number: string): string {
  const [place = '', letter] = number.split(' ');
  if (letter !== undefined) return `${letter})`;
  const [, paragraph] = place.split('.');
  return paragraph === undefined ? '' : `${paragraph}.`;
}

const NeighbourLink = ({ neighbour, text }: { neighbour: Neighbour; text: string }) => (
  <a href={hrefOf(neighbour.ref)}>
    {text}: {neighbour.name}
  </a>
);
