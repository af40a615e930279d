/** How an agreement goes from draft to in force and to its end. */

export type AgreementState = 'draft' | 'preparing' | 'signing' | 'in-force' | 'ended' | 'withdrawn';

export const agreementStates = {
  draft: 'Utkast',
  preparing: 'Görs klart för underskrift',
  signing: 'För underskrift',
  'in-force': 'Gäller',
  ended: 'Har upphört',
  withdrawn: 'Blev inte av',
} as const satisfies Record<AgreementState, string>;

export interface AgreementTransition {
  readonly who: 'agreement.write';
  readonly next: AgreementState;
  readonly button: string;
  /** What must be filled in. */
  readonly needs: readonly ('reason' | 'day' | 'side')[];
  /** What the page says before it is done; absent when it can be taken back. */
  readonly consequence?: string;
}

const withdraw = {
  who: 'agreement.write',
  next: 'withdrawn',
  button: 'Avbryt avtalet',
  needs: ['reason'],
  consequence: 'Avtalet blev inte av. Det står kvar i listan med skälet.',
} as const satisfies AgreementTransition;

export const agreementTransitions = {
  draft: {
    prepare: { who: 'agreement.write', next: 'preparing', button: 'Gör klart för underskrift', needs: [] },
    withdraw,
  },
  preparing: {
    reopen: { who: 'agreement.write', next: 'draft', button: 'Öppna för ändring', needs: [] },
  },
  signing: {
    reopen: {
      who: 'agreement.write',
      next: 'draft',
      button: 'Öppna för ändring',
      needs: ['reason'],
      consequence:
        'Länkarna slutar gälla och underskrifter på den här versionen räknas inte. De står kvar i ärendet.',
    },
    withdraw,
  },
  'in-force': {
    terminate: {
      who: 'agreement.write',
      next: 'in-force',
      button: 'Säg upp avtalet',
      needs: ['day', 'side', 'reason'],
      consequence: 'Avtalet gäller till uppsägningstidens slut och upphör då.',
    },
  },
  ended: {},
  withdrawn: {
    resume: { who: 'agreement.write', next: 'draft', button: 'Ta upp igen', needs: ['reason'] },
  },
} as const satisfies Readonly<Record<AgreementState, Readonly<Record<string, AgreementTransition>>>>;

/** The step that an action means as the agreement stands; undefined when it is not open. */
export function agreementTransition(state: string, action: string): AgreementTransition | undefined {
  const open: Readonly<Record<string, AgreementTransition>> =
    agreementTransitions[state as AgreementState] ?? {};
  return Object.hasOwn(open, action) ? open[action] : undefined;
}

interface Stage {
  readonly state: string;
  readonly packageVersion: number;
}

/** Signed before it came here: no documents were made ready, so what it says is written down as it is found. */
export const isSignedBefore = ({ state, packageVersion }: Stage): boolean =>
  packageVersion === 0 && (state === 'in-force' || state === 'ended');

/** Its content may be written: nothing has been signed here that it would depart from. */
export const isContentOpen = (agreement: Stage): boolean =>
  agreement.state === 'draft' || (agreement.state === 'in-force' && isSignedBefore(agreement));

/**
 * Which documents there are to look at: those that are drawn up, those that lie for signing or were signed here, or
 * the agreement's own file when it was signed before it came here.
 */
export type PrintedStage = 'draft' | 'signing' | 'signed' | 'before';
export function printedStage(agreement: Stage): PrintedStage {
  if (isSignedBefore(agreement)) return 'before';
  if (agreement.state === 'signing') return 'signing';
  return agreement.state === 'in-force' || agreement.state === 'ended' ? 'signed' : 'draft';
}

interface Ending {
  readonly endsOn: string | null;
  readonly validUntil: string | null;
}

/** The last day that it holds: after notice, or what was agreed from the start; undefined while it runs on. */
export const lastDayOf = ({ endsOn, validUntil }: Ending): string | undefined =>
  [endsOn, validUntil].flatMap((day) => day ?? []).sort()[0];

/** An agreement that has been given notice ends on its day, also when nobody has said so. */
export const stateOn = (agreement: Ending & { readonly state: string }, today: string): AgreementState => {
  const { state } = agreement;
  const last = lastDayOf(agreement);
  return state === 'in-force' && last !== undefined && last < today ? 'ended' : (state as AgreementState);
};

/** It holds from when both have signed: the later of the two days (E-064). */
export const inForceFrom = (ours: string, theirs: string): string => (ours > theirs ? ours : theirs);

export const agreementKinds = {
  processor: 'Personuppgiftsbiträdesavtal',
  reglemente: 'Reglemente',
  joint: 'Gemensamt personuppgiftsansvar',
} as const;

export const agreementSides = {
  controller: 'Vi är personuppgiftsansvariga',
  processor: 'Vi är personuppgiftsbiträde',
  joint: 'Vi är gemensamt ansvariga',
} as const;
