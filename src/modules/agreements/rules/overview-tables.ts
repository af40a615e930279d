/** The parts of the overview as tables: what stands in each, and where it is mended. */
import { agreementEdition } from '../../../knowledge/agreement-editions.ts';
import { countryName } from '../../../knowledge/countries.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { printedMark } from '../../cases/rules/index.ts';
import { type Cell, type CellColor, cell, type ListTable, namesCell } from './cells.ts';
import { editionOutcomes } from './editions.ts';
import { type Engagement, engagementOutcomes } from './engagement.ts';
import { agreementStates, stateOn } from './flow.ts';
import { type JudgedUse, type Overview, waitsFor } from './overview.ts';
import type { OverviewAgreement } from './overview-facts.ts';
import type { SharedSupplier } from './shared-suppliers.ts';
import { mechanismLabel, type ThirdCountryRow, thirdCountryKinds, thirdOutcomes } from './third-countries.ts';

/** Addresses of the parts, with what each is called. */
export const overviewParts = {
  'utan-avtal': {
    title: 'Biträden utan giltigt avtal',
    sheet: 'Utan giltigt avtal',
    lead: 'Biträden i pågående behandlingar där avtalet saknas, har upphört, inte täcker behandlingen eller inte är känt.',
    none: 'Alla biträden i registret anlitas under ett avtal som gäller.',
  },
  'aldre-utgavor': {
    title: 'Äldre utgåvor',
    sheet: 'Äldre utgåvor',
    lead: 'Den senaste utgåvan ska användas när ett nytt avtal tecknas. Det som redan är tecknat gäller till det ersätts.',
    none: 'Alla avtal är på en utgåva som används i dag.',
  },
  tredjelander: {
    title: 'Tredjeländer',
    sheet: 'Tredjeländer',
    lead: 'Underbiträden, överföringar och parter utanför EU/EES, bedömda som det är i dag.',
    none: 'Inga uppgifter lämnar EU/EES enligt avtalen och registret.',
  },
  delade: {
    title: 'Delade leverantörer',
    sheet: 'Delade leverantörer',
    lead: 'Leverantörer som flera nämnder i kommunen har. En nämnd kan dela sitt avtal som ram, och de andra göra sina från den.',
    none: 'Ingen leverantör delas av flera nämnder som du ser.',
  },
  upphor: {
    title: 'Upphör snart',
    sheet: 'Upphör snart',
    lead: 'Avtal vars sista dag är inom 90 dagar.',
    none: 'Inget avtal upphör inom 90 dagar.',
  },
  saknar: {
    title: 'Saknar bedömning, genomgång eller instruktion',
    sheet: 'Saknar',
    lead: 'Avtal som gäller, men där något som ska finnas vid sidan av underskriften inte finns.',
    none: 'Avtalen som gäller har det som ska finnas.',
  },
  underskrift: {
    title: 'Väntar på underskrift',
    sheet: 'Väntar på underskrift',
    lead: 'Avtal som ligger för underskrift.',
    none: 'Inget avtal väntar på underskrift.',
  },
} as const;
export type OverviewPart = keyof typeof overviewParts;

/** Who looks: only the own controller's things are mended by whoever may write. */
export interface Looker {
  readonly today: string;
  readonly own: string | null;
  readonly mayWrite: boolean;
  /** Several controllers are shown, so that each row says whose it is. */
  readonly several: boolean;
}

export const overviewTables = (
  overview: Overview,
  looker: Looker,
): Readonly<Record<OverviewPart, ListTable>> => ({
  'utan-avtal': lackingTable(overview.lackingAgreement, looker),
  'aldre-utgavor': oldTable(overview, looker),
  tredjelander: thirdTable(overview.thirdCountries, looker),
  delade: sharedTable(overview.shared, looker),
  upphor: endingTable(overview, looker),
  saknar: incompleteTable(overview, looker),
  underskrift: waitingTable(overview, looker),
});

interface Whose {
  readonly controllerName: string;
  readonly legalEntityName: string;
}

/** The nämnd with its kommun; a company is named once. */
export const controllerCell = ({ controllerName, legalEntityName }: Whose): Cell =>
  cell(controllerName, { note: legalEntityName === controllerName ? undefined : legalEntityName });
export const whose = ({ several }: Looker, row: Whose): Cell[] => (several ? [controllerCell(row)] : []);
const headings = ({ several }: Looker, first: string, ...rest: readonly string[]): string[] => [
  first,
  ...(several ? ['Nämnd'] : []),
  ...rest,
];

const agreementCell = (agreement: OverviewAgreement): Cell =>
  cell(agreement.title, {
    href: `/avtal/${agreement.id}`,
    note: [printedMark(agreement), agreement.partyName].filter(Boolean).join(', '),
  });

const ENGAGEMENT_COLORS: Readonly<Record<Engagement, CellColor>> = {
  valid: 'success',
  'not-needed': 'neutral',
  'not-covered': 'warning',
  coming: 'info',
  ended: 'danger',
  missing: 'danger',
  unknown: 'warning',
};
export const engagementCell = (outcome: Engagement): Cell =>
  cell(engagementOutcomes[outcome], { color: ENGAGEMENT_COLORS[outcome] });

const lackingTable = (rows: readonly JudgedUse[], looker: Looker): ListTable => ({
  headings: headings(looker, 'Biträde', 'Behandling', 'Vem svarar', 'Avtal', 'Gör så här'),
  rows: rows.map((row) => [
    cell(row.use.name, {
      href: row.use.supplierId ? `/leverantorer/${row.use.supplierId}` : undefined,
      note: row.use.organisationNumber ?? undefined,
    }),
    ...whose(looker, row.use),
    cell(row.use.processingName, { href: `/behandlingar/${row.use.processingId}` }),
    cell(row.use.answers ?? 'Ingen är angiven'),
    engagementCell(row.engagement.outcome),
    nextStep(row, looker),
  ]),
});

/** The way on, for whoever may take it; for others what there is to read. */
function nextStep({ use, engagement, agreement }: JudgedUse, { own, mayWrite }: Looker): Cell {
  const isOwn = use.controllerId === own;
  if (agreement && engagement.outcome === 'not-covered' && isOwn && mayWrite)
    return cell('Lägg till behandlingen i avtalet', { href: `/avtal/${agreement.id}/villkor` });
  if (agreement && engagement.outcome !== 'ended')
    return cell('Öppna avtalet', { href: `/avtal/${agreement.id}` });
  const asked = new URLSearchParams({ behandling: use.processingId });
  if (use.supplierId) asked.set('leverantor', use.supplierId);
  else asked.set('part', use.name);
  if (!isOwn) return cell('Nämndens samordnare tecknar avtalet');
  if (!mayWrite || engagement.outcome === 'unknown')
    return cell('Behövs avtal?', { href: `/vagledning/ny?${asked}` });
  const made = new URLSearchParams({ part: use.name, behandling: use.processingId });
  return cell('Gör avtal', { href: `/avtal/nytt?${made}` });
}

const oldTable = ({ oldEditions }: Overview, looker: Looker): ListTable => ({
  headings: headings(looker, 'Avtal', 'Utgåva', 'Gäller från', 'Bedömning'),
  rows: oldEditions.map(({ agreement, edition }) => [
    agreementCell(agreement),
    ...whose(looker, agreement),
    cell(agreementEdition(agreement.edition)?.label ?? agreement.edition),
    cell(
      agreement.inForceOn ? longDate(agreement.inForceOn) : agreementStates[stateOn(agreement, looker.today)],
    ),
    cell(editionOutcomes[edition.outcome], {
      color: edition.outcome === 'not-gdpr' ? 'danger' : 'warning',
      note: edition.reasons[0]?.text,
    }),
  ]),
});

const THIRD_COLORS: Readonly<Record<ThirdCountryRow['outcome'], CellColor>> = {
  free: 'success',
  allowed: 'success',
  exception: 'warning',
  incomplete: 'warning',
  unapproved: 'danger',
  forbidden: 'danger',
};

const thirdTable = (rows: readonly ThirdCountryRow[], looker: Looker): ListTable => ({
  headings: headings(looker, 'Vem', 'Land', 'Stöd', 'Bedömning i dag', 'Var det står', 'Behandlingar'),
  rows: rows.map((row) => [
    cell(row.name, { note: thirdCountryKinds[row.kind] }),
    ...whose(looker, row),
    cell(row.countries.map((one) => countryName(one) ?? one).join(', ')),
    cell(mechanismLabel(row.mechanism), { note: row.onlyDpf ? 'Vilar bara på DPF' : undefined }),
    cell(thirdOutcomes[row.outcome], { color: THIRD_COLORS[row.outcome], note: row.why }),
    cell(row.where, { href: row.href }),
    namesCell(row.processings, 'Ingen är angiven'),
  ]),
});

const named = (rows: readonly { readonly name: string }[]): string => rows.map(({ name }) => name).join(', ');

const sharedTable = (rows: readonly SharedSupplier[], looker: Looker): ListTable => ({
  headings: headings(looker, 'Leverantör', 'Har avtal', 'Saknar avtal', 'Ram', 'Gör så här').map((heading) =>
    heading === 'Nämnd' ? 'Kommun' : heading,
  ),
  rows: rows.map((row) => {
    const told = named(row.having.filter(({ agreementId }) => !agreementId));
    return [
      cell(row.name),
      ...(looker.several ? [cell(row.legalEntityName)] : []),
      cell(named(row.having.filter(({ agreementId }) => agreementId)) || 'Inget avtal ligger här', {
        note: told ? `Enligt registret: ${told}` : undefined,
      }),
      cell(named(row.lacking) || 'Ingen'),
      row.frame
        ? cell(row.frame.title, { href: '/avtal#ramar', note: `Delad av ${row.frame.ownerName}` })
        : cell('Ingen'),
      sharedStep(row, looker),
    ];
  }),
});

function sharedStep({ frame, having, lacking }: SharedSupplier, { own, mayWrite }: Looker): Cell {
  const mine = having.find(({ id }) => id === own);
  if (frame && mayWrite && lacking.some(({ id }) => id === own))
    return cell('Gör vårt avtal från ramen', { href: `/avtal/nytt?ram=${frame.id}` });
  if (frame) return cell('Avtal görs från ramen');
  return mine?.agreementId && mayWrite
    ? cell('Dela avtalet som ram', { href: `/avtal/${mine.agreementId}` })
    : cell('Ingen ram är delad än');
}

const endingTable = ({ ending }: Overview, looker: Looker): ListTable => ({
  headings: headings(looker, 'Avtal', 'Sista dag', 'Kvar', 'Därför'),
  rows: ending.map(({ agreement, lastDay, daysLeft }) => [
    agreementCell(agreement),
    ...whose(looker, agreement),
    cell(longDate(lastDay)),
    cell(daysLeft === 0 ? 'Sista dagen i dag' : daysLeft === 1 ? '1 dag' : `${daysLeft} dagar`, {
      color: daysLeft <= 30 ? 'danger' : 'warning',
    }),
    cell(agreement.terminatedOn ? `Uppsagt ${longDate(agreement.terminatedOn)}` : 'Avtalat från början'),
  ]),
});

/** One row for each thing that is lacking: each has its own place. */
const incompleteTable = ({ lacking }: Overview, looker: Looker): ListTable => ({
  headings: headings(looker, 'Avtal', 'Det som saknas'),
  rows: lacking.flatMap(({ agreement, lacks }) =>
    lacks.map(({ text, where }) => [
      agreementCell(agreement),
      ...whose(looker, agreement),
      cell(text, { href: `/avtal/${agreement.id}${where}` }),
    ]),
  ),
});

const waitingTable = ({ waiting }: Overview, looker: Looker): ListTable => ({
  headings: headings(looker, 'Avtal', 'Väntar på', 'Klart sedan', 'Inbjudna'),
  rows: waiting.map((agreement) => [
    cell(agreement.title, {
      href: `/avtal/${agreement.id}/underskrift`,
      note: [printedMark(agreement), agreement.partyName].filter(Boolean).join(', '),
    }),
    ...whose(looker, agreement),
    cell(waitsFor(agreement)),
    cell(agreement.preparedOn && longDate(agreement.preparedOn)),
    cell(
      agreement.invited
        .map(({ name, expiresOn }) => `${name}, länken gäller till ${longDate(expiresOn)}`)
        .join('; ') || 'Ingen länk är skickad',
    ),
  ]),
});
