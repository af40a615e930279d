/**
 * The invented cooperation of six kommuner, Almby to Granberga: legal entities, controllers and people. Organisation numbers
 * have a correct check digit and stand in series that are not given out.
 */

interface EntitySpec {
  readonly name: string;
  readonly kind: 'municipality' | 'company' | 'federation';
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
  dalsjo: {
    name: 'Dalsjö kommun',
    kind: 'municipality',
    organisationNumber: '212099-0219',
    address: 'Sjögatan 8, 990 30 Dalsjö',
    domain: 'dalsjo.example',
    parent: null,
  },
  dalsjoEnergy: {
    name: 'Dalsjö Energi AB',
    kind: 'company',
    organisationNumber: '555000-1217',
    address: 'Kraftvägen 1, 990 31 Dalsjö',
    domain: 'dalsjoenergi.example',
    parent: 'dalsjo',
  },
  ekvik: {
    name: 'Ekvik kommun',
    kind: 'municipality',
    organisationNumber: '212099-0318',
    address: 'Rådhusgatan 3, 990 40 Ekvik',
    domain: 'ekvik.example',
    parent: null,
  },
  furunas: {
    name: 'Furunäs kommun',
    kind: 'municipality',
    organisationNumber: '212099-0417',
    address: 'Skogsvägen 12, 990 50 Furunäs',
    domain: 'furunas.example',
    parent: null,
  },
  granberga: {
    name: 'Granberga kommun',
    kind: 'municipality',
    organisationNumber: '212099-0516',
    address: 'Bergsgatan 5, 990 60 Granberga',
    domain: 'granberga.example',
    parent: null,
  },
  granbergaWater: {
    name: 'Granberga Vatten AB',
    kind: 'company',
    organisationNumber: '555000-1316',
    address: 'Källvägen 2, 990 61 Granberga',
    domain: 'granbergavatten.example',
    parent: 'granberga',
  },
  rescue: {
    name: 'Räddningstjänstförbundet Furunäs-Granberga',
    kind: 'federation',
    organisationNumber: '222099-0010',
    address: 'Stationsgatan 1, 990 50 Furunäs',
    domain: 'raddningforbundet.example',
    parent: 'furunas',
  },
} as const satisfies Record<string, EntitySpec>;

export type EntityKey = keyof typeof entities;

interface ControllerSpec {
  readonly entity: EntityKey;
  readonly name: string;
  readonly shortName: string;
  readonly type: 'executive-board' | 'board' | 'joint-board' | 'election-board' | 'federation' | 'company';
  /** Where its retention periods are decided. */
  readonly retentionPlan: string;
}

/** Kommun by kommun: boards, then what they own or share. */
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
  almbyElection: {
    entity: 'almby',
    name: 'Valnämnden',
    shortName: 'VN',
    type: 'election-board',
    retentionPlan: 'Valnämndens dokumenthanteringsplan',
  },
  dalsjoExecutive: {
    entity: 'dalsjo',
    name: 'Kommunstyrelsen',
    shortName: 'KS',
    type: 'executive-board',
    retentionPlan: 'Dokumenthanteringsplan för Dalsjö kommunstyrelse',
  },
  dalsjoSocial: {
    entity: 'dalsjo',
    name: 'Social- och omsorgsnämnden',
    shortName: 'SON',
    type: 'board',
    retentionPlan: 'Dokumenthanteringsplan för social- och omsorgsnämnden',
  },
  dalsjoSchool: {
    entity: 'dalsjo',
    name: 'Utbildningsnämnden',
    shortName: 'UN',
    type: 'board',
    retentionPlan: 'Dokumenthanteringsplan för utbildningsnämnden',
  },
  dalsjoPlanning: {
    entity: 'dalsjo',
    name: 'Miljö- och byggnadsnämnden',
    shortName: 'MBN',
    type: 'board',
    retentionPlan: 'Dokumenthanteringsplan för miljö- och byggnadsnämnden',
  },
  dalsjoEnergy: {
    entity: 'dalsjoEnergy',
    name: 'Dalsjö Energi AB',
    shortName: 'DEAB',
    type: 'company',
    retentionPlan: 'Bolagets dokumenthanteringsplan',
  },
  ekvikExecutive: {
    entity: 'ekvik',
    name: 'Kommunstyrelsen',
    shortName: 'KS',
    type: 'executive-board',
    retentionPlan: 'Dokumenthanteringsplan för Ekvik kommunstyrelse',
  },
  ekvikCare: {
    entity: 'ekvik',
    name: 'Omsorgsnämnden',
    shortName: 'ON',
    type: 'board',
    retentionPlan: 'Dokumenthanteringsplan för omsorgsnämnden',
  },
  ekvikSchool: {
    entity: 'ekvik',
    name: 'Barnnämnden',
    shortName: 'BN',
    type: 'board',
    retentionPlan: 'Dokumenthanteringsplan för barnnämnden',
  },
  ekvikGuardians: {
    entity: 'ekvik',
    name: 'Gemensamma överförmyndarnämnden',
    shortName: 'ÖFN',
    type: 'joint-board',
    retentionPlan: 'Dokumenthanteringsplan för överförmyndarnämnden',
  },
  furunasExecutive: {
    entity: 'furunas',
    name: 'Kommunstyrelsen',
    shortName: 'KS',
    type: 'executive-board',
    retentionPlan: 'Dokumenthanteringsplan för Furunäs kommunstyrelse',
  },
  furunasWelfare: {
    entity: 'furunas',
    name: 'Välfärdsnämnden',
    shortName: 'VFN',
    type: 'board',
    retentionPlan: 'Dokumenthanteringsplan för välfärdsnämnden',
  },
  furunasCommunity: {
    entity: 'furunas',
    name: 'Samhällsnämnden',
    shortName: 'SHN',
    type: 'board',
    retentionPlan: 'Dokumenthanteringsplan för samhällsnämnden',
  },
  rescue: {
    entity: 'rescue',
    name: 'Räddningstjänstförbundet Furunäs-Granberga',
    shortName: 'RFG',
    type: 'federation',
    retentionPlan: 'Förbundets dokumenthanteringsplan',
  },
  granbergaExecutive: {
    entity: 'granberga',
    name: 'Kommunstyrelsen',
    shortName: 'KS',
    type: 'executive-board',
    retentionPlan: 'Dokumenthanteringsplan för Granberga kommunstyrelse',
  },
  granbergaCare: {
    entity: 'granberga',
    name: 'Vård- och socialnämnden',
    shortName: 'VSN',
    type: 'board',
    retentionPlan: 'Dokumenthanteringsplan för vård- och socialnämnden',
  },
  granbergaSchool: {
    entity: 'granberga',
    name: 'Skolnämnden',
    shortName: 'SKN',
    type: 'board',
    retentionPlan: 'Dokumenthanteringsplan för skolnämnden',
  },
  granbergaCulture: {
    entity: 'granberga',
    name: 'Kultur- och fritidsnämnden',
    shortName: 'KFN',
    type: 'board',
    retentionPlan: 'Dokumenthanteringsplan för kultur- och fritidsnämnden',
  },
  granbergaWater: {
    entity: 'granbergaWater',
    name: 'Granberga Vatten AB',
    shortName: 'GVAB',
    type: 'company',
    retentionPlan: 'Bolagets dokumenthanteringsplan',
  },
} as const satisfies Record<string, ControllerSpec>;

export type ControllerKey = keyof typeof controllers;
export const controllerKeys = Object.keys(controllers) as readonly ControllerKey[];
