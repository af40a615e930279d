/** How the agreements stand, who reaches our data, the map, and the lists of what is signed. */
import { logEvent } from '../../../platform/audit.ts';
import { allows, controllersWhere } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import * as queries from '../queries/index.ts';
import {
  type AccessRole,
  accessTable,
  agreementMap,
  askedChains,
  type ListTable,
  type Looker,
  type MapAsked,
  mapChains,
  mapTable,
  type OverviewFacts,
  type OverviewPart,
  onList,
  otherList,
  outsideAccess,
  overviewOf,
  overviewOfController,
  overviewTables,
  rowHolds,
  signedLists,
  signedTable,
} from '../rules/index.ts';

/** Six statements, whatever is shown. */
async function factsOf({ tx, today }: Context, controllers: readonly string[]): Promise<OverviewFacts> {
  return {
    today,
    agreements: await queries.overviewAgreements(tx, controllers, today),
    links: await queries.overviewLinks(tx, controllers, today),
    transfers: await queries.overviewTransfers(tx, controllers),
    uses: await queries.registerUses(tx, controllers),
    registerTransfers: await queries.registerTransfers(tx, controllers),
    frames: await queries.sharedFrames(tx, controllers),
  };
}

const reached = ({ actor }: Context): readonly string[] => controllersWhere(actor, 'agreement.read');

const lookerOf = ({ actor, today }: Context, controllers: readonly string[]): Looker => ({
  today,
  own: actor.controller?.id ?? null,
  mayWrite: allows(actor, 'agreement.write'),
  several: controllers.length > 1,
});

const holding = (table: ListTable, words: string): ListTable =>
  words === '' ? table : { ...table, rows: table.rows.filter((row) => rowHolds(row, words)) };

export interface AskedOverview {
  readonly controllerId: string | null;
  readonly words: string;
  readonly onlyDpf: boolean;
}

export type OverviewTables = Readonly<Record<OverviewPart, ListTable>>;

export async function showOverview(context: Context, asked: AskedOverview): Promise<OverviewTables> {
  const controllers = reached(context);
  const all = overviewOf(await factsOf(context, controllers));
  const shown = asked.controllerId === null ? all : overviewOfController(all, asked.controllerId);
  const thirdCountries = asked.onlyDpf
    ? shown.thirdCountries.filter(({ onlyDpf }) => onlyDpf)
    : shown.thirdCountries;
  const tables = overviewTables({ ...shown, thirdCountries }, lookerOf(context, controllers));
  return Object.fromEntries(
    Object.entries(tables).map(([part, table]) => [part, holding(table, asked.words)]),
  ) as OverviewTables;
}

export interface AskedAccess {
  readonly controllerId: string | null;
  readonly words: string;
  readonly kind: string | null;
  readonly role: AccessRole | null;
}

export async function listAccess(context: Context, asked: AskedAccess) {
  const controllers = reached(context);
  const all = outsideAccess(await factsOf(context, controllers));
  const rows = all
    .filter(({ controllerId }) => asked.controllerId === null || controllerId === asked.controllerId)
    .filter(({ kinds }) => asked.kind === null || kinds.includes(asked.kind))
    .filter(({ role }) => asked.role === null || role === asked.role);
  return {
    table: holding(accessTable(rows, lookerOf(context, controllers)), asked.words),
    total: all.length,
  };
}
export type ListedAccess = Awaited<ReturnType<typeof listAccess>>;

export async function showMap(context: Context, asked: MapAsked) {
  const all = mapChains(await factsOf(context, reached(context)));
  const chains = askedChains(all, asked);
  const links = all.flatMap((chain) => chain.links);
  return {
    map: agreementMap(chains),
    table: mapTable(chains),
    total: all.length,
    /** What can be asked for. */
    parties: [...new Map(links.map(({ key, name }) => [key, name]))]
      .map(([value, label]) => ({ value, label }))
      .toSorted((one, other) => one.label.localeCompare(other.label, 'sv')),
    countries: [...new Set(links.flatMap(({ countries }) => countries))],
  };
}
export type ShownMap = Awaited<ReturnType<typeof showMap>>;

export interface AskedSigned {
  readonly controllerId: string | null;
  readonly words: string;
  /** What we read as customers, or keep as processor: never in one list. */
  readonly side: 'controller' | 'processor';
}

/** The lists in their publisher's order, and last what has none. */
export async function listSigned(context: Context, asked: AskedSigned) {
  const controllers = reached(context);
  const all = await queries.signedAgreements(
    context.tx,
    controllers.filter((id) => asked.controllerId === null || id === asked.controllerId),
  );
  const rows = all.filter(({ side }) => side === asked.side);
  const lists = [...signedLists, otherList].map((list) => ({
    ...list,
    table: holding(signedTable(onList(list, rows)), asked.words),
  }));
  return { lists, total: lists.reduce((sum, { table }) => sum + table.rows.length, 0) };
}
export type ListedSigned = Awaited<ReturnType<typeof listSigned>>;

/** That a list left the product stands in the log. */
export const logOverviewExport = (context: Context, detail: string): Promise<void> =>
  logEvent(context.tx, {
    action: 'export',
    table: 'agreement',
    row: null,
    controllerId: workedFor(context).id,
    detail,
  });
