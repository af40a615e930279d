/** Documents as Word files, in the thread that calls. Meant for the worker; the rest of the product calls `renderDocx`. */
import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  Footer,
  Header,
  type IParagraphOptions,
  type ISectionOptions,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
  Document as WordDocument,
} from 'docx';
import { type Block, type Document, type DocumentMeta, isLetter, withSteadyHeadings } from './blocks.ts';
import { bulletList, drawBlock, numberedList, plain, runsOf, textWidth } from './word-blocks.ts';
import { accent, line, muted } from './word-look.ts';

/** A typeface that every office has: the product's own would be replaced by chance where it is not installed. */
const FONT = 'Arial';

/** The document as a Word file (Office Open XML): real headings, repeated table headers, Swedish, page numbers. */
export async function wordFile(document: Document): Promise<Uint8Array> {
  const { meta } = document;
  const lists = listsOf(document.blocks);
  const file = new WordDocument({
    title: plain(meta.title),
    creator: plain(meta.author),
    lastModifiedBy: plain(meta.author),
    subject: plain(meta.reference ?? meta.title),
    styles,
    numbering: {
      config: [
        { reference: bulletList, levels: [listLevel(LevelFormat.BULLET, '•')] },
        ...lists.map((reference) => ({ reference, levels: [listLevel(LevelFormat.DECIMAL, '%1.')] })),
      ],
    },
    sections: sectionsOf(document),
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

const heading = (size: number, before: number, color?: string) => ({
  run: { font: FONT, size, bold: true, ...(color && { color }) },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
});

const styles = {
  default: {
    document: {
      run: { font: FONT, size: 21, language: { value: 'sv-SE' } },
      paragraph: { spacing: { after: 140, line: 276 } },
    },
    title: {
      run: { font: FONT, size: 40, bold: true, color: accent },
      paragraph: { spacing: { before: 120, after: 160 }, keepNext: true },
    },
    heading1: heading(28, 360, accent),
    heading2: heading(24, 300, accent),
    heading3: heading(21, 240),
  },
  paragraphStyles: [
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: 24, color: muted },
      paragraph: { spacing: { after: 280 } },
    },
    {
      id: 'SmallPrint',
      name: 'Small print',
      basedOn: 'Normal',
      run: { size: 17, color: muted },
      paragraph: { spacing: { after: 80 } },
    },
  ],
};

const listLevel = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: 0,
  format,
  text,
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { left: 400, hanging: 300 } } },
});

/** Each numbered list counts for itself. */
const listsOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block, index) => (block.kind === 'list' && block.ordered ? [numberedList(index)] : []));

/** Lying tables stand in sections of their own; what is between them in upright ones. */
function sectionsOf(document: Document): ISectionOptions[] {
  const lies = document.meta.landscape === true;
  const sections: { landscape: boolean; children: FileChild[] }[] = [];
  withSteadyHeadings(document.blocks).forEach((block, index) => {
    const landscape = lies || (block.kind === 'table' && block.landscape === true);
    const drawn = drawBlock(block, index);
    const last = sections.at(-1);
    if (last?.landscape === landscape) last.children.push(...drawn);
    else sections.push({ landscape, children: [...drawn] });
  });
  if (sections[0]?.landscape !== lies) sections.unshift({ landscape: lies, children: [] });
  sections[0]?.children.unshift(...letterhead(document.meta, isLetter(document)));
  return sections.map(({ landscape, children }, index) =>
    section(document.meta, { landscape, children, first: index === 0 }),
  );
}

function section(
  meta: DocumentMeta,
  { landscape, children, first }: { landscape: boolean; children: FileChild[]; first: boolean },
): ISectionOptions {
  const width = textWidth(landscape);
  return {
    properties: {
      titlePage: first,
      page: {
        // The library turns width and height itself when the page lies.
        size: {
          width: 11906,
          height: 16838,
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: 1474, bottom: 1417, left: 1304, right: 1304, header: 680, footer: 600 },
      },
    },
    headers: {
      default: new Header({
        children: [betweenEdges(width, { border: 'bottom' }, [meta.title, meta.reference ?? meta.date])],
      }),
      ...(first && { first: new Header({ children: [new Paragraph({})] }) }),
    },
    footers: { default: footer(meta, width), ...(first && { first: footer(meta, width) }) },
    children,
  };
}

function footer(meta: DocumentMeta, width: number): Footer {
  const page = new TextRun({
    children: ['\tSida ', PageNumber.CURRENT, ' av ', PageNumber.TOTAL_PAGES],
    size: 17,
    color: muted,
  });
  return new Footer({
    children: [betweenEdges(width, { border: 'top' }, [meta.footer ?? meta.author], page)],
  });
}

/** One text at the left edge and one at the right, in small print with a line above or below. */
function betweenEdges(
  width: number,
  { border }: { border: 'top' | 'bottom' },
  [left, right]: readonly (string | undefined)[],
  end?: TextRun,
): Paragraph {
  const edge = { style: BorderStyle.SINGLE, size: 4, color: line, space: 4 };
  const options: IParagraphOptions = {
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    border: border === 'top' ? { top: edge } : { bottom: edge },
    spacing: { after: 0 },
  };
  const small = (text: string) => new TextRun({ text: plain(text), size: 17, color: muted });
  const ending = end ?? new TextRun({ children: ['\t', plain(right ?? '')], size: 17, color: muted });
  return new Paragraph({ ...options, children: [small(left ?? ''), ending] });
}

function letterhead(
  { letterhead: [name, ...lines], date, reference, landscape = false }: DocumentMeta,
  letter: boolean,
) {
  if (name === undefined) return [];
  const edge = { style: BorderStyle.SINGLE, size: 8, color: accent, space: 6 };
  const beside = letter ? [] : [new TextRun({ children: ['\t', plain(date)] })];
  const below = letter ? undefined : reference;
  const tabStops = [{ type: TabStopType.RIGHT, position: textWidth(landscape) }];
  const first = new Paragraph({
    tabStops,
    spacing: { after: 0 },
    children: [new TextRun({ text: plain(name), bold: true, color: accent, size: 23 }), ...beside],
  });
  const rest = lines.length > 0 || below ? lines : [];
  const under = rest.length > 0 ? rest : [''];
  const last = under.length - 1;
  return [
    first,
    ...under.map(
      (text, index) =>
        new Paragraph({
          tabStops,
          spacing: { after: index === last ? 360 : 0 },
          ...(index === last && { border: { bottom: edge } }),
          children: [
            ...runsOf([text], { size: 18, color: muted }),
            ...(index === 0 && below ? [new TextRun({ children: ['\t', plain(below)] })] : []),
          ],
        }),
    ),
  ];
}
