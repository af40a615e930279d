/** Reports from whoever is not signed in, and the mail to the group when a report has come. */
import { systemActor } from '../../../platform/actor.ts';
import { today } from '../../../platform/clock.ts';
import { asActor } from '../../../platform/database/connection.ts';
import { NotFound } from '../../../platform/errors.ts';
import { type CheckedFiles, fileId } from '../../../platform/files.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { job } from '../../../platform/job.ts';
import { mailText, sendMail } from '../../../platform/mail.ts';
import { swedishDay, swedishIsoTime } from '../../../platform/plain-date.ts';
import { asPortal } from '../../../platform/portal.ts';
import type { Services } from '../../../platform/services.ts';
import { noteFailedTry, tooManyTries } from '../../accounts/actions/index.ts';
import type { InboxContent } from '../../cases/rules/index.ts';
import { incidentDeadline } from '../../deadlines/rules/index.ts';
import * as queries from '../queries/index.ts';
import type { ReportAnswers } from '../rules/index.ts';

export type { OpenPlace } from '../queries/index.ts';

export const openPlaces = (services: Services): Promise<readonly queries.OpenPlace[]> =>
  asPortal(services, (tx) => queries.openPlaces(tx, today(services.clock)));

/** Not found when nothing is taken in there. */
export async function openPlace(services: Services, slug: string): Promise<queries.OpenPlace> {
  const place = (await openPlaces(services)).find((one) => one.slug === slug);
  if (!place) throw new NotFound();
  return place;
}

/** Reports and files from one address within the time of the window: as many as wrong tries at sign-in. */
const countedAs = (address: string): readonly string[] => [`address:report:${address}`];

export const tooManyReports = (services: Services, address: string): Promise<boolean> =>
  tooManyTries(services, countedAs(address));

export const noteReport = (services: Services, address: string): Promise<void> =>
  noteFailedTry(services, countedAs(address));

/** What lies sealed of a report: as of all that comes in, with its answers. */
export interface ReportContent extends InboxContent {
  readonly report: ReportAnswers;
  /** The receipt of the report that this one continues. */
  readonly continues: string | null;
}

export interface OutsideReport {
  /** The same id sent again is the same report. */
  readonly id: string;
  /** Null: whoever reports does not know. */
  readonly controllerId: string | null;
  /** The report that this one goes on with, where its id is known. */
  readonly continuesItem: string | null;
  readonly content: ReportContent;
  readonly files: CheckedFiles;
}

/** Takes it in once, with its files; the group gets a mail. */
export async function reportFromOutside(
  services: Services,
  slug: string,
  { id, controllerId, continuesItem, content, files: { files, errors } }: OutsideReport,
): Promise<FormErrors | undefined> {
  if (errors.length > 0) return { fil: errors.join(' ') };
  const { sealing, clock } = services;
  return asPortal(services, async (tx) => {
    const sealed = sealing.seal(JSON.stringify(content));
    const isNew = await queries.takeInReport(tx, {
      ...{ id, slug, controllerId, continuesItem },
      continues: content.continues,
      onDay: today(clock),
      ...sealed,
    });
    if (isNew === undefined) return { controllerId: 'Välj ur listan.' };
    if (isNew)
      for (const file of files) {
        const { name, mediaType, bytes, sha256, scan } = file;
        const stored = { id: fileId(id, file), name, mediaType, size: bytes.length, sha256, scan };
        await queries.attachFile(tx, id, { ...stored, ...sealing.seal(bytes) });
      }
    return undefined;
  });
}

/** The number, when it came, and when the law's hours are up counted from that. */
export async function outsideReceipt(services: Services, slug: string, id: string) {
  const found = await asPortal(services, (tx) => queries.receiptAt(tx, slug, id));
  if (!found) throw new NotFound();
  const arrivedAt = found.arrivedAt.toISOString();
  return { ...found, id, slug, arrivedAt, dueAt: dueFromArrival(arrivedAt) };
}
export type OutsideReceipt = Awaited<ReturnType<typeof outsideReceipt>>;

/** Counted as if somebody had become aware of it when it came: it is read no later than that. */
export function dueFromArrival(arrivedAt: string): string {
  const facts = { awareAt: swedishIsoTime(arrivedAt), discoveredAt: null, internalReportAt: null };
  return incidentDeadline(facts, { asOf: swedishDay(arrivedAt) }).strict;
}

/** Who reads a report that has come. */
const TOLD_ROLES = ['coordinator', 'incident-group', 'security-officer'] as const;

/** Mails the group of the controller that a report has come; run twice, a mail goes once. */
export const reportArrivedJob = job<{ controllerId: string; itemId: string }>(
  'incident-report-arrived',
  async (services, { controllerId, itemId }) => {
    const legalEntityId = await queries.entityOfController(services.platformDatabase, controllerId);
    if (!legalEntityId) return;
    const actor = systemActor({ id: controllerId, legalEntityId, name: '', legalEntityName: '' });
    await asActor(services.database, actor, async (tx) => {
      const report = await queries.arrivedReport(tx, controllerId, itemId);
      if (!report) return;
      const group = await queries.groupOf(tx, controllerId, today(services.clock), TOLD_ROLES);
      for (const { id, email } of group)
        await sendMail(tx, {
          to: email ?? '',
          subject: `Incidentrapport ${report.receipt} har kommit in`,
          text: mailText({
            lines: [
              `Rapporten ${report.receipt} om en personuppgiftsincident har kommit in till ${report.name}.`,
              'Läs den direkt: tiden att anmäla räknas i timmar.',
            ],
            link: `${services.origin}/incidenter/rapporter/${itemId}`,
          }),
          key: `incident-report:${itemId}:${id}`,
        });
    });
  },
);
