/** A text that goes to the other party and names kinds of data, never a person: an identity number in it is asked about, once. */
import type { FormErrors, FormResult } from '../../../platform/form.ts';
import { identityNumbersIn } from '../../../platform/identity-number.ts';

const ASKED =
  'Texten ser ut att innehålla ett personnummer. Skriv vilka slags uppgifter det gäller, aldrig vems, eller bekräfta att det ska stå här.';

/** The form as it was read, or the question: `identityNumbers` beside the field tells the page to ask. */
export function askAboutNumbers<Value>(
  form: FormResult<Value>,
  fields: URLSearchParams,
  names: readonly string[],
): FormResult<Value> {
  if (!form.ok || fields.get('identityNumbersConfirmed') === '1') return form;
  const found = names.find((name) => identityNumbersIn(fields.get(name) ?? '') > 0);
  if (found === undefined) return form;
  const errors: FormErrors = { [found]: ASKED, identityNumbers: 'ask' };
  return { ok: false, errors };
}
