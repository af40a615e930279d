/** Figures of incidents, as a page with pictures and as a spreadsheet. */
import {
  type Context,
  file,
  get,
  type Input,
  page,
  type Reply,
  type Route,
} from '../../../platform/route.ts';
import { writeXlsx, XLSX_TYPE } from '../../../platform/spreadsheet/spreadsheet.ts';
import { barChart, columnChart } from '../../../ui/chart/draw.ts';
import * as actions from '../actions/index.ts';
import * as pages from '../pages/index.ts';
import { type Amount, type IncidentFigures, percentOf } from '../rules/index.ts';

function askedIn({ actor }: Context, { query }: Input): actions.AskedFigures {
  const year = Number(query.get('ar') ?? '');
  const controllerId = query.get('namnd');
  const legalEntityId = query.get('kommun');
  return {
    year: Number.isInteger(year) && year >= 2018 && year < 2200 ? year : null,
    controllerId: controllerId && actor.readable.includes(controllerId) ? controllerId : null,
    legalEntityId: actor.appointments.some((held) => held.legalEntityId === legalEntityId)
      ? legalEntityId
      : null,
  };
}

/** Bars of the amounts; nothing when there are none. */
const bars = (title: string, amounts: readonly Amount[]): Promise<string> =>
  amounts.length === 0
    ? Promise.resolve('')
    : barChart({
        title,
        categories: amounts.map(({ label }) => label),
        series: [{ name: 'Antal', values: amounts.map(({ count }) => count) }],
      });

/** The nämnder with the most; the table has them all. */
const MOST_BARS = 15;

async function picturesOf(figures: IncidentFigures, year: number): Promise<pages.StatisticsPictures> {
  const { months } = figures;
  return {
    months: await columnChart({
      title: `Incidenter per månad ${year}`,
      categories: months.map(({ label }) => label),
      series: [
        { name: 'Övriga', values: months.map(({ count, late }) => count - late) },
        { name: 'Sent anmälda', values: months.map(({ late }) => late), tone: 'alarm' },
      ],
    }),
    timeliness: await bars('Anmälda i tid eller sent', figures.timeliness),
    causes: await bars('Orsaker', figures.causes),
    types: await bars('Vad som hände', figures.types),
    severities: await bars('Allvar', figures.severities),
    outcomes: await bars('Beslut', figures.outcomes),
    controllers: await bars('Nämnder', figures.controllers.slice(0, MOST_BARS)),
  };
}

async function showStatistics(context: Context, input: Input): Promise<Reply> {
  const asked = askedIn(context, input);
  const shown = await actions.incidentStatistics(context, asked);
  return page(async () => {
    const pictures = await picturesOf(shown.figures, shown.year);
    const props = { actor: context.actor, shown, pictures, asked, query: input.query };
    return <pages.StatisticsPage {...props} />;
  });
}

const PARTS = {
  causes: 'Orsaker',
  types: 'Vad som hände',
  timeliness: 'I tid eller sent',
  severities: 'Allvar',
  outcomes: 'Beslut',
  controllers: 'Nämnder',
  groups: 'Drabbade grupper',
} as const;

async function exportStatistics(context: Context, input: Input): Promise<Reply> {
  const { figures, year } = await actions.incidentStatistics(context, askedIn(context, input));
  await actions.logStatisticsExport(context);
  const { times, months, total, events } = figures;
  const said = (value: number | null): string => (value === null ? '' : value.toLocaleString('sv-SE'));
  const summary = [
    ['Mått', String(year)],
    ['Incidenter (ärenden)', said(total)],
    ['Händelser', said(events)],
    ['Timmar från upptäckt till vetskap, median', said(times.hoursToAwareness)],
    ['Timmar från vetskap till anmälan, median', said(times.hoursToNotification)],
    ['Dagar från upptäckt till avslutat ärende, median', said(times.daysToClosing)],
  ];
  const sheets = (Object.keys(PARTS) as (keyof typeof PARTS)[]).map((part) => ({
    name: PARTS[part],
    rows: [
      [PARTS[part], 'Antal', 'Andel i procent'],
      ...figures[part].map(({ label, count }) => [label, said(count), said(percentOf(count, total))]),
    ],
  }));
  const monthly = [
    ['Månad', 'Antal', 'Varav sent anmälda'],
    ...months.map(({ label, count, late }) => [label, said(count), said(late)]),
  ];
  return file(`incidenter-${year}.xlsx`, XLSX_TYPE, () =>
    writeXlsx([{ name: 'I korthet', rows: summary }, { name: 'Månader', rows: monthly }, ...sheets]),
  );
}

export const statisticsRoutes: readonly Route[] = [
  get('/incidenter/statistik', 'case.read', showStatistics),
  get('/incidenter/statistik.xlsx', 'case.read', exportStatistics),
];
