/** Parts of a fact on one line: commas between phrases, a full stop between sentences. */
export const joined = (...parts: (string | null | undefined)[]): string =>
  parts
    .flatMap((part) => part?.trim() || [])
    .reduce((before, part) => {
      if (before === '') return part;
      if (/[.!?]$/.test(before)) return `${before} ${capitalised(part)}`;
      return /^\p{Lu}.*[.!?]$/su.test(part) ? `${before}. ${part}` : `${before}, ${part}`;
    }, '');

/** Parts of a fact as sentences; one alone stands without a full stop. */
export function sentences(...parts: (string | null | undefined)[]): string {
  const known = parts.flatMap((part) => part?.trim() || []).map(capitalised);
  if (known.length < 2) return known.join('');
  return known.map((part) => (/[.!?»]$/.test(part) ? part : `${part}.`)).join(' ');
}

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
