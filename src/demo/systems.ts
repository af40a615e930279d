/** Invented suppliers and the products that the demo organisations use. */
import type { ControllerKey, EntityKey } from './organisations.ts';

interface SupplierSpec {
  readonly name: string;
  /** Null for a foreign company. */
  readonly organisationNumber: string | null;
  readonly country: string;
}

export const suppliers = {
  tranbar: { name: 'Tranbär Verksamhetsstöd AB', organisationNumber: '555000-0219', country: 'SE' },
  lavskrika: { name: 'Lavskrika Skolsystem AB', organisationNumber: '555000-0318', country: 'SE' },
  kvallsljus: { name: 'Kvällsljus Trygghet AB', organisationNumber: '555000-0417', country: 'SE' },
  vintergran: { name: 'Vintergran Omsorgssystem AB', organisationNumber: '555000-0516', country: 'SE' },
  granris: { name: 'Granris Fastighetsdata AB', organisationNumber: '555000-0615', country: 'SE' },
  fjallsippa: { name: 'Fjällsippa Rapportkanal AB', organisationNumber: '555000-0714', country: 'SE' },
  storspov: { name: 'Storspov Sändning AB', organisationNumber: '555000-0813', country: 'SE' },
  nyckelpiga: { name: 'Nyckelpiga Passage AB', organisationNumber: '555000-0912', country: 'SE' },
  ringduva: { name: 'Ringduva Resor AB', organisationNumber: '555000-1019', country: 'SE' },
  bokfink: { name: 'Bokfink Biblioteksdata AB', organisationNumber: '555000-1118', country: 'SE' },
  molnrum: { name: 'Molnrum Workplace Ireland Ltd', organisationNumber: null, country: 'IE' },
  isblink: { name: 'Isblink Mailings Inc.', organisationNumber: null, country: 'US' },
} as const satisfies Record<string, SupplierSpec>;

export type SupplierKey = keyof typeof suppliers;

interface SystemSpec {
  readonly name: string;
  readonly kind: 'system' | 'app' | 'binder' | 'other';
  readonly owner: ControllerKey;
  /** Null for what the organisation runs itself. */
  readonly supplier: SupplierKey | null;
  readonly country: string;
  readonly description: string;
}

const common = { kind: 'system', country: 'SE' } as const;

export const systems = {
  payroll: {
    ...common,
    name: 'Tranbär Lön',
    owner: 'almbyExecutive',
    supplier: 'tranbar',
    description: 'Lön, frånvaro och schema för kommunens anställda.',
  },
  recruitment: {
    ...common,
    name: 'Tranbär Rekrytering',
    owner: 'almbyExecutive',
    supplier: 'tranbar',
    description: 'Annonser, ansökningar och urval.',
  },
  diary: {
    ...common,
    name: 'Uggla Diarium',
    owner: 'almbyExecutive',
    supplier: 'tranbar',
    description: 'Diarium, ärenden och sammanträden för alla nämnder.',
  },
  office: {
    ...common,
    name: 'Molnrum Kontor',
    owner: 'almbyExecutive',
    supplier: 'molnrum',
    country: 'IE',
    description: 'E-post, kalender, filer och videomöten.',
  },
  broadcast: {
    ...common,
    name: 'Storspov Webb-tv',
    owner: 'almbyExecutive',
    supplier: 'storspov',
    description: 'Direktsändning och arkiv av sammanträden.',
  },
  whistleblowing: {
    ...common,
    name: 'Fjällsippa Rapport',
    owner: 'almbyExecutive',
    supplier: 'fjallsippa',
    description: 'Kanal för rapporter om missförhållanden.',
  },
  access: {
    ...common,
    name: 'Nyckelpiga Passage',
    owner: 'almbyExecutive',
    supplier: 'nyckelpiga',
    description: 'Kort, taggar och dörrar i kommunens lokaler.',
  },
  logs: {
    ...common,
    name: 'Loggvakten',
    owner: 'almbyExecutive',
    supplier: null,
    description: 'Egen server som samlar loggar från kommunens system.',
  },
  social: {
    ...common,
    name: 'Vintergran Social',
    owner: 'almbySocial',
    supplier: 'vintergran',
    description: 'Akter, utredningar och beslut i socialtjänsten.',
  },
  travel: {
    ...common,
    name: 'Ringduva Färd',
    owner: 'almbySocial',
    supplier: 'ringduva',
    description: 'Beställning av färdtjänstresor.',
  },
  schoolRegister: {
    ...common,
    name: 'Lavskrika Elev',
    owner: 'almbySchool',
    supplier: 'lavskrika',
    description: 'Elevregister, placering, frånvaro och skolskjuts.',
  },
  schoolHealth: {
    ...common,
    name: 'Lavskrika Hälsa',
    owner: 'almbySchool',
    supplier: 'lavskrika',
    description: 'Journal för elevhälsans medicinska insatser.',
  },
  attendanceApp: {
    ...common,
    name: 'Lavskrika Närvaro',
    kind: 'app',
    owner: 'almbySchool',
    supplier: 'lavskrika',
    description: 'Tidigare app där vårdnadshavare anmälde frånvaro.',
  },
  cultureSchool: {
    ...common,
    name: 'Anmälan till kulturskolan',
    owner: 'almbySchool',
    supplier: 'tranbar',
    description: 'E-tjänst för anmälan, kö och avgifter.',
  },
  building: {
    ...common,
    name: 'Tranbär Bygg och miljö',
    owner: 'almbyPlanning',
    supplier: 'tranbar',
    description: 'Ärenden om bygglov, livsmedel, miljö och parkeringstillstånd.',
  },
  mailings: {
    ...common,
    name: 'Isblink Utskick',
    owner: 'almbyPlanning',
    supplier: 'isblink',
    country: 'US',
    description: 'Utskick av nyhetsbrev.',
  },
  tenancy: {
    ...common,
    name: 'Granris Hyra',
    owner: 'almbyHousing',
    supplier: 'granris',
    description: 'Bostadskö, kontrakt, hyresavier och felanmälan.',
  },
  cameras: {
    ...common,
    name: 'Granris Kamera',
    owner: 'almbyHousing',
    supplier: 'granris',
    description: 'Kameror i garage och soprum.',
  },
  library: {
    ...common,
    name: 'Bokfink Bibliotek',
    owner: 'brinkebyExecutive',
    supplier: 'bokfink',
    description: 'Katalog, låntagare och lån.',
  },
  contactCentre: {
    ...common,
    name: 'Uggla Kontakt',
    owner: 'brinkebyExecutive',
    supplier: 'tranbar',
    description: 'Samtal och ärenden i det gemensamma kontaktcentret.',
  },
  guardians: {
    ...common,
    name: 'Uggla Ställföreträdare',
    owner: 'brinkebyExecutive',
    supplier: 'tranbar',
    description: 'Akter och årsräkningar hos överförmyndaren.',
  },
  alarms: {
    ...common,
    name: 'Kvällsljus Larm',
    owner: 'brinkebyCare',
    supplier: 'kvallsljus',
    description: 'Larmknappar i hemmet och larmcentral.',
  },
  homeCare: {
    ...common,
    name: 'Vintergran Hemgång',
    owner: 'brinkebyCare',
    supplier: 'vintergran',
    description: 'Planering och genomförande i hemtjänsten.',
  },
  careRecord: {
    ...common,
    name: 'Vintergran Journal',
    owner: 'brinkebyCare',
    supplier: 'vintergran',
    description: 'Patientjournal i kommunens hälso- och sjukvård.',
  },
  nightCamera: {
    ...common,
    name: 'Kvällsljus Natt',
    kind: 'app',
    owner: 'brinkebyCare',
    supplier: 'kvallsljus',
    description: 'Digital tillsyn med kamera på natten.',
  },
} as const satisfies Record<string, SystemSpec>;

export type SystemKey = keyof typeof systems;

/** A system of the demo's first two kommuner, or the same product in another: `dalsjo:payroll`. */
export type PlacedSystemKey = SystemKey | `${EntityKey}:${SystemKey}`;

/** The product that a key names, whoever has it. */
export const systemOf = (key: PlacedSystemKey): SystemSpec =>
  systems[(key.includes(':') ? key.split(':')[1] : key) as SystemKey];
