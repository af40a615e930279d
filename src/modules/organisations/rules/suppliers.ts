/** Suppliers are shared: the same company must not stand there twice under two spellings. */
const FORMS = /\b(ab|aktiebolag|aktiebolaget|hb|kb|ek för|publ|inc|ltd|gmbh|as|asa|oy)\b/g;

/** The name without its legal form, case, spaces and signs. */
export const bareName = (name: string): string =>
  name
    .toLocaleLowerCase('sv')
    .replace(/[().,&-]/g, ' ')
    .replace(FORMS, ' ')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Whether two names may be of the same company. */
export const isSameName = (one: string, other: string): boolean =>
  bareName(one) !== '' && bareName(one) === bareName(other);
