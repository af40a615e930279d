/** The list of agreements, and its exports. */
import { agreementEdition, agreementEditions } from '../../../knowledge/agreement-editions.ts';
import { allows } from '../../../platform/permissions.ts';
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
import { printedMark } from '../../cases/rules/index.ts';
import * as actions from '../actions/index.ts';
import * as pages from '../pages/index.ts';
import { type AgreementState, agreementKinds, agreementSides, agreementStates } from '../rules/index.ts';

const SORTS: readonly string[] = ['title', 'party', 'in-force', 'ends', 'updated'];
const known = (typed: string | null, ids: readonly string[]): string | null =>
  typed && ids.includes(typed) ? typed : null;

/** What the address asks for; what is unknown there asks for nothing. */
function askedIn({ actor }: Context, { query }: Input): actions.AskedAgreements {
  return {
    controllerId: known(query.get('namnd'), actor.readable),
    words: (query.get('q') ?? '').trim(),
    state: known(query.get('lage'), ['open', ...Object.keys(agreementStates)]),
    kind: known(query.get('slag'), Object.keys(agreementKinds)),
    side: known(query.get('roll'), Object.keys(agreementSides)),
    edition: known(
      query.get('utgava'),
      agreementEditions.map(({ id }) => id),
    ),
    supplierId: null,
    sort: (known(query.get('ordning'), SORTS) ?? 'title') as actions.AgreementSort,
  };
}

async function listAgreements(context: Context, input: Input): Promise<Reply> {
  const { actor } = context;
  const asked = askedIn(context, input);
  const listed = await actions.listAgreements(context, asked);
  const frames = actor.controller ? await actions.listFrames(context) : [];
  const props = {
    actor,
    listed,
    asked,
    frames,
    query: input.query,
    mayWrite: allows(actor, 'agreement.write'),
  };
  return page(() => <pages.AgreementListPage {...props} />);
}

const HEADER = [
  'Nummer',
  'Vad det gäller',
  'Nämnd',
  'Organisation',
  'Vår roll',
  'Slag',
  'Avtal',
  'Part',
  'Organisationsnummer',
  'Tjänster',
  'Läge',
  'Undertecknat av oss',
  'Undertecknat av dem',
  'Gäller från',
  'Gäller till',
  'Uppsagt',
  'Huvudavtal',
  'Behandlingar',
  'Underbiträden',
];

async function exportRows(context: Context, input: Input): Promise<string[][]> {
  const rows = await actions.exportedAgreements(context, askedIn(context, input));
  return [
    HEADER,
    ...rows.map((row) => [
      printedMark(row),
      row.title,
      row.controllerName,
      row.legalEntityName,
      agreementSides[row.side as keyof typeof agreementSides],
      agreementKinds[row.kind as keyof typeof agreementKinds],
      agreementEdition(row.edition)?.label ?? row.edition,
      row.partyName,
      row.partyNumber ?? '',
      row.services ?? '',
      agreementStates[row.state as AgreementState],
      row.signedOursOn ?? '',
      row.signedTheirsOn ?? '',
      row.inForceOn ?? '',
      row.lastDay ?? '',
      row.terminatedOn ?? '',
      [row.mainTitle, row.mainMark].filter(Boolean).join(', '),
      String(row.processingCount),
      String(row.subProcessorCount),
    ]),
  ];
}

async function exportXlsx(context: Context, input: Input): Promise<Reply> {
  const rows = await exportRows(context, input);
  return file(`Avtal ${context.today}.xlsx`, XLSX_TYPE, () => writeXlsx([{ name: 'Avtal', rows }]));
}

async function exportCsv(context: Context, input: Input): Promise<Reply> {
  const rows = await exportRows(context, input);
  return file(`Avtal ${context.today}.csv`, CSV_TYPE, () => writeCsv(rows));
}

export const agreementListRoutes: readonly Route[] = [
  get('/avtal', 'agreement.read', listAgreements),
  get('/avtal/export.xlsx', 'agreement.read', exportXlsx),
  get('/avtal/export.csv', 'agreement.read', exportCsv),
];
