/** What every piece of the law that is kept as data carries with it. */
import type { Source } from './judgement.ts';

/** P primary text read, S secondary source, SEED a source document, U unverified: an editable default. */
export type Confidence = 'P' | 'S' | 'SEED' | 'U';

export interface Dated {
  /** First day it applies, `YYYY-MM-DD`; null when it is older than the product can be asked about. */
  readonly validFrom: string | null;
  /** Last day it applies; null while it stands. */
  readonly validTo: string | null;
  readonly checkedAt: string;
  readonly confidence: Confidence;
}

export interface Fact extends Dated {
  readonly id: string;
  /** Swedish, as shown. */
  readonly label: string;
  readonly source: Source;
}

/** The day from which the General Data Protection Regulation applies: no rule is asked of an earlier day. */
export const firstDay = '2018-05-25';

/** Text of the regulation itself. */
export const regulation = {
  validFrom: firstDay,
  validTo: null,
  checkedAt: '2026-11-21',
  confidence: 'P',
} as const satisfies Dated;

/** Wording taken from a source document, not from the law. */
export const fromSeed = {
  validFrom: firstDay,
  validTo: null,
  checkedAt: '2026-11-21',
  confidence: 'SEED',
} as const satisfies Dated;

/** Read in a secondary source. */
export const secondary = {
  validFrom: firstDay,
  validTo: null,
  checkedAt: '2026-11-21',
  confidence: 'S',
} as const satisfies Dated;

/** A proposal of the product that a local decision may replace. */
export const unverified = {
  validFrom: firstDay,
  validTo: null,
  checkedAt: '2026-11-21',
  confidence: 'U',
} as const satisfies Dated;

/** True when the fact applies on the day `asOf` (`YYYY-MM-DD`). */
export function appliesOn(fact: Pick<Dated, 'validFrom' | 'validTo'>, asOf: string): boolean {
  return (
    (fact.validFrom === null || fact.validFrom <= asOf) && (fact.validTo === null || asOf <= fact.validTo)
  );
}
