/** Which organisations outside reach our data, what they reach, and since when (E-011). */
import { countryName } from '../../../knowledge/countries.ts';
import { accessKinds } from '../../../knowledge/instruction-form.ts';
import { printedMark } from '../../cases/rules/index.ts';
import { type Cell, cell, type ListTable, namesCell } from './cells.ts';
import type { Engagement } from './engagement.ts';
import { agreementStates, stateOn } from './flow.ts';
import { judgedUses, keysOf } from './overview.ts';
import type { OverviewAgreement, OverviewFacts } from './overview-facts.ts';
import { engagementCell, type Looker, whose } from './overview-tables.ts';
import { numberedChain } from './sub-processors.ts';

export const accessRoles = {
  processor: 'Biträde',
  'sub-processor': 'Underbiträde',
  joint: 'Gemensamt ansvarig',
} as const;
export type AccessRole = keyof typeof accessRoles;

export interface OutsideAccess {
  readonly controllerId: string;
  readonly controllerName: string;
  readonly legalEntityName: string;
  readonly role: AccessRole;
  readonly name: string;
  readonly number: string | null;
  readonly country: string | null;
  /** Codes of kinds; empty: nobody has said. */
  readonly kinds: readonly string[];
  readonly what: string | null;
  readonly systems: readonly string[];
  readonly processings: readonly string[];
  readonly agreement: OverviewAgreement | null;
  /** Of one that the register alone names. */
  readonly engagement: Engagement | null;
  readonly since: string | null;
}

/** By agreements that hold, their chains, and the register where no agreement tells of the organisation. */
export function outsideAccess(facts: OverviewFacts): readonly OutsideAccess[] {
  const { agreements, links, today } = facts;
  const keyOf = keysOf(facts);
  const held = agreements.filter(
    (one) => stateOn(one, today) === 'in-force' && one.side !== 'processor' && one.otherControllerId === null,
  );
  const rows = held.flatMap((agreement): OutsideAccess[] => {
    const common = {
      controllerId: agreement.controllerId,
      controllerName: agreement.controllerName,
      legalEntityName: agreement.legalEntityName,
      systems: agreement.systems.map(({ name }) => name),
      processings: agreement.processings.map(({ name }) => name),
      agreement,
      engagement: null,
    };
    const chain = numberedChain(links.filter((one) => one.agreementId === agreement.id));
    return [
      {
        ...common,
        role: agreement.kind === 'joint' ? 'joint' : 'processor',
        name: agreement.partyName,
        number: agreement.partyNumber,
        country: agreement.partyCountry,
        kinds: agreement.access,
        what: agreement.accessText,
        since: agreement.inForceOn,
      },
      ...chain.map((link) => ({
        ...common,
        role: 'sub-processor' as const,
        name: link.name,
        number: link.organisationNumber,
        country: link.country,
        kinds: [],
        what: link.what,
        since: link.engagedOn ?? agreement.inForceOn,
      })),
    ];
  });
  return [...rows, ...ofRegister(facts, keyOf, held)].toSorted(
    (one, other) =>
      one.name.localeCompare(other.name, 'sv') ||
      one.controllerName.localeCompare(other.controllerName, 'sv'),
  );
}

/** One row for each organisation and nämnd, with everything that the register names it in. */
function ofRegister(
  facts: OverviewFacts,
  keyOf: ReturnType<typeof keysOf>,
  held: readonly OverviewAgreement[],
): OutsideAccess[] {
  const told = new Set(
    held.flatMap((one) =>
      one.processings.map(({ id }) => `${one.controllerId} ${keyOf(one.partyName, one.partyNumber)} ${id}`),
    ),
  );
  const rows = new Map<string, OutsideAccess>();
  for (const { use, engagement, agreement } of judgedUses(facts, keyOf)) {
    const key = `${use.controllerId} ${keyOf(use.name, use.organisationNumber)}`;
    if (told.has(`${key} ${use.processingId}`) || agreement?.otherControllerId) continue;
    const place = `${key} ${engagement.outcome}`;
    const before = rows.get(place);
    rows.set(place, {
      controllerId: use.controllerId,
      controllerName: use.controllerName,
      legalEntityName: use.legalEntityName,
      role: 'processor',
      name: use.name,
      number: use.organisationNumber,
      country: use.country,
      kinds: [],
      what: null,
      systems: [...new Set([...(before?.systems ?? []), ...use.systems.map(({ name }) => name)])],
      processings: [...(before?.processings ?? []), use.processingName],
      agreement: engagement.outcome === 'ended' ? null : agreement,
      engagement: engagement.outcome,
      since: null,
    });
  }
  return [...rows.values()];
}

export const accessLabel = (kind: string): string => accessKinds.find(({ id }) => id === kind)?.label ?? kind;

export const accessTable = (rows: readonly OutsideAccess[], looker: Looker): ListTable => ({
  headings: [
    'Organisation',
    ...(looker.several ? ['Nämnd'] : []),
    'Vad den når',
    'System',
    'Behandlingar',
    'Avtal',
    'Sedan',
  ],
  rows: rows.map((row) => [
    cell(row.name, {
      note: [
        row.role === 'sub-processor'
          ? `${accessRoles[row.role]} till ${row.agreement?.partyName ?? ''}`
          : accessRoles[row.role],
        row.number,
        row.country && (countryName(row.country) ?? row.country),
      ]
        .filter(Boolean)
        .join(', '),
    }),
    ...whose(looker, row),
    cell(row.kinds.map(accessLabel).join(', ') || row.what || 'Inte ifyllt', {
      note: row.kinds.length > 0 ? (row.what ?? undefined) : undefined,
    }),
    namesCell(row.systems, 'Inget är angivet'),
    namesCell(row.processings, 'Ingen är angiven'),
    agreementCell(row, looker.today),
    cell(row.since ?? 'Inte känt', { whole: true }),
  ]),
});

function agreementCell({ agreement, engagement }: OutsideAccess, today: string): Cell {
  if (engagement !== null) return engagementCell(engagement);
  if (!agreement) return cell('');
  return cell(printedMark(agreement), {
    href: `/avtal/${agreement.id}`,
    note: agreementStates[stateOn(agreement, today)],
  });
}
