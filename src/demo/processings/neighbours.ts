/** What the kommuner of the cooperation do alike: the same kind of processing, with each one's own facts. */
import { careCommon } from '../common/care.ts';
import { communityCommon } from '../common/community.ts';
import { companyCommon } from '../common/companies.ts';
import { executiveCommon } from '../common/executive.ts';
import { schoolCommon } from '../common/school.ts';
import { type ControllerKey, controllers } from '../organisations.ts';
import type { CommonSpec, ProcessingSpec } from '../processing-spec.ts';
import { type PlacedSystemKey, type SystemKey, systems } from '../systems.ts';

type Place = readonly [controller: ControllerKey, names: readonly string[]];

const OFFICE = [
  'Lön och anställning',
  'Rekrytering',
  'Diarium och ärenden',
  'Visselblåsarfunktion',
  'Leverantörsfakturor',
  'Medborgarförslag och synpunkter',
];
const CARE = [
  'Insatser enligt LSS',
  'Ekonomiskt bistånd',
  'Utredning av oro för barn',
  'Avgifter inom äldreomsorgen',
  'Avvikelser och lex Sarah',
  'Anhörigstöd',
];
const SCHOOL = [
  'Elevhälsans medicinska insatser',
  'Skolplacering',
  'Betyg och omdömen',
  'Extra anpassningar och särskilt stöd',
  'Förskola: kö, plats och avgift',
  'Kränkande behandling',
];

const places: readonly Place[] = [
  ['almbyExecutive', ['Förtroendevalda och arvoden', 'Upphandling']],
  ['almbySocial', ['Serveringstillstånd', 'Avgifter inom äldreomsorgen']],
  ['almbySchool', ['Betyg och omdömen', 'Kränkande behandling']],
  ['almbyElection', ['Förtroendevalda och arvoden']],
  ['brinkebyExecutive', ['Lön och anställning', 'Diarium och ärenden', 'Leverantörsfakturor']],
  ['brinkebyCare', ['Avvikelser och lex Sarah', 'Anhörigstöd']],
  ['dalsjoExecutive', [...OFFICE, 'Webbsändning av fullmäktige', 'Krisledning och reservplaner']],
  ['dalsjoSocial', [...CARE, 'Färdtjänst', 'Serveringstillstånd']],
  ['dalsjoSchool', [...SCHOOL, 'Klasslista i Excel']],
  ['dalsjoPlanning', ['Bygglov', 'Livsmedelstillsyn', 'Enskilda avlopp', 'Kartor och fastighetsregister']],
  ['dalsjoEnergy', ['Elnätskunder', 'Kundtjänst och felanmälan']],
  ['ekvikExecutive', [...OFFICE, 'Upphandling', 'Passersystem och nycklar']],
  ['ekvikCare', [...CARE, 'Boendestöd']],
  ['ekvikSchool', [...SCHOOL, 'Foton på elever i skolans kanaler']],
  ['ekvikGuardians', ['Diarium och ärenden', 'Medborgarförslag och synpunkter']],
  ['furunasExecutive', [...OFFICE, 'Bibliotek']],
  ['furunasWelfare', [...CARE, ...SCHOOL.slice(0, 3)]],
  ['furunasCommunity', ['Bygglov', 'Livsmedelstillsyn', 'Föreningsbidrag', 'Lokalbokning och simhall']],
  ['rescue', ['Krisledning och reservplaner', 'Leverantörsfakturor', 'Passersystem och nycklar']],
  ['granbergaExecutive', [...OFFICE.slice(0, 4), 'Passersystem och nycklar']],
  ['granbergaCare', CARE],
  ['granbergaSchool', SCHOOL],
  ['granbergaCulture', ['Bibliotek', 'Föreningsbidrag', 'Lokalbokning och simhall']],
  ['granbergaWater', ['Abonnenter vatten och avlopp', 'Fjärravläsning av vattenmätare']],
];

const common: readonly CommonSpec[] = [
  ...executiveCommon,
  ...careCommon,
  ...schoolCommon,
  ...communityCommon,
  ...companyCommon,
];

/** The processings of `places`, taken from what several do alike or from what the first two kommuner do. */
export function neighbours(known: readonly ProcessingSpec[]): readonly ProcessingSpec[] {
  const all = places.flatMap(([controller, names]) => names.map((name) => ({ controller, name })));
  return all.map(({ controller, name }, position) => {
    const spec = common.find((found) => found.name === name) ?? known.find((found) => found.name === name);
    if (!spec) throw new Error(`${name} finns inte att ta efter.`);
    return placed(spec, controller, position);
  });
}

/** Days until review, months since start, and who has come how far: different from place to place, the same each time. */
const REVIEWS = [-35, 14, 40, 95, 160, 210, 260, 320];
const MONTHS = [18, 30, 44, 61, 83];

function placed(spec: CommonSpec, controller: ControllerKey, position: number): ProcessingSpec {
  const reviewInDays = REVIEWS[position % REVIEWS.length] ?? 100;
  const { shortName } = controllers[controller];
  const { mend, ...rest } = spec;
  return {
    ...rest,
    controller,
    startedMonthsAgo: MONTHS[position % MONTHS.length] ?? 40,
    systems: spec.systems.map((key) => placedSystem(key, controller)),
    processors: (spec.processors ?? []).map((processor) => ({
      ...processor,
      ...(processor.agreement === 'valid' && {
        reference: `PUB-avtal ${shortName} ${2020 + (position % 6)}/${String(11 + position * 7).padStart(3, '0')}`,
      }),
    })),
    reviewInDays,
    complete: spec.complete && position % 4 !== 3,
  };
}

function placedSystem(key: PlacedSystemKey, controller: ControllerKey): PlacedSystemKey {
  const base = (key.includes(':') ? key.split(':')[1] : key) as SystemKey;
  const { entity } = controllers[controller];
  return controllers[systems[base].owner].entity === entity ? base : `${entity}:${base}`;
}
