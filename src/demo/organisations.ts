/**
 * The invented cooperation between Almby and Brinkeby: legal entities, controllers and people. Organisation numbers
 * have a correct check digit and stand in series that are not given out.
 */

interface EntitySpec {
  readonly name: string;
  readonly kind: 'municipality' | 'company';
  readonly organisationNumber: string;
  readonly address: string;
  /** Domain of e-mail addresses and web pages. */
  readonly domain: string;
  /** The kommun that owns the company. */
  readonly parent: string | null;
}

export const entities = {
  almby: {
    name: 'Almby kommun',
    kind: 'municipality',
    organisationNumber: '212099-0011',
    address: 'Stora torget 1, 990 10 Almby',
    domain: 'almby.example',
    parent: null,
  },
  almbyHousing: {
    name: 'Almby Bostäder AB',
    kind: 'company',
    organisationNumber: '555000-0110',
    address: 'Hyresgatan 4, 990 12 Almby',
    domain: 'almbybostader.example',
    parent: 'almby',
  },
  brinkeby: {
    name: 'Brinkeby kommun',
    kind: 'municipality',
    organisationNumber: '212099-0110',
    address: 'Kommunalvägen 2, 990 20 Brinkeby',
    domain: 'brinkeby.example',
    parent: null,
  },
} as const satisfies Record<string, EntitySpec>;

export type EntityKey = keyof typeof entities;

interface ControllerSpec {
  readonly entity: EntityKey;
  readonly name: string;
  readonly shortName: string;
  readonly type: 'executive-board' | 'board' | 'company';
  /** Where its retention periods are decided. */
  readonly retentionPlan: string;
}

/** First the owning kommun's boards, then the company, then the neighbour. */
export const controllers = {
  almbyExecutive: {
    entity: 'almby',
    name: 'Kommunstyrelsen',
    shortName: 'KS',
    type: 'executive-board',
    retentionPlan: 'Kommunstyrelsens dokumenthanteringsplan',
  },
  almbySocial: {
    entity: 'almby',
    name: 'Socialnämnden',
    shortName: 'SN',
    type: 'board',
    retentionPlan: 'Socialnämndens dokumenthanteringsplan',
  },
  almbySchool: {
    entity: 'almby',
    name: 'Barn- och utbildningsnämnden',
    shortName: 'BUN',
    type: 'board',
    retentionPlan: 'Barn- och utbildningsnämndens dokumenthanteringsplan',
  },
  almbyPlanning: {
    entity: 'almby',
    name: 'Samhällsbyggnadsnämnden',
    shortName: 'SBN',
    type: 'board',
    retentionPlan: 'Samhällsbyggnadsnämndens dokumenthanteringsplan',
  },
  almbyHousing: {
    entity: 'almbyHousing',
    name: 'Almby Bostäder AB',
    shortName: 'ABAB',
    type: 'company',
    retentionPlan: 'Bolagets dokumenthanteringsplan',
  },
  brinkebyExecutive: {
    entity: 'brinkeby',
    name: 'Kommunstyrelsen',
    shortName: 'KS',
    type: 'executive-board',
    retentionPlan: 'Dokumenthanteringsplan för Brinkeby kommunstyrelse',
  },
  brinkebyCare: {
    entity: 'brinkeby',
    name: 'Vård- och omsorgsnämnden',
    shortName: 'VON',
    type: 'board',
    retentionPlan: 'Vård- och omsorgsnämndens dokumenthanteringsplan',
  },
} as const satisfies Record<string, ControllerSpec>;

export type ControllerKey = keyof typeof controllers;
export const controllerKeys = Object.keys(controllers) as readonly ControllerKey[];

export interface PersonSpec {
  readonly name: string;
  /** Before the @; the domain is that of the legal entity. */
  readonly mailbox: string;
  readonly entity: EntityKey;
  readonly title: string;
  readonly coordinates?: readonly ControllerKey[];
  readonly worksFor?: readonly ControllerKey[];
  readonly officerFor?: readonly ControllerKey[];
  /** Administers the legal entity and the companies that it owns. */
  readonly administers?: EntityKey;
}

export const persons: readonly PersonSpec[] = [
  {
    name: 'Tolvan Tolvansson',
    mailbox: 'tolvan.tolvansson',
    entity: 'almby',
    title: 'GDPR-samordnare, Kommunstyrelsen i Almby',
    coordinates: ['almbyExecutive'],
  },
  {
    name: 'Fyran Fyransson',
    mailbox: 'fyran.fyransson',
    entity: 'almby',
    title: 'GDPR-samordnare, Socialnämnden',
    coordinates: ['almbySocial'],
  },
  {
    name: 'Femman Femmansson',
    mailbox: 'femman.femmansson',
    entity: 'almby',
    title: 'GDPR-samordnare, Barn- och utbildningsnämnden och Samhällsbyggnadsnämnden',
    coordinates: ['almbySchool', 'almbyPlanning'],
  },
  {
    name: 'Sjuan Sjuansson',
    mailbox: 'sjuan.sjuansson',
    entity: 'almby',
    title: 'Dataskyddsombud för Almby och Brinkeby',
    officerFor: controllerKeys,
  },
  {
    name: 'Åttan Åttansson',
    mailbox: 'attan.attansson',
    entity: 'almby',
    title: 'Administratör, Almby kommun',
    administers: 'almby',
  },
  {
    name: 'Nian Niansson',
    mailbox: 'nian.niansson',
    entity: 'almby',
    title: 'Löneadministratör, Kommunstyrelsen i Almby',
    worksFor: ['almbyExecutive'],
  },
  {
    name: 'Tian Tiansson',
    mailbox: 'tian.tiansson',
    entity: 'almby',
    title: 'Socialsekreterare, Socialnämnden',
    worksFor: ['almbySocial'],
  },
  {
    name: 'Elvan Elvansson',
    mailbox: 'elvan.elvansson',
    entity: 'almby',
    title: 'Skolsköterska, Barn- och utbildningsnämnden',
    worksFor: ['almbySchool'],
  },
  {
    name: 'Trettan Trettansson',
    mailbox: 'trettan.trettansson',
    entity: 'almby',
    title: 'Bygglovshandläggare, Samhällsbyggnadsnämnden',
    worksFor: ['almbyPlanning'],
  },
  {
    name: 'Femtan Femtansson',
    mailbox: 'femtan.femtansson',
    entity: 'almbyHousing',
    title: 'GDPR-samordnare, Almby Bostäder AB',
    coordinates: ['almbyHousing'],
  },
  {
    name: 'Sextan Sextansson',
    mailbox: 'sextan.sextansson',
    entity: 'almbyHousing',
    title: 'Uthyrare, Almby Bostäder AB',
    worksFor: ['almbyHousing'],
  },
  {
    name: 'Artan Artansson',
    mailbox: 'artan.artansson',
    entity: 'brinkeby',
    title: 'GDPR-samordnare, Kommunstyrelsen i Brinkeby',
    coordinates: ['brinkebyExecutive'],
  },
  {
    name: 'Nittan Nittansson',
    mailbox: 'nittan.nittansson',
    entity: 'brinkeby',
    title: 'GDPR-samordnare, Vård- och omsorgsnämnden',
    coordinates: ['brinkebyCare'],
  },
  {
    name: 'Ettan Ettansson',
    mailbox: 'ettan.ettansson',
    entity: 'brinkeby',
    title: 'Bibliotekarie, Kommunstyrelsen i Brinkeby',
    worksFor: ['brinkebyExecutive'],
  },
  {
    name: 'Tvåan Tvåansson',
    mailbox: 'tvaan.tvaansson',
    entity: 'brinkeby',
    title: 'Enhetschef i hemtjänsten, Vård- och omsorgsnämnden',
    worksFor: ['brinkebyCare'],
  },
  {
    name: 'Tjugan Tjugansson',
    mailbox: 'tjugan.tjugansson',
    entity: 'brinkeby',
    title: 'Administratör, Brinkeby kommun',
    administers: 'brinkeby',
  },
];

/** «fyran.fyransson@almby.example». */
export const emailOf = (person: PersonSpec): string => `${person.mailbox}@${entities[person.entity].domain}`;

/** The coordinator who writes the controller's entries. */
export function coordinatorOf(controller: ControllerKey): PersonSpec {
  const found = persons.find((person) => person.coordinates?.includes(controller));
  if (!found) throw new Error(`${controllers[controller].name} saknar samordnare.`);
  return found;
}
