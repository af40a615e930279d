/** Whether a power of attorney lets somebody else sign an agreement for a nämnd (E-088–E-090). */
import { z } from 'zod';
import {
  agreementEdition,
  agreementEditions,
  type PowerOfAttorneyKind,
  powerOfAttorneyKind,
  powerOfAttorneyKinds,
} from '../../../knowledge/agreement-editions.ts';
import { answer } from '../../../knowledge/answer.ts';
import type { Judgement, Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { questionsAndAnswers, reason } from '../../../knowledge/sources.ts';
import { longDate } from '../../../platform/plain-date.ts';

const kindIds = powerOfAttorneyKinds.map(({ id }) => id) as [string, ...string[]];
const editionIds = agreementEditions.map(({ id }) => id) as [string, ...string[]];

export const powerFacts = z.strictObject({
  powerKind: z.enum(kindIds).describe('Fullmaktens slag: inera-pub-1, inera-skr eller own'),
  edition: z.enum(editionIds).describe('Avtalets utgåva: skr-2023-02, inera-pub-1, supplier …'),
  counterparty: z.string().min(1).describe('Vem fullmakten gäller gentemot'),
  agreementCounterparty: z.string().min(1).describe('Vem avtalet är med'),
  services: z
    .string()
    .nullable()
    .default(null)
    .describe('Tjänster som fullmakten omfattar, med komma emellan; null: alla som slaget omfattar'),
  agreementServices: z
    .string()
    .nullable()
    .default(null)
    .describe('Tjänster som avtalet gäller, med komma emellan; null: inte sagt'),
  validFrom: z.iso.date().describe('Dagen då fullmakten börjar gälla'),
  validUntil: z.iso
    .date()
    .nullable()
    .default(null)
    .describe('Fullmaktens sista dag; null: tills den återkallas'),
  revokedOn: z.iso.date().nullable().default(null).describe('Dagen från vilken fullmakten är återkallad'),
  grantee: z.string().min(1).describe('Vem som har fått fullmakten'),
  signs: z.string().min(1).describe('Vems företrädare som ska skriva under'),
});
export type PowerFacts = z.infer<typeof powerFacts>;

export const powerOutcomes = {
  covers: 'Fullmakten räcker',
  'wrong-kind': 'Fullmakten gäller ett annat avtal',
  'wrong-party': 'Fullmakten gäller en annan motpart',
  'wrong-service': 'Fullmakten gäller inte tjänsten',
  'wrong-grantee': 'Fullmakten är given till någon annan',
  'not-valid': 'Fullmakten gäller inte den dagen',
  revoked: 'Fullmakten är återkallad',
} as const;
export type PowerOutcome = keyof typeof powerOutcomes;

/** The first that hinders is the answer, and says the way on. T-091. */
export function judgePower(facts: PowerFacts, asked: RuleQuestion): Judgement<PowerOutcome> {
  const kind = powerOfAttorneyKind(facts.powerKind);
  const edition = agreementEdition(facts.edition);
  if (!kind || !edition) return answer(asked, 'wrong-kind', []);
  const said = (outcome: PowerOutcome, ...texts: readonly string[]): Judgement<PowerOutcome> =>
    answer(
      asked,
      outcome,
      texts.map((text): Reason => reason(text, kind.source)),
    );
  if (!sameParty(facts.grantee, facts.signs))
    return said(
      'wrong-grantee',
      `Fullmakten är given till ${facts.grantee}. Låt ${facts.grantee} skriva under, eller ge ${facts.signs} en fullmakt.`,
    );
  if (facts.revokedOn !== null && facts.revokedOn <= asked.asOf)
    return said(
      'revoked',
      `Fullmakten är återkallad från och med ${longDate(facts.revokedOn)}. Nämnden behöver skriva en ny fullmakt, eller teckna avtalet själv.`,
    );
  if (facts.validFrom > asked.asOf)
    return said(
      'not-valid',
      `Fullmakten börjar gälla ${longDate(facts.validFrom)}. Vänta med att skriva under till dess.`,
    );
  if (facts.validUntil !== null && facts.validUntil < asked.asOf)
    return said(
      'not-valid',
      `Fullmakten gällde till och med ${longDate(facts.validUntil)}. Nämnden behöver skriva en ny fullmakt, eller teckna avtalet själv.`,
    );
  const wrongKind = kindHinder(kind, facts);
  if (wrongKind) return said('wrong-kind', wrongKind);
  if (!sameParty(facts.counterparty, facts.agreementCounterparty))
    return said(
      'wrong-party',
      `Fullmakten gäller gentemot ${facts.counterparty}. Avtalet är med ${facts.agreementCounterparty}: den behöver vara en egen fullmakt som gäller gentemot ${facts.agreementCounterparty}.`,
    );
  const wrongService = serviceHinder(facts);
  if (wrongService) return said('wrong-service', wrongService);
  return answer(asked, 'covers', [
    reason(kind.use, kind.source),
    reason(
      'Det är den personuppgiftsansvarige som tecknar avtalet. Fullmakten låter en annan nämnd göra det för dess räkning.',
      questionsAndAnswers(2),
    ),
  ]);
}

/** An own power of attorney says itself what it covers; Inera's say it by the edition. */
function kindHinder(kind: PowerOfAttorneyKind, { edition, agreementCounterparty }: PowerFacts) {
  const known = agreementEdition(edition);
  if (!known || kind.editions.includes(edition)) return undefined;
  if (kind.editions.length === 0 && known.kind === 'processor') return undefined;
  const covers =
    kind.editions.length === 0
      ? 'personuppgiftsbiträdesavtal'
      : (agreementEdition(kind.editions[0] ?? '')?.label ?? '');
  return `«${kind.label}» omfattar ${covers}. Avtalet är ${known.label}: ${neededFor(edition, agreementCounterparty)}`;
}

function neededFor(edition: string, counterparty: string): string {
  const known = agreementEdition(edition);
  if (known?.kind !== 'processor') return 'ett sådant beslutar nämnden själv.';
  const needed = powerOfAttorneyKinds.find(
    (kind: PowerOfAttorneyKind) =>
      kind.editions.includes(edition) && kind.counterparty && sameParty(kind.counterparty, counterparty),
  );
  return needed
    ? `fullmakten behöver vara «${needed.label}».`
    : `fullmakten behöver vara en egen fullmakt som gäller gentemot ${counterparty}.`;
}

function serviceHinder({ services, agreementServices }: PowerFacts): string | undefined {
  const covered = listed(services);
  if (covered.length === 0) return undefined;
  const wanted = listed(agreementServices);
  if (wanted.length === 0)
    return `Fullmakten omfattar bara ${services}. Avtalet säger inte vilka tjänster det gäller: skriv det i avtalet, eller skriv en fullmakt för alla tjänster.`;
  const outside = wanted.filter((service) => !covered.some((one) => same(one, service)));
  return outside.length === 0
    ? undefined
    : `Fullmakten omfattar bara ${services}. Den behöver också omfatta ${outside.join(', ')}.`;
}

const listed = (text: string | null): readonly string[] =>
  (text ?? '')
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** «Inera», «Inera AB» and «INERA AB (publ)» are one and the same. */
export const sameParty = (one: string, other: string): boolean => bareName(one) === bareName(other);
/** The name as it is compared. */
export const bareName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\(publ\)|\bab\b|\baktiebolag(et)?\b/g, '')
    .replace(/[\s.,]+/g, ' ')
    .trim();

/** What a kind lets the other sign, and what it does not though the party is the same. */
export interface PowerScope {
  readonly covers: readonly string[];
  readonly not: readonly string[];
  /** The kind that what it does not cover needs. */
  readonly instead: string | null;
}

export function powerScope(kindId: string): PowerScope {
  const kinds: readonly PowerOfAttorneyKind[] = powerOfAttorneyKinds;
  const kind = kinds.find(({ id }) => id === kindId);
  if (!kind || kind.editions.length === 0)
    return {
      covers: ['Personuppgiftsbiträdesavtal med den motpart som står i fullmakten'],
      not: [],
      instead: null,
    };
  const others = kinds.filter(({ id, counterparty }) => id !== kindId && counterparty === kind.counterparty);
  return {
    covers: editionLabels(kind.editions),
    not: editionLabels(others.flatMap(({ editions }) => editions)),
    instead: others[0]?.label ?? null,
  };
}

/** Editions that new agreements are made on; all of them where there are none such. */
function editionLabels(editions: readonly string[]): readonly string[] {
  const known = editions.flatMap((id) => agreementEdition(id) ?? []);
  const current = known.filter(({ replacedBy }) => !replacedBy);
  return (current.length > 0 ? current : known).map(({ label }) => label);
}

const powerRule: Rule<PowerFacts, PowerOutcome> = {
  id: 'agreement.power-of-attorney',
  description: 'Om en fullmakt låter någon annan skriva under ett avtal för nämnden.',
  facts: powerFacts,
  outcomes: powerOutcomes,
  judge: judgePower,
};
export const powerRules: readonly Rule[] = [powerRule];

/** How a power of attorney stands on a day. */
export type PowerState = 'valid' | 'coming' | 'expired' | 'revoked';
export const powerStates = {
  valid: 'Gäller',
  coming: 'Börjar gälla senare',
  expired: 'Har upphört',
  revoked: 'Återkallad',
} as const satisfies Record<PowerState, string>;

export function powerStateOn(
  power: {
    readonly validFrom: string;
    readonly validUntil: string | null;
    readonly revokedOn: string | null;
  },
  today: string,
): PowerState {
  if (power.revokedOn !== null && power.revokedOn <= today) return 'revoked';
  if (power.validUntil !== null && power.validUntil < today) return 'expired';
  return power.validFrom > today ? 'coming' : 'valid';
}

/** How it stands in a document: «Ineras fullmakt för kommuner, § 45, beslutad 1 september 2026». */
export const powerText = (power: {
  readonly kind: string;
  readonly paragraph: string | null;
  readonly decidedOn: string;
  readonly diaryMark: string | null;
}): string =>
  [
    powerOfAttorneyKind(power.kind)?.label ?? power.kind,
    power.paragraph,
    `beslutad ${longDate(power.decidedOn)}`,
    power.diaryMark && `dnr ${power.diaryMark}`,
  ]
    .filter(Boolean)
    .join(', ');
