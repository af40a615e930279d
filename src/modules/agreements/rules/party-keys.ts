/** One and the same organisation, however it is written: by its number, else by its name. */
import { bareName } from './powers-of-attorney.ts';

interface Party {
  readonly name: string;
  readonly organisationNumber: string | null;
}

const digits = (number: string | null): string => (number ?? '').replace(/\D/g, '').slice(-10);

export type PartyKey = (name: string, organisationNumber: string | null) => string;

/** Gives every party a key. A name without a number has the key of the number that somebody has written beside it. */
export function partyKeys(parties: readonly Party[]): PartyKey {
  const numbers = new Map<string, string>();
  for (const { name, organisationNumber } of parties) {
    const number = digits(organisationNumber);
    if (number !== '') numbers.set(bareName(name), number);
  }
  return (name, organisationNumber) => {
    const bare = bareName(name);
    return digits(organisationNumber) || numbers.get(bare) || bare;
  };
}
