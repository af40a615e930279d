/** A samråd: the controller asks, the officer advises, the controller says what it did (A-030, N-017, K-025). */

export type ConsultationState = 'preparing' | 'asked' | 'advised' | 'answered';

export const consultationStates = {
  preparing: 'Förbereds',
  asked: 'Väntar på ombudets råd',
  advised: 'Väntar på vad ni gör',
  answered: 'Klart',
} as const satisfies Record<ConsultationState, string>;

export const consultationOutcomes = {
  followed: 'Vi följde rådet',
  partly: 'Vi följde det delvis',
  'not-followed': 'Vi följde det inte',
} as const;
export type ConsultationOutcome = keyof typeof consultationOutcomes;

export interface ConsultationTransition {
  /** The officer's own part, or the controller's: neither writes the other's. */
  readonly who: 'case.write' | 'case.advise';
  readonly next: ConsultationState;
  readonly button: string;
}

export const consultationTransitions = {
  preparing: { ask: { who: 'case.write', next: 'asked', button: 'Fråga ombudet' } },
  asked: { advise: { who: 'case.advise', next: 'advised', button: 'Lämna rådet' } },
  advised: {
    answer: { who: 'case.write', next: 'answered', button: 'Spara vad ni gjorde' },
    advise: { who: 'case.advise', next: 'advised', button: 'Ändra rådet' },
  },
  answered: {},
} as const satisfies Readonly<Record<ConsultationState, Readonly<Record<string, ConsultationTransition>>>>;

interface Asked {
  readonly askedAt: unknown;
  readonly advisedAt: unknown;
  readonly outcomeAt: unknown;
}

export function consultationState({ askedAt, advisedAt, outcomeAt }: Asked): ConsultationState {
  if (outcomeAt) return 'answered';
  if (advisedAt) return 'advised';
  return askedAt ? 'asked' : 'preparing';
}

/** The step that an action means as the samråd stands; undefined when it is not open. */
export function consultationStep(
  state: ConsultationState,
  action: string,
): ConsultationTransition | undefined {
  const open: Readonly<Record<string, ConsultationTransition>> = consultationTransitions[state];
  return Object.hasOwn(open, action) ? open[action] : undefined;
}
