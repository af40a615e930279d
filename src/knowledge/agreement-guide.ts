/** The questions of the guide «Vem ansvarar, och behövs avtal?» (B-001–B-014), and what SKR has already answered (B-015–B-024). */
import type { Source } from './judgement.ts';
import { questionsAndAnswers } from './sources.ts';

/** Kept with every answer: the questions as they were when it was given. */
export const guidanceForm = '2026-11';

export type GuidanceQuestionId =
  | 'relation'
  | 'decidedBy'
  | 'designation'
  | 'passesOn'
  | 'account'
  | 'usesOurService'
  | 'access'
  | 'sharedSystem';

export interface GuidanceOption {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
}

export interface GuidanceQuestion {
  readonly id: GuidanceQuestionId;
  readonly text: string;
  /** Why we ask. */
  readonly why: string;
  /** One good example. */
  readonly example: string;
  readonly options: readonly GuidanceOption[];
  /** Several answers may hold at once. */
  readonly many?: true;
  /** Asked when all answers of one of the lines have been given; always when there is no line. */
  readonly askedWhen: readonly Readonly<Partial<Record<GuidanceQuestionId, readonly string[]>>>[];
}

/** Somebody does not know: taken as not known by the rule. */
export const UNKNOWN = 'unknown';
const unknown = { id: UNKNOWN, label: 'Vet inte' } as const satisfies GuidanceOption;
const no = { id: 'no', label: 'Nej' } as const satisfies GuidanceOption;
const yes = { id: 'yes', label: 'Ja' } as const satisfies GuidanceOption;

/** In what ways a supplier reaches personal data (B-007, B-008). */
export const accessKinds = [
  { id: 'storage', label: 'Lagrar dem hos sig, till exempel i en molntjänst' },
  { id: 'operation', label: 'Sköter driften av systemet eller den tekniska miljön' },
  { id: 'remote-support', label: 'Ger support på distans och ser då uppgifter' },
  { id: 'maintenance', label: 'Gör service eller underhåll i systemet' },
  { id: 'development', label: 'Utvecklar eller felsöker med riktiga uppgifter' },
  { id: 'other', label: 'På annat sätt, till exempel på papper eller i era lokaler' },
] as const satisfies readonly GuidanceOption[];

export const NO_ACCESS = 'none';
const access = accessKinds.map(({ id }) => id);

export const guidanceQuestions = [
  {
    id: 'relation',
    text: 'Var finns den andra parten?',
    why: 'Ett biträde finns alltid utanför den ansvarigas egen organisation. Nämnder i samma kommun är samma juridiska person och kan inte sluta avtal med varandra.',
    example: 'Tranbär Vård AB är utanför. Socialförvaltningen är en del av socialnämnden.',
    options: [
      {
        id: 'outside',
        label: 'Utanför vår organisation',
        hint: 'Ett företag, en myndighet, en region, en förening, en annan kommun eller ett kommunalt bolag',
      },
      { id: 'board', label: 'En annan nämnd i samma kommun' },
      { id: 'own', label: 'I den egna förvaltningen', hint: 'Också den egna personalen' },
    ],
    askedWhen: [],
  },
  {
    id: 'decidedBy',
    text: 'Vem bestämmer varför och hur uppgifterna används?',
    why: 'Den som bestämmer varför och hur är personuppgiftsansvarig.',
    example: 'Nämnden bestämmer att vårdmöten hålls på video. Leverantören bestämmer bara tekniken.',
    options: [
      { id: 'us', label: 'Vi' },
      { id: 'them', label: 'Den andra' },
      { id: 'together', label: 'Vi tillsammans' },
      unknown,
    ],
    askedWhen: [{ relation: ['outside', 'board'] }],
  },
  {
    id: 'designation',
    text: 'Har den andra ett eget ansvar enligt lag för det den gör?',
    why: 'Den som en författning pekar ut är själv ansvarig. Då behövs inget biträdesavtal för dess egen verksamhet.',
    example: 'Ett HVB-hem är självt ansvarigt för de uppgifter som det behandlar om den som bor där.',
    options: [
      no,
      {
        id: 'social-care',
        label: 'Ja, privat verksamhet inom socialtjänsten',
        hint: 'HVB-hem, stödboende, hemtjänst, äldreboende eller annat boende som nämnden använder',
      },
      { id: 'health-care', label: 'Ja, vårdgivare inom hälso- och sjukvården' },
      {
        id: 'statistics',
        label: 'Ja, en myndighet som följer upp eller för statistik',
        hint: 'Till exempel Socialstyrelsen',
      },
      {
        id: 'authority',
        label: 'Ja, en myndighet som tar emot en anmälan eller ett ärende',
        hint: 'Till exempel IVO',
      },
      { id: 'other-statute', label: 'Ja, enligt någon annan lag eller förordning' },
      unknown,
    ],
    askedWhen: [{ relation: ['outside'], decidedBy: ['us', 'them', UNKNOWN] }],
  },
  {
    id: 'passesOn',
    text: 'Fyller ni i uppgifter i myndighetens e-tjänst och skickar in dem när ni är klara?',
    why: 'Ansvaret kan gå över vid en bestämd tidpunkt. Fram till dess lagrar den andra uppgifterna för er räkning.',
    example:
      'En lex Maria-anmälan skrivs i IVO:s portal och går över till IVO när nämnden trycker på skicka.',
    options: [yes, no, unknown],
    askedWhen: [{ designation: ['authority'] }],
  },
  {
    id: 'account',
    text: 'Gör den andra arbetet för er räkning?',
    why: 'Den som behandlar uppgifter för er räkning är ert biträde. Den som arbetar självständigt är själv ansvarig.',
    example: 'Ett företag som sköter driften arbetar för er räkning. En bank gör det inte.',
    options: [
      { id: 'ours', label: 'Ja, på vårt uppdrag och enligt våra instruktioner' },
      { id: 'own', label: 'Nej, i sin egen verksamhet och för egna syften' },
      unknown,
    ],
    askedWhen: [
      { relation: ['outside'], decidedBy: ['us', UNKNOWN], designation: ['no', UNKNOWN] },
      { relation: ['board'], decidedBy: ['us', UNKNOWN] },
    ],
  },
  {
    id: 'usesOurService',
    text: 'Använder den andra ett system eller en tjänst som ni står för, i sin egen verksamhet?',
    why: 'Då är rollerna ombytta: den andra är ansvarig och ni är biträde.',
    example: 'Ett privat äldreboende för sin dokumentation i nämndens verksamhetssystem.',
    options: [yes, no, unknown],
    askedWhen: [
      { designation: ['social-care', 'health-care', 'other-statute'] },
      { decidedBy: ['them'], designation: ['no', UNKNOWN] },
      { relation: ['board'], decidedBy: ['them'] },
      { account: ['own'] },
    ],
  },
  {
    id: 'access',
    text: 'Hur kan den andra komma åt personuppgifterna?',
    why: 'Det räcker att den andra kan se dem, också bara vid support på distans.',
    example: 'Leverantören tar över skärmen när något är fel.',
    options: [
      ...accessKinds,
      {
        id: NO_ACCESS,
        label: 'Inte alls',
        hint: 'Allt ligger på egen server och ingen utifrån kan logga in',
      },
      unknown,
    ],
    many: true,
    askedWhen: [{ account: ['ours', UNKNOWN] }],
  },
  {
    id: 'sharedSystem',
    text: 'Används systemet av flera nämnder?',
    why: 'Det är den ansvariga som ska teckna avtalet. Varje självständig nämnd tecknar sitt.',
    example: 'E-posten är ofta kommunstyrelsens. Ett verksamhetssystem är nämndernas, var och en för sitt.',
    options: [
      no,
      { id: 'boards', label: 'Ja, och varje nämnd ansvarar för sina uppgifter' },
      {
        id: 'municipality-wide',
        label: 'Ja, och kommunstyrelsen ansvarar för det åt hela kommunen',
        hint: 'Till exempel e-posten',
      },
      unknown,
    ],
    askedWhen: [{ relation: ['outside'], access }],
  },
] as const satisfies readonly GuidanceQuestion[];

export type GuidanceAnswers = Readonly<Partial<Record<GuidanceQuestionId, readonly string[]>>>;

/** A question that has been answered before: the answers to begin with, and what was said. */
export interface AnsweredQuestion {
  readonly id: string;
  readonly title: string;
  /** What the other party is, for the form. */
  readonly party: string;
  readonly answers: GuidanceAnswers;
  /** In short own words. */
  readonly said: string;
  /** To the letter. */
  readonly quote?: string;
  readonly source: Source;
}

const supplier = {
  relation: ['outside'],
  decidedBy: ['us'],
  designation: ['no'],
  account: ['ours'],
} as const;
const provider = { relation: ['outside'], decidedBy: ['them'], designation: ['social-care'] } as const;

export const answeredQuestions = [
  {
    id: 'fraga-1',
    title: 'Är det kommunen eller nämnden som ansvarar?',
    party: 'En nämnd som inte bestämmer själv',
    answers: { relation: ['own'] },
    said: 'Nämnden. Är den inte självständig ansvarar den nämnd som bestämmer. Den är då samma ansvariga, och inget avtal behövs.',
    quote:
      'Kommunen är en juridisk person, men personuppgiftsansvaret ligger på minimum på myndighetsnivå, det vill säga på nämndenivå.',
    source: questionsAndAnswers(1),
  },
  {
    id: 'fraga-2',
    title: 'Flera nämnder använder samma system från en leverantör',
    party: 'Systemleverantören',
    answers: { ...supplier, access: ['operation'], sharedSystem: ['boards'] },
    said: 'Varje självständig nämnd är ansvarig och tecknar själv. Kommunstyrelsen kan vara ansvarig för kommunövergripande system, till exempel e-post.',
    quote: 'Det är den personuppgiftsansvarige som ska teckna personuppgiftsbiträdesavtal med biträde.',
    source: questionsAndAnswers(2),
  },
  {
    id: 'fraga-3',
    title: 'Uppgifterna ligger på egen server',
    party: 'Systemleverantören',
    answers: { ...supplier, access: [NO_ACCESS] },
    said: 'Inget avtal, om inte leverantören ger support och har åtkomst på distans. Då ska avtal tecknas.',
    quote:
      'Nej, såvida inte leverantören tillhandahåller support och har åtkomst på distans till systemet, till exempel till medarbetarnas skrivbordsytor. Då ska personuppgiftsbiträdesavtal tecknas.',
    source: questionsAndAnswers(3),
  },
  {
    id: 'fraga-4',
    title: 'Vi anmäler enligt lex Maria i IVO:s portal',
    party: 'IVO',
    answers: { relation: ['outside'], decidedBy: ['them'], designation: ['authority'], passesOn: ['yes'] },
    said: 'IVO är biträde medan nämnden fyller i. Ansvaret går över när nämnden skickar.',
    quote:
      'När nämnden trycker på skicka-knappen eller färdig-knappen övergår personuppgiftsansvaret för uppgifterna på IVO.',
    source: questionsAndAnswers(4),
  },
  {
    id: 'fraga-5',
    title: 'Ett privat äldreboende dokumenterar i vårt system',
    party: 'Det privata äldreboendet',
    answers: { ...provider, usesOurService: ['yes'] },
    said: 'Den nämnd eller det bolag som står för tjänsten är biträde. Så är det också när en region låter privata vårdgivare använda sitt journalsystem.',
    quote:
      'Den nämnd eller det kommunala bolag som tillhandahåller tjänsten är personuppgiftsbiträde såvitt jag kan bedöma.',
    source: questionsAndAnswers(5),
  },
  {
    id: 'fraga-6',
    title: 'Vi placerar någon på HVB-hem, stödboende eller hotell',
    party: 'HVB-hemmet',
    answers: { ...provider, usesOurService: ['no'] },
    said: 'Inget avtal. De är själva ansvariga.',
    quote:
      'Nej, de behandlar personuppgifter i rollen som personuppgiftsansvariga. Det framgår av förordningen om behandling av personuppgifter inom socialtjänsten.',
    source: questionsAndAnswers(6),
  },
  {
    id: 'fraga-7',
    title: 'Ett privat hemtjänstföretag använder vår dokumentationstjänst',
    party: 'Hemtjänstföretaget',
    answers: { ...provider, usesOurService: ['yes'] },
    said: 'Företaget är ansvarigt. Använder det en tjänst från kommunen ska avtal tecknas, med kommunen som biträde. Annars behövs inget.',
    quote:
      'Använder bolaget någon form av tjänst, till exempel en dokumentationstjänst, som erbjuds av kommunen ska personuppgiftsbiträdesavtal tecknas eftersom kommunen i detta fall agerar som personuppgiftsbiträde.',
    source: questionsAndAnswers(7),
  },
  {
    id: 'fraga-8',
    title: 'Socialstyrelsen gör äldreundersökningen',
    party: 'Socialstyrelsen',
    answers: { relation: ['outside'], decidedBy: ['them'], designation: ['statistics'] },
    said: 'Inget avtal. Socialstyrelsen arbetar självständigt, och uppgifterna får lämnas.',
    quote:
      'Nej, Socialstyrelsen behandlar inte uppgifterna för kommunens räkning utan gör det självständigt med stöd av GDPR och regeringens uppdrag till myndigheten att göra sådana uppföljningar (rättslig skyldighet).',
    source: questionsAndAnswers(8),
  },
] as const satisfies readonly AnsweredQuestion[];

export const answeredQuestion = (id: string): AnsweredQuestion | undefined =>
  answeredQuestions.find((known) => known.id === id);

/** How an organisation meets Inera (E-083–E-085). */
export const ineraConnections = [
  { id: 'direct', label: 'Vi ansluter oss direkt till en eller flera av Ineras tjänster' },
  {
    id: 'through-customer',
    label: 'En vårdgivare når Ineras tjänster genom en kunds it-system',
    hint: 'Både för kunden och för vårdgivaren',
  },
  { id: 'supplier', label: 'Vi är leverantör till Inera' },
] as const satisfies readonly GuidanceOption[];

export const ineraCustomerAgreements = [
  { id: 'kundavtal-2', label: 'Ja, Kundavtal 2' },
  { id: 'kundavtal-1', label: 'Bara Kundavtal 1' },
  { id: 'none', label: 'Nej' },
] as const satisfies readonly GuidanceOption[];
