/** What people type, as the database searches for it. */

/** Every word as a prefix: «hemtj lar» finds «Trygghetslarm i hemtjänst». Empty when nothing can be searched for. */
export function prefixQuery(words: string): string {
  return words
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => `${word}:*`)
    .join(' & ');
}
