import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { crc32 } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { CHOSEN_FROM } from '../ui/file-field.tsx';
import { ACCEPTED_EXTENSIONS } from './file-kind.ts';
import { checkFile, checkFiles, fileId, sha256Of } from './files.ts';
import { openScanner } from './scanner.ts';
import { xlsxOf, zipOf } from './spreadsheet/test-files.ts';

const WITHOUT = { scanner: undefined };
const fileOf = (name: string, content: string | Buffer): File => {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  return new File([bytes as BlobPart], name);
};
const check = (name: string, content: string | Buffer, limit?: number) =>
  checkFile(fileOf(name, content), WITHOUT, limit);

/** A packed file whose first entry is not compressed, as OpenDocument has it. */
function openDocument(mediaType: string): Buffer {
  const name = Buffer.from('mimetype');
  const content = Buffer.from(mediaType);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, content]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, Buffer.alloc(14), name]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end]);
}

const compound = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(100),
  ]);

const docx = (more: Record<string, string> = {}) =>
  zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>', ...more });
const PPTX = zipOf({ '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<p/>' });
const MAIL = 'From: avsandare@almby.example\r\nDate: Sun, 22 Nov 2026\r\nSubject: Hej\r\n\r\nHej!';

describe('a file is taken', () => {
  test.each([
    ['avtal.pdf', '%PDF-1.7\n…', 'application/pdf'],
    ['brev.docx', docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['ark.xlsx', xlsxOf({ Blad: '' }), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['bilder.pptx', PPTX, 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    [
      'brev.odt',
      openDocument('application/vnd.oasis.opendocument.text'),
      'application/vnd.oasis.opendocument.text',
    ],
    [
      'ark.ods',
      openDocument('application/vnd.oasis.opendocument.spreadsheet'),
      'application/vnd.oasis.opendocument.spreadsheet',
    ],
    ['bild.png', '\x89PNG\r\n\x1a\n…', 'image/png'],
    ['BILD.JPG', '\xff\xd8\xff\xe0…', 'image/jpeg'],
    ['bild.jpeg', '\xff\xd8\xff\xe0…', 'image/jpeg'],
    ['bild.gif', 'GIF89a…', 'image/gif'],
    ['bild.webp', 'RIFF\x00\x00\x00\x00WEBP…', 'image/webp'],
    ['bild.tif', 'II*\x00…', 'image/tiff'],
    ['anteckning.txt', 'Hej från Å\r\n', 'text/plain'],
    ['export.txt', Buffer.from('\ufeffÅäö', 'utf16le'), 'text/plain'],
    ['lista.csv', 'a;b\n1;2\n', 'text/csv'],
    ['svar.eml', MAIL, 'message/rfc822'],
    ['svar.msg', compound('__properties_version1.0'), 'application/vnd.ms-outlook'],
  ])('%s', async (name, content, mediaType) => {
    const checked = await check(name, content);
    expect(checked).toMatchObject({ ok: true, file: { name, mediaType, scan: 'off' } });
    if (checked.ok) expect(checked.file.sha256).toBe(sha256Of(checked.file.bytes));
  });

  test('without an end of its name, which it is given', async () => {
    expect(await check('avtal', '%PDF-1.7')).toMatchObject({ ok: true, file: { name: 'avtal.pdf' } });
  });

  test.each([
    ['C:\\Users\\tolvan\\Skrivbord\\brev.txt', 'brev.txt'],
    ['../../etc/brev.txt', 'brev.txt'],
    ['br\u202Eev\r\nX-Header: 1.txt', 'brevX-Header 1.txt'],
    ['"><b>.txt', 'b.txt'],
    [`${'å'.repeat(300)}.txt`, `${'å'.repeat(146)}.txt`],
    ['...txt', 'txt.txt'],
  ])('%j under a name that is plain', async (given, name) => {
    expect(await check(given, 'hej')).toMatchObject({ ok: true, file: { name } });
  });
});

describe('a file is turned down', () => {
  test.each([
    ['a page as a text', 'sida.txt', '  <!DOCTYPE html><script>alert(1)</script>', 'webbsida'],
    ['a page by its name', 'sida.html', '<html></html>', 'webbsida'],
    ['a picture that runs scripts', 'bild.svg', '<svg xmlns="x" onload="alert(1)"/>', 'kan köra skript'],
    ['xml', 'bild.svg', '<?xml version="1.0"?><svg/>', 'XML'],
    ['a script', 'kod.js', 'alert(1)', 'slutar på «.js»'],
    ['a script by its first line', 'kod.txt', '#!/bin/sh\nrm', 'program'],
    ['a program', 'bild.png', 'MZ\x90\x00', 'program'],
    ['another program', 'brev.pdf', '\x7fELF', 'program'],
    ['a picture that says it is a PDF', 'avtal.pdf', '\x89PNG\r\n\x1a\n', 'heter «.pdf» men är en PNG-bild'],
    ['a PDF that says it is a program', 'avtal.exe', '%PDF-1.7', 'heter «.exe» men är en PDF-fil'],
    ['a text that says it is a PDF', 'avtal.pdf', 'hej', 'heter «.pdf» men är en textfil'],
    ['a text that says it is a mail', 'brev.eml', 'hej på dig', 'inget sparat mejl'],
    ['macros', 'brev.docx', docx({ 'word/vbaProject.bin': 'x' }), 'makron'],
    ['an archive', 'allt.zip', zipOf({ 'brev.txt': 'hej' }), 'packat arkiv'],
    ['an archive that says it is a document', 'brev.docx', zipOf({ 'brev.txt': 'hej' }), 'packat arkiv'],
    ['a broken archive', 'brev.docx', 'PK\x03\x04 trasig', 'skadad'],
    ['an old document', 'brev.doc', compound('WordDocument'), 'äldre Office-format'],
    ['one with a password', 'brev.docx', compound('EncryptedPackage'), 'lösenord'],
    ['bytes of no kind', 'okänd.bin', '\x00\x01\x02', 'slag som inte tas emot'],
    ['nothing', 'tom.txt', '', 'tom'],
  ])('%s', async (_what, name, content, text) => {
    const checked = await check(name, content);
    expect(checked).toMatchObject({ ok: false, error: expect.stringContaining(text) });
    if (!checked.ok) expect(checked.error.startsWith(`${name}: `)).toBe(true);
  });

  test('when it is too large', async () => {
    const error = 'brev.txt: Filen är 2,5 MB. En fil får vara högst 1 MB.';
    expect(await check('brev.txt', Buffer.alloc(2_500_000, 97), 1_000_000)).toEqual({ ok: false, error });
  });

  test('alone: the others of the form are read, and a field that nobody chose in is none', async () => {
    const files = [fileOf('a.txt', 'a'), fileOf('b.exe', 'MZ'), fileOf('', '')];
    const checked = await checkFiles(files, WITHOUT);
    expect(checked.files.map(({ name }) => name)).toEqual(['a.txt']);
    expect(checked.errors).toEqual(['b.exe: Filen är ett program. Program tas inte emot.']);
  });
});

test('the field offers what is taken', () => {
  expect(CHOSEN_FROM.split(',')).toEqual(ACCEPTED_EXTENSIONS.map((extension) => `.${extension}`));
});

test('the same file of the same form has the same id, another has another', async () => {
  const [first, second] = [await check('a.txt', 'a'), await check('a.txt', 'b')];
  if (!first.ok || !second.ok) throw new Error('not taken');
  expect(fileId('x', first.file)).toBe(fileId('x', first.file));
  expect(fileId('x', first.file)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set([fileId('x', first.file), fileId('x', second.file), fileId('y', first.file)]).size).toBe(3);
});

describe('a scanner', () => {
  const EICAR = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';
  let server: Server | undefined;
  const sockets = new Set<Socket>();
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((closed) => (server ? server.close(() => closed()) : closed()));
  });

  /** Speaks INSTREAM as ClamAV does: lengths before the parts, a length of nothing at the end. */
  function scanning(socket: Socket): void {
    let got = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece: Buffer) => {
      got = Buffer.concat([got, piece]);
      const command = got.indexOf(0);
      if (command < 0 || got.subarray(0, command).toString() !== 'zINSTREAM') return;
      const content: Buffer[] = [];
      for (let at = command + 1; at + 4 <= got.length; ) {
        const size = got.readUInt32BE(at);
        if (size === 0) return void socket.end(verdict(Buffer.concat(content)));
        if (at + 4 + size > got.length) return;
        content.push(got.subarray(at + 4, at + 4 + size));
        at += 4 + size;
      }
    });
  }
  const verdict = (content: Buffer): string => {
    seen.push(content);
    return content.includes(EICAR) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0';
  };
  const seen: Buffer[] = [];

  async function listen(answer: (socket: Socket) => void, timeoutMs?: number) {
    const listening = createServer((socket) => {
      sockets.add(socket);
      answer(socket);
    });
    server = listening;
    await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready));
    const { port } = listening.address() as AddressInfo;
    return { scanner: openScanner({ host: '127.0.0.1', port }, timeoutMs) };
  }

  test('that finds nothing lets the file through, whole', async () => {
    const services = await listen(scanning);
    const content = Buffer.alloc(300_000, 'text ');
    const checked = await checkFile(fileOf('brev.txt', content), services);
    expect(checked).toMatchObject({ ok: true, file: { scan: 'clean' } });
    expect(seen.at(-1)?.equals(content)).toBe(true);
  });

  test('that finds something stops the file', async () => {
    const checked = await checkFile(fileOf('brev.txt', `x ${EICAR} x`), await listen(scanning));
    expect(checked).toEqual({
      ok: false,
      error: 'brev.txt: Filen innehåller skadlig kod och togs inte emot.',
    });
  });

  const silent = {
    ok: false,
    error: expect.stringContaining('kan inte kontrolleras mot skadlig kod just nu'),
  };
  test.each([
    ['breaks off', (socket: Socket) => void socket.destroy()],
    ['is busy', (socket: Socket) => void socket.end('INSTREAM size limit exceeded. ERROR\0')],
    ['never answers', (socket: Socket) => void socket.on('error', () => undefined)],
  ])('that %s stops the file', async (_what, answer) => {
    expect(await checkFile(fileOf('brev.txt', 'hej'), await listen(answer, 300))).toEqual(silent);
  });

  test('that is not there stops the file', async () => {
    const services = await listen(scanning);
    await new Promise<void>((closed) => server?.close(() => closed()));
    server = undefined;
    expect(await checkFile(fileOf('brev.txt', 'hej'), services)).toEqual(silent);
  });
});
