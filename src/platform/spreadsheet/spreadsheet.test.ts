import { afterAll, describe, expect, it } from 'vitest';
import { endWorkers } from '../worker.ts';
import { guardFormula, unguardFormula } from './formula-guard.ts';
import { readSpreadsheet, writeCsv, writeXlsx } from './spreadsheet.ts';
import { sheetData, xlsxOf, zipOf } from './test-files.ts';

afterAll(endWorkers);

async function rowsOf(bytes: Uint8Array, name = 'register.xlsx'): Promise<string[][]> {
  const reading = await readSpreadsheet(bytes, name);
  if (!reading.ok) throw new Error(`${reading.code}: ${reading.error}`);
  return reading.sheets[0]?.rows ?? [];
}

async function problemOf(bytes: Uint8Array, name = 'register.xlsx') {
  const reading = await readSpreadsheet(bytes, name);
  return reading.ok ? 'read' : reading.code;
}

describe('XLSX', () => {
  it('keeps rows and columns in the places that Excel shows', async () => {
    const xml =
      '<sheetData><row r="3"><c r="B3" t="inlineStr"><is><t>å</t></is></c></row><row r="5"><c><v>7</v></c></row></sheetData>';
    expect(await rowsOf(xlsxOf({ Blad: xml }))).toEqual([[], [], ['', 'å'], [], ['7']]);
  });

  it('reads shared texts with several runs, and escapes', async () => {
    const shared =
      '<sst><si><r><t>För</t></r><r><t xml:space="preserve"> er &amp; oss</t></r><rPh><t>x</t></rPh></si><si><t>a_x000D_\nb</t></si></sst>';
    const xml = '<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row></sheetData>';
    expect(await rowsOf(xlsxOf({ Blad: xml }, { 'xl/sharedStrings.xml': shared }))).toEqual([
      ['För er & oss', 'a\nb'],
    ]);
  });

  it('shows dates as year, month and day', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd;@"/><numFmt numFmtId="165" formatCode="#,##0.00 &quot;kr&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="165"/></cellXfs></styleSheet>';
    const cells = [0, 1, 2].map((style) => `<c s="${style}"><v>46346</v></c>`).join('');
    const xml = `<sheetData><row>${cells}<c s="3"><v>46346.604166667</v></c><c s="4"><v>0.1</v></c></row></sheetData>`;
    expect(await rowsOf(xlsxOf({ Blad: xml }, { 'xl/styles.xml': styles }))).toEqual([
      ['46346', '2026-11-20', '2026-11-20', '2026-11-20 14.30', '0.1'],
    ]);
  });

  it('takes the cached value of a formula and says where there is none', async () => {
    const xml =
      '<sheetData><row><c t="str"><f>HYPERLINK("http://x")</f><v>Länk</v></c><c><f>1+1</f></c></row></sheetData>';
    const reading = await readSpreadsheet(xlsxOf({ Blad: xml }), 'a.xlsx');
    expect(reading).toMatchObject({
      ok: true,
      sheets: [{ rows: [['Länk']], notes: [expect.stringContaining('B1')] }],
    });
  });

  it('fills merged cells to the right and over filled rows', async () => {
    const xml = `${sheetData([
      ['Uppgifter', '', 'Nämnd'],
      ['namn', 'adress'],
      ['x', 'x', ''],
    ])}<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:C9"/></mergeCells>`;
    expect(await rowsOf(xlsxOf({ Blad: xml }))).toEqual([
      ['Uppgifter', 'Uppgifter', 'Nämnd'],
      ['namn', 'adress', 'Nämnd'],
      ['x', 'x', 'Nämnd'],
    ]);
  });

  it('reads several sheets and tells the hidden one', async () => {
    const reading = await readSpreadsheet(
      xlsxOf({ Ett: sheetData([['a']]), Två: sheetData([['b']]) }, {}, ['Två']),
      'a.xlsx',
    );
    expect(reading).toMatchObject({
      ok: true,
      sheets: [
        { name: 'Ett', hidden: false },
        { name: 'Två', hidden: true },
      ],
    });
  });

  it('comes back as it was written', async () => {
    const rows = [
      ['Namn', 'Text'],
      ['=HYPERLINK("x")', ' rad ett\nrad två; "citat" '],
      ['_x0041_', '<b>&amp;'],
      ["'=1", '-5'],
    ];
    expect(await rowsOf(await writeXlsx([{ name: 'Register / 2026', rows }]))).toEqual(rows);
  });
});

describe('hostile and mistaken files', () => {
  const other: Array<[string, Buffer, string]> = [
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['an encrypted workbook', oleFile('EncryptedPackage'), 'encrypted'],
    ['an old .xls', oleFile('Workbook'), 'old-excel'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'not-a-spreadsheet'],
    ['an image', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'not-a-spreadsheet'],
    ['a web page named .xls', Buffer.from('\uFEFF<html><table><tr><td>x'), 'other-format'],
    ['binary noise', Buffer.from([1, 2, 3, 0, 200, 0, 4, 5, 6, 1, 1]), 'not-a-spreadsheet'],
    ['a Word document', zipOf({ 'word/document.xml': '<w/>' }), 'not-a-spreadsheet'],
    [
      'an OpenDocument sheet',
      zipOf({ mimetype: 'x', 'META-INF/manifest.xml': '<m/>', 'content.xml': '<c/>' }),
      'other-format',
    ],
    ['a cut zip', xlsxOf({ Blad: sheetData([['a']]) }).subarray(0, 500), 'damaged'],
    ['broken XML', xlsxOf({ Blad: '<sheetData><row></c>' }), 'damaged'],
    ['a sheet without anything', xlsxOf({ Blad: '<sheetData/>' }), 'empty'],
    [
      'an entity bomb',
      xlsxOf({ Blad: Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>') }),
      'unsafe',
    ],
    [
      'content far down',
      xlsxOf({ Blad: '<sheetData><row r="1048576"><c t="str"><v>x</v></c></row></sheetData>' }),
      'too-many-rows',
    ],
    [
      'an impossible row',
      xlsxOf({ Blad: '<sheetData><row r="99999999999"><c><v>1</v></c></row></sheetData>' }),
      'damaged',
    ],
    ['a lie about size', zipOf({ 'xl/workbook.xml': 'x'.repeat(1000) }, 10), 'damaged'],
  ];
  it.each(other)('tells %s', async (_name, bytes, code) => {
    expect(await problemOf(bytes)).toBe(code);
  });

  it('reads past a million empty rows', async () => {
    const empty = Array.from(
      { length: 1_048_000 },
      (_, index) => `<row r="${index + 2}" spans="1:20" s="1"/>`,
    ).join('');
    const xml = `<sheetData><row r="1"><c r="A1" t="str"><v>Namn</v></c></row>${empty}</sheetData>`;
    expect(await rowsOf(xlsxOf({ Blad: xml }))).toEqual([['Namn']]);
  });

  it('stops a zip bomb that says its size, and one of shared texts', async () => {
    const bomb = xlsxOf({ Blad: Buffer.alloc(210_000_000, ' ') });
    expect(bomb.length).toBeLessThan(300_000);
    expect(await problemOf(bomb)).toBe('too-large');
    const shared = `<sst><si><t>${'a'.repeat(30_000)}</t></si></sst>`;
    const cells = `<sheetData>${'<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'.repeat(50_000)}</sheetData>`;
    expect(await problemOf(xlsxOf({ Blad: cells }, { 'xl/sharedStrings.xml': shared }))).toBe('too-large');
  });

  it('gives up in time, and reads the next file', async () => {
    const slow = xlsxOf({ Blad: `<a b="${'>'.repeat(30_000_000)}` });
    const reading = await readSpreadsheet(slow, 'a.xlsx', { timeoutMs: 300 });
    expect(reading).toMatchObject({ ok: false, code: 'too-slow' });
    expect(await rowsOf(xlsxOf({ Blad: sheetData([['a']]) }))).toEqual([['a']]);
  });

  it('refuses what is too large before reading it', async () => {
    expect(await problemOf(Buffer.alloc(20_000_001))).toBe('too-large');
  });
});

describe('CSV', () => {
  const text = 'Namn;Ändamål\r\n"Läsår; 2026";"rad ett\nrad två"\r\n';
  const rows = [
    ['Namn', 'Ändamål'],
    ['Läsår; 2026', 'rad ett\nrad två'],
  ];
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['Latin-1', Buffer.from(text, 'latin1')],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['tabs', Buffer.from(text.replaceAll('Namn;', 'Namn\t').replace('";"', '"\t"'))],
    ['commas', Buffer.from(text.replaceAll('Namn;', 'Namn,').replace('";"', '","'))],
    ['an announced delimiter', Buffer.from(`sep=;\r\n${text}`)],
  ])('reads %s', async (_name, bytes) => {
    expect(await rowsOf(bytes, 'register.csv')).toEqual(rows);
  });

  it('keeps a lone quote and says where a quote never ends', async () => {
    expect(await rowsOf(Buffer.from('Namn;B\n5" skärm;x'), 'a.csv')).toEqual([
      ['Namn', 'B'],
      ['5" skärm', 'x'],
    ]);
    expect(await readSpreadsheet(Buffer.from('Namn;B\n"aldrig slut;x\ny;z'), 'a.csv')).toMatchObject({
      ok: false,
      code: 'damaged',
    });
  });

  it('is written as Swedish Excel wants it, without formulas, and comes back', async () => {
    const cells = [['=1+1', '+46', '-', '@x', "'=2", "it's", 'a;b', '"c"', 'två\nrader', ' luft ']];
    const bytes = writeCsv(cells);
    expect(bytes.toString()).toMatch(
      /^\uFEFF'=1\+1;'\+46;'-;'@x;''=2;it's;"a;b";"""c""";"två\nrader";" luft "\r\n$/,
    );
    expect(await rowsOf(bytes, 'a.csv')).toEqual(cells);
    expect(await rowsOf(writeCsv([['Å'], ['ä']], { encoding: 'windows-1252' }), 'a.csv')).toEqual([
      ['Å'],
      ['ä'],
    ]);
  });

  it('guards and unguards any text', () => {
    for (const text of ['', 'a', '=a', "'a", "'=a", "''=a", '\ta', '-', "'"]) {
      expect(unguardFormula(guardFormula(text))).toBe(text);
    }
  });
});

function oleFile(stream: string): Buffer {
  const start = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return Buffer.concat([start, Buffer.alloc(504), Buffer.from(stream, 'utf16le')]);
}
