/** The document as the plain JSON that the Typst template reads. */
import {
  type Block,
  type Content,
  type Document,
  phrasesOf,
  signatoryName,
  withSteadyHeadings,
} from './blocks.ts';
import { printableText } from './printable-text.ts';

export interface TypstData {
  readonly json: string;
  /** Characters that the typeface lacks, each once. */
  readonly replaced: readonly string[];
}

/** Names within the data rather than texts: left as they are. */
const names = new Set(['kind', 'tone', 'show', 'align', 'target', 'anchor', 'language', 'date']);

/** Runs of characters without a space that may stand unbroken, in running text and in a cell of a narrow table. */
const longestRun = { text: 34, cell: 20, narrowCell: 11 };

/** Prepares a document: steady headings, sound references, printable text. */
export function typstData(document: Document, drawable: ReadonlySet<number>): TypstData {
  const replaced = new Set<string>();
  const anchors = new Set<string>();
  const print = (value: unknown, longest: number): unknown => {
    if (typeof value === 'string') {
      const printable = printableText(value, drawable, longest);
      for (const character of printable.replaced) replaced.add(character);
      return printable.text;
    }
    if (Array.isArray(value)) return value.map((item) => print(item, longest));
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(
      entries.map(([name, item]) => [name, names.has(name) ? item : print(item, longest)]),
    );
  };
  const targets = anchorsOf(document.blocks);
  const blocks = withSteadyHeadings(document.blocks).map((block) =>
    print(forTemplate(block, targets, anchors), longestRunOf(block)),
  );
  const day = document.meta.date.split('-').map(Number);
  const meta = { ...(print(document.meta, longestRun.text) as object), day };
  return { json: JSON.stringify({ meta, blocks }), replaced: [...replaced] };
}

function anchorsOf(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(blocks.flatMap((block) => (block.kind === 'heading' && block.anchor ? [block.anchor] : [])));
}

function longestRunOf(block: Block): number {
  if (block.kind !== 'table') return longestRun.text;
  return block.columns.length > 5 ? longestRun.narrowCell : longestRun.cell;
}

/** The block with every content as a list of phrases, and each anchor only once. */
function forTemplate(block: Block, targets: ReadonlySet<string>, anchors: Set<string>): object {
  const phrases = (content: Content) => soundPhrases(content, targets);
  switch (block.kind) {
    case 'heading': {
      const { anchor, ...heading } = block;
      if (!anchor || anchors.has(anchor)) return heading;
      anchors.add(anchor);
      return block;
    }
    case 'facts':
      return { ...block, items: block.items.map((item) => ({ ...item, value: phrases(item.value) })) };
    case 'letter': {
      const facts = (items: typeof block.ours) =>
        items.map((item) => ({ ...item, value: phrases(item.value) }));
      const recipient = phrasesOf(block.recipient).length > 0 ? phrases(block.recipient) : [];
      return { ...block, ours: facts(block.ours), theirs: facts(block.theirs), recipient };
    }
    case 'signature':
      return {
        ...block,
        signatories: block.signatories.map((one) => ({ role: one.role, printed: signatoryName(one) })),
      };
    case 'list':
      return { ...block, items: block.items.flatMap(phrases) };
    case 'table':
      return {
        ...block,
        columns: block.columns.map((column) => ({ width: 1, ...column })),
        rows: block.rows.map((row) => row.map((cell) => ({ phrases: phrases(cell) }))),
      };
    default:
      return block;
  }
}

/** A reference to nowhere becomes plain text; no content at all becomes a dash. */
function soundPhrases(content: Content, targets: ReadonlySet<string>) {
  const phrases = phrasesOf(content).map((phrase) =>
    typeof phrase === 'object' && phrase.kind === 'reference' && !targets.has(phrase.target)
      ? phrase.text
      : phrase,
  );
  return phrases.length === 0 ? ['–'] : phrases;
}
