/** The page of the controller that is worked for: who is who, what must be in place, what comes. */

import { addDays } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import * as queries from '../queries/index.ts';
import {
  conflictsOfInterest,
  effectiveController,
  isAuthority,
  judgeCoordinator,
  judgeOfficer,
  reviewState,
} from '../rules/index.ts';
import { found } from './saved.ts';

export async function controllerHome(context: Context) {
  const { tx, today } = context;
  const { id, legalEntityId } = workedFor(context);
  const controllers = await queries.controllersOf(tx, legalEntityId);
  const controller = found(controllers.find((known) => known.id === id));
  const persons = await queries.whoIsWho(tx, id, today);
  const isCompany = !isAuthority(controller.type);
  const points = isCompany ? [] : await queries.pointsOf(tx, id, today);
  const toReview = await queries.systemsToReview(tx, id, addDays(today, 30), today);
  const bodies = controllers.map(({ name, independent, dependsOnName }) => ({
    name,
    independent,
    dependentOn: dependsOnName,
  }));
  return {
    controller,
    effective: effectiveController(bodies, controller.name),
    isCompany,
    persons,
    points: points.filter(({ firstDay, lastDay }) => firstDay <= today && (!lastDay || lastDay >= today)),
    systems: toReview.map((system) => ({ ...system, state: reviewState(system, today) })),
    ...dutiesOf(controller.type, persons, today),
    ...(await queries.homeOf(tx, id, today)),
  };
}
export type ControllerHome = Awaited<ReturnType<typeof controllerHome>>;

function dutiesOf(controllerType: string, persons: readonly queries.HomePerson[], today: string) {
  const asked = { asOf: today };
  const holders = (role: string) => persons.filter(({ held }) => held.some((one) => one.role === role));
  const officers = holders('dso');
  const notified = officers.some(({ held }) => held.some((one) => one.role === 'dso' && one.notifiedOn));
  return {
    officer: judgeOfficer({ controllerType, hasOfficer: officers.length > 0, notified }, asked),
    coordinator: judgeCoordinator({ controllerType, coordinators: holders('coordinator').length }, asked),
    conflicts: officers
      .map(({ name, held }) => ({ name, reasons: conflictsOfInterest(held.map(({ role }) => role)) }))
      .filter(({ reasons }) => reasons.length > 0),
  };
}
