/** Who may decide for a controller, and which bodies and persons it has. */
import type { Reason } from '../../../knowledge/judgement.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Context } from '../../../platform/route.ts';
import * as queries from '../queries/decisions.ts';
import { type DecisionMatter, judgeDecision } from '../rules/index.ts';

export type { DecisionMatter } from '../rules/index.ts';

export interface DecisionRight {
  readonly outcome: 'may' | 'refused';
  /** How the right stands in a document: «punkt 4.2 i delegationsordningen (förvaltningschef)»; null when refused. */
  readonly authority: string | null;
  readonly delegationPointId: string | null;
  readonly reasons: readonly Reason[];
  /** Those who may, when the person may not: «Anna Ask (förvaltningschef, punkt 4.2)». */
  readonly others: readonly string[];
}

/** Whether the person who acts may decide the matter for the controller today, and under what. */
export async function decisionRight(
  { tx, actor, today }: Context,
  matter: DecisionMatter,
  controllerId: string,
): Promise<DecisionRight> {
  const asked = { personId: actor.personId ?? '', controllerId, matter, today };
  const found = actor.personId ? await queries.decisionFactsOf(tx, asked) : undefined;
  if (!found) throw new NotFound();
  const { type, roles, employer, point } = found;
  const judgement = judgeDecision(
    {
      controllerType: type,
      matter,
      roles,
      employer,
      isAdministrator: roles.length === 0 && actor.administers.length > 0,
      point: point && { number: point.number, function: point.function, validOnDay: point.validOnDay },
    },
    { asOf: today },
  );
  if (judgement.outcome === 'refused') {
    const delegates = await queries.delegatesFor(tx, controllerId, matter, today);
    const others = delegates.map(({ name, number, function: what }) => `${name} (${what}, punkt ${number})`);
    return {
      outcome: 'refused',
      authority: null,
      delegationPointId: null,
      reasons: judgement.reasons,
      others,
    };
  }
  const authority = point
    ? `punkt ${point.number} i delegationsordningen (${point.function})`
    : 'firmatecknare eller VD';
  const delegationPointId = point?.id ?? null;
  return { outcome: 'may', authority, delegationPointId, reasons: judgement.reasons, others: [] };
}

/** The nämnd itself first, then its utskott and other bodies. */
export async function decidingBodies(
  { tx }: Context,
  controllerId: string,
): Promise<readonly { readonly id: string; readonly name: string; readonly kind: string }[]> {
  const controller = await queries.controllerName(tx, controllerId);
  if (!controller) throw new NotFound();
  const bodies = await queries.bodiesOf(tx, controllerId);
  const itself = { id: controller.id, name: controller.name, kind: 'board' };
  return [itself, ...bodies.filter(({ name }) => name !== controller.name)];
}

/** Everybody with a role at the controller today: whom a gap, a review or a question can be given to. */
export const controllerPersons = ({ tx, today }: Context, controllerId: string) =>
  queries.personsWithRoles(tx, controllerId, today);
