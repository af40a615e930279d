/** Provisions that designate a controller, and the duties that joint controllers share out. */
import { type Fact, fromSeed, regulation, unverified } from './fact.ts';
import { act, gdpr } from './sources.ts';

export interface DesignatingProvision extends Fact {
  /** Whom the provision points at. */
  readonly designates: string;
  readonly regime: string;
}

export const designatingProvisions = [
  {
    id: 'pdl-2-6',
    label: '2 kap. 6 § patientdatalagen',
    designates: 'Varje myndighet i kommunen eller regionen som bedriver hälso- och sjukvård',
    regime: 'pdl',
    source: act('patientdatalagen', '2 kap. 6 §'),
    ...regulation,
  },
  {
    id: 'solpuf-11',
    label: '11 § förordningen (2001:637)',
    designates: 'Den kommunala myndighet som utför behandlingen inom socialtjänsten',
    regime: 'solpul',
    source: act('solpuf', '11 §'),
    ...regulation,
  },
  {
    id: 'solpuf-17',
    label: '17 § förordningen (2001:637)',
    designates: 'Den juridiska eller fysiska person som ansvarar för privat verksamhet inom socialtjänsten',
    regime: 'solpul',
    source: act('solpuf', '17 §'),
    ...regulation,
  },
  {
    id: 'shared-care-4-1',
    label: '4 kap. 1 § lagen (2022:913)',
    designates:
      'Vårdgivaren eller omsorgsgivaren för sin behandling i sammanhållen vård- och omsorgsdokumentation',
    regime: 'shared-care',
    source: act('sammanhallen-dokumentation', '4 kap. 1 §'),
    ...fromSeed,
    validFrom: '2023-01-01',
    confidence: 'P',
  },
] as const satisfies readonly DesignatingProvision[];

export interface JointDuty extends Fact {
  /** Without a party for it the arrangement is not complete. */
  readonly required: boolean;
}

const rights = { required: true, ...regulation } as const;
const proposed = { required: true, ...unverified } as const;

/** Who does what among joint controllers: the first are named in article 26, the rest follow from the regulation. */
export const jointDuties = [
  { id: 'information', label: 'Informera de registrerade', ...rights, source: gdpr('13') },
  { id: 'access', label: 'Svara på begäran om registerutdrag', ...rights, source: gdpr('15') },
  { id: 'rectification', label: 'Rätta uppgifter', ...rights, source: gdpr('16') },
  { id: 'erasure', label: 'Radera uppgifter', ...rights, source: gdpr('17') },
  { id: 'restriction', label: 'Begränsa behandlingen', ...rights, source: gdpr('18') },
  { id: 'portability', label: 'Lämna ut uppgifter för dataportabilitet', ...rights, source: gdpr('20') },
  { id: 'objection', label: 'Pröva invändningar', ...rights, source: gdpr('21') },
  {
    id: 'incident-notification',
    label: 'Anmäla personuppgiftsincidenter till IMY',
    ...proposed,
    source: gdpr('33'),
  },
  {
    id: 'incident-information',
    label: 'Informera registrerade om incidenter',
    ...proposed,
    source: gdpr('34'),
  },
  { id: 'security', label: 'Svara för säkerheten', ...proposed, source: gdpr('32') },
  { id: 'processors', label: 'Teckna avtal med biträden och följa upp dem', ...proposed, source: gdpr('28') },
  { id: 'dpia', label: 'Göra konsekvensbedömning', ...proposed, source: gdpr('35') },
  { id: 'register', label: 'Föra register över behandlingen', ...proposed, source: gdpr('30.1') },
  { id: 'retention', label: 'Gallra uppgifter', ...proposed, source: gdpr('5.1.e') },
  {
    id: 'contact-point',
    label: 'Vara gemensam kontaktpunkt',
    ...regulation,
    required: false,
    source: gdpr('26.1'),
  },
] as const satisfies readonly JointDuty[];
