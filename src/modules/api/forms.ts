/** What an API call may hold, with Swedish error texts. */
import { z } from 'zod';
import { checkValues, type FormResult } from '../../platform/form.ts';

const textError = (what: string) => ({ error: `${what} ska vara en text.` });

const ruleCall = z.strictObject(
  {
    facts: z.unknown(),
    asOf: z.string(textError('asOf')).optional(),
    profile: z.string(textError('profile')).optional(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `Okänd uppgift: ${issue.keys.join(', ')}. Skicka facts, asOf och profile.`
        : 'Skicka ett JSON-objekt med facts och, om det behövs, asOf och profile. Content-Type ska vara application/json.',
  },
);

export type RuleCall = z.infer<typeof ruleCall>;

export function readRuleCall(body: unknown): FormResult<RuleCall> {
  return checkValues(ruleCall, body);
}
