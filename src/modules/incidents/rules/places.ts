/** The address at which a kommun or a company takes in reports from outside. Pure. */

const PLAIN: Readonly<Record<string, string>> = { å: 'a', ä: 'a', ö: 'o', é: 'e', ü: 'u', ø: 'o', æ: 'a' };

/** «almby» of «Almby kommun»: a first word to change. */
export const proposedSlug = (name: string): string =>
  name
    .toLocaleLowerCase('sv')
    .replace(/s? kommun$/, '')
    .replace(/[^a-z0-9]/g, (sign) => PLAIN[sign] ?? '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);

export const isSlug = (typed: string): boolean =>
  typed.length >= 2 && typed.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(typed);
