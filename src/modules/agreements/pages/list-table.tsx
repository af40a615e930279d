/** Tables of plain data, and the tabs between the lists of agreements. */
import type { Actor } from '../../../platform/actor.ts';
import { Select } from '../../../ui/field.tsx';
import { nameOf } from '../../../ui/page.tsx';
import { ButtonLink, Table, Tag } from '../../../ui/parts.tsx';
import type { Cell, ListTable } from '../rules/index.ts';

const TABS = [
  { href: '/avtal', text: 'Alla avtal' },
  { href: '/avtal/oversikt', text: 'Läget' },
  { href: '/avtal/karta', text: 'Karta' },
  { href: '/avtal/atkomst', text: 'Åtkomst utifrån' },
  { href: '/avtal/tecknade', text: 'Tecknade' },
] as const;

export const AgreementTabs = ({ current }: { current: (typeof TABS)[number]['href'] }) => (
  <nav aria-label="Avtal">
    <ol class="steps">
      {TABS.map(({ href, text }) => (
        <li>
          <a href={href} aria-current={href === current ? 'page' : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ol>
  </nav>
);

const CellView = ({ shown }: { shown: Cell | undefined }) => {
  if (!shown) return null;
  const { href, note, color, whole } = shown;
  const text = shown.short ?? shown.text;
  return (
    <>
      {color ? (
        <Tag color={color}>{text}</Tag>
      ) : href ? (
        <a href={href}>{text}</a>
      ) : whole ? (
        <span class="nowrap">{text}</span>
      ) : (
        text
      )}
      {note && <span class="block small">{note}</span>}
    </>
  );
};

/** So many rows of it, the first ones. */
export const CellTable = ({ caption, table, most }: { caption: string; table: ListTable; most: number }) => (
  <Table
    caption={caption}
    hideCaption
    cards
    rows={table.rows.slice(0, most)}
    columns={table.headings.map((heading, index) => ({
      heading,
      header: index === 0,
      cell: (row: readonly Cell[]) => <CellView shown={row[index]} />,
    }))}
  />
);

/** One of the nämnder, where there are several to read. */
export const ControllerFilter = ({ actor, value }: { actor: Actor; value: string | null }) => {
  const places = [...new Map(actor.appointments.map((one) => [one.id, one])).values()];
  return places.length < 2 ? null : (
    <Select
      name="namnd"
      label="Nämnd"
      empty="Alla"
      value={value}
      options={places.map((one) => ({ value: one.id, label: nameOf(one) }))}
    />
  );
};

/** The list as it is filtered, as a spreadsheet and as text. */
export const Exports = ({ path, query }: { path: string; query: URLSearchParams }) => (
  <>
    <ButtonLink href={`${path}/export.xlsx?${query}`} download>
      Excel
    </ButtonLink>
    <ButtonLink href={`${path}/export.csv?${query}`} download>
      CSV
    </ButtonLink>
  </>
);
