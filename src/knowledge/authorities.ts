/** Authorities and courts that a controller meets, under the names they have had. */
import { appliesOn, type Fact, fromSeed, regulation } from './fact.ts';
import { act, gdpr, sormland } from './sources.ts';

export interface AuthorityBody extends Fact {
  /** Bodies with the same key follow each other under new names. */
  readonly key: string;
  /** What a controller has to do with it, in one line. */
  readonly does: string;
}

const seed = { source: sormland('kapitel 3'), ...fromSeed } as const;
const beforeName = { ...seed, validTo: '2020-12-31' } as const;

export const authorityBodies: readonly AuthorityBody[] = [
  {
    id: 'datainspektionen',
    key: 'supervisory-authority',
    label: 'Datainspektionen',
    does: 'Tillsyn över dataskyddsförordningen, dataskyddslagen, brottsdatalagen och kamerabevakningslagen.',
    ...beforeName,
  },
  {
    id: 'imy',
    key: 'supervisory-authority',
    label: 'Integritetsskyddsmyndigheten (IMY)',
    does: 'Tillsyn över dataskyddsförordningen, dataskyddslagen, brottsdatalagen och kamerabevakningslagen.',
    ...regulation,
    validFrom: '2021-01-01',
    source: act('dataskyddsforordningen-sfs', '3 §'),
  },
  {
    id: 'edpb',
    key: 'edpb',
    label: 'Europeiska dataskyddsstyrelsen (EDPB)',
    does: 'Riktlinjer som gäller i hela EU. Följde på Artikel 29-gruppen den 25 maj 2018.',
    ...regulation,
    source: gdpr('68.1'),
  },
  {
    id: 'edps',
    key: 'edps',
    label: 'Europeiska datatillsynsmannen (EDPS)',
    does: 'Tillsyn över EU:s egna institutioner.',
    ...seed,
  },
  {
    id: 'datatilsynet',
    key: 'datatilsynet',
    label: 'Datatilsynet, Danmark',
    does: 'Dansk tillsynsmyndighet, när behandlingen rör personer där.',
    ...seed,
  },
  {
    id: 'dataombudsmannen',
    key: 'dataombudsmannen',
    label: 'Dataombudsmannens byrå, Finland',
    does: 'Finsk tillsynsmyndighet, när behandlingen rör personer där.',
    ...seed,
  },
  {
    id: 'swedish-courts',
    key: 'swedish-courts',
    label: 'Svenska domstolar',
    does: 'Prövar överklagade beslut, och krav från den enskilde, till exempel rättelse eller skadestånd.',
    ...seed,
  },
  {
    id: 'cjeu',
    key: 'cjeu',
    label: 'EU-domstolen',
    does: 'Svarar på svenska domstolars frågor om hur förordningen ska tolkas (förhandsavgörande).',
    ...seed,
  },
  {
    id: 'echr',
    key: 'echr',
    label: 'Europadomstolen',
    does: 'Kan döma ut skadestånd men inte upphäva ett svenskt beslut. Först när svenska domstolar har prövat saken.',
    ...seed,
  },
];

/** Under the names of the day `asOf` (`YYYY-MM-DD`). */
export const authoritiesOn = (asOf: string): readonly AuthorityBody[] =>
  authorityBodies.filter((body) => appliesOn(body, asOf));
