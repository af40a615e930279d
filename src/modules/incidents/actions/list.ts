/** The register of incidents, its exports, and the documentation that the authority may ask for (article 33.5). */
import type { ControllerRef } from '../../../platform/actor.ts';
import { logEvent } from '../../../platform/audit.ts';
import { pdfOf } from '../../../platform/documents/printed.ts';
import { NotFound } from '../../../platform/errors.ts';
import { controllersWhere } from '../../../platform/permissions.ts';
import { longDate, swedishDay, swedishTime } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import { printingController } from '../../cases/actions/index.ts';
import { incidentDeadline } from '../../deadlines/rules/index.ts';
import { type Documented, documentationDocument } from '../documents/index.ts';
import * as queries from '../queries/index.ts';

export type { IncidentSort, ListedIncident } from '../queries/index.ts';

const LISTED = 500;
const EXPORTED = 10_000;

export type AskedIncidents = Omit<queries.IncidentFilter, 'controllers'> & {
  /** Null: every controller where the actor reads cases. */
  readonly controllerId: string | null;
};

/** Controllers whose incidents the actor reads: the officer those of the appointment, others their own. */
const readable = ({ actor }: Context): readonly string[] => controllersWhere(actor, 'case.read');

function filterOf(context: Context, { controllerId, ...asked }: AskedIncidents): queries.IncidentFilter {
  const all = readable(context);
  return { ...asked, controllers: controllerId === null ? all : all.filter((id) => id === controllerId) };
}

/** Where the actor may open what somebody has reported: whoever takes in, the group, and the officer. */
const openedBy = (actor: Context['actor']): readonly string[] => [
  ...new Set(
    (['inbox.write', 'incident.assess', 'case.advise'] as const).flatMap((permission) =>
      controllersWhere(actor, permission),
    ),
  ),
];

/** Whose documentation may be printed. */
export function documentedPlaces(context: Context): readonly ControllerRef[] {
  const held = context.actor.appointments.filter(({ id }) => readable(context).includes(id));
  return [...new Map(held.map((one) => [one.id, one])).values()];
}

/** Incidents as the filter says, how many they are, and the reports that nobody has read. */
export async function listIncidents(context: Context, asked: AskedIncidents) {
  const { tx, actor } = context;
  const filter = filterOf(context, asked);
  return {
    rows: await queries.incidentList(tx, filter, LISTED),
    total: await queries.incidentCount(tx, filter),
    years: await queries.incidentYears(tx, readable(context)),
    unread: (await queries.unreadReports(tx, openedBy(actor))).map(withDue),
  };
}
export type ListedIncidents = Awaited<ReturnType<typeof listIncidents>>;

/** As long as nobody has read it, the hours are counted from the arrival. */
function withDue(report: queries.UnreadReport) {
  const facts = { awareAt: report.arrivedAt.toISOString(), discoveredAt: null, internalReportAt: null };
  return { ...report, due: incidentDeadline(facts, { asOf: swedishDay(facts.awareAt) }).strict };
}

const logExport = (context: Context, detail: string, controllerId = workedFor(context).id): Promise<void> =>
  logEvent(context.tx, {
    action: 'export',
    table: 'incident',
    row: null,
    controllerId,
    detail,
  });

/** The rows of an export; that it was made stands in the log. */
export async function exportedIncidents(context: Context, asked: AskedIncidents) {
  await logExport(context, 'Registret över personuppgiftsincidenter exporterades');
  return queries.incidentList(context.tx, filterOf(context, asked), EXPORTED);
}

/** «Dokumentation av personuppgiftsincidenter» of one controller, for the days. */
export async function printedDocumentation(
  context: Context,
  controllerId: string,
  period: { readonly from: string; readonly to: string },
) {
  if (!readable(context).includes(controllerId)) throw new NotFound();
  const rows = await queries.documentedIncidents(context.tx, { controllerId, ...period });
  const sender = await printingController(context, controllerId);
  await logExport(context, 'Dokumentationen av personuppgiftsincidenter skrevs ut', controllerId);
  const chosen = `${longDate(period.from)}–${longDate(period.to)}`;
  const document = documentationDocument(rows.map(asPrinted), { sender, date: context.today, chosen });
  return () => pdfOf(document);
}

const printed = (at: Date | null): string | null => at && swedishTime(at);

/** Days and times as people read them. */
const asPrinted = (row: queries.DocumentedIncident): Documented => ({
  ...row,
  occurredAt: printed(row.occurredAt),
  discoveredAt: swedishTime(row.discoveredAt),
  reportedAt: swedishTime(row.reportedAt),
  awareAt: printed(row.awareAt),
  notifiedAt: printed(row.notifiedAt),
  toldOn: row.toldOn && longDate(row.toldOn),
  allMeasures: row.allMeasures.map((measure) => ({
    ...measure,
    takenAt: measure.takenAt && swedishTime(measure.takenAt),
  })),
});
