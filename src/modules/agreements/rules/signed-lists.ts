/** Lists of signed agreements, one for each edition that its publisher keeps a list of (E-092, T-092; law.md 4.8). */
import { agreementEdition } from '../../../knowledge/agreement-editions.ts';
import { printedMark } from '../../cases/rules/index.ts';
import { type Cell, cell, type ListTable } from './cells.ts';

export interface SignedAgreement {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly side: string;
  readonly edition: string;
  readonly partyName: string;
  readonly partyNumber: string | null;
  readonly services: string | null;
  readonly inForceOn: string | null;
  readonly terminatedOn: string | null;
  readonly signedOn: string | null;
  readonly mark: string | null;
  readonly externalMark: string | null;
  readonly controllerName: string;
  readonly ownNumber: string | null;
  readonly legalEntityName: string;
  readonly instructionNumber: number | null;
  readonly power: {
    readonly giver: string;
    readonly decidedOn: string;
    readonly diaryMark: string | null;
  } | null;
}

interface SignedList {
  readonly id: string;
  readonly title: string;
  /** In a spreadsheet, where names are short. */
  readonly sheet: string;
  readonly note?: string;
  readonly editions: readonly string[];
}

/** As the publisher names them. There is none for Modellavtal 3, and what has no list of its own stands under the last. */
export const signedLists: readonly SignedList[] = [
  {
    id: 'modellavtal-1',
    title: 'Tecknade Ineras Modellavtal 1',
    sheet: 'Modellavtal 1',
    editions: ['inera-modell-1'],
  },
  {
    id: 'modellavtal-2',
    title: 'Tecknade Ineras Modellavtal 2',
    sheet: 'Modellavtal 2',
    editions: ['inera-modell-2'],
  },
  {
    id: 'pub-1',
    title: 'Tecknade Ineras Personuppgiftsbiträdesavtal 1',
    sheet: 'PuB 1',
    editions: ['inera-pub-1'],
  },
  {
    id: 'pub-2',
    title: 'Tecknade Ineras Personuppgiftsbiträdesavtal 2',
    sheet: 'PuB 2',
    editions: ['inera-pub-2'],
  },
  {
    id: 'pub-3',
    title: 'Tecknade Ineras Personuppgiftsbiträdesavtal 3',
    sheet: 'PuB 3',
    editions: ['inera-pub-3'],
  },
  {
    id: 'skr',
    title: 'Förteckning SKR-koncernens personuppgiftsbiträdesavtal',
    sheet: 'SKR-koncernens avtal',
    note: 'Kundavtal 2 står här: SKR-koncernens avtal är en del av det.',
    editions: ['skr-2023-02', 'skr-1.1-181219', 'skr-180702', 'inera-kundavtal-2'],
  },
];

export const otherList: SignedList = {
  id: 'ovriga',
  title: 'Övriga',
  sheet: 'Övriga',
  note: 'Avtal vars utgivare inte för någon förteckning.',
  editions: [],
};

/** Why a list is missed: it says so where somebody looks for it. */
export const noListText =
  'Inera för ingen förteckning över Modellavtal 3: det tecknas av Ineras egna underbiträden. Ett sådant avtal står under «Övriga».';

const listed = new Set(signedLists.flatMap(({ editions }) => editions));

export const onList = (list: SignedList, rows: readonly SignedAgreement[]): readonly SignedAgreement[] =>
  rows.filter(({ edition }) => (list === otherList ? !listed.has(edition) : list.editions.includes(edition)));

/** Its publisher's own name of the version, where the name of the agreement does not say it. */
const VERSIONS: Readonly<Record<string, string>> = {
  'skr-2023-02': 'Februari 2023',
  'skr-1.1-181219': '1.1',
  'skr-180702': '2018-07-02',
};

const SHORT: Readonly<Record<string, string>> = {
  'skr-2023-02': 'SKR-koncernens avtal',
  'skr-1.1-181219': 'SKL:s avtal',
  'skr-180702': 'SKL:s avtal',
  'inera-kundavtal-1': 'Kundavtal 1',
  'inera-kundavtal-2': 'Kundavtal 2',
  'inera-modell-1': 'Modellavtal 1',
  'inera-modell-2': 'Modellavtal 2',
  'inera-modell-3': 'Modellavtal 3',
  'inera-pub-1': 'PuB 1',
  'inera-pub-2': 'PuB 2',
  'inera-pub-3': 'PuB 3',
};

const HEADINGS = [
  'Organisation',
  'Org.nr',
  'Avtal',
  'Tjänst',
  'Tecknat',
  'Gäller från',
  'Version',
  'Fullmakt',
  'Uppsagt',
  'Länk',
];

const day = (date: string | null): Cell => cell(date, { whole: true });

/** The customer is named: we, where the other party is processor; the other party, where we are. */
export const signedTable = (rows: readonly SignedAgreement[]): ListTable => ({
  headings: HEADINGS,
  rows: rows.map((row) => {
    const ours = row.side === 'controller';
    const own = row.controllerName === row.legalEntityName ? undefined : row.legalEntityName;
    return [
      cell(ours ? row.controllerName : row.partyName, { note: ours ? own : undefined }),
      cell(ours ? row.ownNumber : row.partyNumber, { whole: true }),
      cell(SHORT[row.edition] ?? agreementEdition(row.edition)?.label ?? row.edition, {
        note: ours ? `Med ${row.partyName}` : `Med ${row.controllerName}`,
      }),
      cell(row.services || row.title),
      day(row.signedOn ?? row.inForceOn),
      day(row.inForceOn),
      cell(VERSIONS[row.edition] ?? '', {
        note: row.instructionNumber === null ? undefined : `Instruktion ${row.instructionNumber}`,
      }),
      cell(row.power ? `Från ${row.power.giver}, ${row.power.decidedOn}` : '', {
        note: row.power?.diaryMark ?? undefined,
      }),
      day(row.terminatedOn),
      cell(printedMark(row), { href: `/avtal/${row.id}` }),
    ];
  }),
});
