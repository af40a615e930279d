/** Figures of incidents, of the controllers where the actor reads cases. */
import { logEvent } from '../../../platform/audit.ts';
import { controllersWhere } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import * as queries from '../queries/index.ts';
import { figuresOf } from '../rules/index.ts';

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

/** The figures of a year; this year when none is asked for. One controller when it is named and may be read. */
export async function incidentStatistics(
  context: Context,
  asked: { readonly year: number | null; readonly controllerId: string | null },
) {
  const { tx, actor, today } = context;
  const readable = controllersWhere(actor, 'case.read');
  const chosen = readable.filter((id) => asked.controllerId === null || id === asked.controllerId);
  const year = asked.year ?? Number(today.slice(0, 4));
  const years = await queries.incidentYears(tx, readable);
  const rows = await queries.countedIncidents(tx, chosen, year);
  const several = new Set(rows.map(({ legalEntityName }) => legalEntityName)).size > 1;
  return {
    year,
    /** Those that have any, and the one shown. */
    years: [...new Set([year, ...years])].toSorted((one, other) => other - one),
    figures: figuresOf(
      rows.map(({ legalEntityName, ...row }) => ({
        ...row,
        controllerName:
          several && legalEntityName !== row.controllerName
            ? `${row.controllerName}, ${legalEntityName}`
            : row.controllerName,
        discoveredAt: row.discoveredAt.toISOString(),
        awareAt: iso(row.awareAt),
        notifiedAt: iso(row.notifiedAt),
      })),
    ),
  };
}
export type ShownStatistics = Awaited<ReturnType<typeof incidentStatistics>>;

export const logStatisticsExport = (context: Context): Promise<void> =>
  logEvent(context.tx, {
    action: 'export',
    table: 'incident',
    row: null,
    controllerId: workedFor(context).id,
    detail: 'Statistik över personuppgiftsincidenter exporterades',
  });
