/** What a case may be of, and what the diary calls it (P-001–P-006, A-030, A-064). */
import type { Source } from '../../../knowledge/judgement.ts';
import { act, gdpr, sormland } from '../../../knowledge/sources.ts';

export interface CaseKind {
  readonly label: string;
  /** As the case is registered; the type that the guideline prescribes where it does. */
  readonly diaryType: string;
  readonly hint: string;
  /** A title that says what it is about, and of nobody. */
  readonly example: string;
  readonly source: Source;
  /** A matter of the delegationsordning that decisions in such a case are of. */
  readonly matter:
    | 'agreement.sign'
    | 'incident.decide'
    | 'request.decide'
    | 'dpia.decide'
    | 'disclosure.decide'
    | 'transfer.decide'
    | 'other';
  /** An individual's matter is reported to the nämnd by number only. */
  readonly individual: boolean;
  /** The case has a part of its own beside what every case has. */
  readonly part?: 'consultation' | 'authority';
  /** The matter has pages of its own: where one begins, and `{at}/{id of the case}` where it is worked with. */
  readonly home?: {
    readonly begin: string;
    readonly at: string;
    readonly open: string;
    /** The case is closed there too. */
    readonly closes: boolean;
    /** The matter has a life of its own, which the case neither ends before nor is taken from. */
    readonly holds?: {
      readonly table: 'agreement';
      /** As long as it stands so, it is ended there first. */
      readonly states: readonly string[];
      readonly endFirst: string;
      readonly keep: string;
    };
  };
}

export const caseKinds = {
  consultation: {
    label: 'Samråd med dataskyddsombudet',
    diaryType: 'Samråd med dataskyddsombud',
    hint: 'Inför en ny eller ändrad behandling, rutin eller ett projekt. Ombudet ger råd, ni bestämmer.',
    example: 'Samråd om digital tillsyn i särskilt boende',
    source: gdpr('38.1'),
    matter: 'other',
    individual: false,
    part: 'consultation',
  },
  'authority-contact': {
    label: 'Kontakt med tillsynsmyndigheten',
    diaryType: 'Kontakt med tillsynsmyndighet',
    hint: 'Tillsyn, föreläggande, förfrågan, klagomål, anmälan av ombud, förhandssamråd, beslut och överklagande.',
    example: 'Tillsyn över behörigheter i verksamhetssystem',
    source: gdpr('31'),
    matter: 'other',
    individual: false,
    part: 'authority',
  },
  enquiry: {
    label: 'Förfrågan',
    diaryType: 'Förfrågan',
    hint: 'En fråga som behöver ett svar, från någon utanför eller från verksamheten.',
    example: 'Fråga om kamera vid skolans entré',
    source: act('forvaltningslagen', '6 §'),
    matter: 'other',
    individual: false,
  },
  complaint: {
    label: 'Klagomål',
    diaryType: 'Klagomål om personuppgifter',
    hint: 'Någon är missnöjd med hur personuppgifter behandlas och vill ha ett svar.',
    example: 'Klagomål om utskick till fel adress',
    source: gdpr('38.4'),
    matter: 'other',
    individual: true,
  },
  incident: {
    label: 'Personuppgiftsincident',
    diaryType: 'Personuppgiftsincident',
    hint: 'Alla incidenter registreras, också de som inte anmäls. Alla handlingar hör till samma ärende.',
    example: 'Felskickat beslut från enhet',
    source: sormland('bilaga 8'),
    matter: 'incident.decide',
    individual: true,
    home: { begin: '/incidenter/rapportera', at: '/incidenter', open: 'Öppna incidenten', closes: true },
  },
  'access-request': {
    label: 'Begäran om registerutdrag',
    diaryType: 'Begäran om registerutdrag',
    hint: 'Någon vill veta vilka uppgifter ni har om personen.',
    example: 'Begäran om registerutdrag',
    source: sormland('bilaga 6'),
    matter: 'request.decide',
    individual: true,
  },
  'change-request': {
    label: 'Begäran om förändring',
    diaryType: 'Begäran om förändring',
    hint: 'Rättelse, radering, begränsning eller invändning.',
    example: 'Begäran om rättelse',
    source: sormland('bilaga 7'),
    matter: 'request.decide',
    individual: true,
  },
  'portability-request': {
    label: 'Begäran om dataportabilitet',
    diaryType: 'Begäran om dataportabilitet',
    hint: 'Någon vill få ut eller flytta uppgifter som personen själv har lämnat.',
    example: 'Begäran om dataportabilitet',
    source: sormland('bilaga 7'),
    matter: 'request.decide',
    individual: true,
  },
  'public-document-request': {
    label: 'Begäran om allmän handling',
    diaryType: 'Begäran om allmän handling',
    hint: 'En annan rättighet än registerutdrag: prövas skyndsamt, avslag överklagas till kammarrätten.',
    example: 'Begäran om allmän handling',
    source: { label: '2 kap. tryckfrihetsförordningen' },
    matter: 'disclosure.decide',
    individual: true,
  },
  'processor-agreement': {
    label: 'Personuppgiftsbiträdesavtal',
    diaryType: 'Personuppgiftsbiträdesavtal',
    hint: 'Registreras, eller hålls ordnat tillsammans med huvudavtalet.',
    example: 'Personuppgiftsbiträdesavtal för journalsystem',
    source: sormland('kapitel 6.2'),
    matter: 'agreement.sign',
    individual: false,
    home: {
      begin: '/avtal/nytt',
      at: '/avtal',
      open: 'Öppna avtalet',
      closes: false,
      holds: {
        table: 'agreement',
        states: ['draft', 'preparing', 'signing', 'in-force'],
        endFirst:
          'Avtalet är på gång eller gäller, så ärendet kan varken avslutas eller makuleras. Avbryt avtalet eller säg upp det på avtalets sida först.',
        keep: 'Ärendet har ett avtal och kan inte tas bort. Avbryt avtalet på avtalets sida i stället: då står det kvar med skälet.',
      },
    },
  },
  dpia: {
    label: 'Konsekvensbedömning',
    diaryType: 'Konsekvensbedömning avseende dataskydd',
    hint: 'Bedömningen, ombudets råd och beslutet i ett ärende.',
    example: 'Konsekvensbedömning av trygghetskameror',
    source: gdpr('35.1'),
    matter: 'dpia.decide',
    individual: false,
  },
  'security-analysis': {
    label: 'Risk- och sårbarhetsanalys',
    diaryType: 'Analys enligt artikel 32',
    hint: 'Säkerheten i en behandling eller ett system, och vad som ska göras.',
    example: 'Analys av lönesystemet',
    source: gdpr('32.1'),
    matter: 'other',
    individual: false,
  },
  transfer: {
    label: 'Överföring till tredjeland',
    diaryType: 'Överföring till tredjeland',
    hint: 'Bedömning och beslut om uppgifter som lämnar EU och EES.',
    example: 'Överföring vid support av skolplattform',
    source: gdpr('44'),
    matter: 'transfer.decide',
    individual: false,
  },
  other: {
    label: 'Annat ärende om dataskydd',
    diaryType: 'Dataskydd',
    hint: 'När inget annat stämmer.',
    example: 'Riktlinjer för behandling av personuppgifter',
    source: act('forvaltningslagen', '27 §'),
    matter: 'other',
    individual: false,
  },
} as const satisfies Readonly<Record<string, CaseKind>>;
export type CaseKindId = keyof typeof caseKinds;

export const caseKindIds = Object.keys(caseKinds) as [CaseKindId, ...CaseKindId[]];
/** Where a case of the kind is worked with; undefined where that is the case's own page. */
export const homeOf = ({ kind, id }: { readonly kind: string; readonly id: string }): string | undefined => {
  const { home } = caseKind(kind);
  return home && `${home.at}/${id}`;
};

/** Why the matter keeps the case from a step, with what to do first; undefined when nothing does. */
export function homeHinder(kind: string, action: string, homeState: string | undefined): string | undefined {
  const held = caseKind(kind).home?.holds;
  if (!held || homeState === undefined) return undefined;
  if (action === 'discard') return held.keep;
  const ends = action === 'close' || action === 'void';
  return ends && held.states.includes(homeState) ? held.endFirst : undefined;
}

export const caseKind = (id: string): CaseKind => caseKinds[id as CaseKindId] ?? caseKinds.other;

/** What a contact with the authority is about. */
export const authoritySubjects = {
  supervision: 'Tillsyn',
  injunction: 'Föreläggande',
  enquiry: 'Förfrågan eller samråd',
  complaint: 'Klagomål som myndigheten för vidare',
  'officer-notification': 'Anmälan av dataskyddsombud',
  'prior-consultation': 'Förhandssamråd',
  decision: 'Myndighetens beslut',
  fine: 'Sanktionsavgift',
} as const;
export type AuthoritySubject = keyof typeof authoritySubjects;

export const personRoles = {
  sender: 'Avsändare',
  recipient: 'Mottagare',
  party: 'Part',
  'data-subject': 'Registrerad',
  representative: 'Ombud eller ställföreträdare',
  reporter: 'Den som rapporterade',
  other: 'Annan',
} as const;
export type PersonRole = keyof typeof personRoles;

export const eventKinds = {
  note: 'Anteckning',
  call: 'Telefonsamtal',
  meeting: 'Möte',
  mail: 'Mejl',
  step: 'Steg',
} as const;
export type EventKind = keyof typeof eventKinds;
