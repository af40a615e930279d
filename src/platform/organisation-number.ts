/** Swedish organisation numbers, checked by the package `organisationsnummer`. */
import organisationsnummer from 'organisationsnummer';

// The package's types describe another module shape than the one that Node loads.
const checker = organisationsnummer as unknown as {
  valid(number: string): boolean;
  parse(number: string): { format(): string };
};

export const isOrganisationNumber = (typed: string): boolean => checker.valid(typed);

/** `212000-0142`, from whichever way it was typed. Throws on a number that is not valid. */
export const formatOrganisationNumber = (typed: string): string => checker.parse(typed).format();
