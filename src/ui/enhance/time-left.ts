/** Time left in Swedish words, from minutes: the page's own clock writes it while the page is open. */

/** Beyond this, days say more than hours, and the text of the server stands. */
const MOST_MINUTES = 72 * 60;

/** «om 27 timmar 14 minuter», «nu», «för 3 timmar sedan»; undefined further away than 72 hours. */
export function timeLeftText(minutes: number): string | undefined {
  const length = Math.abs(minutes);
  if (length > MOST_MINUTES) return undefined;
  if (length === 0) return 'nu';
  const hours = Math.trunc(length / 60);
  const parts = [
    hours > 0 ? amount(hours, 'timme', 'timmar') : '',
    length % 60 > 0 ? amount(length % 60, 'minut', 'minuter') : '',
  ].filter(Boolean);
  return minutes > 0 ? `om ${parts.join(' ')}` : `för ${parts.join(' ')} sedan`;
}

const amount = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** The text with the time left put in: within the last parentheses, or alone when there are none. */
export const withTimeLeft = (text: string, left: string): string =>
  /\([^()]*\)\s*$/.test(text) ? text.replace(/\([^()]*\)\s*$/, `(${left})`) : left;
