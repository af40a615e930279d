/** Several findings on one thing, of which the gravest decides the outcome. */
import { z } from 'zod';
import type { Reason } from '../../../knowledge/judgement.ts';

export interface Finding<Outcome extends string> {
  readonly outcome: Outcome;
  readonly reason: Reason;
}

/** The gravest outcome, `order` beginning with the gravest, and the reasons with its own first. */
export function gravest<Outcome extends string>(
  order: readonly Outcome[],
  findings: readonly Finding<Outcome>[],
  otherwise: Outcome,
): { readonly outcome: Outcome; readonly reasons: readonly Reason[] } {
  const sorted = [...findings].sort(
    (one, other) => order.indexOf(one.outcome) - order.indexOf(other.outcome),
  );
  return { outcome: sorted[0]?.outcome ?? otherwise, reasons: sorted.map((finding) => finding.reason) };
}

/** Three answers: yes, no, or null when it is not known yet. */
export const yesNo = z.enum(['yes', 'no']).nullable();

/** A calendar day written `YYYY-MM-DD`. */
export const day = z.iso.date();
