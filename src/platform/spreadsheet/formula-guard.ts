/**
 * Keeps Excel from running a cell of a CSV file as a formula: an apostrophe before the text makes it text.
 * On import the apostrophe that we added is taken away again.
 */
const startsFormula = /^[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;

/** `=HYPERLINK(…)` → `'=HYPERLINK(…)`. A text that already looks guarded gets one more, so that nothing is lost. */
export function guardFormula(text: string): string {
  return startsFormula.test(text) || guarded.test(text) ? `'${text}` : text;
}

/** The reverse of `guardFormula`. */
export function unguardFormula(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
