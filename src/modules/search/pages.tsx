import type { Child } from 'hono/jsx';
import type { Actor } from '../../platform/actor.ts';
import { TextField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Button, ButtonLink, EmptyState, Panel } from '../../ui/parts.tsx';
import type { Hit, HitGroup, HitKind } from './actions.ts';

interface SearchProps {
  readonly actor: Actor;
  readonly typed: string;
  readonly groups: readonly HitGroup[];
}

const KINDS: Readonly<
  Record<HitKind, { readonly heading: string; readonly address: (id: string) => string }>
> = {
  processing: { heading: 'Behandlingar', address: (id) => `/behandlingar/${id}` },
  purpose: { heading: 'Ändamål', address: (id) => `/behandlingar/${id}#andamal` },
  case: { heading: 'Ärenden', address: (id) => `/arenden/${id}` },
  agreement: { heading: 'Avtal', address: (id) => `/avtal/${id}` },
  remark: { heading: 'Ombudets anmärkningar och råd', address: (id) => `/ombudet/${id}` },
  system: { heading: 'System', address: (id) => `/system/${id}` },
  supplier: { heading: 'Leverantörer', address: (id) => `/leverantorer/${id}` },
};

export const SearchPage = ({ actor, typed, groups }: SearchProps) => {
  const words = typed
    .toLocaleLowerCase('sv')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return (
    <Page actor={actor} title="Sök i allt" section="search" path="/sok">
      <p>
        Söker i behandlingar, ändamål, ärenden, avtal, ombudets skrivelser, system och leverantörer som du får
        läsa.
      </p>
      <form class="filters" method="get" action="/sok" role="search">
        <TextField
          name="q"
          label="Sök efter"
          hint="Början av ett ord räcker: hemtj lar"
          type="search"
          value={typed}
        />
        <Button>Sök</Button>
      </form>
      <div class="stack" aria-live="polite">
        {typed.trim() !== '' && groups.length === 0 && (
          <EmptyState
            title={`Inget träffar «${typed}»`}
            text="Pröva ett kortare ord eller ett annat ord för samma sak. Söker du en sorts uppgift, till exempel adresser?"
          >
            <ButtonLink href={`/var-finns?q=${encodeURIComponent(typed)}`}>Var finns uppgiften?</ButtonLink>
          </EmptyState>
        )}
        {groups.map((group) => (
          <Group group={group} words={words} typed={typed} />
        ))}
      </div>
    </Page>
  );
};

const Group = ({ group, words, typed }: { group: HitGroup; words: readonly string[]; typed: string }) => (
  <Panel title={KINDS[group.kind].heading}>
    <ul class="plain-list">
      {group.hits.map((hit) => (
        <HitItem hit={hit} words={words} />
      ))}
    </ul>
    {group.more && (
      <p>
        {group.kind === 'processing' ? (
          <a href={`/behandlingar?q=${encodeURIComponent(typed)}&namnder=alla`}>
            Visa alla behandlingar som träffas
          </a>
        ) : (
          'Det finns fler. Skriv ett ord till.'
        )}
      </p>
    )}
  </Panel>
);

const HitItem = ({ hit, words }: { hit: Hit; words: readonly string[] }) => (
  <li>
    <a href={KINDS[hit.kind].address(hit.id)}>
      <Marked text={hit.title.length > 160 ? `${hit.title.slice(0, 157)}…` : hit.title} words={words} />
    </a>
    {hit.controllerName && (
      <span class="small">
        {' '}
        {hit.controllerName === hit.legalEntityName
          ? hit.controllerName
          : `${hit.controllerName}, ${hit.legalEntityName}`}
      </span>
    )}
    {hit.text && (
      <span class="block small">
        <Marked text={excerpt(hit.text, words)} words={words} />
      </span>
    )}
  </li>
);

/** The words where they stand; Swedish endings are found by the database and are left unmarked. */
const Marked = ({ text, words }: { text: string; words: readonly string[] }) => {
  if (words.length === 0) return <>{text}</>;
  const parts = text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${words.join('|')})`, 'iu'));
  return <>{parts.map((part, index): Child => (index % 2 === 1 ? <mark>{part}</mark> : part))}</>;
};

/** The text around the first word that stands in it. */
function excerpt(text: string, words: readonly string[]): string {
  if (text.length <= 200) return text;
  const lower = text.toLocaleLowerCase('sv');
  const found = words.map((word) => lower.indexOf(word)).filter((at) => at >= 0);
  const start = Math.max(0, Math.min(...found, text.length) - 60);
  const from = found.length === 0 ? 0 : start;
  return `${from > 0 ? '… ' : ''}${text.slice(from, from + 180)} …`;
}
