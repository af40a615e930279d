/** The answer of the guide: who is who, what regulates it, who signs, and how sure it is (B-012). */
import type { Reason, Source } from '../../../knowledge/judgement.ts';

export const needOutcomes = {
  yes: 'Ja, ett personuppgiftsbiträdesavtal behövs',
  reversed: 'Ja, ett personuppgiftsbiträdesavtal behövs, med ombytta roller: vi är biträde',
  reglemente: 'Inget avtal: det regleras i reglementet',
  joint: 'Gemensamt ansvar: ett inbördes arrangemang behövs',
  no: 'Nej, inget personuppgiftsbiträdesavtal behövs',
  inside: 'Nej: den andra är en del av den ansvariga och kan inte vara biträde',
  unclear: 'Det går inte att svara än',
} as const;

export type NeedOutcome = keyof typeof needOutcomes;

export const roleNames = {
  controller: 'Personuppgiftsansvarig',
  processor: 'Personuppgiftsbiträde',
  joint: 'Gemensamt personuppgiftsansvarig',
  none: 'Ingen roll',
  unknown: 'Inte klarlagd',
} as const;
export type Role = keyof typeof roleNames;

/** How far the answer is said by a source: to the letter, by what follows from it, or as far as one can tell. */
export const certaintyTexts = {
  literal: 'Svaret står i källan.',
  derived: 'Svaret följer av källorna, men står inte ordagrant där.',
  tentative: '«Såvitt jag kan bedöma», skriver källan. Fråga dataskyddsombudet om ni är osäkra.',
} as const;
export type Certainty = keyof typeof certaintyTexts;

/** Who signs, and why just they. */
export interface Signs {
  readonly by: 'own' | 'each-board' | 'executive-board' | 'deciding-board' | 'company' | 'assembly' | 'all';
  readonly text: string;
  readonly reasons: readonly Reason[];
}

/** Where responsibility passes: who is who before and after. */
export interface Phase {
  readonly when: 'before' | 'after';
  readonly ourRole: Role;
  readonly theirRole: Role;
}

export interface AgreementNeed {
  readonly outcome: NeedOutcome;
  readonly ourRole: Role;
  readonly theirRole: Role;
  /** What regulates it: drawn up next, if anything. */
  readonly form: 'agreement' | 'reglemente' | 'arrangement' | null;
  /** Who instructs whom. */
  readonly direction: 'we-instruct' | 'they-instruct' | 'together' | null;
  readonly signs: Signs | null;
  readonly certainty: Certainty;
  readonly reasons: readonly Reason[];
  /** What the answer rests on, and what to see to. */
  readonly conditions: readonly string[];
  readonly phases: readonly Phase[];
}

/** Before it is known who signs. */
export type DecidedNeed = Omit<AgreementNeed, 'signs' | 'conditions' | 'phases'> &
  Partial<Pick<AgreementNeed, 'conditions' | 'phases'>>;

/** SKR's answer on nämnder of one kommun, from the day it was given. */
export const reglementeAnswer: { readonly since: string; readonly source: Source } = {
  since: '2023-04-03',
  source: { label: 'SKR, Reglemente i stället för PUB-avtal (3 april 2023)' },
};

export interface PartyNames {
  readonly own: string;
  readonly party: string;
}

const AGREEMENT = 'personuppgiftsbiträdesavtal';

/** The answer in one or two sentences, with the names of the parties. */
export function needSentence(need: AgreementNeed, { own, party }: PartyNames): string {
  switch (need.outcome) {
    case 'yes':
      if (need.ourRole === 'none')
        return `Ja, ett ${AGREEMENT} behövs, men ${own} tecknar det inte. Den ansvariga nämnden gör det, och ${party} är biträde.`;
      if (need.phases.length > 0)
        return `Ja, ett ${AGREEMENT} behövs till dess ni har skickat. ${own} är ansvarig och ${party} är biträde. Därefter är ${party} ansvarig.`;
      return `Ja, ett ${AGREEMENT} behövs. ${own} är ansvarig, ${party} är biträde.`;
    case 'reversed':
      return `Ja, ett ${AGREEMENT} behövs, men med ombytta roller. ${party} är ansvarig, ${own} är biträde.`;
    case 'reglemente': {
      const [controller, processor] = need.direction === 'they-instruct' ? [party, own] : [own, party];
      return `Nej, inget avtal, men det ska regleras i reglementet. ${controller} är ansvarig, ${processor} är biträde.`;
    }
    case 'joint':
      return `${own} och ${party} är gemensamt ansvariga. Ni behöver inget biträdesavtal, utan ett inbördes arrangemang.`;
    case 'no':
      return need.theirRole === 'none'
        ? `Nej, inget ${AGREEMENT} behövs. ${party} kommer inte åt några personuppgifter.`
        : `Nej, inget ${AGREEMENT} behövs. ${party} är själv ansvarig för sin behandling.`;
    case 'inside':
      return `Nej. ${party} har samma personuppgiftsansvariga som ${own} och kan inte vara biträde.`;
    case 'unclear':
      return 'Det går inte att svara än. Ta reda på det som står nedan och fråga igen.';
  }
}
