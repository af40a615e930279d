/** Notices personal data that do not belong in a register: identity numbers and lists of persons. Never returns them. */
import { identityNumbersIn } from '../../../../platform/identity-number.ts';
import { recognise } from './mapping.ts';

export interface PersonNotice {
  readonly identityNumbers: number;
  /** Addresses of the cells, never what stands in them; at most a hundred. */
  readonly cells: readonly string[];
  readonly looksLikePersonList: boolean;
  /** Swedish sentence; null when there is nothing to say. */
  readonly why: string | null;
}

interface SheetRows {
  readonly rows: readonly (readonly string[])[];
}

const mostAddresses = 100;
const mark = /^(x|ja|nej|1|0|✓|-|–|)$/i;

/** Looks at every cell of a sheet; the addresses are those of Excel. */
export function noticePersons(sheet: SheetRows): PersonNotice {
  const addresses: string[] = [];
  let identityNumbers = 0;
  for (const [row, cells] of sheet.rows.entries()) {
    for (const [column, text] of cells.entries()) {
      const found = identityNumbersIn(text);
      identityNumbers += found;
      if (found > 0 && addresses.length < mostAddresses) addresses.push(`${letters(column)}${row + 1}`);
    }
  }
  const list = personList(sheet.rows);
  return {
    identityNumbers,
    cells: addresses,
    looksLikePersonList: list !== null,
    why: list ?? identitySentence(identityNumbers),
  };
}

function identitySentence(count: number): string | null {
  if (count === 0) return null;
  return count === 1
    ? 'Filen innehåller något som ser ut som ett personnummer. Ett register över behandlingar ska inte ha uppgifter om enskilda.'
    : `Filen innehåller ${count} värden som ser ut som personnummer. Ett register över behandlingar ska inte ha uppgifter om enskilda.`;
}

const personHeaders: ReadonlyArray<readonly [kind: 'class' | 'staff' | 'person', header: RegExp]> = [
  ['class', /^(elev(er|ens)?( ?namn)?|klass|årskurs|vårdnadshavare( ?\d)?|mentor)$/],
  ['staff', /^(anställningsnummer|anst\.? ?nr|befattning|anställd|medarbetare)$/],
  [
    'person',
    /^(förnamn|efternamn|tilltalsnamn|personnummer|person ?nr|pers\.? ?nr|födelsedatum|fornavn|efternavn|etternavn|first name|last name|hemadress|gatuadress|postnummer|mobil(nummer)?|telefon(nummer)?|e-?post(adress)?)$/,
  ],
];

/** Why the sheet looks like a list of persons; null when it does not, as when it has purposes or legal bases. */
function personList(rows: readonly (readonly string[])[]): string | null {
  const start = rows.findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length >= 2);
  if (start < 0) return null;
  const headers = (rows[start] ?? []).map((cell) => cell.trim());
  const body = rows.slice(start + 1).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  if (
    headers.some((header) =>
      ['column:purposes', 'column:legalBasis', 'column:retention'].includes(recognise(header) ?? ''),
    )
  )
    return null;
  return byHeaders(headers, body) ?? byContent(body);
}

function byHeaders(headers: readonly string[], body: readonly (readonly string[])[]): string | null {
  const found = headers.flatMap((header, column) => {
    const kind = personHeaders.find(([, pattern]) => pattern.test(header.toLowerCase()))?.[0];
    return kind && body.some((cells) => !mark.test(cells[column]?.trim() ?? '')) ? [{ kind, header }] : [];
  });
  if (found.length < 2) return null;
  const names = [...new Set(found.map(({ header }) => header))].slice(0, 4).join(', ');
  return `${whatListIs(found.map(({ kind }) => kind))} Kolumnerna heter ${names}.`;
}

function whatListIs(kinds: readonly string[]): string {
  if (kinds.includes('class')) return 'Det här ser ut som en klasslista.';
  if (kinds.includes('staff')) return 'Det här ser ut som en personallista.';
  return 'Det här ser ut som en lista över personer.';
}

const twoNames = /^\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?,? \p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?$/u;
const reachable = /^(\+?[\d\s()-]{7,}|\S+@\S+\.\S+)$/;

function byContent(body: readonly (readonly string[])[]): string | null {
  if (body.length < 4) return null;
  const width = Math.max(...body.map((cells) => cells.length));
  const mostly = (column: number, fits: (text: string) => boolean) => {
    const filled = body.map((cells) => cells[column]?.trim() ?? '').filter(Boolean);
    return filled.length >= 4 && filled.filter(fits).length >= filled.length * 0.6;
  };
  const columns = Array.from({ length: width }, (_, column) => column);
  const names = columns.some((column) => mostly(column, (text) => twoNames.test(text)));
  const contacts = columns.some((column) =>
    mostly(column, (text) => reachable.test(text) || identityNumbersIn(text) > 0),
  );
  return names && contacts
    ? 'Det här ser ut som en lista över personer. En kolumn har namn och en annan telefon, e-post eller personnummer.'
    : null;
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}
