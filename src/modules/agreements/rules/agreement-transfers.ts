/** Transfers that an agreement lets the processor make: ground, and our approval in writing (E-059–E-061, L-007–L-014). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import { countryName } from '../../../knowledge/countries.ts';
import { appliesOn } from '../../../knowledge/fact.ts';
import type { Judgement, Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { reason, sormland } from '../../../knowledge/sources.ts';
import { countryNotes } from '../../../knowledge/transfer-uses.ts';
import { judgeTransfer, type TransferOutcome } from '../../register/rules/transfers.ts';

const yesNo = z.enum(['yes', 'no']).nullable().default(null);
const text = z.string().nullable().default(null);
const day = z.iso.date().nullable().default(null);
/** Under what rules the data are processed: the strictest answer counts. */
const surroundings = {
  regimes: z
    .array(z.string())
    .default([])
    .describe('Regelverk för behandlingarna som avtalet omfattar: gdpr, solpul …'),
  controllerType: z.string().default('board').describe('Typ av personuppgiftsansvarig'),
};

const agreementTransferFacts = z.strictObject({
  country: z.string().describe('Landskod (ISO 3166-1, två bokstäver) eller EPO'),
  mechanism: text.describe('Kod för stöd: ADEQUACY, DPF, SCC_M1 …'),
  safeguards: text.describe('Skyddsåtgärder'),
  assessed: yesNo.describe('Har överföringen bedömts (TIA)?'),
  checkedOn: day.describe('När mottagarens DPF-certifiering kontrollerades'),
  recipientCovered: yesNo.describe('Omfattas mottagaren av beslutet om adekvat skyddsnivå?'),
  clausesChanged: z
    .enum(['no', 'added', 'yes'])
    .nullable()
    .default(null)
    .describe('Är standardavtalsklausulerna ändrade?'),
  remedy: yesNo.describe('Har de registrerade lagstadgade rättigheter och rätt till prövning där?'),
  kind: text.describe('Inom socialtjänsten: paternity, adoption eller other'),
  approvedOn: day.describe('Dagen då den personuppgiftsansvariga godkände överföringen skriftligt'),
  approvedBy: text.describe('Den som godkände'),
  instruction: text.describe('Instruktionen för överföringen'),
  ...surroundings,
});
export type AgreementTransferFacts = z.infer<typeof agreementTransferFacts>;

export const agreementTransferOutcomes = {
  free: 'Ingen överföring till tredjeland',
  allowed: 'Får göras',
  exception: 'Får göras bara som undantag',
  incomplete: 'Uppgift saknas',
  unapproved: 'Inte godkänd av den personuppgiftsansvariga',
  forbidden: 'Får inte göras',
} as const;
export type AgreementTransferOutcome = keyof typeof agreementTransferOutcomes;

/** The worst goes first. */
const WORST: readonly TransferOutcome[] = ['forbidden', 'incomplete', 'exception', 'allowed', 'free'];

type Approval = 'approvedOn' | 'approvedBy' | 'instruction';
type Needed = 'country' | 'regimes' | 'controllerType';
type GroundFacts = Pick<AgreementTransferFacts, Needed> &
  Partial<Omit<AgreementTransferFacts, Needed | Approval>>;

/** The ground of a transfer alone, without our approval: as the register judges it, by the strictest of the regimes. */
export function judgeGround(
  { regimes, ...facts }: GroundFacts,
  asked: RuleQuestion,
): Judgement<TransferOutcome> {
  return worstOf(
    (regimes.length > 0 ? regimes : ['gdpr']).map((regime) =>
      judgeTransfer(
        {
          mechanism: null,
          safeguards: null,
          assessed: null,
          checkedOn: null,
          recipientCovered: null,
          clausesChanged: null,
          remedy: null,
          kind: null,
          ...facts,
          regime,
          exerciseOfAuthority: false,
          approved: null,
        },
        asked,
      ),
    ),
  );
}

export const worstOf = (judged: readonly Judgement<TransferOutcome>[]): Judgement<TransferOutcome> =>
  judged.toSorted(
    (one, other) => WORST.indexOf(one.outcome) - WORST.indexOf(other.outcome),
  )[0] as (typeof judged)[number];

/** Whether the processor may make the transfer: a ground, and our prior approval and instruction in writing. */
export function judgeAgreementTransfer(
  facts: AgreementTransferFacts,
  asked: RuleQuestion,
): Judgement<AgreementTransferOutcome> {
  const { approvedOn, approvedBy, instruction, ...given } = facts;
  const ground = judgeGround(given, asked);
  if (ground.outcome === 'free')
    return answer(asked, 'free', [
      ...ground.reasons,
      reason('Uppgifterna ska hanteras och lagras inom EU/EES.', sormland('bilaga 3, avsnitt 13.1')),
    ]);
  const lacking = approvalLacking({ approvedOn, approvedBy, instruction }, asked.asOf);
  if (ground.outcome === 'forbidden' || ground.outcome === 'incomplete')
    return answer(asked, ground.outcome, [...ground.reasons, ...lacking]);
  if (lacking.length > 0) return answer(asked, 'unapproved', [...lacking, ...ground.reasons]);
  return answer(asked, ground.outcome, [
    ...ground.reasons,
    reason(
      `Godkänd skriftligt ${approvedOn} av ${approvedBy}, med instruktion.`,
      sormland('bilaga 3, avsnitt 13.2'),
    ),
    reason(
      'Överföringen måste vara förenlig med lagen, avtalet och instruktionen.',
      sormland('bilaga 3, avsnitt 13.3'),
    ),
  ]);
}

function approvalLacking(
  { approvedOn, approvedBy, instruction }: Pick<AgreementTransferFacts, Approval>,
  asOf: string,
): readonly Reason[] {
  const approved = approvedOn !== null && approvedOn <= asOf && Boolean(approvedBy?.trim());
  return [
    ...(approved
      ? []
      : [
          reason(
            'Biträdet får inte föra över uppgifter utan ert skriftliga godkännande i förväg. Skriv dagen och vem som godkände.',
            sormland('bilaga 3, avsnitt 13.2'),
          ),
        ]),
    ...(instruction?.trim()
      ? []
      : [reason('Skriv instruktionen för överföringen.', sormland('bilaga 3, avsnitt 13.2'))]),
  ];
}

const agreementTransferRule: Rule<AgreementTransferFacts, AgreementTransferOutcome> = {
  id: 'agreement.transfer',
  description: 'Om ett personuppgiftsbiträde får föra över uppgifter till ett tredjeland enligt avtalet.',
  facts: agreementTransferFacts,
  outcomes: agreementTransferOutcomes,
  judge: judgeAgreementTransfer,
};
export const agreementTransferRules: readonly Rule[] = [agreementTransferRule];

/** Where data go, to whom, on what. */
export interface Grounded {
  readonly name: string;
  readonly countries: readonly string[];
  readonly mechanism: string | null;
  readonly outcome: string;
}

const CARRIES: readonly string[] = ['allowed', 'exception'];

/** The DPF carries it, and no other ground to the same recipient would if the decision fell (law.md 1.2). */
export function restsOnDpf(row: Grounded, all: readonly Grounded[]): boolean {
  if (row.mechanism !== 'DPF') return false;
  return !all.some(
    (other) =>
      other.mechanism !== null &&
      other.mechanism !== 'DPF' &&
      CARRIES.includes(other.outcome) &&
      other.name.toLowerCase() === row.name.toLowerCase() &&
      other.countries.some((country) => row.countries.includes(country)),
  );
}

/** What our approval is asked for is told before it is given. */
const MARKED: readonly string[] = [...CARRIES, 'unapproved'];

/** Why it is marked though it may be done; none when something else carries it too, or it may not be done at all. */
export const dpfReasons = (row: Grounded, all: readonly Grounded[], asOf: string): readonly Reason[] =>
  MARKED.includes(row.outcome) && restsOnDpf(row, all)
    ? countryNotes
        .filter((note) => note.country === 'US' && appliesOn(note, asOf))
        .map(({ label, source }) => reason(label, source))
    : [];

/** What transfers and places have in common with everything around them. */
export interface TransferSurroundings {
  readonly regimes: readonly string[];
  readonly controllerType: string;
}

export interface KeptTransfer {
  readonly country: string;
  readonly recipient: string | null;
  readonly mechanism: string | null;
  readonly safeguards: string | null;
  readonly assessed: string | null;
  readonly checkedOn: string | null;
  readonly recipientCovered: string | null;
  readonly clausesChanged: string | null;
  readonly remedy: string | null;
  readonly kind: string | null;
  readonly approvedOn: string | null;
  readonly approvedBy: string | null;
  readonly instruction: string | null;
}

/** A row as it is kept, judged as of the day. */
export const judgeKeptTransfer = (
  transfer: KeptTransfer,
  { regimes, controllerType }: TransferSurroundings,
  asked: RuleQuestion,
): Judgement<AgreementTransferOutcome> =>
  judgeAgreementTransfer(
    {
      country: transfer.country,
      mechanism: transfer.mechanism,
      safeguards: transfer.safeguards,
      assessed: transfer.assessed as 'yes' | 'no' | null,
      checkedOn: transfer.checkedOn,
      recipientCovered: transfer.recipientCovered as 'yes' | 'no' | null,
      clausesChanged: transfer.clausesChanged as 'no' | 'added' | 'yes' | null,
      remedy: transfer.remedy as 'yes' | 'no' | null,
      kind: transfer.kind,
      approvedOn: transfer.approvedOn,
      approvedBy: transfer.approvedBy,
      instruction: transfer.instruction,
      regimes: [...regimes],
      controllerType,
    },
    asked,
  );

export const transferName = ({ country, recipient }: Pick<KeptTransfer, 'country' | 'recipient'>): string =>
  recipient ? `${countryName(country) ?? country}, ${recipient}` : (countryName(country) ?? country);
