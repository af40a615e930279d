/** Countries, the EU/EEA and adequacy decisions, with dates (1.3). */
import { appliesOn, type Dated, type Fact } from './fact.ts';
import type { Source } from './judgement.ts';
import { gdpr } from './sources.ts';

const codes =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';

/** Not a country, but a recipient with an adequacy decision of its own. */
const organisations = { EPO: 'Europeiska patentorganisationen' } as const satisfies Record<string, string>;

const names = new Intl.DisplayNames('sv', { type: 'region' });

export const countryCodes: readonly string[] = codes.split(' ');

/** Swedish name of a country code or of an organisation; undefined when the code is unknown. */
export function countryName(code: string): string | undefined {
  if (Object.hasOwn(organisations, code)) return organisations[code as keyof typeof organisations];
  return countryCodes.includes(code) ? names.of(code) : undefined;
}

export interface CountryChoice {
  readonly code: string;
  readonly name: string;
}

/** Every country and organisation, in Swedish alphabetical order. */
export function countryChoices(): readonly CountryChoice[] {
  return [...countryCodes, ...Object.keys(organisations)]
    .map((code) => ({ code, name: countryName(code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, 'sv'));
}

/** The code for a Swedish country name or a code in any case; undefined when nothing fits. */
export function countryCodeOf(text: string): string | undefined {
  const wanted = text.trim().toLowerCase();
  return countryChoices().find(
    (choice) => choice.code.toLowerCase() === wanted || choice.name.toLowerCase() === wanted,
  )?.code;
}

export interface UnionMember extends Fact {
  readonly membership: 'EU' | 'EES';
}

const member: Dated = { validFrom: null, validTo: null, checkedAt: '2026-10-08', confidence: 'S' };
const union: Source = gdpr('45.1');
const unionCodes = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE';

/** Where data move freely. Åland and the French overseas departments belong to the EU; the United Kingdom did until 2020. */
export const unionMembers: readonly UnionMember[] = [
  ...unionCodes.split(' ').map((code) => unionMember(code, 'EU', member)),
  ...['IS', 'LI', 'NO'].map((code) => unionMember(code, 'EES', member)),
  ...['AX', 'GF', 'GP', 'MF', 'MQ', 'RE', 'YT'].map((code) =>
    unionMember(code, 'EU', { ...member, confidence: 'U' }),
  ),
  unionMember('GB', 'EU', { ...member, validTo: '2020-12-31' }),
];

function unionMember(code: string, membership: 'EU' | 'EES', dated: Dated): UnionMember {
  return { id: code, label: countryName(code) ?? code, membership, source: union, ...dated };
}

/** True when the country lies within the EU/EEA on that day, transition periods included. */
export function isInUnion(code: string, asOf: string): boolean {
  return unionMembers.some((country) => country.id === code && appliesOn(country, asOf));
}

export interface AdequacyDecision extends Fact {
  /** What the decision covers, when not everything. */
  readonly scope: string | null;
  readonly decision: string;
  /** Another mechanism must be chosen: only certified recipients are covered. */
  readonly mechanism: 'ADEQUACY' | 'DPF';
  readonly note: string | null;
}

const old: Dated = { validFrom: null, validTo: null, checkedAt: '2026-10-08', confidence: 'S' };
const plain = {
  scope: null,
  mechanism: 'ADEQUACY',
  note: 'Bekräftat av kommissionen den 15 januari 2024.',
  source: gdpr('45.3'),
} as const;

export const adequacyDecisions = [
  { id: 'AD', label: 'Andorra', decision: '2010/625/EU', ...plain, ...old },
  { id: 'AR', label: 'Argentina', decision: '2003/490/EG', ...plain, ...old },
  {
    id: 'BR',
    label: 'Brasilien',
    decision: '(EU) 2026/179',
    ...plain,
    ...old,
    scope: 'Gäller inte överföring enbart för allmän säkerhet eller brottsbekämpning',
    note: 'Ses över efter fyra år.',
    validFrom: '2026-01-26',
  },
  {
    id: 'CA',
    label: 'Kanada',
    decision: '2002/2/EG',
    ...plain,
    ...old,
    scope: 'Endast privata organisationer som omfattas av PIPEDA',
  },
  { id: 'CH', label: 'Schweiz', decision: '2000/518/EG', ...plain, ...old },
  { id: 'FO', label: 'Färöarna', decision: '2010/146/EU', ...plain, ...old },
  { id: 'GG', label: 'Guernsey', decision: '2003/821/EG', ...plain, ...old },
  { id: 'IL', label: 'Israel', decision: '2011/61/EU', ...plain, ...old },
  { id: 'IM', label: 'Isle of Man', decision: '2004/411/EG', ...plain, ...old },
  { id: 'JE', label: 'Jersey', decision: '2008/393/EG', ...plain, ...old },
  {
    id: 'JP',
    label: 'Japan',
    decision: '(EU) 2019/419',
    ...plain,
    ...old,
    scope: 'Privat sektor (företag under APPI)',
    note: 'Första översynen den 4 april 2023.',
    validFrom: '2019-01-23',
  },
  {
    id: 'KR',
    label: 'Sydkorea',
    decision: '(EU) 2022/254',
    ...plain,
    ...old,
    note: 'Första översynen avslutad i juli 2026: beslutet gäller vidare.',
    validFrom: '2021-12-17',
  },
  { id: 'NZ', label: 'Nya Zeeland', decision: '2013/65/EU', ...plain, ...old },
  {
    id: 'GB',
    label: 'Storbritannien',
    decision: '(EU) 2021/1772',
    ...plain,
    ...old,
    note: 'Beslutet förnyat; gäller till 27 december 2031',
    validFrom: '2021-06-28',
    validTo: '2031-12-27',
  },
  {
    id: 'US',
    label: 'USA',
    decision: '(EU) 2023/1795',
    ...plain,
    ...old,
    mechanism: 'DPF',
    scope:
      'Endast mottagare som är certifierade enligt EU–US Data Privacy Framework (kontrollera dataprivacyframework.gov, datum för kontrollen ska anges)',
    note: 'Tribunalen ogillade en talan mot beslutet den 3 september 2025 (T-553/23). Domen är överklagad till EU-domstolen (C-703/25 P). Ha därför en reservgrund, till exempel standardavtalsklausuler och en dokumenterad bedömning av överföringen.',
    validFrom: '2023-07-10',
  },
  { id: 'UY', label: 'Uruguay', decision: '2012/484/EU', ...plain, ...old },
  {
    id: 'EPO',
    label: 'Europeiska patentorganisationen',
    decision: '(EU) 2025/1382',
    ...plain,
    ...old,
    scope: 'Internationell organisation',
    note: null,
    validFrom: '2025-07-15',
  },
] as const satisfies readonly AdequacyDecision[];
