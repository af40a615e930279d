/** What a file is, told by its first bytes and never by its name. */
import { SpreadsheetProblem } from './limits.ts';
import { encrypted } from './zip.ts';

const otherKinds: ReadonlyArray<readonly [start: string, name: string]> = [
  ['%PDF', 'en PDF-fil'],
  ['\x89PNG', 'en bild'],
  ['\xff\xd8\xff', 'en bild'],
  ['GIF8', 'en bild'],
  ['BM\x00', 'en bild'],
  ['II*\x00', 'en bild'],
  ['MM\x00*', 'en bild'],
  ['{\\rtf', 'ett RTF-dokument'],
  ['\x1f\x8b', 'en packad fil'],
  ['7z\xbc\xaf', 'en packad fil'],
  ['Rar!', 'en packad fil'],
  ['MZ', 'ett program'],
  ['\x7fELF', 'ett program'],
  ['SQLite format 3', 'en databas'],
];

/** `zip` may be XLSX; `text` may be CSV. Everything else is turned down with a sentence that says what it is. */
export function contentKind(bytes: Buffer): 'zip' | 'text' {
  if (bytes.length === 0) throw new SpreadsheetProblem('empty', 'Filen är tom.');
  const start = bytes.subarray(0, 16).toString('latin1');
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'zip';
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) throw oldOffice(bytes);
  const other = otherKinds.find(([signature]) => start.startsWith(signature));
  if (other) throw noSpreadsheet(other[1]);
  refuseMarkup(bytes);
  return 'text';
}

function oldOffice(bytes: Buffer): SpreadsheetProblem {
  const holds = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) return encrypted();
  if (holds('Workbook') || holds('Book')) {
    return new SpreadsheetProblem(
      'old-excel',
      'Det är en äldre Excel-fil (.xls). Öppna den i Excel och spara den som Excel-arbetsbok (.xlsx).',
    );
  }
  return new SpreadsheetProblem(
    'other-format',
    'Det är ett äldre Office-dokument och inget kalkylblad. Spara tabellen som .xlsx eller .csv.',
  );
}

function refuseMarkup(bytes: Buffer): void {
  const start = bytes
    .subarray(0, 1024)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
    .toLowerCase();
  if (/^(<!doctype html|<html|<table|<meta|<head)/.test(start)) {
    throw new SpreadsheetProblem(
      'other-format',
      'Det är en webbsida och inget kalkylblad, fast den kanske heter .xls. Öppna den i Excel och spara den som .xlsx.',
    );
  }
  if (start.startsWith('<?xml')) {
    throw new SpreadsheetProblem(
      'other-format',
      'Det är en XML-fil och inget kalkylblad. Öppna den i Excel och spara den som .xlsx.',
    );
  }
}

export function noSpreadsheet(what: string): SpreadsheetProblem {
  return new SpreadsheetProblem(
    'not-a-spreadsheet',
    `Det är ${what} och inget kalkylblad. Välj en fil som är sparad som .xlsx eller .csv.`,
  );
}

/** What a zip file is that holds no XLSX workbook. */
export function otherZip(names: readonly string[]): SpreadsheetProblem {
  const holds = (part: string) => names.some((name) => name.startsWith(part));
  if (holds('word/')) return noSpreadsheet('ett Word-dokument');
  if (holds('ppt/')) return noSpreadsheet('en PowerPoint-fil');
  if (holds('Index/')) {
    return new SpreadsheetProblem(
      'other-format',
      'Det är en fil från Numbers. Exportera den som .xlsx och försök igen.',
    );
  }
  if (holds('xl/workbook.bin')) {
    return new SpreadsheetProblem(
      'other-format',
      'Det är en binär Excel-fil (.xlsb). Öppna den i Excel och spara den som Excel-arbetsbok (.xlsx).',
    );
  }
  if (holds('META-INF/manifest.xml') && holds('content.xml')) {
    return new SpreadsheetProblem(
      'other-format',
      'Det är en OpenDocument-fil (.ods). Öppna den i LibreOffice eller Excel och spara den som .xlsx.',
    );
  }
  return noSpreadsheet('en zip-fil');
}
