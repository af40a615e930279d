import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Document } from './blocks.ts';
import { type Pdf, renderPdf } from './pdf.ts';
import { documentLimits } from './rendering.ts';
import { documentWith, everyBlock, hostileText, letterHead } from './test-documents.ts';

async function pdfOf(document: Document): Promise<Pdf> {
  const result = await renderPdf(document);
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`);
  return result;
}

/** The file as text, with the streams that are packed unpacked. */
function contentOf(pdf: Pdf): string {
  const file = Buffer.from(pdf.bytes).toString('latin1');
  const streams = [...file.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, stream = '']) => {
    try {
      return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
    } catch {
      return stream;
    }
  });
  return `${file}\n${streams.join('\n')}`;
}

/** The characters that can be searched for and copied: those of the fonts' tables from glyphs to text. */
function copiedCharacters(pdf: Pdf): string {
  const pairs = contentOf(pdf).matchAll(/<[0-9a-fA-F]{4}>\s*<((?:[0-9a-fA-F]{4})+)>/g);
  return [...pairs].map(([, hex = '']) => Buffer.from(hex, 'hex').swap16().toString('utf16le')).join('');
}

describe('A document as PDF', () => {
  it('is tagged, Swedish, titled and declares PDF/UA-1', async () => {
    const content = contentOf(await pdfOf(documentWith(...everyBlock)));
    expect(content).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/);
    expect(content).toMatch(/\/Lang\s*\(sv-SE\)/);
    expect(content).toMatch(/pdfuaid:part>1</);
    expect(content).toContain('/StructTreeRoot');
    expect(content).toMatch(/\/DisplayDocTitle true/);
    const metadata = Buffer.from(content, 'latin1').toString('utf8');
    expect(metadata).toContain('Förteckning för Åmåls ö');
  });

  it('begins its headings at the first level and skips none', async () => {
    const content = contentOf(await pdfOf(documentWith(...everyBlock)));
    expect(content).toMatch(/\/S\s*\/H1\b/);
    expect(content).not.toMatch(/\/S\s*\/H3\b/);
  });

  it('is tagged also as a letter, with and without a receiver', async () => {
    for (const head of [letterHead, { ...letterHead, theirs: [], recipient: [] }]) {
      const content = contentOf(await pdfOf(documentWith(head)));
      expect(content).toMatch(/pdfuaid:part>1</);
      expect(content).toMatch(/\/S\s*\/L\b/);
    }
  });

  it('embeds its fonts', async () => {
    const content = contentOf(await pdfOf(documentWith()));
    expect(content).toMatch(/\/FontFile2/);
    expect(content).toMatch(/\+Inter-Regular/);
  });

  it('gives the same bytes for the same document', async () => {
    const document = documentWith(...everyBlock);
    const [one, other] = [await pdfOf(document), await pdfOf(document)];
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
  });

  it('takes no text for markup', async () => {
    const everywhere = documentWith(
      { kind: 'heading', level: 1, text: hostileText },
      { kind: 'facts', items: [{ label: hostileText, note: hostileText, value: hostileText }] },
      { kind: 'missing', field: hostileText },
      {
        kind: 'letter',
        ours: [{ label: hostileText, value: hostileText }],
        theirs: [],
        recipient: [hostileText, 'Storgatan 1'],
      },
      { kind: 'signature', signatories: [{ role: hostileText, name: hostileText }] },
    );
    const meta = { ...everywhere.meta, title: hostileText, letterhead: [hostileText], footer: hostileText };
    expect((await pdfOf({ ...everywhere, meta })).replaced).toEqual([]);
  });

  it('replaces what the typeface lacks, and says so', async () => {
    const pdf = await pdfOf(documentWith({ kind: 'paragraph', text: 'Hej 🙂 漢 åäö é ł\u0000\ufeff Ж' }));
    expect(pdf.replaced).toEqual(['🙂', '漢']);
  });

  it('prints Swedish letters as letters that can be copied', async () => {
    const copied = copiedCharacters(await pdfOf(documentWith({ kind: 'paragraph', text: 'åäöÅÄÖé§«»–' })));
    for (const letter of 'åäöÅÄÖé§«»–') expect(copied).toContain(letter);
  });

  it('lets a long table go over several pages and breaks words without end', async () => {
    const rows = Array.from({ length: 400 }, (_, index) => [
      `${index}`,
      'x'.repeat(300),
      'https://a.example/'.repeat(9),
    ]);
    const columns = [{ header: 'Nr' }, { header: 'Ord' }, { header: 'Adress' }];
    expect((await pdfOf(documentWith({ kind: 'table', columns, rows }))).pages).toBeGreaterThan(20);
  });

  it('refuses what is too large with a sentence to show', async () => {
    const rows = Array.from({ length: documentLimits.texts }, () => ['a']);
    const result = await renderPdf(documentWith({ kind: 'table', columns: [{ header: 'A' }], rows }));
    expect(result).toMatchObject({ ok: false, reason: 'too-large' });
    expect(!result.ok && result.message).toMatch(/^Dokumentet är för stort/);
  });

  it('survives a document that cannot be typeset', async () => {
    const broken = { ...documentWith(), meta: { ...documentWith().meta, date: 'igår' } };
    expect(await renderPdf(broken)).toMatchObject({ ok: false, reason: 'failed' });
    expect((await renderPdf(documentWith())).ok).toBe(true);
  });

  it('carries the licence of the typeface', () => {
    const licence = new URL('../../../node_modules/@expo-google-fonts/inter/LICENSE_FONT', import.meta.url);
    expect(readFileSync(licence, 'utf8')).toMatch(/SIL OPEN FONT LICENSE/i);
  });
});
