/** Words that the standard agreement defines (E-015–E-017), in plain Swedish with where the law says it. The agreement's own wording goes first. */
import type { Source } from './judgement.ts';
import { gdpr, sormland } from './sources.ts';

const template = sormland('bilaga 3, avsnitt 2');

interface AgreementTerm {
  readonly term: string;
  readonly means: string;
  readonly source: Source;
}

export const agreementTerms: readonly AgreementTerm[] = [
  {
    term: 'Behandling',
    means: 'Allt man gör med personuppgifter, till exempel samla in, lagra, läsa och radera.',
    source: gdpr('4.2'),
  },
  {
    term: 'Dataskyddslagstiftning',
    means: 'All lag om integritet och personuppgifter som gäller behandlingen, svensk lag och EU:s.',
    source: template,
  },
  {
    term: 'Personuppgiftsansvarig',
    means: 'Den som bestämmer varför och hur uppgifterna behandlas: hos en kommun nämnden eller bolaget.',
    source: gdpr('4.7'),
  },
  {
    term: 'Instruktion',
    means:
      'Den ansvarigas skriftliga besked om föremål, varaktighet, art och ändamål, typ av uppgifter, kategorier av registrerade och särskilda behov.',
    source: gdpr('28.3'),
  },
  { term: 'Logg', means: 'Det som loggningen ger.', source: template },
  {
    term: 'Loggning',
    means: 'Löpande insamling av uppgifter om behandlingen som kan knytas till en enskild person.',
    source: template,
  },
  {
    term: 'Personuppgiftsbiträde',
    means: 'Den som behandlar uppgifter för den ansvarigas räkning, utanför dess egen organisation.',
    source: gdpr('4.8'),
  },
  {
    term: 'Personuppgift',
    means: 'Varje uppgift om en levande person som går att identifiera.',
    source: gdpr('4.1'),
  },
  {
    term: 'Personuppgiftsincident',
    means: 'En säkerhetsincident där uppgifter förstörs, förloras, ändras, röjs eller nås av någon obehörig.',
    source: gdpr('4.12'),
  },
  { term: 'Registrerad', means: 'Den som uppgifterna handlar om.', source: gdpr('4.1') },
  { term: 'Tredje land', means: 'Ett land utanför EU och EES.', source: template },
  {
    term: 'Underbiträde',
    means: 'Den som biträdet anlitar för att behandla uppgifterna, och den som det i sin tur anlitar.',
    source: gdpr('28.4'),
  },
];
