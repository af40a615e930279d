/** Several values in one cell: line breaks, semicolons, « / », numbers and bullets. */

const bullet = /^\s*(?:[-•–*·]|\d{1,2}[.)]|[a-z]\))\s+/;

/** True for a cell that says that there is nothing. */
export function saysNothing(text: string): boolean {
  return /^(|-|–|—|nej|ingen|inga|inget|ej aktuellt|ej relevant|n\/?a|saknas|nei|no|none)\.?$/i.test(
    text.trim(),
  );
}

/** Values separated by line breaks, semicolons or « / »; numbers and bullets before them are taken away. */
export function splitValues(text: string): string[] {
  return text
    .split(/\n|;| \/ /)
    .map((piece) => piece.replace(bullet, '').trim().replace(/[,.]$/, ''))
    .filter((piece) => piece !== '' && !/^(och|og|and)$/i.test(piece));
}

/** The same for short names, which are also separated by commas and a last «och»; not within parentheses. */
export function splitNames(text: string): string[] {
  return splitValues(text).flatMap((piece) => {
    const parts = piece.split(/,(?![^(]*\))/).map((part) => part.trim());
    const last = parts.pop() ?? '';
    const withAnd = parts.length > 0 || /^\S+ (och|samt|og|and) \S+$/i.test(last);
    const ends = withAnd ? last.split(/\s+(?:och|samt|og|and)\s+(?![^(]*\))/i) : [last];
    return [...parts, ...ends].map((part) => part.replace(/^(och|samt|og|and) /i, '').trim()).filter(Boolean);
  });
}

/** Long texts such as purposes: apart only where they are numbered or bulleted, else one text with its line breaks. */
export function splitParagraphs(text: string): string[] {
  const lines = text.trim().split('\n');
  const starts = lines.filter((line) => bullet.test(line)).length;
  if (starts < 2) return text.trim() === '' ? [] : [text.trim()];
  const items: string[] = [];
  for (const line of lines) {
    if (bullet.test(line) || items.length === 0) items.push(line.replace(bullet, '').trim());
    else items[items.length - 1] += `\n${line.trim()}`;
  }
  return items.map((item) => (item === '–' ? '' : item));
}
