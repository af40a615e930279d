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
import { mechanismLabel, type ThirdCountryRow, thirdCountryRows } from './third-countries.ts';

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
  /** Where it has the data outside the EU/EEA, judged today. */
  readonly outside: readonly ThirdCountryRow[];
}

/** By agreements that hold, their chains, and the register where no agreement tells of the organisation. */
export function outsideAccess(facts: OverviewFacts): readonly OutsideAccess[] {
  const { agreements, links, today } = facts;
  const keyOf = keysOf(facts);
  const outside = thirdCountryRows(facts);
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
        outside: outside.filter((one) => one.agreementId === agreement.id && one.linkId === null),
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
        outside: outside.filter(({ linkId }) => linkId === link.id),
      })),
    ];
  });
  return [...rows, ...ofRegister(facts, keyOf, held, outside)].toSorted(
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
  outside: readonly ThirdCountryRow[],
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
      outside: [
        ...(before?.outside ?? []),
        ...outside.filter(
          (one) =>
            one.kind === 'register' &&
            one.controllerId === use.controllerId &&
            one.processings.includes(use.processingName) &&
            keyOf(one.name, null) === keyOf(use.name, null),
        ),
      ],
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
    'Tredjeland och stöd',
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
    outsideCell(row),
    agreementCell(row, looker.today),
    cell(row.since ?? 'Inte känt', { whole: true }),
  ]),
});

const HOLDS: readonly string[] = ['allowed', 'free', 'exception'];

function outsideCell({ outside }: OutsideAccess): Cell {
  if (outside.length === 0) return cell('Inget känt');
  const countries = [...new Set(outside.flatMap((one) => one.countries))];
  const grounds = [...new Set(outside.map(({ mechanism }) => mechanismLabel(mechanism)))];
  return cell(countries.map((code) => countryName(code) ?? code).join(', '), {
    note: [...grounds, ...(outside.some(({ onlyDpf }) => onlyDpf) ? ['bara DPF'] : [])].join(', '),
    color: outside.every(({ outcome }) => HOLDS.includes(outcome)) ? 'warning' : 'danger',
  });
}

function agreementCell({ agreement, engagement }: OutsideAccess, today: string): Cell {
  if (engagement !== null) return engagementCell(engagement);
  if (!agreement) return cell('');
  return cell(printedMark(agreement), {
    href: `/avtal/${agreement.id}`,
    note: agreementStates[stateOn(agreement, today)],
  });
}
