/** Small files for the tests, made on the spot. */
import { crc32, deflateRawSync } from 'node:zlib';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A zip file; `declared` makes the list of contents lie about the size. */
export function zipOf(entries: Record<string, string | Buffer>, declared?: number): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(declared ?? bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, list, Buffer.from('PK\x05\x06'), end]);
}

/** An XLSX file of the given sheet XML (what stands inside `<worksheet>`), by name of sheet. */
export function xlsxOf(
  sheets: Record<string, string | Buffer>,
  more: Record<string, string | Buffer> = {},
  hidden: string[] = [],
): Buffer {
  const names = Object.keys(sheets);
  const list = names
    .map(
      (name, index) =>
        `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}"${hidden.includes(name) ? ' state="hidden"' : ''}/>`,
    )
    .join('');
  const relations = names
    .map(
      (_, index) =>
        `<Relationship Id="s${index}" Type="${office}/worksheet" Target="worksheets/sheet${index}.xml"/>`,
    )
    .join('');
  const parts = Object.fromEntries(
    names.map((name, index) => [`xl/worksheets/sheet${index}.xml`, worksheet(sheets[name] ?? '')]),
  );
  return zipOf({
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations}<Relationship Id="t" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="y" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ...parts,
    ...more,
  });
}

function worksheet(content: string | Buffer): string | Buffer {
  return typeof content === 'string'
    ? `<?xml version="1.0"?><worksheet xmlns="${main}">${content}</worksheet>`
    : content;
}

/** `<sheetData>` of rows of inline text. */
export function sheetData(rows: string[][]): string {
  return `<sheetData>${rows.map((row) => `<row>${row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`).join('')}</sheetData>`;
}
