/** Numbers and names that change with the law, and the local guidelines that answer beside it. */
import { type Dated, type Fact, firstDay, secondary, unverified } from './fact.ts';
import type { Source } from './judgement.ts';
import { act, gdpr, mjolby, sormland } from './sources.ts';

export interface Parameter extends Fact {
  /** Parameters with the same key follow each other in time. */
  readonly key: string;
  readonly value: number | string;
  /** Unit of a number, in Swedish. */
  readonly unit: string | null;
}

const read: Dated = { validFrom: firstDay, validTo: null, checkedAt: '2026-11-21', confidence: 'P' };
const form: Source = { label: 'IMY, Anmäl personuppgiftsincident' };
const cyber = act('cybersakerhetslagen', '');
const cyberDated: Dated = { ...secondary, validFrom: '2026-01-15' };

export const parameters = [
  {
    id: 'authority.name.1',
    key: 'authority.name',
    value: 'Datainspektionen',
    unit: null,
    label: 'Tillsynsmyndighetens namn',
    source: { label: 'Förordning (2007:975)' },
    ...read,
    validTo: '2020-12-31',
  },
  {
    id: 'authority.name.2',
    key: 'authority.name',
    value: 'Integritetsskyddsmyndigheten',
    unit: null,
    label: 'Tillsynsmyndighetens namn',
    source: act('dataskyddsforordningen-sfs', '3 §'),
    ...read,
    validFrom: '2021-01-01',
  },
  {
    id: 'breach.hours',
    key: 'breach.hours',
    value: 72,
    unit: 'timmar',
    label: 'Anmälan av personuppgiftsincident',
    source: gdpr('33.1'),
    ...read,
  },
  {
    id: 'breach.threshold',
    key: 'breach.threshold',
    value: 'risk-not-unlikely',
    unit: null,
    label: 'Tröskel för anmälan',
    source: gdpr('33.1'),
    ...read,
  },
  {
    id: 'breach.supplement-days',
    key: 'breach.supplement-days',
    value: 28,
    unit: 'dagar',
    label: 'Komplettering av anmälan',
    source: form,
    ...read,
  },
  {
    id: 'breach.form-version',
    key: 'breach.form-version',
    value: 'imy-2025-02',
    unit: null,
    label: 'Anmälningsformulärets version',
    source: form,
    ...read,
    validFrom: '2025-02-19',
  },
  {
    id: 'cyber.warning-hours',
    key: 'cyber.warning-hours',
    value: 24,
    unit: 'timmar',
    label: 'Varning om betydande incident',
    source: cyber,
    ...cyberDated,
  },
  {
    id: 'cyber.notification-hours',
    key: 'cyber.notification-hours',
    value: 72,
    unit: 'timmar',
    label: 'Incidentanmälan',
    source: cyber,
    ...cyberDated,
  },
  {
    id: 'cyber.final-months',
    key: 'cyber.final-months',
    value: 1,
    unit: 'månad',
    label: 'Slutrapport efter anmälan',
    source: cyber,
    ...cyberDated,
  },
  {
    id: 'dpia.threshold',
    key: 'dpia.threshold',
    value: 2,
    unit: 'av nio punkter',
    label: 'När en konsekvensbedömning ska göras',
    source: { label: 'IMY, Förteckning över när en konsekvensbedömning ska göras (DI-2018-13200)' },
    ...read,
    validFrom: '2019-01-16',
  },
  {
    id: 'request.months',
    key: 'request.months',
    value: 1,
    unit: 'månad',
    label: 'Svar på begäran',
    source: gdpr('12.3'),
    ...read,
  },
  {
    id: 'request.extension-months',
    key: 'request.extension-months',
    value: 2,
    unit: 'månader',
    label: 'Förlängning',
    source: gdpr('12.3'),
    ...read,
  },
  {
    id: 'appeal.weeks',
    key: 'appeal.weeks',
    value: 3,
    unit: 'veckor',
    label: 'Överklagande',
    source: act('forvaltningslagen', '44 §'),
    ...read,
    validFrom: '2018-07-01',
  },
  {
    id: 'fine.authority.low',
    key: 'fine.authority.low',
    value: 5_000_000,
    unit: 'kronor',
    label: 'Högsta sanktionsavgift, artikel 83.4',
    source: act('dataskyddslagen', '6 kap. 2 §'),
    ...read,
  },
  {
    id: 'fine.authority.high',
    key: 'fine.authority.high',
    value: 10_000_000,
    unit: 'kronor',
    label: 'Högsta sanktionsavgift, artikel 83.5 och 83.6',
    source: act('dataskyddslagen', '6 kap. 2 §'),
    ...read,
  },
  {
    id: 'fine.company.low',
    key: 'fine.company.low',
    value: 10_000_000,
    unit: 'euro',
    label: 'Högsta sanktionsavgift för bolag, artikel 83.4 (eller 2 %)',
    source: gdpr('83.4'),
    ...read,
  },
  {
    id: 'fine.company.high',
    key: 'fine.company.high',
    value: 20_000_000,
    unit: 'euro',
    label: 'Högsta sanktionsavgift för bolag, artikel 83.5 (eller 4 %)',
    source: gdpr('83.5'),
    ...read,
  },
  {
    id: 'fine.cyber',
    key: 'fine.cyber',
    value: 10_000_000,
    unit: 'kronor',
    label: 'Högsta sanktionsavgift enligt cybersäkerhetslagen',
    source: cyber,
    ...cyberDated,
  },
  {
    id: 'child.consent-age',
    key: 'child.consent-age',
    value: 13,
    unit: 'år',
    label: 'Barnets eget samtycke på nätet',
    source: act('dataskyddslagen', '2 kap. 4 §'),
    ...read,
  },
  {
    id: 'camera.retention-years',
    key: 'camera.retention-years',
    value: 5,
    unit: 'år',
    label: 'Bedömning och förteckning sparas efter upphörd bevakning',
    source: act('kamerabevakningslagen', '9–10 §§'),
    ...read,
    validFrom: '2025-04-01',
  },
  {
    id: 'patient-record.min-years',
    key: 'patient-record.min-years',
    value: 10,
    unit: 'år',
    label: 'Patientjournal bevaras',
    source: act('patientdatalagen', '3 kap. 17 §'),
    ...read,
  },
  {
    id: 'whistleblowing.max-years',
    key: 'whistleblowing.max-years',
    value: 2,
    unit: 'år',
    label: 'Visselblåsarärende',
    source: act('visselblasarlagen', '7 kap.'),
    ...secondary,
    validFrom: '2021-12-17',
  },
  {
    id: 'fria.applies-from',
    key: 'fria.applies-from',
    value: '2027-12-02',
    unit: null,
    label: 'Bedömning av konsekvenser för grundläggande rättigheter (AI)',
    source: { label: 'Förordning (EU) 2026/1744' },
    ...secondary,
  },
  {
    id: 'officer.report-months',
    key: 'officer.report-months',
    value: 3,
    unit: 'månader',
    label: 'Samordnarens rapport till dataskyddsombudet',
    source: sormland('kapitel 8.2'),
    ...read,
    confidence: 'SEED',
  },
  {
    id: 'fine.company.high-percent',
    key: 'fine.company.high-percent',
    value: 4,
    unit: 'procent av omsättningen',
    label: 'Sanktionsavgift för bolag, artikel 83.5',
    source: gdpr('83.5'),
    ...read,
  },
  {
    id: 'fine.company.low-percent',
    key: 'fine.company.low-percent',
    value: 2,
    unit: 'procent av omsättningen',
    label: 'Sanktionsavgift för bolag, artikel 83.4',
    source: gdpr('83.4'),
    ...read,
  },
  {
    id: 'register.search-keys',
    key: 'register.search-keys',
    value: 2,
    unit: 'sökbegrepp',
    label: 'När ett manuellt register omfattas',
    source: sormland('kapitel 10.1'),
    ...read,
    confidence: 'SEED',
  },
  {
    id: 'register.high-risk',
    key: 'register.high-risk',
    value: 6,
    unit: 'sannolikhet × allvar',
    label: 'Från när den första riskbedömningen räknas som hög',
    source: mjolby('3.11'),
    ...unverified,
  },
  {
    id: 'register.klassa-minimum',
    key: 'register.klassa-minimum',
    value: 2,
    unit: 'nivå',
    label: 'Lägsta konfidentialitet för känsliga och extra skyddsvärda uppgifter',
    source: mjolby('3.5.2'),
    ...unverified,
  },
] as const satisfies readonly Parameter[];

export type ParameterKey = (typeof parameters)[number]['key'];

export interface GuidelineProfile extends Fact {
  /** The document, as printed in a citation. */
  readonly document: string;
}

const local: Dated = { ...read, confidence: 'SEED' };

/** Local guidelines that can be asked beside the law. */
export const guidelineProfiles = [
  {
    id: 'sormland-2019',
    label: 'Sörmland 2019',
    document: 'Riktlinjer för tillämpning av dataskyddsförordningen, juni 2019',
    source: sormland('hela'),
    ...local,
  },
  {
    id: 'mjolby-2017',
    label: 'Mjölby 2017',
    document:
      'Riktlinjer för behandling av personuppgifter enligt Dataskyddsförordningen, KS/2017:107, 2017-09-20 § 189',
    source: mjolby('hela'),
    ...local,
  },
] as const satisfies readonly GuidelineProfile[];
