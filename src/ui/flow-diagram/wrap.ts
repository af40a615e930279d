/** Text broken into lines for a box of a drawing, where nothing wraps by itself. */

const ellipsis = '…';

/** Lines of at most `width` characters, at most `most` of them; what does not fit ends in «…». */
export function wrappedLines(text: string, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text, width)) {
    const longer = line === '' ? piece : `${line} ${piece}`;
    if (lengthOf(longer) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = piece;
    }
    if (lines.length > most) break;
  }
  lines.push(line);
  return lines.length <= most
    ? lines
    : [...lines.slice(0, most - 1), shortened(lines[most - 1] ?? '', width)];
}

/** Words, and parts of those that are longer than a line. Characters that XML does not allow are left out. */
function piecesOf(text: string, width: number): string[] {
  const words = text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')
    .split(/\s+/u)
    .filter(Boolean);
  return words.flatMap((word) => {
    const characters = Array.from(word);
    if (characters.length <= width) return [word];
    const size = width - 1;
    return Array.from({ length: Math.ceil(characters.length / size) }, (_, index) =>
      withHyphen(characters.slice(index * size, (index + 1) * size), (index + 1) * size < characters.length),
    );
  });
}

function withHyphen(characters: readonly string[], more: boolean): string {
  const broken = more && /\p{L}/u.test(characters.at(-1) ?? '');
  return `${characters.join('')}${broken ? '-' : ''}`;
}

function shortened(line: string, width: number): string {
  return `${Array.from(line)
    .slice(0, width - 1)
    .join('')}${ellipsis}`;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
