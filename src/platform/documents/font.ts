/** The typeface of printed documents, and which characters it can draw. PDF/UA forbids a character without a glyph. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const family = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/package.json'));

/** The folders with the font files (TrueType, SIL Open Font License) that the template uses. */
export const fontFolders = [join(family, '400Regular'), join(family, '600SemiBold')];

/** The characters (code points) that the typeface can draw. */
export function printableCharacters(): ReadonlySet<number> {
  return charactersOf(readFileSync(join(family, '400Regular', 'Inter_400Regular.ttf')));
}

/** Code points with a glyph, read from the `cmap` table (formats 4 and 12) of a TrueType file. */
function charactersOf(font: Buffer): ReadonlySet<number> {
  const cmap = tableOffset(font, 'cmap');
  const characters = new Set<number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    const format = font.readUInt16BE(subtable);
    const ranges =
      format === 12 ? rangesOfFormat12(font, subtable) : format === 4 ? rangesOfFormat4(font, subtable) : [];
    for (const [first, last] of ranges) {
      for (let character = first; character <= last; character += 1) characters.add(character);
    }
  }
  return characters;
}

function tableOffset(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font file has no ${tag} table`);
}

type Range = readonly [first: number, last: number];

function rangesOfFormat12(font: Buffer, start: number): Range[] {
  return Array.from({ length: font.readUInt32BE(start + 12) }, (_, index) => {
    const group = start + 16 + index * 12;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)] as const;
  });
}

function rangesOfFormat4(font: Buffer, start: number): Range[] {
  const twiceSegments = font.readUInt16BE(start + 6);
  const ranges: Range[] = [];
  for (let segment = 0; segment < twiceSegments; segment += 2) {
    const last = font.readUInt16BE(start + 14 + segment);
    const first = font.readUInt16BE(start + 16 + twiceSegments + segment);
    if (last !== 0xffff) ranges.push([first, last]);
  }
  return ranges;
}
