/** How the agreements stand: what is lacking, what is old, what leaves the EU, what ends (E-010, E-012, T-085). */
import { agreementEdition } from '../../../knowledge/agreement-editions.ts';
import { instructionFields } from '../../../knowledge/instruction-form.ts';
import type { Judgement } from '../../../knowledge/judgement.ts';
import { addDays, daysBetween, longDate } from '../../../platform/plain-date.ts';
import { judgeRequirements } from './completeness.ts';
import { type EditionOutcome, judgeEdition } from './editions.ts';
import { type Engagement, judgeEngagement, lacksAgreement } from './engagement.ts';
import { lastDayOf, stateOn } from './flow.ts';
import type { OverviewAgreement, OverviewFacts, RegisterUse } from './overview-facts.ts';
import { type PartyKey, partyKeys } from './party-keys.ts';
import { type SharedSupplier, sharedSuppliers } from './shared-suppliers.ts';
import { type ThirdCountryRow, thirdCountryRows } from './third-countries.ts';

/** So long before its last day an agreement is pointed out. */
const SOON = 90;

export interface JudgedUse {
  readonly use: RegisterUse;
  readonly engagement: Judgement<Engagement>;
  /** The agreement that the judgement stands on. */
  readonly agreement: OverviewAgreement | null;
}

export interface OldEdition {
  readonly agreement: OverviewAgreement;
  readonly edition: Judgement<EditionOutcome>;
}

export interface Ending {
  readonly agreement: OverviewAgreement;
  readonly lastDay: string;
  readonly daysLeft: number;
}

export interface Lack {
  readonly text: string;
  /** Under `/avtal/:id/`, where it is mended. */
  readonly where: string;
}

export interface Lacking {
  readonly agreement: OverviewAgreement;
  readonly lacks: readonly Lack[];
}

export interface Overview {
  readonly lackingAgreement: readonly JudgedUse[];
  readonly oldEditions: readonly OldEdition[];
  readonly thirdCountries: readonly ThirdCountryRow[];
  readonly shared: readonly SharedSupplier[];
  readonly ending: readonly Ending[];
  readonly lacking: readonly Lacking[];
  readonly waiting: readonly OverviewAgreement[];
}

export function overviewOf(facts: OverviewFacts): Overview {
  const { agreements, today } = facts;
  const keyOf = keysOf(facts);
  const uses = judgedUses(facts, keyOf);
  const alive = agreements.filter((one) => stateOn(one, today) === 'in-force');
  const ours = alive.filter(({ kind, side }) => kind === 'processor' && side === 'controller');
  const coming = agreements.filter(
    ({ kind, side, state }) =>
      kind === 'processor' && side === 'controller' && ['draft', 'preparing', 'signing'].includes(state),
  );
  return {
    lackingAgreement: uses.filter(({ engagement }) => lacksAgreement(engagement.outcome)),
    oldEditions: agreements.flatMap((one) => oldEdition(one, today)),
    thirdCountries: thirdCountryRows(facts),
    shared: sharedSuppliers({ ours, coming }, uses, facts.frames, keyOf),
    ending: alive
      .flatMap((agreement) => {
        const lastDay = lastDayOf(agreement);
        return lastDay === undefined || lastDay > addDays(today, SOON)
          ? []
          : [{ agreement, lastDay, daysLeft: daysBetween(today, lastDay) }];
      })
      .toSorted((one, other) => one.daysLeft - other.daysLeft),
    lacking: alive
      .map((agreement) => ({ agreement, lacks: lacksOf(agreement, today) }))
      .filter(({ lacks }) => lacks.length > 0),
    waiting: agreements.filter(({ state }) => state === 'signing'),
  };
}

/** What concerns one of the controllers; of shared suppliers those that it has. */
export function overviewOfController(overview: Overview, id: string): Overview {
  const of = ({ agreement }: { readonly agreement: OverviewAgreement }) => agreement.controllerId === id;
  return {
    lackingAgreement: overview.lackingAgreement.filter(({ use }) => use.controllerId === id),
    oldEditions: overview.oldEditions.filter(of),
    thirdCountries: overview.thirdCountries.filter(({ controllerId }) => controllerId === id),
    shared: overview.shared.filter(({ having, lacking }) =>
      [...having, ...lacking].some((one) => one.id === id),
    ),
    ending: overview.ending.filter(of),
    lacking: overview.lacking.filter(of),
    waiting: overview.waiting.filter(({ controllerId }) => controllerId === id),
  };
}

/** The same organisation has one key in agreements, in their chains and in the register. */
export const keysOf = ({ agreements, links, uses }: OverviewFacts): PartyKey =>
  partyKeys([
    ...agreements.map(({ partyName: name, partyNumber }) => ({ name, organisationNumber: partyNumber })),
    ...links,
    ...uses,
  ]);

const STANDING = { 'in-force': 'in-force', draft: 'coming', preparing: 'coming', signing: 'coming' } as const;
type Standing = 'in-force' | 'coming' | 'ended';

/** Every processor of the register, by the agreement that says most of it: one that covers the processing goes first. */
export function judgedUses(facts: OverviewFacts, keyOf: PartyKey): readonly JudgedUse[] {
  const { agreements, uses, today } = facts;
  const known = new Map<string, OverviewAgreement[]>();
  for (const one of agreements.filter(({ side, kind }) => side === 'controller' && kind !== 'joint')) {
    const key = `${one.controllerId} ${keyOf(one.partyName, one.partyNumber)}`;
    known.set(key, [...(known.get(key) ?? []), one]);
  }
  return uses.map((use) => {
    const [best] = (known.get(`${use.controllerId} ${keyOf(use.name, use.organisationNumber)}`) ?? [])
      .map((agreement) => ({
        agreement,
        standing: standingOf(agreement, today),
        covers: agreement.processings.some(({ id }) => id === use.processingId),
      }))
      // One that ended says nothing of what it did not cover.
      .filter(({ standing, covers }) => covers || standing !== 'ended')
      .toSorted((one, other) => rank(one) - rank(other));
    const engagement = judgeEngagement(
      {
        mark: use.agreement as 'valid' | 'missing' | 'not-needed' | 'unknown',
        standing: best?.standing ?? 'none',
        covers: best?.covers ? 'yes' : 'no',
      },
      { asOf: today },
    );
    return { use, engagement, agreement: best?.agreement ?? null };
  });
}

function standingOf(agreement: OverviewAgreement, today: string): Standing {
  const state = stateOn(agreement, today);
  return state in STANDING ? STANDING[state as keyof typeof STANDING] : 'ended';
}

/** One in force that covers the processing, then one in force, one on its way, and one that has ended. */
const rank = ({ standing, covers }: { standing: Standing; covers: boolean }): number =>
  standing === 'in-force' ? (covers ? 0 : 1) : standing === 'coming' ? 2 : 3;

function oldEdition(agreement: OverviewAgreement, today: string): OldEdition[] {
  const state = stateOn(agreement, today);
  if (state === 'ended' || state === 'withdrawn') return [];
  const { edition, inForceOn } = agreement;
  const judged = judgeEdition({ edition, signedOn: inForceOn }, { asOf: today });
  return judged.outcome === 'outdated' || judged.outcome === 'not-gdpr'
    ? [{ agreement, edition: judged }]
    : [];
}

const ALL_FIELDS = instructionFields.map(({ id }) => id);

function lacksOf(agreement: OverviewAgreement, today: string): Lack[] {
  const review =
    agreement.nextReviewOn !== null && agreement.nextReviewOn < today
      ? [{ text: `Skulle ha gåtts igenom ${longDate(agreement.nextReviewOn)}`, where: '' }]
      : [];
  if (agreement.kind !== 'processor') return review;
  const guarantees = {
    none: [{ text: 'Bedömning av garantier saknas', where: '/garantier' }],
    insufficient: [{ text: 'Garantierna är bedömda som otillräckliga', where: '/garantier' }],
  }[agreement.guarantees ?? 'none'];
  const instruction =
    agreement.instructed || agreementEdition(agreement.edition)?.hasInstruction === false
      ? []
      : [{ text: 'Instruktion som gäller saknas', where: '/instruktion' }];
  return [
    // As the other's processor it is they who judge our guarantees.
    ...(agreement.side === 'controller' ? (guarantees ?? []) : []),
    ...readingOf(agreement),
    ...instruction,
    ...review,
  ];
}

/** What the text itself must say; what is filled in beside it has places of its own. */
function readingOf({ edition, clauses }: OverviewAgreement): Lack[] {
  const judged = judgeRequirements({
    edition,
    instruction: ALL_FIELDS,
    subProcessors: 'none',
    subPermission: 'general',
    found: clauses.map((one) => ({ ...one, place: null })) as Parameters<
      typeof judgeRequirements
    >[0]['found'],
  }).filter(({ requirement }) => requirement.required);
  const unread = judged.filter(({ status }) => status === 'unread').length;
  const missing = judged.filter(({ status }) => status === 'missing' || status === 'partly').length;
  return [
    ...(missing > 0 ? [{ text: `${missing} krav saknas i avtalets text`, where: '/krav' }] : []),
    ...(unread > 0 ? [{ text: `Inte genomgånget: ${unread} krav är inte lästa`, where: '/krav' }] : []),
  ];
}

/** Whose signature an agreement waits for. */
export const waitsFor = ({ signedBy, partyName }: OverviewAgreement): string =>
  [signedBy.includes('ours') ? [] : ['oss'], signedBy.includes('theirs') ? [] : [partyName]]
    .flat()
    .join(' och ') || 'att bli klart';
