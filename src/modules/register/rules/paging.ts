/** How much one page of a list holds. */

/** Entries. */
export const PAGE_SIZE = 50;

/** Events of the log, before they are gathered by transaction. */
export const LOGGED = 400;

/** Gaps over a whole register. */
export const GAPS_SHOWN = 2000;

/** Entries that are approved or changed in one go: every one of them is shown before. */
export const CHOSEN_AT_ONCE = 300;
