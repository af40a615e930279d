/** Text made fit for paper: every character has a glyph, and no word is longer than its line. */

/** Stands in the place of a character that the typeface lacks. */
const replacementMark = '□';

const zeroWidthSpace = '\u200b';
const softHyphen = '\u00ad';

/** Letters in a row that hyphenation is left to deal with; a longer word gets break points of its own. */
const longestWord = 40;

// Control, formatting and unassigned characters say nothing on paper; line breaks and soft hyphens are kept.
const invisible = /(?![\n\u00ad])(?:[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}]|\p{Variation_Selector})/gu;

export interface PrintableText {
  readonly text: string;
  /** The characters that had to be replaced, each once. */
  readonly replaced: readonly string[];
}

/** Replaces what cannot be drawn by `replacementMark`, and lets long words and addresses break. */
export function printableText(
  text: string,
  drawable: ReadonlySet<number>,
  longestRun: number,
): PrintableText {
  const replaced = new Set<string>();
  const lines = text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(invisible, '');
  const drawn = Array.from(lines, (character) => {
    if (isDrawable(character, drawable)) return character;
    replaced.add(character);
    return replacementMark;
  }).join('');
  return { text: withBreaks(drawn, longestRun), replaced: [...replaced] };
}

function isDrawable(character: string, drawable: ReadonlySet<number>): boolean {
  return character === '\n' || character === softHyphen || drawable.has(character.codePointAt(0) ?? 0);
}

/** Lets a run without spaces break: words at soft hyphens, everything else anywhere. */
function withBreaks(text: string, longestRun: number): string {
  return text.replace(/\S+/gu, (run) => {
    const isWord = /^[\p{L}\p{M}\p{Pd}.,;:!?()»«"'/]+$/u.test(run);
    if (run.length <= (isWord ? longestWord : longestRun)) return run;
    return chunksOf(run, 10).join(isWord ? softHyphen : zeroWidthSpace);
  });
}

function chunksOf(text: string, size: number): string[] {
  const characters = Array.from(text);
  const count = Math.ceil(characters.length / size);
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * size, (index + 1) * size).join(''),
  );
}
