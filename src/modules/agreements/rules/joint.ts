/** How joint controllers share out their duties in the agreement (article 26; law.md 4.4): the register's own rule is asked. */
import { jointDuties } from '../../../knowledge/controllers.ts';
import type { Reason, RuleQuestion } from '../../../knowledge/judgement.ts';
import { gdpr } from '../../../knowledge/sources.ts';
import { judgeJointControllers } from '../../register/rules/joint-controllers.ts';

export interface JointArrangement {
  /** The others, by name. */
  readonly parties: readonly string[];
  readonly duties: readonly { readonly duty: string; readonly party: string }[];
  readonly contactPoint: string | null;
  readonly essence: string | null;
}

export const judgeArrangement = (
  { parties, duties }: JointArrangement,
  asked: RuleQuestion,
): ReturnType<typeof judgeJointControllers> =>
  judgeJointControllers(
    { jointlyControlled: 'yes', controllers: [...parties], duties: duties.map((one) => ({ ...one })) },
    asked,
  );

/** What is open beside the duties: what the persons are told (article 26.2). The contact point is a choice (26.1). */
export const openToPersons = ({ essence }: JointArrangement): readonly Reason[] =>
  essence?.trim()
    ? []
    : [
        {
          text: 'Skriv vad de registrerade får veta om fördelningen, och var.',
          source: gdpr('26.2'),
        },
      ];

/** What is shared out in a table: the contact point has a field of its own. */
export const sharedDuties = jointDuties.filter(({ required }) => required);

/** Every duty in the order of the law, with the party that has it. */
export const dutiesInOrder = (duties: readonly { readonly duty: string; readonly party: string }[]) =>
  sharedDuties.map((duty) => ({
    ...duty,
    party: duties.find((one) => one.duty === duty.id)?.party ?? null,
  }));
