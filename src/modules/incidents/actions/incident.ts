/** The incident of a case: opened with its report, read, held, and its clock kept. */

import { REPORT_VERSION } from '../../../knowledge/incident-report.ts';
import type { ControllerRef } from '../../../platform/actor.ts';
import { derivedId } from '../../../platform/derived-id.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Context } from '../../../platform/route.ts';
import { openCase, readableCase, type ShownRecord, workableCase } from '../../cases/actions/index.ts';
import * as queries from '../queries/index.ts';
import type { AwareSource, IncidentSide, ReportAnswers } from '../rules/index.ts';
import { settleClock } from './clock.ts';

export interface ReportedIncident {
  /** What cases of the same event at several controllers have in common. */
  readonly eventId: string;
  readonly itemId?: string | null;
  readonly side?: IncidentSide;
  /** When the internal report was made: its arrival, or the true time of one on paper. */
  readonly reportedAt: string;
  readonly awareAt?: string | null;
  readonly awareSource?: AwareSource | null;
}

export interface OpenedIncident extends ReportedIncident {
  readonly caseId: string;
  /** Neutral. */
  readonly title: string;
  /** `YYYY-MM-DD`: when the report came in. */
  readonly openedOn: string;
  readonly responsibleId?: string | null;
  readonly restricted?: boolean;
  readonly secrecy?: string | null;
  readonly externalMark?: string | null;
  readonly answers: ReportAnswers;
}

export interface HeldIncident {
  readonly record: ShownRecord;
  readonly incident: queries.IncidentRow;
}

/** A draft of a case with its incident. False when the form was sent before. */
export async function openIncident(
  context: Context,
  controller: ControllerRef,
  { answers, caseId, ...opened }: OpenedIncident,
): Promise<boolean> {
  const {
    title,
    openedOn,
    responsibleId = null,
    restricted = false,
    secrecy = null,
    externalMark = null,
  } = opened;
  const isNew = await openCase(context, controller, {
    ...{ title, openedOn, responsibleId, restricted, secrecy, externalMark },
    id: caseId,
    kind: 'incident',
  });
  await fillIncident(context, controller.id, caseId, opened, answers);
  return isNew;
}

/** The incident of a case that is there, once; its deadline follows. */
export async function fillIncident(
  context: Context,
  controllerId: string,
  caseId: string,
  reported: ReportedIncident,
  { processors, ...answers }: ReportAnswers,
): Promise<void> {
  const { tx } = context;
  const awareAt = reported.awareAt ?? null;
  const row = {
    ...answers,
    types: [...answers.types],
    subjectGroups: [...answers.subjectGroups],
    dataKinds: [...answers.dataKinds],
    id: derivedId(caseId, 'incident'),
    controllerId,
    caseId,
    eventId: reported.eventId,
    itemId: reported.itemId ?? null,
    side: reported.side ?? 'controller',
    formVersion: REPORT_VERSION,
    reportedAt: reported.reportedAt,
    awareAt,
    awareSource: awareAt ? (reported.awareSource ?? 'own') : null,
  };
  if (
    !(await queries.insertIncident(tx, row, await processorRows(context, controllerId, caseId, processors)))
  )
    return;
  const record = await readableCase(context, caseId);
  await settleClock(context, { record });
}

/** Rows of the processors that a report names; one with a known number is the supplier that has it. */
export async function processorRows(
  { tx }: Context,
  controllerId: string,
  caseId: string,
  processors: ReportAnswers['processors'],
) {
  const numbers = processors.flatMap(({ organisationNumber }) => organisationNumber ?? []);
  const known = new Map(
    (numbers.length > 0 ? await queries.suppliersNumbered(tx, numbers) : []).map((one) => [
      one.organisationNumber,
      one.id,
    ]),
  );
  return processors.map((processor) => ({
    ...processor,
    id: crypto.randomUUID(),
    controllerId,
    caseId,
    supplierId: known.get(processor.organisationNumber) ?? null,
  }));
}

/** An incident of a controller where the actor reads cases; not found when the case is none or has no report yet. */
export async function readableIncident(context: Context, caseId: string): Promise<HeldIncident> {
  const record = await readableCase(context, caseId);
  return { record, incident: await incidentOf(context, record) };
}

/** The own incident that is going on, held until the transaction ends. */
export async function heldIncident(context: Context, caseId: string): Promise<HeldIncident> {
  const record = await workableCase(context, caseId);
  return { record, incident: await incidentOf(context, record) };
}

async function incidentOf({ tx }: Context, { controllerId, id }: ShownRecord): Promise<queries.IncidentRow> {
  const incident = await queries.incidentOf(tx, controllerId, id);
  if (!incident) throw new NotFound();
  return incident;
}

export const updateIncident = (
  { tx }: Context,
  { record }: Pick<HeldIncident, 'record'>,
  changes: Parameters<typeof queries.updateIncident>[3],
): Promise<void> => queries.updateIncident(tx, record.controllerId, record.id, changes);
