/** The one clock. Rules never read it: they are handed a day or an instant. */
import { Temporal } from 'temporal-polyfill';

export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that stands still, for tests and for what is judged as of another day. */
export const fixedClock = (instant: string): Clock => ({ now: () => Temporal.Instant.from(instant) });

/** Today in Sweden as `YYYY-MM-DD`. */
export const today = (clock: Clock): string =>
  clock.now().toZonedDateTimeISO('Europe/Stockholm').toPlainDate().toString();
