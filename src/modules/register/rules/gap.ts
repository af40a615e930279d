/** A gap: what an entry lacks, where it is filled in, and why it is asked for. */
import type { Reason, Source } from '../../../knowledge/judgement.ts';
import type { PrincipleId } from '../../../knowledge/register-choices.ts';
import { reason } from '../../../knowledge/sources.ts';

/** The steps of the form, in order, with their headings. */
export const entrySteps = {
  grunder: 'Grunduppgifter',
  andamal: 'Ändamål och rättslig grund',
  uppgifter: 'Personuppgifter och registrerade',
  mottagare: 'Mottagare och överföringar',
  system: 'System och material',
  gallring: 'Gallring och bevarande',
  sakerhet: 'Säkerhet och risk',
  information: 'Information till de registrerade',
  kontroll: 'Kontroll och översyn',
} as const;

export type EntryStep = keyof typeof entrySteps;

export interface Gap {
  /** Stable over time: names the requirement and, where there is one, the row. */
  readonly key: string;
  /** A blocking gap stops approval of the entry and the start of something planned. */
  readonly level: 'blocking' | 'warning';
  readonly text: string;
  /** The anchor is the entry's property, or `property-<rowId>`. */
  readonly field: { readonly step: EntryStep; readonly anchor: string };
  readonly reasons: readonly Reason[];
  /** The control point that the gap tells against. */
  readonly principle?: PrincipleId;
}

interface GapFacts {
  readonly key: string;
  readonly step: EntryStep;
  readonly anchor?: string;
  readonly text: string;
  /** Why, when the text alone does not say it. */
  readonly why?: string | readonly Reason[];
  readonly source: Source;
  readonly principle?: PrincipleId;
}

export function blocking(facts: GapFacts): Gap {
  return gap('blocking', facts);
}

export function warning(facts: GapFacts): Gap {
  return gap('warning', facts);
}

function gap(level: Gap['level'], facts: GapFacts): Gap {
  const { key, step, anchor, text, why, source, principle } = facts;
  const reasons = typeof why === 'object' ? why : [reason(why ?? text, source)];
  const found = { key, level, text, field: { step, anchor: anchor ?? key }, reasons };
  return principle === undefined ? found : { ...found, principle };
}

/** True for null, an empty string and a string of spaces. */
export function isBlank(text: string | null | undefined): boolean {
  return text === null || text === undefined || text.trim() === '';
}

/** The gap, when the condition holds. */
export function when(condition: boolean, found: () => Gap): readonly Gap[] {
  return condition ? [found()] : [];
}
