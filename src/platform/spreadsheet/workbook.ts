/** The parts of an XLSX file that its sheets lean on: list of sheets, shared texts, number formats. */
import { posix } from 'node:path';
import { otherZip } from './content-kind.ts';
import type { Budget } from './limits.ts';
import { type NumberShape, numberShape } from './number-formats.ts';
import { damaged, readXml } from './xml.ts';
import type { ZipEntries } from './zip.ts';

export interface Workbook {
  readonly sheets: ReadonlyArray<{ readonly name: string; readonly hidden: boolean; readonly path: string }>;
  readonly from1904: boolean;
  readonly texts: readonly string[];
  /** By the number of a cell's style. */
  readonly shapes: readonly NumberShape[];
}

export async function readWorkbook(zip: ZipEntries, budget: Budget): Promise<Workbook> {
  const path = await workbookPath(zip);
  const relations = await readRelations(zip, path);
  const { sheets, from1904 } = await readSheetList(zip, path);
  const find = (kind: string) =>
    [...relations.values()].find((relation) => relation.type.endsWith(`/${kind}`))?.path;
  return {
    from1904,
    sheets: sheets.flatMap(({ name, hidden, relation }) => {
      const found = relations.get(relation);
      return found?.type.endsWith('/worksheet') && zip.has(found.path)
        ? [{ name, hidden, path: found.path }]
        : [];
    }),
    texts: await readTexts(zip, find('sharedStrings'), budget),
    shapes: await readShapes(zip, find('styles'), budget),
  };
}

async function workbookPath(zip: ZipEntries): Promise<string> {
  const relations = await readRelations(zip, '');
  const path = [...relations.values()].find((relation) => relation.type.endsWith('/officeDocument'))?.path;
  const found = path ?? 'xl/workbook.xml';
  if (!zip.has(found) || !found.endsWith('.xml') || zip.has('word/document.xml')) throw otherZip(zip.names());
  return found;
}

async function readRelations(
  zip: ZipEntries,
  of: string,
): Promise<Map<string, { type: string; path: string }>> {
  const folder = posix.dirname(of);
  const file = posix.join(folder, '_rels', `${posix.basename(of)}.rels`);
  const relations = new Map<string, { type: string; path: string }>();
  if (!zip.has(file)) return relations;
  await readXml(await zip.open(file), {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const { Id = '', Type = '', Target = '' } = attributes();
      const path = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      relations.set(Id, { type: Type, path });
    },
  });
  return relations;
}

interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

async function readSheetList(
  zip: ZipEntries,
  path: string,
): Promise<{ sheets: ListedSheet[]; from1904: boolean }> {
  const sheets: ListedSheet[] = [];
  let from1904 = false;
  await readXml(await zip.open(path), {
    open(element, attributes) {
      if (element === 'workbookPr') from1904 = ['1', 'true'].includes(attributes().date1904 ?? '');
      if (element !== 'sheet') return;
      const { name = '', state = 'visible', id = '' } = attributes();
      sheets.push({ name: unescapeText(name), hidden: state !== 'visible', relation: id });
      if (sheets.length > 500) throw damaged();
    },
  });
  return { sheets, from1904 };
}

async function readTexts(zip: ZipEntries, path: string | undefined, budget: Budget): Promise<string[]> {
  const texts: string[] = [];
  if (!path || !zip.has(path)) return texts;
  const collector = new TextCollector();
  await readXml(await zip.open(path), {
    open: (name) => collector.open(name),
    text: (text) => collector.text(text),
    close(name) {
      collector.close(name);
      if (name !== 'si') return;
      const text = collector.take();
      budget.addText(text);
      budget.addCells(1);
      texts.push(text);
    },
  });
  return texts;
}

/** Gathers the text runs of a shared or inline text; the reading aids of Japanese (`rPh`) are no part of it. */
export class TextCollector {
  private parts: string[] = [];
  private inText = false;
  private inReadingAid = false;

  open(name: string): void {
    if (name === 't') this.inText = true;
    if (name === 'rPh') this.inReadingAid = true;
  }

  text(text: string): void {
    if (this.inText && !this.inReadingAid) this.parts.push(text);
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    if (name === 'rPh') this.inReadingAid = false;
  }

  take(): string {
    const text = this.parts.length === 1 ? (this.parts[0] ?? '') : this.parts.join('');
    this.parts = [];
    return unescapeText(text);
  }
}

/** Excel writes characters that XML forbids as `_x000D_`; line breaks become `\n`. */
export function unescapeText(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
  return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
}

async function readShapes(zip: ZipEntries, path: string | undefined, budget: Budget): Promise<NumberShape[]> {
  const shapes: NumberShape[] = [];
  if (!path || !zip.has(path)) return shapes;
  const codes = new Map<number, string>();
  let inCellStyles = false;
  await readXml(await zip.open(path), {
    open(name, attributes) {
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'numFmt') {
        const { numFmtId, formatCode = '' } = attributes();
        budget.addCells(1);
        codes.set(Number(numFmtId), formatCode);
      }
      if (name === 'xf' && inCellStyles) {
        const id = Number(attributes().numFmtId ?? 0);
        budget.addCells(1);
        shapes.push(numberShape(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return shapes;
}
