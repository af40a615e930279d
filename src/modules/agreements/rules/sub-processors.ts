/** «Lista över underbiträden»: a chain to any depth, and where each link has the data (law.md 4.3; EDPB 22/2024). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import { countryName } from '../../../knowledge/countries.ts';
import type { Judgement, Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { reason, sormland } from '../../../knowledge/sources.ts';
import type { TransferOutcome } from '../../register/rules/transfers.ts';
import {
  judgeGround,
  judgeKeptTransfer,
  type KeptTransfer,
  type TransferSurroundings,
  transferName,
  worstOf,
} from './agreement-transfers.ts';

export const subAgreementForms = {
  skr: 'SKR:s mall för underbiträdesavtal',
  supplier: 'Leverantörens avtal',
  other: 'Annat',
} as const;

interface Linked {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
}

export type Numbered<Row> = Row & {
  /** «1», «1.1», «1.1.1». */
  readonly number: string;
  readonly depth: number;
};

/** Everyone once, each after the one that engaged it, in the order given. */
export function numberedChain<Row extends Linked>(rows: readonly Row[]): readonly Numbered<Row>[] {
  const below = (parentId: string | null, before: string, depth: number): Numbered<Row>[] =>
    rows
      .filter((row) => row.parentId === parentId)
      .flatMap((row, index) => {
        const number = `${before}${index + 1}`;
        return [{ ...row, number, depth }, ...below(row.id, `${number}.`, depth + 1)];
      });
  return below(null, '', 0);
}

/** Everyone below, at any depth. */
export function chainBelow<Row extends Linked>(rows: readonly Row[], id: string): readonly Row[] {
  return rows.filter((row) => row.parentId === id).flatMap((row) => [row, ...chainBelow(rows, row.id)]);
}

/** Who may have engaged it: not itself, nor anybody below. */
export function possibleParents<Row extends Linked>(rows: readonly Row[], id: string | null): readonly Row[] {
  if (id === null) return rows;
  const without = new Set([id, ...chainBelow(rows, id).map((row) => row.id)]);
  return rows.filter((row) => !without.has(row.id));
}

const subProcessorFacts = z.strictObject({
  country: z.string().describe('Landskod där underbiträdet är etablerat'),
  places: z.array(z.string()).default([]).describe('Landskoder där behandlingen sker'),
  mechanism: z.string().nullable().default(null).describe('Kod för stöd: ADEQUACY, DPF, SCC_M3 …'),
  safeguards: z.string().nullable().default(null).describe('Skyddsåtgärder'),
  assessed: z.enum(['yes', 'no']).nullable().default(null).describe('Har överföringen bedömts (TIA)?'),
  checkedOn: z.iso
    .date()
    .nullable()
    .default(null)
    .describe('När mottagarens DPF-certifiering kontrollerades'),
  regimes: z.array(z.string()).default([]).describe('Regelverk för behandlingarna som avtalet omfattar'),
  controllerType: z.string().default('board').describe('Typ av personuppgiftsansvarig'),
});
export type SubProcessorFacts = z.infer<typeof subProcessorFacts>;

export const subProcessorOutcomes = {
  free: 'Inom EU/EES',
  allowed: 'Tredjeland med stöd',
  exception: 'Tredjeland, bara som undantag',
  incomplete: 'Uppgift saknas',
  forbidden: 'Får inte anlitas så',
} as const satisfies Record<TransferOutcome, string>;

/** Where it is established and where the data are, country by country: the worst answer counts. */
export function judgeSubProcessor(facts: SubProcessorFacts, asked: RuleQuestion): Judgement<TransferOutcome> {
  const { places, country, ...rest } = facts;
  if (places.length === 0)
    return answer(asked, 'incomplete', [
      reason('Skriv var behandlingen sker: i vilket eller vilka länder.', sormland('bilaga 3, avsnitt 12')),
    ]);
  // Only paternity and adoption have an opening in social services, and no sub-processor is engaged for those.
  const judged = [...new Set([country, ...places])].map((one) => ({
    name: countryName(one) ?? one,
    ...judgeGround({ ...rest, country: one, kind: 'other' }, asked),
  }));
  const { outcome } = worstOf(judged);
  const said: Reason[] = judged
    .filter((one) => one.outcome === outcome)
    .flatMap(({ name, reasons }) =>
      reasons.map((one) => ({
        ...one,
        text: one.text.includes(name) ? one.text : `${name}: ${one.text}`,
      })),
    );
  const within: Reason[] =
    outcome === 'free'
      ? [
          reason(
            'Uppgifterna hanteras och lagras inom EU/EES av någon som är etablerad där.',
            sormland('bilaga 3, avsnitt 13.1'),
          ),
        ]
      : [];
  return answer(asked, outcome, [...said, ...within]);
}

const subProcessorRule: Rule<SubProcessorFacts, TransferOutcome> = {
  id: 'agreement.sub-processor',
  description: 'Om ett underbiträde får anlitas där det är etablerat och där behandlingen sker.',
  facts: subProcessorFacts,
  outcomes: subProcessorOutcomes,
  judge: judgeSubProcessor,
};
export const subProcessorRules: readonly Rule[] = [subProcessorRule];

export interface KeptSubProcessor extends Linked {
  readonly country: string;
  readonly places: readonly string[];
  readonly mechanism: string | null;
  readonly safeguards: string | null;
  readonly assessed: string | null;
  readonly checkedOn: string | null;
  readonly endedOn: string | null;
}

/** What the list must tell of each, and does not (law.md 4.3). */
export const subProcessorHoles = (row: {
  readonly organisationNumber: string | null;
  readonly address: string | null;
  readonly what: string | null;
}): readonly string[] => [
  ...(row.organisationNumber?.trim() ? [] : ['organisationsnummer']),
  ...(row.address?.trim() ? [] : ['adress']),
  ...(row.what?.trim() ? [] : ['behandling']),
];

/** A row as it is kept, judged as of the day. */
export const judgeKeptSubProcessor = (
  row: KeptSubProcessor,
  { regimes, controllerType }: TransferSurroundings,
  asked: RuleQuestion,
): Judgement<TransferOutcome> =>
  judgeSubProcessor(
    {
      country: row.country,
      places: [...row.places],
      mechanism: row.mechanism,
      safeguards: row.safeguards,
      assessed: row.assessed as 'yes' | 'no' | null,
      checkedOn: row.checkedOn,
      regimes: [...regimes],
      controllerType,
    },
    asked,
  );

const STOPS: readonly string[] = ['forbidden', 'incomplete', 'unapproved'];

/** What must be settled before the agreement is signed: transfers without ground or approval, sub-processors that lack something. */
export function transferHinders(
  {
    transfers,
    subProcessors,
    regimes = [],
    controllerType = 'board',
  }: Partial<TransferSurroundings> & {
    readonly transfers: readonly KeptTransfer[];
    readonly subProcessors: readonly (KeptSubProcessor & Parameters<typeof subProcessorHoles>[0])[];
  },
  asOf: string,
): readonly { readonly text: string; readonly where: 'overforingar' | 'underbitraden' }[] {
  const asked = { asOf };
  const around = { regimes, controllerType };
  const ofTransfers = transfers.flatMap((transfer) => {
    const { outcome, reasons } = judgeKeptTransfer(transfer, around, asked);
    return STOPS.includes(outcome)
      ? [`Överföringen till ${transferName(transfer)}: ${reasons[0]?.text ?? ''}`]
      : [];
  });
  const ofSubProcessors = subProcessors
    .filter(({ endedOn }) => endedOn === null || endedOn > asOf)
    .flatMap((row) => {
      const { outcome, reasons } = judgeKeptSubProcessor(row, around, asked);
      const holes = subProcessorHoles(row);
      return [
        ...(STOPS.includes(outcome) ? [`Underbiträdet ${row.name}: ${reasons[0]?.text ?? ''}`] : []),
        ...(holes.length > 0 ? [`Underbiträdet ${row.name} saknar ${holes.join(', ')}.`] : []),
      ];
    });
  return [
    ...ofTransfers.map((text) => ({ text, where: 'overforingar' as const })),
    ...ofSubProcessors.map((text) => ({ text, where: 'underbitraden' as const })),
  ];
}

/** Countries outside EU/EEA that data go to by the agreement: what the instruction must speak of. */
export function thirdCountriesOf(
  transfers: readonly { readonly country: string }[],
  subProcessors: readonly {
    readonly country: string;
    readonly places: readonly string[];
    readonly endedOn: string | null;
  }[],
  asOf: string,
): readonly string[] {
  const countries = [
    ...transfers.map(({ country }) => country),
    ...subProcessors
      .filter(({ endedOn }) => endedOn === null || endedOn > asOf)
      .flatMap(({ country, places }) => [country, ...places]),
  ];
  const isThird = (country: string) =>
    judgeGround({ country, regimes: [], controllerType: 'board' }, { asOf }).outcome !== 'free';
  return [...new Set(countries)].filter(isThird).toSorted();
}

/** The list is there, or it is said that there is nobody to list. */
export const subProcessorsKnown = (
  rows: readonly { readonly endedOn: string | null }[],
  noSubProcessors: boolean,
): 'listed' | 'none' | 'unknown' =>
  rows.some(({ endedOn }) => endedOn === null) ? 'listed' : noSubProcessors ? 'none' : 'unknown';

export type PlaceKind = 'sweden' | 'union' | 'third';

/** Where a country lies, as the list of sub-processors tells it. */
export const placeKind = (country: string, asOf: string): PlaceKind => {
  if (country === 'SE') return 'sweden';
  return thirdCountriesOf([{ country }], [], asOf).length > 0 ? 'third' : 'union';
};

export const placeKinds = {
  sweden: 'Sverige',
  union: 'EU/EES-land',
  third: 'Tredjeland',
} as const satisfies Record<PlaceKind, string>;
