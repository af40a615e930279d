/** A text that may name what happened, never whom: an identity number in it is asked about, once. */
import type { FormErrors, FormResult } from '../../../platform/form.ts';
import { identityNumbersIn } from '../../../platform/identity-number.ts';

const ASKED =
  'Texten ser ut att innehålla ett personnummer. Skriv vad som har hänt, aldrig med vem, eller bekräfta att det ska stå här.';

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
