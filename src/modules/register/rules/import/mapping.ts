/** Which row is the header of a foreign sheet, and what its columns are. */
import { categoryOfText } from '../../../../knowledge/data-categories.ts';
import { GAP_HEADER, type RegisterColumn, registerColumn, registerColumns } from '../columns.ts';
import { headerWords } from './header-words.ts';
import type { Target } from './types.ts';

const rowsToSearch = 30;
const mark = /^(x|✓|✔|√|•|1|ja|j)$/i;
const markOrNot = /^(x|✓|✔|√|•|1|ja|j|nej|n|0|-|–)$/i;

export interface SuggestedColumn {
  readonly header: string;
  readonly target: Target;
  /** `exact`: our own header. `likely`: recognised by its words or its marks. `none`: kept as it is. */
  readonly confidence: 'exact' | 'likely' | 'none';
}

/** Index of the row that looks most like a header among the first thirty; 0 when none does. */
export function guessHeaderRow(rows: readonly (readonly string[])[]): number {
  let best = { row: firstFilled(rows), score: 0 };
  for (const [row, cells] of rows.slice(0, rowsToSearch).entries()) {
    const targets = cells.map((cell) => recognise(cell)).filter((target) => target !== null);
    const score = new Set(targets).size;
    if (score > best.score && score >= 2) best = { row, score };
  }
  return best.row;
}

function firstFilled(rows: readonly (readonly string[])[]): number {
  return Math.max(
    0,
    rows.findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length >= 2),
  );
}

/**
 * Proposes what each column is. `above` is the row over the header, where a merged group header may stand
 * («Kategorier av personuppgifter» over columns with «x»). A target is proposed once; a second column like it is kept.
 */
export function suggestMapping(
  headers: readonly string[],
  sampleRows: readonly (readonly string[])[],
  above: readonly string[] = [],
): SuggestedColumn[] {
  const width = Math.max(headers.length, ...sampleRows.slice(0, 200).map((row) => row.length));
  const isExport = headers.some((header) => plain(header) === plain(registerColumn('id')?.header ?? ''));
  const used = new Set<Target>();
  return Array.from({ length: width }, (_, column) => {
    const header = headers[column]?.trim() ?? '';
    if (header === GAP_HEADER) return { header, target: 'ignore' as const, confidence: 'exact' as const };
    const samples = sampleRows.map((row) => row[column]?.trim() ?? '').filter(Boolean);
    const suggestion = suggest(header, samples, above[column]?.trim() ?? '', isExport);
    if (suggestion.target === 'column:purposes' && used.has('column:purposes'))
      return once({ ...suggestion, target: 'column:purposeDetails' }, used);
    return once(suggestion, used);
  });
}

function once(suggestion: SuggestedColumn, used: Set<Target>): SuggestedColumn {
  const { target } = suggestion;
  if (target === 'extra' || target === 'ignore' || target.startsWith('mark:')) return suggestion;
  if (used.has(target)) return { ...suggestion, target: 'extra', confidence: 'none' };
  used.add(target);
  return suggestion;
}

function suggest(
  header: string,
  samples: readonly string[],
  above: string,
  isExport: boolean,
): SuggestedColumn {
  if (header === '') return { header, target: samples.length > 0 ? 'extra' : 'ignore', confidence: 'none' };
  const own = registerColumns.find((column) => plain(column.header) === plain(header));
  const ownOne = own && ownTarget(own);
  if (ownOne && (isExport || ownOne !== 'ignore')) return { header, target: ownOne, confidence: 'exact' };
  const marked = markTarget(header, samples, above);
  if (marked) return { header, target: marked, confidence: 'likely' };
  const target = recognise(header);
  return { header, target: target ?? 'extra', confidence: target ? 'likely' : 'none' };
}

/** Columns that we write and never read are left alone, but for those that name the entry and its controller. */
function ownTarget({ key, read }: RegisterColumn): Target {
  if (key === 'controller') return 'controller';
  return read || key === 'id' || key === 'sensitiveData' ? `column:${key}` : 'ignore';
}

function markTarget(header: string, samples: readonly string[], above: string): Target | null {
  if (!samples.some((sample) => mark.test(sample)) || !samples.every((sample) => markOrNot.test(sample)))
    return null;
  const group = above === '' || above === header ? null : recognise(above);
  if (group === 'column:subjectGroups') return 'mark:subjectGroups';
  if (group === 'column:dataItems' || group === 'column:sensitiveData') return 'mark:dataItems';
  if (recognise(header)) return null;
  if (categoryOfText(header)) return 'mark:dataItems';
  return /^(elev|barn|anställ|medarbet|patient|vårdnads|anhörig|brukar|invånar|medborg|klient|kund|förtroende|sökande|besök)/i.test(
    header,
  )
    ? 'mark:subjectGroups'
    : null;
}

/** Target of a header by its words; null when it says nothing that we know. */
export function recognise(header: string): Target | null {
  const wanted = plain(header);
  if (wanted === '' || wanted.length > 120) return null;
  const own = registerColumns.find((column) => plain(column.header) === wanted);
  const target = own && ownTarget(own);
  if (target && target !== 'ignore') return target;
  return headerWords.find(([, pattern]) => pattern.test(wanted))?.[0] ?? null;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s*:?]+/g, ' ')
    .trim();
}
