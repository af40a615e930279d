/** Which letters the bytes of a text file stand for. */
import iconv from 'iconv-lite';
import { noSpreadsheet } from './content-kind.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh' | 'cp850';

/** The bytes of å, ä, ö, Å, Ä, Ö in the encodings of one byte per letter that Swedish files come in. */
const swedishLetters: ReadonlyArray<readonly [TextEncoding, readonly number[]]> = [
  ['windows-1252', [0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe6, 0xf8, 0xe9]],
  ['macintosh', [0x8c, 0x8a, 0x9a, 0x81, 0x80, 0x85]],
  ['cp850', [0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99]],
];

/** Reads the text whatever its encoding; throws SpreadsheetProblem when the bytes are no text at all. */
export function decodeText(bytes: Buffer): { text: string; encoding: TextEncoding } {
  const encoding = encodingOf(bytes);
  const text = iconv.decode(bytes, encoding, { stripBOM: true });
  if (hasControlCharacters(text)) throw noSpreadsheet('ingen textfil');
  return { text, encoding };
}

function encodingOf(bytes: Buffer): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 4000);
  const zeros = start.filter((byte) => byte === 0).length;
  if (zeros > start.length / 4) return start[0] === 0 ? 'utf-16be' : 'utf-16le';
  return isUtf8(bytes) ? 'utf-8' : oneBytePerLetter(bytes);
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function oneBytePerLetter(bytes: Buffer): TextEncoding {
  const counts = new Array<number>(256).fill(0);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const scores = swedishLetters.map(([encoding, letters]) => ({
    encoding,
    score: letters.reduce((sum, letter) => sum + (counts[letter] ?? 0), 0),
  }));
  const best = scores.reduce((found, next) => (next.score > found.score ? next : found));
  return best.encoding;
}

function hasControlCharacters(text: string): boolean {
  const start = text.slice(0, 20_000);
  let odd = 0;
  for (let index = 0; index < start.length; index++) {
    const code = start.charCodeAt(index);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) odd += 1;
  }
  return odd > start.length / 100 || start.includes('\u0000');
}
