/** Reads XML from a stream, piece by piece: nothing but what the caller keeps stays in memory. */
import type { Readable } from 'node:stream';
import { Parser } from 'saxen';
import { SpreadsheetProblem } from './limits.ts';

export interface XmlListener {
  /** Names come without their prefix: `row` for `x:row`. */
  open?(name: string, attributes: () => Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const deepest = 200;
const longestToken = 2_000_000;

/** Follows the stream to its end. Throws SpreadsheetProblem on broken XML and on a document type declaration. */
export async function readXml(stream: Readable, listener: XmlListener): Promise<void> {
  const parser = listeningParser(listener);
  const guard = new TokenGuard();
  let decoder: TextDecoder | undefined;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    const xml = decoder.decode(chunk, { stream: true });
    guard.check(xml);
    parser.write(xml);
  }
  parser.end();
}

function listeningParser(listener: XmlListener): Parser {
  const parser = new Parser();
  let depth = 0;
  parser.on('openTag', (name, attributes, decode) => {
    depth += 1;
    if (depth > deepest) throw damaged();
    listener.open?.(withoutPrefix(name), () => readable(attributes(), decode));
  });
  parser.on('closeTag', (name) => {
    depth -= 1;
    listener.close?.(withoutPrefix(name));
  });
  parser.on('text', (text, decode) => listener.text?.(decode(text)));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('attention', () => {
    throw new SpreadsheetProblem(
      'unsafe',
      'Filen innehåller en dokumenttyp (DTD) som inte hör hemma i en Excel-fil. Den läses därför inte.',
    );
  });
  parser.on('error', () => {
    throw damaged();
  });
  return parser;
}

function readable(
  attributes: Record<string, string>,
  decode: (text: string) => string,
): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (!name.startsWith('xmlns')) read[withoutPrefix(name)] = decode(value);
  }
  return read;
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** The parser keeps a token until it is whole; one that never ends must not grow for ever. */
class TokenGuard {
  private sinceTag = 0;

  check(xml: string): void {
    const end = Math.max(xml.lastIndexOf('<'), xml.lastIndexOf('>'));
    this.sinceTag = end < 0 ? this.sinceTag + xml.length : xml.length - end;
    if (this.sinceTag > longestToken) throw damaged();
  }
}

export function damaged(): SpreadsheetProblem {
  return new SpreadsheetProblem(
    'damaged',
    'Filen är skadad och går inte att läsa. Öppna den i Excel, spara den på nytt och försök igen.',
  );
}
