/** How a deadline ends. Missed is judged by the day: what is done later than the deadline was missed, and was done. */

export const deadlineStates = {
  open: 'Öppen',
  met: 'Klar i tid',
  missed: 'Klar för sent',
  extended: 'Förlängd',
  withdrawn: 'Borttagen',
} as const;
export type DeadlineState = keyof typeof deadlineStates;
export type SettledState = Exclude<DeadlineState, 'open'>;

interface Settling {
  /** What to ask for when nothing is written; null where nothing needs to be. */
  readonly noteNeeded: string | null;
}

/** What an open deadline can become; what has ended stays as it ended. */
export const settlings = {
  met: { noteNeeded: null },
  missed: { noteNeeded: null },
  extended: { noteNeeded: 'Skriv varför fristen är förlängd.' },
  withdrawn: { noteNeeded: 'Skriv varför fristen tas bort.' },
} as const satisfies Readonly<Record<SettledState, Settling>>;

/** Done on the day: in time, or too late. */
export const doneOn = (day: string, dueOn: string): 'met' | 'missed' => (day <= dueOn ? 'met' : 'missed');

export type Settled =
  | { readonly ok: true; readonly state: SettledState }
  | { readonly ok: false; readonly error: string };

/** What a deadline ends as. Whether it was met is judged by the day, whatever is claimed. */
export function settledAs(
  claimed: { readonly state: SettledState; readonly on: string; readonly note: string | null },
  dueOn: string,
): Settled {
  const state =
    claimed.state === 'met' || claimed.state === 'missed' ? doneOn(claimed.on, dueOn) : claimed.state;
  const { noteNeeded } = settlings[state];
  if (noteNeeded && !claimed.note?.trim()) return { ok: false, error: noteNeeded };
  return { ok: true, state };
}
