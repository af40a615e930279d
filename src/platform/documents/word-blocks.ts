/** Each block as what Word has for it. */
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  type FileChild,
  HeadingLevel,
  InternalHyperlink,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import {
  type Block,
  type Column,
  type Content,
  type Fact,
  type FactsBlock,
  type HeadingBlock,
  type LetterBlock,
  type ListBlock,
  type NoteBlock,
  type Phrase,
  phrasesOf,
  type SignatureBlock,
  signatoryName,
  type TableBlock,
} from './blocks.ts';
import { accent, alarm, alarmTint, line, muted, tint } from './word-look.ts';

export const bulletList = 'bullets';
export const numberedList = (block: number): string => `numbers-${block}`;

/** Width between the margins, in twentieths of a point. */
export const textWidth = (landscape: boolean): number => (landscape ? 14230 : 9298);

// What XML cannot hold, and what says nothing on paper.
const unprintable = /(?![\n\t])[\p{Cc}\p{Cs}\u200b\ufeff\ufffe\uffff]/gu;

/** A text that XML can hold, on one line. */
export const plain = (text: string): string => lines(text).join(' ');

const lines = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(unprintable, '')
    .split('\n');

/** What is said, one line each; a line break is a line break. */
export function runsOf(phrases: readonly Phrase[], look: IRunOptions = {}): ParagraphChild[] {
  return phrases.flatMap((phrase, index) => said(phrase, look, index > 0));
}

function said(phrase: Phrase, look: IRunOptions, onNewLine: boolean): ParagraphChild[] {
  if (typeof phrase === 'string') return texts(phrase, look, onNewLine);
  if (phrase.kind === 'missing') {
    return texts(`Saknas: ${phrase.field}`, { ...look, bold: true, color: alarm }, onNewLine);
  }
  const link = new InternalHyperlink({
    anchor: bookmarkOf(phrase.target),
    children: texts(phrase.text, { ...look, color: accent, underline: {} }, false),
  });
  return onNewLine ? [new TextRun({ break: 1 }), link] : [link];
}

const texts = (text: string, look: IRunOptions, onNewLine: boolean): TextRun[] =>
  lines(text).map(
    (one, index) => new TextRun({ ...look, text: one, ...((index > 0 || onNewLine) && { break: 1 }) }),
  );

/** Names of bookmarks hold at most 40 characters and begin with a letter. */
const bookmarkOf = (anchor: string): string => `a_${anchor.replaceAll('-', '_')}`.slice(0, 40);

/** `index` tells the numbered lists of a document apart. */
export function drawBlock(block: Block, index: number): readonly FileChild[] {
  switch (block.kind) {
    case 'title':
      return [
        ...(block.above
          ? [
              new Paragraph({
                keepNext: true,
                spacing: { after: 0 },
                children: runsOf([block.above], { bold: true, color: muted }),
              }),
            ]
          : []),
        new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf([block.text]) }),
        ...(block.subtitle ? [new Paragraph({ style: 'Subtitle', children: runsOf([block.subtitle]) })] : []),
      ];
    case 'heading':
      return [headingOf(block)];
    case 'paragraph':
      return [new Paragraph({ children: runsOf([block.text]) })];
    case 'facts':
      return factsTable(block);
    case 'table':
      return tableOf(block);
    case 'list':
      return listOf(block, index);
    case 'note':
      return noteOf(block);
    case 'page-break':
      return [new Paragraph({ pageBreakBefore: true, spacing: { after: 0 } })];
    case 'signature':
      return signatures(block);
    case 'letter':
      return letterOf(block);
    case 'missing':
      return [
        boxed(alarm, alarmTint, [
          ...runsOf([{ kind: 'missing', field: block.field }]),
          ...(block.text ? texts(block.text, { size: 18 }, true) : []),
        ]),
      ];
    case 'small-print':
      return [block.title, ...block.lines]
        .filter((text) => text !== undefined)
        .map(
          (text, place) =>
            new Paragraph({
              style: 'SmallPrint',
              children: runsOf([text], place === 0 && block.title ? { bold: true } : {}),
            }),
        );
  }
}

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

function headingOf({ level, text, anchor }: HeadingBlock): Paragraph {
  const children = runsOf([text]);
  const marked = anchor ? [new Bookmark({ id: bookmarkOf(anchor), children })] : children;
  return new Paragraph({ heading: levels[level], children: marked });
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = { top: none, bottom: none, left: none, right: none };
const noLines = { ...noBorders, insideHorizontal: none, insideVertical: none };
const padding = { top: 50, bottom: 50, left: 80, right: 80 };
const space = (after: number) => new Paragraph({ spacing: { after, line: 120 } });

interface CellOptions {
  readonly width: number;
  readonly align?: Column['align'] | undefined;
  readonly look?: IRunOptions;
}

const phrasesOrDash = (content: Content): readonly Phrase[] => {
  const phrases = phrasesOf(content);
  return phrases.length > 0 ? phrases : ['–'];
};

const cell = (content: Content, { width, align, look = {} }: CellOptions): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: padding,
    children: [
      new Paragraph({
        spacing: { after: 0 },
        alignment: align === 'end' ? AlignmentType.END : AlignmentType.START,
        children: runsOf(phrasesOrDash(content), look),
      }),
    ],
  });

/** Without lines: names at the left, what is said at the right. */
function factsTable({ items }: FactsBlock): readonly FileChild[] {
  const widths = [2600, textWidth(false) - 2600];
  const row = (item: Fact) =>
    new TableRow({
      children: [
        cell(item.note ? [item.label, item.note] : item.label, {
          width: widths[0] as number,
          look: { color: muted, size: 19 },
        }),
        cell(item.value, { width: widths[1] as number }),
      ],
    });
  if (items.length === 0) return [];
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      borders: noLines,
      rows: items.map(row),
    }),
    space(120),
  ];
}

function tableOf({ caption, columns, rows, landscape, empty }: TableBlock): readonly FileChild[] {
  const named = caption
    ? [new Paragraph({ keepNext: true, children: runsOf([caption], { bold: true }) })]
    : [];
  if (rows.length === 0) {
    const nothing = runsOf([empty ?? 'Inga uppgifter.'], { color: muted });
    return [...named, new Paragraph({ children: nothing })];
  }
  const share = textWidth(landscape === true) / columns.reduce((sum, { width = 1 }) => sum + width, 0);
  const widths = columns.map(({ width = 1 }) => Math.floor(width * share));
  const rule = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color });
  const cells = (contents: readonly Content[], look: IRunOptions) =>
    contents.map((content, index) =>
      cell(content, { width: widths[index] ?? 0, align: columns[index]?.align, look }),
    );
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: cells(
      columns.map((column) => column.header),
      { size: 18, bold: true },
    ),
  });
  const body = rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, { size: 18 }) }));
  return [
    ...named,
    new Table({
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      borders: {
        ...noLines,
        top: rule(8, accent),
        bottom: rule(4, line),
        insideHorizontal: rule(4, line),
      },
      rows: [header, ...body],
    }),
    space(160),
  ];
}

const listOf = ({ items, ordered }: ListBlock, index: number): readonly FileChild[] =>
  items.map(
    (item) =>
      new Paragraph({
        numbering: { reference: ordered ? numberedList(index) : bulletList, level: 0 },
        spacing: { after: 80 },
        children: runsOf([item]),
      }),
  );

const boxed = (color: string, fill: string, children: ParagraphChild[]): Paragraph =>
  new Paragraph({
    border: { left: { style: BorderStyle.SINGLE, size: 20, color, space: 8 } },
    shading: { type: ShadingType.CLEAR, color: 'auto', fill },
    indent: { left: 200 },
    spacing: { before: 160, after: 160 },
    children,
  });

function noteOf({ tone, title, text, items = [] }: NoteBlock): readonly FileChild[] {
  const [color, fill] = tone === 'warning' ? [alarm, alarmTint] : [accent, tint];
  return [
    boxed(color, fill, [
      ...(title ? texts(title, { bold: true }, false) : []),
      ...texts(text, {}, title !== undefined),
      ...items.flatMap((item) => texts(`• ${item}`, {}, true)),
    ]),
  ];
}

/** Our marks and theirs beside each other; read row by row, so the names stand in each cell. */
function letterOf({ ours, theirs, recipient }: LetterBlock): readonly FileChild[] {
  const half = textWidth(false) / 2;
  const one = (fact: Fact | undefined) =>
    new TableCell({
      width: { size: half, type: WidthType.DXA },
      margins: padding,
      children: [
        new Paragraph({
          spacing: { after: 0 },
          children: fact
            ? [
                ...runsOf([fact.label], { size: 17, color: muted }),
                new TextRun({ break: 1 }),
                ...runsOf(phrasesOrDash(fact.value)),
              ]
            : [],
        }),
      ],
    });
  const rows = Array.from(
    { length: Math.max(ours.length, theirs.length) },
    (_, index) => new TableRow({ children: [one(ours[index]), one(theirs[index])] }),
  );
  const to = phrasesOf(recipient);
  const table = new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: [half, half],
    borders: noLines,
    rows,
  });
  const addressed = new Paragraph({ spacing: { before: 240, after: 360 }, children: runsOf(to) });
  return [...(rows.length > 0 ? [table] : []), to.length > 0 ? addressed : space(240)];
}

function signatures({ signatories, dated }: SignatureBlock): readonly FileChild[] {
  const lineOf = (caption: string, name = '') => [
    new Paragraph({
      keepNext: true,
      spacing: { before: 400, after: 0 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: muted, space: 2 } },
      indent: { right: 4000 },
      children: runsOf([name]),
    }),
    new Paragraph({
      keepNext: true,
      spacing: { after: 0 },
      children: runsOf([caption], { size: 17, color: muted }),
    }),
  ];
  return signatories.flatMap((one) => [
    new Paragraph({ keepNext: true, spacing: { before: 480 }, children: runsOf([one.role], { bold: true }) }),
    ...(dated
      ? lineOf(signatoryName(one) ?? 'Namnförtydligande')
      : [
          ...lineOf('Ort och datum'),
          ...lineOf('Underskrift'),
          ...lineOf('Namnförtydligande', signatoryName(one)),
        ]),
  ]);
}
