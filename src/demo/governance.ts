/** How the invented cooperation is governed: delegations, bodies and meetings, units, and what the officer has said. */
import type { DecisionMatter } from '../modules/organisations/rules/index.ts';
import type { ControllerKey } from './organisations.ts';

interface DelegationSpec {
  readonly number: string;
  readonly matter: DecisionMatter;
  readonly description: string;
  readonly function: string;
  readonly conditions: string | null;
}

/** The same points in every board: each kommun took them over from the joint guidelines. */
export const delegations: readonly DelegationSpec[] = [
  {
    number: '7.1',
    matter: 'register.approve',
    description: 'Fastställa poster i registret över behandlingar',
    function: 'Förvaltningschef',
    conditions: null,
  },
  {
    number: '7.2',
    matter: 'agreement.sign',
    description: 'Teckna personuppgiftsbiträdesavtal med instruktion',
    function: 'Förvaltningschef',
    conditions: 'När huvudavtalet ryms i förvaltningens budget',
  },
  {
    number: '7.3',
    matter: 'incident.decide',
    description: 'Besluta om en personuppgiftsincident ska anmälas och om de registrerade ska informeras',
    function: 'Förvaltningschef',
    conditions: 'Ordföranden informeras samma dag',
  },
  {
    number: '7.4',
    matter: 'request.decide',
    description: 'Besluta om registerutdrag, rättelse, radering, begränsning och invändning',
    function: 'Förvaltningschef',
    conditions: null,
  },
];

export const meetingDays = [9, 37, 65, 100];

/** Units of one board, to show what they are for. */
export const units: Partial<Record<ControllerKey, readonly string[]>> = {
  almbySocial: ['Ekonomiskt bistånd', 'Barn och familj', 'Stöd och omsorg'],
  almbySchool: ['Förskola', 'Grundskola', 'Elevhälsa', 'Kulturskola'],
  brinkebyCare: ['Hemtjänst', 'Särskilt boende', 'Kommunal hälso- och sjukvård'],
};

interface RemarkSpec {
  readonly controller: ControllerKey;
  readonly processing: string | null;
  readonly kind: 'remark' | 'advice' | 'request';
  readonly text: string;
  readonly daysAgo: number;
  readonly answerInDays: number | null;
  readonly answer?: {
    readonly outcome: 'followed' | 'partly' | 'not-followed' | 'informed';
    readonly text: string;
  };
}

export const remarks: readonly RemarkSpec[] = [
  {
    controller: 'almbySocial',
    processing: 'Färdtjänst',
    kind: 'remark',
    text: 'Stödet för de känsliga uppgifterna saknas. Ange författningen, eller sluta registrera hälsa i beställningen.',
    daysAgo: 24,
    answerInDays: -3,
  },
  {
    controller: 'almbySchool',
    processing: 'Foton på elever i skolans kanaler',
    kind: 'remark',
    text: 'Samtycke kan inte vara grund samtidigt som uppgift av allmänt intresse. Välj en grund för varje ändamål.',
    daysAgo: 12,
    answerInDays: 16,
  },
  {
    controller: 'almbyExecutive',
    processing: 'AI-stöd för minnesanteckningar',
    kind: 'advice',
    text: 'Gör konsekvensbedömningen innan verktyget köps. Ta med fackliga företrädare i bedömningen.',
    daysAgo: 40,
    answerInDays: null,
    answer: { outcome: 'followed', text: 'Bedömningen är planerad till januari. Köpet väntar på den.' },
  },
  {
    controller: 'dalsjoSchool',
    processing: 'Klasslista i Excel',
    kind: 'request',
    text: 'Hur många klasslistor finns, och var sparas de?',
    daysAgo: 6,
    answerInDays: 8,
  },
  {
    controller: 'brinkebyCare',
    processing: 'Trygghetslarm',
    kind: 'remark',
    text: 'Avtalet med leverantören av larm är inte tecknat. Behandlingen saknar det som artikel 28 kräver.',
    daysAgo: 55,
    answerInDays: null,
    answer: {
      outcome: 'partly',
      text: 'Avtalet förhandlas. Till dess lämnas bara namn och adress till larmcentralen.',
    },
  },
];

interface NoteSpec {
  readonly controller: ControllerKey;
  readonly text: string;
  readonly daysAgo: number;
}

export const officeNotes: readonly NoteSpec[] = [
  {
    controller: 'almbySocial',
    text: 'Fråga om loggkontrollen vid nästa möte. Senaste svaret var att den görs «vid behov».',
    daysAgo: 18,
  },
  {
    controller: 'furunasWelfare',
    text: 'Samordnaren är ensam om tre nämnder. Ta upp tiden i årsrapporten.',
    daysAgo: 5,
  },
];

/** How a system is looked after, by what it is; filled in for most, left open for some. */
export const systemRoutine = {
  extraction: 'Systemförvaltaren söker på personnummer och tar ut en rapport som PDF.',
  accessRoutine: 'Närmaste chef beställer i e-tjänsten. Systemförvaltaren lägger upp och tar bort samma dag.',
  logging: 'Inloggning, läsning och ändring loggas. Stickprov görs varje kvartal.',
} as const;
