/** What a rule answers, and how it says why. */
import type { ZodType } from 'zod';
import type { LawOverride } from './law.ts';

/** Where a statement comes from. `ref` opens the Swedish text of the article when it is of the GDPR. */
export interface Source {
  /** As printed, e.g. «Artikel 6.1 andra stycket dataskyddsförordningen». */
  readonly label: string;
  /** Paragraph of the GDPR in `gdpr-sv.json`, e.g. `6.1`; absent for other sources. */
  readonly gdpr?: string;
  /** Id in the table of statutes, e.g. `dataskyddslagen`. */
  readonly statute?: string;
}

export interface Reason {
  readonly text: string;
  readonly source: Source;
}

/** An answer of a local guideline, given beside the law's. */
export interface GuidelineAnswer<Outcome extends string = string> {
  readonly profile: string;
  /** Swedish, as shown: «Mjölby 2017». */
  readonly name?: string;
  readonly outcome: Outcome;
  readonly reasons: readonly Reason[];
}

export interface Judgement<Outcome extends string = string> {
  readonly outcome: Outcome;
  readonly reasons: readonly Reason[];
  /** The day the law was asked of, as `YYYY-MM-DD`, with the version of the shipped knowledge. */
  readonly lawVersion: string;
  readonly guideline?: GuidelineAnswer<Outcome>;
}

/** A rule that the pages, the API and the command line ask by its id. */
export interface Rule<Facts = unknown, Outcome extends string = string> {
  readonly id: string;
  /** One Swedish sentence: what the rule answers. */
  readonly description: string;
  readonly facts: ZodType<Facts>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  judge(facts: Facts, asked: RuleQuestion): Judgement<Outcome>;
}

/** As of which day, and beside which local guideline, a rule is asked. */
export interface RuleQuestion {
  /** `YYYY-MM-DD` in Europe/Stockholm. */
  readonly asOf: string;
  readonly profile?: string;
  /** Approved corrections of the shipped law, merged in by whoever asks. */
  readonly overrides?: readonly LawOverride[];
}
