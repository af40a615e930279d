/** How a deadline ends. Missed is judged by the day, or the time: what is done later was missed, and was done. */

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

/** `YYYY-MM-DD`, and the instant where hours count and the time is known. */
interface Moment {
  readonly on: string;
  readonly at?: string | null;
}

/** Done in time, or too late. */
const doneWhen = (done: Moment, due: Moment): 'met' | 'missed' => {
  const inTime = done.at && due.at ? Date.parse(done.at) <= Date.parse(due.at) : done.on <= due.on;
  return inTime ? 'met' : 'missed';
};

export type Settled =
  | { readonly ok: true; readonly state: SettledState }
  | { readonly ok: false; readonly error: string };

/** What a deadline ends as. Whether it was met is judged by its day or time, whatever is claimed. */
export function settledAs(
  claimed: Moment & { readonly state: SettledState; readonly note: string | null },
  due: Moment,
): Settled {
  const state =
    claimed.state === 'met' || claimed.state === 'missed' ? doneWhen(claimed, due) : claimed.state;
  const { noteNeeded } = settlings[state];
  if (noteNeeded && !claimed.note?.trim()) return { ok: false, error: noteNeeded };
  return { ok: true, state };
}
