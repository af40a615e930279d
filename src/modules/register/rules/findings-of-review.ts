/** What a review finds beside the rules: a review that is due, and what somebody has said must be changed. Pure. */
import { addDays, longDate } from '../../../platform/plain-date.ts';

/** Days before its day that a review is told of. */
export const REVIEW_NOTICE_DAYS = 30;

export interface Finding {
  readonly kind: 'review' | 'change';
  readonly text: string;
  /** Who mends it. */
  readonly ownerName: string | null;
  /** Who said that something must be changed. */
  readonly askedBy: string | null;
  readonly dueOn: string | null;
  /** Of the answer that asked for the change. */
  readonly requestId: string | null;
}

interface Reviewed {
  readonly nextReviewOn: string | null;
  readonly activity: string;
}

interface ChangeAsked {
  readonly id: string;
  readonly text: string;
  readonly dueOn: string | null;
  readonly personName: string | null;
  readonly ownerName: string | null;
}

/** Findings stop nothing: they tell. */
export function findingsOf(entry: Reviewed, requests: readonly ChangeAsked[], today: string): Finding[] {
  const changes = requests.map(
    ({ id, text, dueOn, personName, ownerName }): Finding => ({
      kind: 'change',
      text,
      ownerName,
      askedBy: personName,
      dueOn,
      requestId: id,
    }),
  );
  const review = reviewFinding(entry, today);
  return review ? [review, ...changes] : changes;
}

/** Told before its day. From the day after, the rules of completeness tell of it. */
export function reviewFinding({ nextReviewOn, activity }: Reviewed, today: string): Finding | undefined {
  if (nextReviewOn === null || activity === 'ended' || nextReviewOn < today) return undefined;
  if (nextReviewOn > addDays(today, REVIEW_NOTICE_DAYS)) return undefined;
  const text = `Översyn senast ${longDate(nextReviewOn)}.`;
  return { kind: 'review', text, ownerName: null, askedBy: null, dueOn: nextReviewOn, requestId: null };
}
