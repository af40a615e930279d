/** Statutes that a legal basis, an exception or a regime is found in (requirements D-029–D-034). */
import { type Dated, type Fact, firstDay } from './fact.ts';

export type StatuteArea =
  | 'data-protection'
  | 'social-services'
  | 'health-care'
  | 'school'
  | 'elections'
  | 'administration'
  | 'environment-and-building'
  | 'employment'
  | 'safety'
  | 'crime'
  | 'culture'
  | 'economy';

export const statuteAreas = {
  'data-protection': 'Dataskydd',
  'social-services': 'Socialtjänst och omsorg',
  'health-care': 'Hälso- och sjukvård',
  school: 'Skola och förskola',
  elections: 'Val',
  administration: 'Förvaltning, sekretess och arkiv',
  'environment-and-building': 'Miljö, bygg och tillsyn',
  employment: 'Arbetsgivare',
  safety: 'Räddningstjänst och säkerhet',
  crime: 'Brottsbekämpning',
  culture: 'Kultur',
  economy: 'Ekonomi',
} as const satisfies Record<StatuteArea, string>;

export interface Statute extends Fact {
  /** Number in Svensk författningssamling, e.g. `2018:218`; null for a local or uncodified source. */
  readonly sfs: string | null;
  /** Short form as used in citations, e.g. «patientdatalagen». */
  readonly short: string;
  readonly area: StatuteArea;
  /** The regime it belongs to (`regimes.ts`). */
  readonly regime: string;
}

const read: Dated = { validFrom: firstDay, validTo: null, checkedAt: '2026-11-21', confidence: 'P' };
const secondary: Dated = { ...read, confidence: 'S' };
const seed: Dated = { ...read, confidence: 'SEED' };
const unread: Dated = { ...read, confidence: 'U' };

type Row = readonly [
  id: string,
  sfs: string,
  short: string,
  label: string,
  area: StatuteArea,
  regime: string,
  dated: Dated,
];

const rows = [
  [
    'dataskyddslagen',
    '2018:218',
    'dataskyddslagen',
    'Lag med kompletterande bestämmelser till EU:s dataskyddsförordning',
    'data-protection',
    'gdpr',
    read,
  ],
  [
    'dataskyddsforordningen-sfs',
    '2018:219',
    'förordning 2018:219',
    'Förordning med kompletterande bestämmelser till EU:s dataskyddsförordning',
    'data-protection',
    'gdpr',
    read,
  ],
  [
    'solpul',
    '2001:454',
    'SoLPuL',
    'Lag om behandling av personuppgifter inom socialtjänsten',
    'social-services',
    'solpul',
    read,
  ],
  [
    'solpuf',
    '2001:637',
    'förordning 2001:637',
    'Förordning om behandling av personuppgifter inom socialtjänsten',
    'social-services',
    'solpul',
    read,
  ],
  [
    'socialtjanstlagen',
    '2025:400',
    'socialtjänstlagen',
    'Socialtjänstlag',
    'social-services',
    'solpul',
    { ...secondary, validFrom: '2025-07-01' },
  ],
  [
    'socialtjanstlagen-2001',
    '2001:453',
    'socialtjänstlagen (2001)',
    'Socialtjänstlag',
    'social-services',
    'solpul',
    { ...secondary, validTo: '2025-06-30' },
  ],
  [
    'lss',
    '1993:387',
    'LSS',
    'Lag om stöd och service till vissa funktionshindrade',
    'social-services',
    'solpul',
    secondary,
  ],
  [
    'lvu',
    '1990:52',
    'LVU',
    'Lag med särskilda bestämmelser om vård av unga',
    'social-services',
    'solpul',
    read,
  ],
  ['lvm', '1988:870', 'LVM', 'Lag om vård av missbrukare i vissa fall', 'social-services', 'solpul', read],
  [
    'skyddat-boende',
    '2024:79',
    'lag 2024:79',
    'Lag om placering av barn i skyddat boende',
    'social-services',
    'solpul',
    read,
  ],
  [
    'utskrivning',
    '2017:612',
    'samverkanslagen',
    'Lag om samverkan vid utskrivning från sluten hälso- och sjukvård',
    'social-services',
    'solpul',
    seed,
  ],
  ['patientdatalagen', '2008:355', 'patientdatalagen', 'Patientdatalag', 'health-care', 'pdl', read],
  [
    'patientdataforordningen',
    '2008:360',
    'patientdataförordningen',
    'Patientdataförordning',
    'health-care',
    'pdl',
    seed,
  ],
  [
    'sammanhallen-dokumentation',
    '2022:913',
    'lag 2022:913',
    'Lag om sammanhållen vård- och omsorgsdokumentation',
    'health-care',
    'shared-care',
    { ...read, validFrom: '2023-01-01' },
  ],
  [
    'lakemedelslista',
    '2018:1212',
    'lag 2018:1212',
    'Lag om nationell läkemedelslista',
    'health-care',
    'pdl',
    secondary,
  ],
  ['halso-och-sjukvardslagen', '2017:30', 'HSL', 'Hälso- och sjukvårdslag', 'health-care', 'pdl', unread],
  [
    'patientsakerhetslagen',
    '2010:659',
    'patientsäkerhetslagen',
    'Patientsäkerhetslag',
    'health-care',
    'pdl',
    unread,
  ],
  ['smittskyddslagen', '2004:168', 'smittskyddslagen', 'Smittskyddslag', 'health-care', 'pdl', unread],
  ['skollagen', '2010:800', 'skollagen', 'Skollag', 'school', 'school', read],
  [
    'aktivitetsansvar',
    '2006:39',
    'förordning 2006:39',
    'Förordning om register och dokumentation vid fullgörandet av kommunernas aktivitetsansvar för ungdomar',
    'school',
    'school',
    seed,
  ],
  [
    'val-personuppgifter',
    '2001:183',
    'lag 2001:183',
    'Lag om behandling av personuppgifter i verksamhet med val och folkomröstningar',
    'elections',
    'gdpr',
    seed,
  ],
  [
    'val-forordning',
    '2002:61',
    'förordning 2002:61',
    'Förordning om behandling av personuppgifter i verksamhet med val och folkomröstningar',
    'elections',
    'gdpr',
    seed,
  ],
  ['vallagen', '2005:837', 'vallagen', 'Vallag', 'elections', 'gdpr', unread],
  ['kommunallagen', '2017:725', 'kommunallagen', 'Kommunallag', 'administration', 'gdpr', read],
  [
    'forvaltningslagen',
    '2017:900',
    'förvaltningslagen',
    'Förvaltningslag',
    'administration',
    'gdpr',
    { ...read, validFrom: '2018-07-01' },
  ],
  [
    'tryckfrihetsforordningen',
    '1949:105',
    'tryckfrihetsförordningen',
    'Tryckfrihetsförordning',
    'administration',
    'gdpr',
    seed,
  ],
  [
    'osl',
    '2009:400',
    'offentlighets- och sekretesslagen',
    'Offentlighets- och sekretesslag',
    'administration',
    'gdpr',
    secondary,
  ],
  ['arkivlagen', '1990:782', 'arkivlagen', 'Arkivlag', 'administration', 'gdpr', secondary],
  ['bibliotekslagen', '2013:801', 'bibliotekslagen', 'Bibliotekslag', 'culture', 'gdpr', unread],
  [
    'plan-och-bygglagen',
    '2010:900',
    'plan- och bygglagen',
    'Plan- och bygglag',
    'environment-and-building',
    'gdpr',
    unread,
  ],
  ['miljobalken', '1998:808', 'miljöbalken', 'Miljöbalk', 'environment-and-building', 'gdpr', unread],
  [
    'livsmedelslagen',
    '2006:804',
    'livsmedelslagen',
    'Livsmedelslag',
    'environment-and-building',
    'gdpr',
    unread,
  ],
  ['alkohollagen', '2010:1622', 'alkohollagen', 'Alkohollag', 'environment-and-building', 'gdpr', unread],
  ['lso', '2003:778', 'lagen om skydd mot olyckor', 'Lag om skydd mot olyckor', 'safety', 'gdpr', unread],
  ['foraldrabalken', '1949:381', 'föräldrabalken', 'Föräldrabalk', 'social-services', 'gdpr', unread],
  [
    'kamerabevakningslagen',
    '2018:1200',
    'kamerabevakningslagen',
    'Kamerabevakningslag',
    'safety',
    'camera',
    { ...read, validFrom: '2018-08-01' },
  ],
  [
    'visselblasarlagen',
    '2021:890',
    'visselblåsarlagen',
    'Lag om skydd för personer som rapporterar om missförhållanden',
    'employment',
    'whistleblowing',
    { ...secondary, validFrom: '2021-12-17' },
  ],
  [
    'sakerhetsskyddslagen',
    '2018:585',
    'säkerhetsskyddslagen',
    'Säkerhetsskyddslag',
    'safety',
    'gdpr',
    { ...secondary, validFrom: '2019-04-01' },
  ],
  [
    'cybersakerhetslagen',
    '2025:1506',
    'cybersäkerhetslagen',
    'Cybersäkerhetslag',
    'safety',
    'gdpr',
    { ...secondary, validFrom: '2026-01-15' },
  ],
  [
    'brottsdatalagen',
    '2018:1177',
    'brottsdatalagen',
    'Brottsdatalag',
    'crime',
    'crime',
    { ...secondary, validFrom: '2018-08-01' },
  ],
  [
    'bokforing',
    '2018:597',
    'lag 2018:597',
    'Lag om kommunal bokföring och redovisning',
    'economy',
    'gdpr',
    { ...unread, validFrom: '2019-01-01' },
  ],
  ['las', '1982:80', 'LAS', 'Lag om anställningsskydd', 'employment', 'gdpr', unread],
  ['arbetsmiljolagen', '1977:1160', 'arbetsmiljölagen', 'Arbetsmiljölag', 'employment', 'gdpr', unread],
  ['mbl', '1976:580', 'MBL', 'Lag om medbestämmande i arbetslivet', 'employment', 'gdpr', unread],
] as const satisfies readonly Row[];

export type StatuteId = (typeof rows)[number][0];

export const statutes: readonly Statute[] = rows.map(([id, sfs, short, label, area, regime, dated]) => ({
  id,
  sfs,
  short,
  label,
  area,
  regime,
  source: { label: `SFS ${sfs}`, statute: id },
  ...dated,
}));

const byId = new Map<string, Statute>(statutes.map((statute) => [statute.id, statute]));

/** The statute with this id, in force or not; undefined when the list does not hold it. */
export function statute(id: string): Statute | undefined {
  return byId.get(id);
}

/** «Patientdatalag (2008:355)». */
export function statuteName(item: Statute): string {
  return item.sfs === null ? item.label : `${item.label} (${item.sfs})`;
}
