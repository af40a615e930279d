import { describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { Block, Document } from './blocks.ts';
import { renderDocx } from './docx.ts';
import { documentLimits } from './rendering.ts';
import { documentWith, everyBlock, hostileText, letterHead } from './test-documents.ts';

/** The parts of the file by name, as text. */
async function partsOf(document: Document): Promise<ReadonlyMap<string, string>> {
  const made = await renderDocx(document);
  if (!made.ok) throw new Error(`${made.reason}: ${made.detail}`);
  const zip = await fromBufferPromise(Buffer.from(made.bytes), { lazyEntries: true });
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  return parts;
}

const bodyOf = async (...blocks: readonly Block[]): Promise<string> =>
  (await partsOf(documentWith(...blocks))).get('word/document.xml') ?? '';
const textsOf = (xml: string): string =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('|');

describe('A document as a Word file', () => {
  it('has real headings that skip no level, and a title', async () => {
    const body = await bodyOf(...everyBlock);
    expect(body.match(/<w:pStyle w:val="Title"\/>/g)).toHaveLength(1);
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(2);
    expect(body).not.toContain('"Heading3"');
  });

  it('is Swedish, and tells who made it and what it is called', async () => {
    const parts = await partsOf(documentWith());
    expect(parts.get('word/styles.xml')).toMatch(/<w:lang w:val="sv-SE"\/>/);
    const core = parts.get('docProps/core.xml');
    expect(core).toContain('<dc:title>Förteckning för Åmåls ö</dc:title>');
    expect(core).toContain('<dc:creator>Socialnämnden, Almby kommun</dc:creator>');
    expect(core).not.toContain('Un-named');
  });

  it('repeats the header of a table on each page, and lays wide tables on pages of their own', async () => {
    const body = await bodyOf(...everyBlock);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2);
    expect(body.match(/<w:pgSz [^>]*w:orient="landscape"/g)).toHaveLength(1);
    expect(body).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
    expect(body.match(/<w:sectPr/g)).toHaveLength(3);
  });

  it('numbers its pages', async () => {
    const parts = await partsOf(documentWith());
    const footers = [...parts].filter(([name]) => name.startsWith('word/footer'));
    expect(footers.length).toBeGreaterThan(0);
    for (const [, xml] of footers) expect(xml).toMatch(/Sida [\s\S]*PAGE[\s\S]*NUMPAGES/);
  });

  it('takes no text for markup, and keeps line breaks', async () => {
    const body = await bodyOf({ kind: 'paragraph', text: `${hostileText}\nrad två` });
    expect(body).not.toContain('<script>');
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(body).toMatch(/<w:br\/><w:t[^>]*>rad två<\/w:t>/);
  });

  it('leaves out what XML cannot hold', async () => {
    const body = await bodyOf({ kind: 'heading', level: 1, text: 'A\u0000\u000b\ud800B\u0008' });
    expect(textsOf(body)).toMatch(/A\|B|AB/);
    for (const character of ['\u0000', '\u000b', '\u0008']) expect(body).not.toContain(character);
  });

  it('names what is missing, in facts, cells and as a part', async () => {
    const texts = textsOf(await bodyOf(...everyBlock, letterHead));
    for (const field of ['rättslig grund', 'dataskyddsombud', 'er beteckning'])
      expect(texts).toContain(`Saknas: ${field}`);
  });

  it('says date and mark once: in the head of a letter, else in the letterhead', async () => {
    const dates = (xml: string) => textsOf(xml).split('2026-11-22').length - 1;
    expect(dates(await bodyOf(letterHead))).toBe(1);
    expect(dates(await bodyOf())).toBe(1);
  });

  it('refuses what is too large with a sentence to show', async () => {
    const rows = Array.from({ length: documentLimits.texts }, () => ['a']);
    const made = await renderDocx(documentWith({ kind: 'table', columns: [{ header: 'A' }], rows }));
    expect(made).toMatchObject({ ok: false, reason: 'too-large' });
    expect(!made.ok && made.message).toMatch(/Word-fil/);
  });
});
