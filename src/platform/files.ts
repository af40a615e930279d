/** Files that are handed in: of a size and a kind that we take, and found clean when there is a scanner. */
import { createHash } from 'node:crypto';
import { derivedId } from './derived-id.ts';
import { FileRefused, recognise } from './file-kind.ts';
import type { Scanner } from './scanner.ts';

export interface CheckedFile {
  /** Without folders, with an end that says what the file is. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** `off`: there is no scanner. */
  readonly scan: 'clean' | 'off';
}

export type FileCheck =
  | { readonly ok: true; readonly file: CheckedFile }
  | { readonly ok: false; readonly error: string };

/** What the check needs of the process. */
export interface FileServices {
  readonly scanner: Scanner | undefined;
}

/** Bytes of one file. */
export const FILE_LIMIT = 20_000_000;
/** Bytes that a form with files may hold. */
export const FORM_WITH_FILES_LIMIT = 3 * FILE_LIMIT;

/** Before the transaction: reads, recognises and scans. The error is Swedish and names the file. */
export async function checkFile(
  file: File,
  { scanner }: FileServices,
  limit = FILE_LIMIT,
): Promise<FileCheck> {
  const given = cleanName(file.name);
  const refused = (text: string): FileCheck => ({ ok: false, error: `${given}: ${text}` });
  if (file.size === 0) return refused('Filen är tom.');
  if (file.size > limit)
    return refused(`Filen är ${megabytes(file.size)} MB. En fil får vara högst ${megabytes(limit)} MB.`);
  const bytes = Buffer.from(await file.arrayBuffer());
  try {
    const { name, mediaType } = await recognise(bytes, given);
    const scan = await scanned(bytes, scanner);
    return { ok: true, file: { name, mediaType, bytes, sha256: sha256Of(bytes), scan } };
  } catch (error) {
    if (error instanceof FileRefused) return refused(error.message);
    throw error;
  }
}

export interface CheckedFiles {
  readonly files: readonly CheckedFile[];
  /** One for each file that is not taken. */
  readonly errors: readonly string[];
}

/** Every file that was chosen in a field; a field that nobody chose in has one without a name. */
export async function checkFiles(files: readonly File[], services: FileServices): Promise<CheckedFiles> {
  const checks: FileCheck[] = [];
  for (const file of files)
    if (file.name !== '' || file.size > 0) checks.push(await checkFile(file, services));
  return {
    files: checks.flatMap((check) => (check.ok ? [check.file] : [])),
    errors: checks.flatMap((check) => (check.ok ? [] : [check.error])),
  };
}

async function scanned(bytes: Uint8Array, scanner: Scanner | undefined): Promise<'clean' | 'off'> {
  if (!scanner) return 'off';
  const verdict = await scanner.scan(bytes).catch(() => 'silent' as const);
  if (verdict === 'clean') return 'clean';
  throw new FileRefused(
    verdict === 'harmful'
      ? 'Filen innehåller skadlig kod och togs inte emot.'
      : 'Filen kan inte kontrolleras mot skadlig kod just nu, och togs därför inte emot. Försök igen om en stund.',
  );
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Id of a file of a form: the same file sent again with the same form has the same id, and is stored once. */
export const fileId = (form: string, { sha256, name }: CheckedFile): string => derivedId(form, sha256, name);

const LONGEST_NAME = 150;

/** Browsers have sent whole paths; controls and marks of direction can make a name look like another. */
function cleanName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '');
  const end = /\.[a-z0-9]{1,8}$/i.exec(plain)?.[0] ?? '';
  const stem = plain.slice(0, plain.length - end.length).slice(0, LONGEST_NAME - end.length);
  return `${stem || 'fil'}${end}`;
}

const megabytes = (bytes: number): string =>
  (bytes / 1_000_000).toLocaleString('sv-SE', { maximumFractionDigits: 1 });
