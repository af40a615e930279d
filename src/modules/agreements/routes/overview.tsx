/** The overview, who reaches our data, the map and the lists of signed agreements, each with its exports. */
import { countryName } from '../../../knowledge/countries.ts';
import { accessKinds } from '../../../knowledge/instruction-form.ts';
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
import { agreementMapDrawing } from '../../../ui/flow-diagram/agreement-map.tsx';
import * as actions from '../actions/index.ts';
import * as pages from '../pages/index.ts';
import {
  accessRoles,
  type ListTable,
  type MapAsked,
  type OverviewPart,
  overviewParts,
  rowsOfTable,
} from '../rules/index.ts';

const known = <Of extends string>(typed: string | null, ids: readonly Of[]): Of | null =>
  ids.find((id) => id === typed) ?? null;
const wordsIn = ({ query }: Input): string => (query.get('q') ?? '').trim();
const controllerIn = ({ actor }: Context, { query }: Input): string | null =>
  known(query.get('namnd'), actor.readable);

type Answer = (context: Context, input: Input) => Promise<Reply>;

interface Sheet {
  readonly name: string;
  readonly table: ListTable;
}

/** A list as a spreadsheet with one sheet for each table, and as one text where each table comes under its name. */
function exportsOf(
  name: string,
  sheetsOf: (context: Context, input: Input) => Promise<readonly Sheet[]>,
): { readonly xlsx: Answer; readonly csv: Answer } {
  const made = async (context: Context, input: Input) => {
    const sheets = await sheetsOf(context, input);
    await actions.logOverviewExport(context, `${name} exporterades`);
    return sheets.map((sheet) => ({ name: sheet.name, rows: rowsOfTable(sheet.table) }));
  };
  return {
    xlsx: async (context, input) => {
      const sheets = await made(context, input);
      return file(`${name} ${context.today}.xlsx`, XLSX_TYPE, () => writeXlsx(sheets));
    },
    csv: async (context, input) => {
      const sheets = await made(context, input);
      const [only] = sheets;
      const rows =
        sheets.length === 1 && only
          ? only.rows
          : sheets.flatMap((sheet) => (sheet.rows.length > 1 ? [[sheet.name], ...sheet.rows, []] : []));
      return file(`${name} ${context.today}.csv`, CSV_TYPE, () => writeCsv(rows));
    },
  };
}

const PARTS = Object.keys(overviewParts) as readonly OverviewPart[];
const partIn = ({ query }: Input): OverviewPart | null => known(query.get('visa'), PARTS);

function overviewAsked(context: Context, input: Input): actions.AskedOverview {
  const isThird = partIn(input) === 'tredjelander';
  return {
    controllerId: controllerIn(context, input),
    words: wordsIn(input),
    onlyDpf: isThird && input.query.get('stod') === 'dpf',
  };
}

async function showOverview(context: Context, input: Input): Promise<Reply> {
  const asked = overviewAsked(context, input);
  const tables = await actions.showOverview(context, asked);
  const { actor, today } = context;
  const props = { actor, tables, asked, part: partIn(input), query: input.query, today };
  return page(() => <pages.AgreementOverviewPage {...props} />);
}

const overviewExports = exportsOf('Läget för avtalen', async (context, input) => {
  const tables = await actions.showOverview(context, overviewAsked(context, input));
  const chosen = partIn(input);
  return PARTS.filter((part) => chosen === null || part === chosen).map((part) => ({
    name: overviewParts[part].sheet,
    table: tables[part],
  }));
});

const accessAsked = (context: Context, input: Input): actions.AskedAccess => ({
  controllerId: controllerIn(context, input),
  words: wordsIn(input),
  role: known(input.query.get('roll'), Object.keys(accessRoles) as (keyof typeof accessRoles)[]),
  kind: known(
    input.query.get('slag'),
    accessKinds.map(({ id }) => id),
  ),
});

async function showAccess(context: Context, input: Input): Promise<Reply> {
  const asked = accessAsked(context, input);
  const listed = await actions.listAccess(context, asked);
  const props = { actor: context.actor, listed, asked, query: input.query };
  return page(() => <pages.OutsideAccessPage {...props} />);
}

const accessExports = exportsOf('Åtkomst utifrån', async (context, input) => [
  { name: 'Åtkomst utifrån', table: (await actions.listAccess(context, accessAsked(context, input))).table },
]);

const mapAsked = (context: Context, { query }: Input): MapAsked => {
  const country = query.get('land');
  return {
    controllerId: known(query.get('namnd'), context.actor.readable),
    party: query.get('part') || null,
    country: country && countryName(country) ? country : null,
    thirdOnly: query.get('tredje') === 'ja',
  };
};

async function showMap(context: Context, input: Input): Promise<Reply> {
  const asked = mapAsked(context, input);
  const shown = await actions.showMap(context, asked);
  return page(async () => {
    const svg = shown.map.nodes.length > 0 ? await agreementMapDrawing(shown.map) : '';
    const props = { actor: context.actor, shown, asked, query: input.query, svg };
    return <pages.AgreementMapPage {...props} />;
  });
}

const mapExports = exportsOf('Kartan över avtalen', async (context, input) => [
  { name: 'Kartan', table: (await actions.showMap(context, mapAsked(context, input))).table },
]);

const signedAsked = (context: Context, input: Input): actions.AskedSigned => ({
  controllerId: controllerIn(context, input),
  words: wordsIn(input),
  side: input.query.get('roll') === 'processor' ? 'processor' : 'controller',
});

async function showSigned(context: Context, input: Input): Promise<Reply> {
  const asked = signedAsked(context, input);
  const listed = await actions.listSigned(context, asked);
  const props = { actor: context.actor, listed, asked, query: input.query };
  return page(() => <pages.SignedListsPage {...props} />);
}

const signedExports = exportsOf('Tecknade avtal', async (context, input) =>
  (await actions.listSigned(context, signedAsked(context, input))).lists.map(({ sheet, table }) => ({
    name: sheet,
    table,
  })),
);

export const agreementOverviewRoutes: readonly Route[] = [
  get('/avtal/oversikt', 'agreement.read', showOverview),
  get('/avtal/oversikt/export.xlsx', 'agreement.read', overviewExports.xlsx),
  get('/avtal/oversikt/export.csv', 'agreement.read', overviewExports.csv),
  get('/avtal/atkomst', 'agreement.read', showAccess),
  get('/avtal/atkomst/export.xlsx', 'agreement.read', accessExports.xlsx),
  get('/avtal/atkomst/export.csv', 'agreement.read', accessExports.csv),
  get('/avtal/karta', 'agreement.read', showMap),
  get('/avtal/karta/export.xlsx', 'agreement.read', mapExports.xlsx),
  get('/avtal/karta/export.csv', 'agreement.read', mapExports.csv),
  get('/avtal/tecknade', 'agreement.read', showSigned),
  get('/avtal/tecknade/export.xlsx', 'agreement.read', signedExports.xlsx),
  get('/avtal/tecknade/export.csv', 'agreement.read', signedExports.csv),
];
