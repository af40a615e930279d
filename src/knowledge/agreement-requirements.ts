/**
 * What an agreement with a processor must say (E-002; article 28.3), and where the text of SKR's agreement says it. The
 * chapters are those of the text of 2018/19: the edition of 2023 has as many, and its own numbers have not been read.
 */
import { type Fact, fromSeed, regulation } from './fact.ts';
import { gdpr, sormland } from './sources.ts';

/** What is filled in beside the body answers the requirement. */
export type RequirementPart = 'body' | 'instruction' | 'sub-processors' | 'terms';

export interface AgreementRequirement extends Fact {
  /** In the guideline: «6.2», or null where only the law says it. */
  readonly guideline: string | null;
  readonly gdpr: string;
  /** Where it is answered: in the body's chapters, or in what is filled in. */
  readonly part: RequirementPart;
  /** Fields of «Instruktion» that answer it. */
  readonly instruction?: readonly string[];
  /** Chapters of SKR's text. */
  readonly chapters: readonly number[];
  /** Without it the agreement does not hold as a processor agreement. */
  readonly required: boolean;
}

const from002 = { source: sormland('6.2'), ...fromSeed, required: true, guideline: '6.2' } as const;
const inBody = { part: 'body', ...from002 } as const;

export const agreementRequirements = [
  {
    id: 'subject-matter',
    label: 'Föremålet för behandlingen samt behandlingens art och ändamål',
    ...from002,
    part: 'instruction',
    instruction: ['purpose'],
    gdpr: '28.3',
    chapters: [4],
  },
  {
    id: 'duration',
    label: 'Behandlingens varaktighet (tillsvidare eller tidsbestämt).',
    ...from002,
    part: 'instruction',
    instruction: ['duration'],
    gdpr: '28.3',
    chapters: [16],
  },
  {
    id: 'data-categories',
    label:
      'Vilka kategorier av personuppgifter som ska hanteras, till exempel känsliga och/eller extra skyddade personuppgifter och eventuellt var de finns.',
    ...from002,
    part: 'instruction',
    instruction: ['data', 'sensitive'],
    gdpr: '28.3',
    chapters: [4],
  },
  {
    id: 'data-subjects',
    label: 'Vilka kategorier av registrerade som ska hanteras (anställda, invånare, patienter, elever etc.).',
    ...from002,
    part: 'instruction',
    instruction: ['subjects'],
    gdpr: '28.3',
    chapters: [4],
  },
  {
    id: 'controller-duties',
    label: 'Personuppgiftsansvariges skyldigheter och rättigheter.',
    ...inBody,
    gdpr: '28.3',
    chapters: [5],
  },
  {
    id: 'guarantees',
    label: 'Hänvisning till tillräckliga garantier',
    ...inBody,
    gdpr: '28.1',
    chapters: [6, 7],
  },
  {
    id: 'instructions',
    label: 'Instruktioner om hur personuppgiftsbiträdet får behandla personuppgifterna.',
    ...from002,
    part: 'instruction',
    instruction: ['purpose', 'handling'],
    gdpr: '28.3.a',
    chapters: [4, 6],
  },
  {
    id: 'third-country',
    label:
      'Om personuppgifterna får överföras till tredjeland och under vilka förutsättningar det i så fall får ske.',
    ...from002,
    part: 'instruction',
    instruction: ['location'],
    gdpr: '28.3.a',
    chapters: [13],
  },
  {
    id: 'confidentiality',
    label:
      'Personuppgiftsbiträdes personal med behörighet att behandla våra personuppgifter ska ha tystnadsplikt. Det gäller även harmlös information.',
    ...inBody,
    gdpr: '28.3.b',
    chapters: [8],
  },
  {
    id: 'security',
    label:
      'Personuppgiftsbiträdet ska vidta alla säkerhetsåtgärder som krävs enligt artikel 32 i dataskyddsförordningen.',
    ...inBody,
    gdpr: '28.3.c',
    chapters: [7],
  },
  {
    id: 'assistance',
    label:
      'Personuppgiftsbiträde ska hjälpa till så att personuppgiftsansvarige kan fullgöra sina skyldigheter.',
    ...inBody,
    gdpr: '28.3.f',
    chapters: [6, 10, 11],
  },
  {
    id: 'assistance-rights',
    label: 'Biträdet hjälper till att svara på begäran från registrerade.',
    source: gdpr('28.3.e'),
    ...regulation,
    guideline: null,
    required: true,
    part: 'body',
    gdpr: '28.3.e',
    chapters: [6],
  },
  {
    id: 'end',
    label: 'Vad som händer med personuppgifterna när avtalet avslutas: radera eller återlämna.',
    ...from002,
    part: 'instruction',
    instruction: ['end'],
    gdpr: '28.3.g',
    chapters: [18],
  },
  {
    id: 'information-right',
    label:
      'Personuppgiftsansvariges rätt till information om personuppgiftsbiträdets behandling av personuppgifterna.',
    ...inBody,
    gdpr: '28.3.h',
    chapters: [9],
  },
  {
    id: 'audits',
    label:
      'Personuppgiftsbiträdets skyldighet att bidra till granskningar och inspektioner som genomförs av den personuppgiftsansvarige eller av en revisor som har utsetts av den personuppgiftsansvarige.',
    ...inBody,
    gdpr: '28.3.h',
    chapters: [9],
  },
  {
    id: 'sub-permission',
    label:
      'Ett särskilt eller allmänt skriftligt förhandstillstånd till underbiträden, och hur det går till när biträdet vill byta ut eller anlita ett nytt underbiträde.',
    ...from002,
    part: 'terms',
    gdpr: '28.2',
    chapters: [12],
  },
  {
    id: 'sub-list',
    label:
      'En bilaga med de underbiträden som personuppgiftsbiträdet vet kommer att hantera personuppgiftsansvarigs personuppgifter',
    ...from002,
    required: false,
    part: 'sub-processors',
    gdpr: '28.2',
    chapters: [12],
  },
  {
    id: 'sub-duties',
    label:
      'Underbiträdet åläggs samma skyldigheter. Personuppgiftsbiträdet ansvarar fullt ut gentemot personuppgiftsansvarig för sina underbiträden.',
    ...inBody,
    gdpr: '28.4',
    chapters: [12],
  },
  {
    id: 'written',
    label: 'Avtalet är skriftligt, också i elektronisk form.',
    source: gdpr('28.9'),
    ...regulation,
    guideline: null,
    required: true,
    part: 'body',
    gdpr: '28.9',
    chapters: [22],
  },
] as const satisfies readonly AgreementRequirement[];

export type RequirementId = (typeof agreementRequirements)[number]['id'];

export interface GuaranteeQuestion extends Fact {
  readonly hint: string;
}

const guarantee = { source: gdpr('28.1'), ...regulation, confidence: 'U' } as const;

/** Version of the questions below. */
export const GUARANTEE_FORM_VERSION = 'garantier-2026-11';

/** What is asked before a processor is engaged (article 28.1, skäl 81; E-003): a proposal of questions. */
export const guaranteeQuestions = [
  {
    id: 'expertise',
    label: 'Har biträdet sakkunskap och erfarenhet av den här sortens uppgifter?',
    hint: 'Till exempel andra kommuner som kunder, eller en ansvarig för dataskydd hos leverantören.',
    ...guarantee,
  },
  {
    id: 'reliability',
    label: 'Är biträdet pålitligt?',
    hint: 'Ägare, ekonomi, tidigare incidenter och vad andra kunder säger.',
    ...guarantee,
  },
  {
    id: 'resources',
    label: 'Har biträdet resurser: personal, drift och stöd när något händer?',
    hint: 'Till exempel jour, tider för support och plan för avbrott.',
    ...guarantee,
  },
  {
    id: 'measures',
    label: 'Vilka tekniska och organisatoriska åtgärder skyddar uppgifterna?',
    hint: 'Kryptering, behörigheter, loggar, säkerhetskopior, utbildning. Bifoga gärna leverantörens beskrivning i ärendet.',
    ...guarantee,
  },
  {
    id: 'evidence',
    label: 'Vad styrker det: certifikat, uppförandekod, granskning?',
    hint: 'Till exempel ISO 27001 med giltighetstid, eller en oberoende rapport.',
    source: gdpr('28.5'),
    ...regulation,
    confidence: 'U',
  },
  {
    id: 'location',
    label: 'Var finns uppgifterna, och vem kan nå dem från ett land utanför EU/EES?',
    hint: 'Fjärråtkomst för support är också en överföring.',
    source: gdpr('44'),
    ...regulation,
    confidence: 'U',
  },
] as const satisfies readonly GuaranteeQuestion[];
