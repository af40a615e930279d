/** Figures of incidents, of the controllers where the actor reads cases. */
import { logEvent } from '../../../platform/audit.ts';
import { controllersWhere } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import * as queries from '../queries/index.ts';
import { figuresOf } from '../rules/index.ts';

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

export interface AskedFigures {
  readonly year: number | null;
  readonly controllerId: string | null;
  /** A kommun or a company of it: all its controllers. */
  readonly legalEntityId: string | null;
}

/** The figures of a year; this year when none is asked for. Of what is named, as far as it may be read. */
export async function incidentStatistics(context: Context, asked: AskedFigures) {
  const { tx, actor, today } = context;
  const readable = controllersWhere(actor, 'case.read');
  const { controllerId, legalEntityId } = asked;
  const within = actor.appointments.filter((held) => held.legalEntityId === legalEntityId);
  const chosen = readable.filter(
    (id) =>
      (controllerId === null || id === controllerId) &&
      (legalEntityId === null || within.some((held) => held.id === id)),
  );
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
