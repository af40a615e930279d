/** The register of incidents, its exports, and the documentation for the authority. */

import { incidentCauses, incidentTypes, optionLabel } from '../../../knowledge/incident-report.ts';
import { allows } from '../../../platform/permissions.ts';
import { parseDate, swedishTime } from '../../../platform/plain-date.ts';
import {
  type Context,
  file,
  get,
  type Input,
  page,
  type Reply,
  type Route,
} from '../../../platform/route.ts';
import { CSV_TYPE, writeCsv, writeXlsx, XLSX_TYPE } from '../../../platform/spreadsheet/spreadsheet.ts';
import { nameOf } from '../../../ui/page.tsx';
import { type CaseState, caseStates, printedMark } from '../../cases/rules/index.ts';
import * as actions from '../actions/index.ts';
import * as pages from '../pages/index.ts';
import { incidentOutcomes, severityText } from '../rules/index.ts';
import { INVALID } from './input.ts';

const SORTS: readonly string[] = ['discovered', 'due', 'persons', 'severity'];
const NOTIFIED: readonly string[] = ['yes', 'no', 'late'];

const known = (typed: string | null, ids: readonly string[]): string | null =>
  typed && ids.includes(typed) ? typed : null;
const idsOf = (options: readonly { readonly id: string }[]) => options.map(({ id }) => id);

/** What the address asks for; what is unknown there asks for nothing. */
function askedIn({ actor }: Context, { query }: Input): actions.AskedIncidents {
  const year = Number(query.get('ar') ?? '');
  return {
    controllerId: known(query.get('namnd'), actor.readable),
    words: (query.get('q') ?? '').trim(),
    state: known(query.get('lage'), ['pagar', ...Object.keys(caseStates)]),
    type: known(query.get('typ'), idsOf(incidentTypes)),
    cause: known(query.get('orsak'), idsOf(incidentCauses)),
    outcome: known(query.get('beslut'), [...Object.keys(incidentOutcomes), 'none']),
    year: Number.isInteger(year) && year >= 2018 && year < 2200 ? year : null,
    notified: known(query.get('anmald'), NOTIFIED) as actions.AskedIncidents['notified'],
    sort: (known(query.get('ordning'), SORTS) ?? 'discovered') as actions.IncidentSort,
  };
}

/** The only one; else the one that is asked for, which the list's filter proposes. */
function documentedIn(context: Context, { query }: Input, { controllerId }: actions.AskedIncidents) {
  const places = actions.documentedPlaces(context).map((one) => ({ value: one.id, label: nameOf(one) }));
  const only = places.length === 1 ? places[0]?.value : undefined;
  const asked = query.get('hos') ?? controllerId;
  return { places, chosen: only ?? places.find(({ value }) => value === asked)?.value ?? null };
}

async function listIncidents(
  context: Context,
  input: Input,
  errors: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const { actor, today, clock } = context;
  const asked = askedIn(context, input);
  const listed = await actions.listIncidents(context, asked);
  const props = {
    actor,
    listed,
    asked,
    errors,
    query: input.query,
    now: clock.now().toString(),
    mayReport: allows(actor, 'incident.report'),
    mayRegister: allows(actor, 'case.register'),
    documented: documentedIn(context, input, asked),
    period: {
      from: input.query.get('fran') ?? `${today.slice(0, 4)}-01-01`,
      to: input.query.get('till') ?? today,
    },
  };
  return page(() => <pages.IncidentListPage {...props} />, Object.keys(errors).length > 0 ? INVALID : {});
}

const HEADER = [
  'Nummer',
  'Rubrik',
  'Nämnd',
  'Organisation',
  'Läge',
  'Upptäckt',
  'Vetskap',
  'Frist',
  'Anmäld',
  'Vad som hände',
  'Orsak',
  'Personer',
  'Allvar',
  'Beslut',
  'Biträden',
  'Åtgärder',
  'Åtgärder som kan vara hemliga',
  'Avslutat',
];

const time = (at: Date | null): string => (at ? swedishTime(at) : '');

async function exportRows(context: Context, input: Input): Promise<string[][]> {
  const rows = await actions.exportedIncidents(context, askedIn(context, input));
  return [
    HEADER,
    ...rows.map((row) => [
      printedMark(row),
      row.title,
      row.controllerName,
      row.legalEntityName,
      caseStates[row.state as CaseState],
      time(row.discoveredAt),
      time(row.awareAt),
      time(row.dueAt),
      time(row.notifiedAt),
      row.types.map((type) => optionLabel(incidentTypes, type)).join('; '),
      row.cause ? optionLabel(incidentCauses, row.cause) : '',
      row.subjectsExact === null && !row.subjectsRange ? '' : pages.personsText(row),
      severityText(row.severity),
      pages.decisionText(row),
      row.processors ?? '',
      row.measures ?? '',
      row.secretMeasures > 0 ? String(row.secretMeasures) : '',
      row.closedOn ?? '',
    ]),
  ];
}

async function exportXlsx(context: Context, input: Input): Promise<Reply> {
  const rows = await exportRows(context, input);
  return file('incidenter.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Incidenter', rows }]));
}

async function exportCsv(context: Context, input: Input): Promise<Reply> {
  const rows = await exportRows(context, input);
  return file('incidenter.csv', CSV_TYPE, () => writeCsv(rows));
}

const WRONG = 'Skriv ett datum, till exempel 2026-11-20.';

/** A day that cannot be read shows the list with what is wrong. */
async function printDocumentation(context: Context, input: Input): Promise<Reply> {
  const typed = { fran: input.query.get('fran') ?? '', till: input.query.get('till') ?? '' };
  const [from, to] = [parseDate(typed.fran), parseDate(typed.till)];
  const { chosen } = documentedIn(context, input, askedIn(context, input));
  if (!from || !to || !chosen)
    return listIncidents(context, input, {
      ...(!chosen && { hos: 'Välj vems incidenter det gäller.' }),
      ...(!from && { fran: WRONG }),
      ...(!to && { till: WRONG }),
    });
  if (from > to) return listIncidents(context, input, { till: 'Den sista dagen ligger före den första.' });
  const make = await actions.printedDocumentation(context, chosen, { from, to });
  return file('incidenter-dokumentation.pdf', 'application/pdf', make);
}

export const incidentListRoutes: readonly Route[] = [
  get('/incidenter', 'case.read', (context, input) => listIncidents(context, input)),
  get('/incidenter/export.xlsx', 'case.read', exportXlsx),
  get('/incidenter/export.csv', 'case.read', exportCsv),
  get('/incidenter/dokumentation.pdf', 'case.read', printDocumentation),
];
