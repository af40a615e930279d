/** What a file is, told by its content. Only kinds that are handed in every day, and none that runs. */
import { fromBufferPromise } from 'yauzl';

interface FileKind {
  /** «en PDF-fil» */
  readonly called: string;
  readonly mediaType: string;
  /** What the name may end in; the first is added to a name without an end. */
  readonly extensions: readonly string[];
}

const office = (type: string) => `application/vnd.openxmlformats-officedocument.${type}`;
const open = (type: string) => `application/vnd.oasis.opendocument.${type}`;
const kind = (called: string, mediaType: string, ...extensions: string[]): FileKind => ({
  called,
  mediaType,
  extensions,
});

const KINDS = {
  pdf: kind('en PDF-fil', 'application/pdf', 'pdf'),
  docx: kind('ett Word-dokument', office('wordprocessingml.document'), 'docx'),
  xlsx: kind('en Excel-arbetsbok', office('spreadsheetml.sheet'), 'xlsx'),
  pptx: kind('en PowerPoint-fil', office('presentationml.presentation'), 'pptx'),
  odt: kind('ett OpenDocument-dokument', open('text'), 'odt'),
  ods: kind('ett OpenDocument-kalkylblad', open('spreadsheet'), 'ods'),
  png: kind('en PNG-bild', 'image/png', 'png'),
  jpeg: kind('en JPEG-bild', 'image/jpeg', 'jpg', 'jpeg'),
  gif: kind('en GIF-bild', 'image/gif', 'gif'),
  webp: kind('en WebP-bild', 'image/webp', 'webp'),
  tiff: kind('en TIFF-bild', 'image/tiff', 'tif', 'tiff'),
  text: kind('en textfil', 'text/plain', 'txt', 'csv', 'eml'),
  msg: kind('ett mejl från Outlook', 'application/vnd.ms-outlook', 'msg'),
} as const satisfies Readonly<Record<string, FileKind>>;

/** For the field where files are chosen. */
export const ACCEPTED_EXTENSIONS: readonly string[] = Object.values(KINDS).flatMap(
  ({ extensions }) => extensions,
);

const TAKEN =
  'Ansvar tar emot PDF, Word, Excel, PowerPoint, OpenDocument, bilder, textfiler, CSV och sparade mejl.';

/** Why a file is not taken; the message is Swedish. */
export class FileRefused extends Error {}
const refuse = (text: string): never => {
  throw new FileRefused(text);
};

/** The media type, and the name with an end that says what the file is. Throws FileRefused. */
export async function recognise(
  bytes: Buffer,
  name: string,
): Promise<{ readonly name: string; readonly mediaType: string }> {
  const found: FileKind = KINDS[await kindOf(bytes)];
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  const [usual = ''] = found.extensions;
  if (!extension) return { name: `${name}.${usual}`, mediaType: found.mediaType };
  if (!found.extensions.includes(extension)) return refuse(wrongName(extension, found));
  if (extension === 'eml' && !isMessage(bytes))
    return refuse('Filen heter «.eml» men är inget sparat mejl. Spara mejlet på nytt ur e-postprogrammet.');
  const TEXT_TYPES: Readonly<Record<string, string>> = { csv: 'text/csv', eml: 'message/rfc822' };
  return { name, mediaType: TEXT_TYPES[extension] ?? found.mediaType };
}

function wrongName(extension: string, found: FileKind): string {
  if (found === KINDS.text && !ACCEPTED_EXTENSIONS.includes(extension))
    return `Filer som slutar på «.${extension}» tas inte emot. ${TAKEN}`;
  return `Filen heter «.${extension}» men är ${found.called}. Spara den med rätt namn och försök igen.`;
}

const STARTS: readonly (readonly [string, keyof typeof KINDS])[] = [
  ['%PDF-', 'pdf'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['\xff\xd8\xff', 'jpeg'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['II*\x00', 'tiff'],
  ['MM\x00*', 'tiff'],
];

async function kindOf(bytes: Buffer): Promise<keyof typeof KINDS> {
  const start = bytes.subarray(0, 16).toString('latin1');
  const known = STARTS.find(([signature]) => start.startsWith(signature));
  if (known) return known[1];
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp';
  if (start.startsWith('PK\x03\x04')) return packedKind(bytes);
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundKind(bytes);
  if (start.startsWith('MZ') || start.startsWith('\x7fELF'))
    return refuse('Filen är ett program. Program tas inte emot.');
  return textKind(bytes);
}

/** Office files and OpenDocument are packed files. Others are not taken: what lies in them cannot be checked one by one. */
async function packedKind(bytes: Buffer): Promise<keyof typeof KINDS> {
  const names = await namesIn(bytes);
  const holds = (part: string) => names.some((name) => name.startsWith(part));
  if (names.some((name) => /vbaProject\.bin$/i.test(name) || name.startsWith('Basic/')))
    return refuse('Filen innehåller makron, som kan köra program. Spara den utan makron och försök igen.');
  if (holds('word/document.xml')) return 'docx';
  if (holds('xl/workbook.xml')) return 'xlsx';
  if (holds('ppt/presentation.xml')) return 'pptx';
  const declared = names[0] === 'mimetype' ? bytes.subarray(38, 120).toString('latin1') : '';
  if (declared.startsWith(KINDS.odt.mediaType)) return 'odt';
  if (declared.startsWith(KINDS.ods.mediaType)) return 'ods';
  return refuse('Filen är ett packat arkiv (zip). Packa upp det och lämna filerna var för sig.');
}

async function namesIn(bytes: Buffer): Promise<string[]> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    const names: string[] = [];
    for await (const entry of zip.eachEntry()) if (names.push(entry.fileName) >= MOST_ENTRIES) break;
    return names;
  } catch {
    return refuse('Filen är skadad och går inte att läsa. Spara den på nytt och försök igen.');
  }
}
const MOST_ENTRIES = 10_000;

/** The old container of Office: mails of Outlook are kept in it still. */
function compoundKind(bytes: Buffer): keyof typeof KINDS {
  const holds = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (holds('__properties_version1.0')) return 'msg';
  if (holds('EncryptedPackage'))
    return refuse('Filen är skyddad med lösenord. Ta bort lösenordet och försök igen.');
  return refuse(
    'Filen är i ett äldre Office-format, som kan innehålla makron. Spara den som .docx, .xlsx, .pptx eller PDF.',
  );
}

function textKind(bytes: Buffer): keyof typeof KINDS {
  const text = readable(bytes);
  if (text === undefined) return refuse(`Filen är av ett slag som inte tas emot. ${TAKEN}`);
  const start = text.slice(0, 2000).trimStart();
  if (/^<(!doctype\s+html|html|head|body|script|iframe|svg|!--|meta|title)/i.test(start))
    return refuse(
      'Filen är en webbsida eller en bild som kan köra skript. Spara den som PDF och försök igen.',
    );
  if (/^<\?/.test(start)) return refuse(`Filen är av ett slag som inte tas emot (XML eller PHP). ${TAKEN}`);
  if (start.startsWith('#!')) return refuse('Filen är ett program. Program tas inte emot.');
  return 'text';
}

/** UTF-8, UTF-16 with its mark, or an older Nordic code page; undefined when it is no text. */
function readable(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  if (hasControls(bytes)) return undefined;
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/** Tab, line breaks and form feed are text; so is escape in old mails. */
const hasControls = (bytes: Buffer): boolean =>
  bytes.some((byte) => byte < 32 && ![9, 10, 12, 13, 27].includes(byte));

/** A saved mail begins with its headers. */
const isMessage = (bytes: Buffer): boolean => {
  const lines = bytes.subarray(0, 65_536).toString('latin1').split(/\r?\n/);
  const end = lines.indexOf('');
  const head = end < 0 ? lines : lines.slice(0, end);
  return (
    head.length > 0 &&
    head.every((line) => /^[!-9;-~]+:|^[ \t]/.test(line) || line.startsWith('From ')) &&
    head.some((line) => /^(from|received|message-id|date|subject):/i.test(line))
  );
};
