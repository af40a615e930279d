/** The law as of a day: shipped facts with approved overrides merged in. */
import { type Art9Ground, art9Grounds } from './art9-grounds.ts';
import { type BreachList, breachLists } from './breach-form.ts';
import {
  type DesignatingProvision,
  designatingProvisions,
  type JointDuty,
  jointDuties,
} from './controllers.ts';
import { type AdequacyDecision, adequacyDecisions, type UnionMember, unionMembers } from './countries.ts';
import { type DataCategory, dataCategories } from './data-categories.ts';
import { appliesOn, type Dated, type Fact } from './fact.ts';
import { type LegalBasis, legalBases } from './legal-bases.ts';
import { type Parameter, type ParameterKey, parameters } from './parameters.ts';
import { type Regime, regimes } from './regimes.ts';
import { type DataSubjectRight, dataSubjectRights } from './rights.ts';
import { type Statute, statutes } from './statutes.ts';
import { type TransferMechanism, transferMechanisms } from './transfer-mechanisms.ts';

export const knowledgeVersion = '2026.1';

interface Lists {
  readonly legalBases: readonly LegalBasis[];
  readonly art9Grounds: readonly Art9Ground[];
  readonly dataCategories: readonly DataCategory[];
  readonly statutes: readonly Statute[];
  readonly regimes: readonly Regime[];
  readonly unionMembers: readonly UnionMember[];
  readonly adequacyDecisions: readonly AdequacyDecision[];
  readonly transferMechanisms: readonly TransferMechanism[];
  readonly designatingProvisions: readonly DesignatingProvision[];
  readonly jointDuties: readonly JointDuty[];
  readonly dataSubjectRights: readonly DataSubjectRight[];
  readonly parameters: readonly Parameter[];
  readonly breachLists: readonly BreachList[];
}

export type LawList = keyof Lists;

/**
 * A dated correction, entered by one person and approved by another. In force on the day asked of, it changes the
 * named values of the fact with the same id, takes the fact away, or adds one that the shipped list lacks.
 */
export interface LawOverride extends Dated {
  readonly list: LawList;
  readonly id: string;
  readonly withdrawn: boolean;
  readonly values: Readonly<Record<string, unknown>>;
  readonly source: Fact['source'];
}

export interface Law extends Lists {
  readonly asOf: string;
  /** «2026-11-21, kunskapsversion 2026.1». */
  readonly lawVersion: string;
  /** Value of a parameter on that day; undefined before it began. */
  parameter(key: ParameterKey): number | string | undefined;
}

const shipped: Lists = {
  legalBases,
  art9Grounds,
  dataCategories,
  statutes,
  regimes,
  unionMembers,
  adequacyDecisions,
  transferMechanisms,
  designatingProvisions,
  jointDuties,
  dataSubjectRights,
  parameters,
  breachLists,
};

/** The facts that apply on the day `asOf` (`YYYY-MM-DD`), corrected by the overrides in force that day. */
export function law(asOf: string, overrides: readonly LawOverride[] = none): Law {
  const days = remembered.get(overrides) ?? new Map<string, Law>();
  remembered.set(overrides, days);
  const known = days.get(asOf);
  if (known !== undefined) return known;
  const built = build(asOf, overrides);
  if (days.size >= daysRemembered) days.clear();
  days.set(asOf, built);
  return built;
}

/** A list of entries asks for the same day thousands of times; the facts never change while the program runs. */
const none: readonly LawOverride[] = [];
const remembered = new WeakMap<readonly LawOverride[], Map<string, Law>>();
const daysRemembered = 64;

function build(asOf: string, overrides: readonly LawOverride[]): Law {
  const active = overrides.filter((override) => appliesOn(override, asOf));
  const of = <Item extends Fact>(list: LawList, items: readonly Item[]): readonly Item[] =>
    merged(
      items,
      active.filter((override) => override.list === list),
    ).filter((item) => appliesOn(item, asOf));
  const current = of('parameters', shipped.parameters);
  return {
    asOf,
    lawVersion: lawVersion(asOf, active.length),
    legalBases: of('legalBases', shipped.legalBases),
    art9Grounds: of('art9Grounds', shipped.art9Grounds),
    dataCategories: of('dataCategories', shipped.dataCategories),
    statutes: of('statutes', shipped.statutes),
    regimes: of('regimes', shipped.regimes),
    unionMembers: of('unionMembers', shipped.unionMembers),
    adequacyDecisions: of('adequacyDecisions', shipped.adequacyDecisions),
    transferMechanisms: of('transferMechanisms', shipped.transferMechanisms),
    designatingProvisions: of('designatingProvisions', shipped.designatingProvisions),
    jointDuties: of('jointDuties', shipped.jointDuties),
    dataSubjectRights: of('dataSubjectRights', shipped.dataSubjectRights),
    parameters: current,
    breachLists: of('breachLists', shipped.breachLists),
    parameter: (key) => current.find((parameter) => parameter.key === key)?.value,
  };
}

/** «2026-11-21, kunskapsversion 2026.1», with the number of local corrections in force. */
export function lawVersion(asOf: string, corrections = 0): string {
  const word = corrections === 1 ? 'lokal rättelse' : 'lokala rättelser';
  const suffix = corrections === 0 ? '' : `, ${corrections} ${word}`;
  return `${asOf}, kunskapsversion ${knowledgeVersion}${suffix}`;
}

function merged<Item extends Fact>(
  items: readonly Item[],
  overrides: readonly LawOverride[],
): readonly Item[] {
  const corrected = items.flatMap((item) =>
    correct(
      item,
      overrides.filter((override) => override.id === item.id),
    ),
  );
  const added = overrides
    .filter((override) => !override.withdrawn && !items.some((item) => item.id === override.id))
    .map((override) => factOf<Item>(override, {}));
  return [...corrected, ...added];
}

function correct<Item extends Fact>(item: Item, overrides: readonly LawOverride[]): readonly Item[] {
  const latest = overrides.at(-1);
  if (latest === undefined) return [item];
  return latest.withdrawn ? [] : [factOf<Item>(latest, item)];
}

/** The stored values were validated when they were entered; here they are laid over the shipped fact. */
function factOf<Item extends Fact>(override: LawOverride, item: object): Item {
  const { id, source, validFrom, validTo, checkedAt, confidence, values } = override;
  return { ...item, id, source, validFrom, validTo, checkedAt, confidence, ...values } as unknown as Item;
}

/** Name of the supervisory authority on that day. */
export function authorityName(asOf: string): string {
  return String(law(asOf).parameter('authority.name') ?? 'Integritetsskyddsmyndigheten');
}
