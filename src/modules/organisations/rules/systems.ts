/** Systems: their kinds, and when their list of authorised users is looked over (C-009, K-019, K-020). */
import { addDays, addMonths } from '../../../platform/plain-date.ts';

export const systemKinds = { system: 'System', app: 'App', binder: 'Pärm', other: 'Annat' } as const;
export const hostings = {
  own: 'Egen drift',
  supplier: 'Leverantörens drift',
  cloud: 'Molntjänst',
  paper: 'På papper',
} as const;
export const reachabilities = {
  internal: 'Bara från det egna nätet',
  internet: 'Från internet, efter inloggning',
  mobile: 'Från mobila enheter utanför nätet',
  'locked-room': 'I låst rum eller skåp',
} as const;
export const reviewResults = {
  'in-order': 'Alla behörigheter stämde',
  mended: 'Fel hittades och är rättade',
  remains: 'Något återstår att rätta',
} as const;

export const reviewStates = {
  overdue: 'Genomgång förfallen',
  never: 'Aldrig genomgånget',
  soon: 'Genomgång inom 30 dagar',
  planned: 'Genomgånget',
  retired: 'Avvecklat',
} as const;
export type ReviewState = keyof typeof reviewStates;

export interface ReviewedSystem {
  readonly retiredOn: string | null;
  readonly nextReviewOn: string | null;
}

/** How it stands with the review of access on a day. The day itself is in time. */
export function reviewState({ retiredOn, nextReviewOn }: ReviewedSystem, today: string): ReviewState {
  if (retiredOn && retiredOn <= today) return 'retired';
  if (!nextReviewOn) return 'never';
  if (nextReviewOn < today) return 'overdue';
  return nextReviewOn <= addDays(today, 30) ? 'soon' : 'planned';
}

/** When the access is looked over next, as the system's interval says. */
export const nextReviewAfter = (reviewedOn: string, months: number): string => addMonths(reviewedOn, months);
