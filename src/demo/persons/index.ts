/** The invented people of the cooperation, by what they do. */
import { type ControllerKey, controllers, entities } from '../organisations.ts';
import { almby } from './almby.ts';
import { neighbours } from './neighbours.ts';
import type { PersonSpec } from './person.ts';

export type { PersonSpec } from './person.ts';

export const persons: readonly PersonSpec[] = [...almby, ...neighbours];

/** «fyran.fyransson@almby.example». */
export const emailOf = (person: PersonSpec): string => `${person.mailbox}@${entities[person.entity].domain}`;

/** The coordinator who writes the controller's entries. */
export function coordinatorOf(controller: ControllerKey): PersonSpec {
  const found = persons.find((person) => person.coordinates?.includes(controller));
  if (!found) throw new Error(`${controllers[controller].name} saknar samordnare.`);
  return found;
}
