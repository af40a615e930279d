/** What other modules do with deadlines: set, move with a trace, settle, and list those of a case. */
import { NotFound } from '../../../platform/errors.ts';
import { minutesBetween } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import * as queries from '../queries/index.ts';
import { type DeadlineKind, type SettledState, settledAs } from '../rules/index.ts';

export type { CaseDeadlineRow } from '../queries/index.ts';

export interface NewDeadline {
  readonly id: string;
  readonly controllerId: string;
  readonly caseId: string | null;
  /** Neutral: never a name. */
  readonly label: string;
  readonly kind: DeadlineKind;
  /** The citation, as it is printed. */
  readonly source: string;
  /** The article that the citation opens. */
  readonly sourceArticle?: string | null;
  /** Null when set by hand. */
  readonly ruleId: string | null;
  readonly facts: Readonly<Record<string, unknown>> | null;
  readonly lawVersion: string | null;
  /** `YYYY-MM-DD` */
  readonly dueOn: string;
  /** An instant with its offset, when hours count. */
  readonly dueAt?: string | null;
  readonly personId?: string | null;
  readonly role?: string | null;
  /** One that was withdrawn runs again, also at the same time. */
  readonly reopens?: boolean;
}

/**
 * Sets a deadline. One of the same rule in the same case is moved instead, with a trace of what moved it; one that has
 * been settled stays as it ended unless its day is another.
 */
export async function setDeadline(
  context: Context,
  { reopens = false, ...wanted }: NewDeadline,
): Promise<void> {
  const { tx } = context;
  const { controllerId, caseId, ruleId, facts, dueOn, dueAt = null, label } = wanted;
  const saved =
    caseId && ruleId ? await queries.deadlineOfRule(tx, controllerId, caseId, ruleId, label) : undefined;
  if (!saved) {
    await queries.insertDeadline(tx, { ...wanted, facts: facts === null ? null : JSON.stringify(facts) });
    return;
  }
  const isMoved = saved.dueOn !== dueOn || !isSame(saved.dueAt, dueAt);
  if (!isMoved && !(reopens && saved.state === 'withdrawn')) return;
  await queries.insertChange(tx, {
    id: crypto.randomUUID(),
    controllerId,
    caseId,
    deadlineId: saved.id,
    fromDay: saved.dueOn,
    fromTime: saved.dueAt,
    toDay: dueOn,
    toTime: dueAt,
    reason: isMoved
      ? 'Uppgifterna som tiden räknas från har ändrats.'
      : 'Fristen var borttagen och gäller igen.',
  });
  await queries.updateDeadline(tx, controllerId, saved.id, {
    dueOn,
    dueAt,
    facts: JSON.stringify(facts),
    lawVersion: wanted.lawVersion,
    state: 'open',
    settledOn: null,
    settledNote: null,
  });
}

const isSame = (saved: Date | null, wanted: string | null): boolean =>
  saved === null || wanted === null ? saved === wanted : minutesBetween(saved.toISOString(), wanted) === 0;

export interface Settling {
  readonly id: string;
  /** «met» and «missed» are judged by the day, or by the time where both are known. */
  readonly state: SettledState;
  /** `YYYY-MM-DD` */
  readonly on: string;
  /** The instant, where hours count and it is known. */
  readonly at?: string | null;
  readonly note?: string | null;
}

/** Ends an open deadline; one that has ended stays as it ended. Answers with what must be written first, if anything. */
export async function settleDeadline(
  { tx }: Context,
  { id, state, on, at = null, note = null }: Settling,
): Promise<string | undefined> {
  const saved = await queries.deadlineById(tx, id);
  if (!saved) throw new NotFound();
  const settled = settledAs(
    { state, on, at, note },
    { on: saved.dueOn, at: saved.dueAt?.toISOString() ?? null },
  );
  if (!settled.ok) return settled.error;
  await queries.settleOpen(tx, saved.controllerId, id, {
    state: settled.state,
    settledOn: on,
    settledNote: note?.trim() || null,
  });
  return undefined;
}

/** Those of a case with their changes, the open ones first. */
export const deadlinesOf = ({ tx }: Context, caseId: string) => queries.deadlinesOfCase(tx, caseId);
