/** Almby, Socialnämnden: individuals and families. */
import { agreed, group, item, items, keep, type ProcessingSpec, recipient } from '../processing-spec.ts';

const controller = 'almbySocial';
const searchKeys = ['namn', 'personnummer', 'ärendenummer'];
const sensitive = { ground: '9.2.h', support: '7 § SoLPuL' } as const;
const identityNumber = 'En förväxling kan ge fel person en insats eller röja uppgifter med sekretess.';
const designated = {
  designatedByStatute: 'yes',
  designatingProvision: '11 § förordningen (2001:637)',
} as const;

export const socialServices: readonly ProcessingSpec[] = [
  {
    controller,
    name: 'Ekonomiskt bistånd',
    description: 'Ansökan, utredning, beslut och utbetalning av försörjningsstöd.',
    area: 'Individ- och familjeomsorg',
    owner: 'Enhetschefen för ekonomiskt bistånd',
    duration: 'ongoing',
    startedMonthsAgo: 88,
    regime: 'solpul',
    purposes: [
      {
        short: 'Utreda och besluta om ekonomiskt bistånd',
        legalBasis: 'e2',
        statutes: ['socialtjanstlagen'],
        motivation: 'Nämnden beslutar om den enskildes rätt till bistånd.',
      },
      {
        short: 'Betala ut bistånd och begära tillbaka det som betalats ut fel',
        legalBasis: 'e2',
        statutes: ['socialtjanstlagen', 'bokforing'],
        motivation: 'Utbetalningen följer av beslutet.',
      },
    ],
    groups: [group('clients', 'Sökande', 'ca 700 hushåll'), group('relatives', 'Andra i hushållet')],
    items: [
      ...items('name', 'personal-identity-number', 'address', 'economy', 'income', 'account-number'),
      item('housing', 'Hyra och boende'),
      item('health', 'Läkarintyg', 'clients'),
      item('family-relations', 'Barn och sammanboende'),
    ],
    sensitive,
    identityNumber,
    sources: ['Försäkringskassan', 'Skatteverket', 'Arbetsförmedlingen'],
    recipients: [
      recipient('Försäkringskassan', 'authority', 'Kontroll av andra ersättningar'),
      recipient('Förvaltningsrätten', 'authority', 'Överklagade beslut'),
    ],
    processors: [agreed('vintergran', 'PUB-avtal SN 2022/019')],
    retention: [
      keep('personakten', '5 år', 'efter sista anteckningen'),
      keep('akter för personer födda dag 5, 15 och 25', 'bevaras', 'sista anteckningen'),
    ],
    systems: ['social'],
    informed: { how: 'På blanketten och i e-tjänsten', when: 'Vid ansökan', page: 'ekonomiskt-bistand' },
    risk: [2, 4, 'Uppgifterna visar hela hushållets ekonomi och rör personer i en utsatt situation.'],
    classification: [3, 3, 2, 3],
    impactAssessment: { monthsAgo: 26, result: 'Godtagbar risk. Läkarintyg visas bara för den som utreder.' },
    proportionality: 'Handläggaren begär bara underlag som påverkar rätten till bistånd.',
    reviewInDays: 120,
    complete: true,
    facts: { searchKeys, ...designated },
  },
  {
    controller,
    name: 'Utredning av oro för barn',
    description: 'Anmälningar om oro, förhandsbedömning, utredning och beslut om stöd till barn och familj.',
    area: 'Individ- och familjeomsorg',
    owner: 'Enhetschefen för barn och unga',
    duration: 'ongoing',
    startedMonthsAgo: 88,
    regime: 'solpul',
    purposes: [
      {
        short: 'Utreda barns behov av skydd och stöd och besluta om insatser',
        legalBasis: 'e2',
        statutes: ['socialtjanstlagen', 'lvu'],
        motivation: 'Nämnden ska inleda utredning när den får veta att ett barn kan behöva stöd.',
      },
    ],
    groups: [
      group('children', 'Barn som utreds', 'ca 350 per år'),
      group('guardians', 'Vårdnadshavare'),
      group('others', 'Anmälare'),
    ],
    items: [
      item('name', 'Namn'),
      item('personal-identity-number', 'Personnummer', 'children', 'guardians'),
      item('family-relations', 'Familj, vårdnad och umgänge', 'children', 'guardians'),
      item('health', 'Hälsa och utveckling', 'children', 'guardians'),
      item(
        'criminal-offences',
        'Misstanke om brott mot barn eller begångna av unga',
        'children',
        'guardians',
      ),
      item('assessment', 'Utredning och bedömning', 'children'),
    ],
    sensitive,
    identityNumber,
    sources: ['Skola och förskola', 'Polismyndigheten', 'Hälso- och sjukvården'],
    recipients: [
      recipient('Förvaltningsrätten', 'authority', 'Ansökan om vård enligt LVU'),
      recipient('Polismyndigheten', 'authority', 'Anmälan om brott mot barn'),
    ],
    processors: [agreed('vintergran', 'PUB-avtal SN 2022/019')],
    retention: [
      keep('personakten', '5 år', 'efter sista anteckningen'),
      keep('akter om placerade barn', 'bevaras', 'sista anteckningen'),
    ],
    systems: ['social'],
    measures: [
      'Inloggning med tjänstekort, loggning av varje öppnad akt',
      'Bara utredaren och närmaste chef når akten. Loggarna granskas varje månad',
    ],
    informed: { how: 'Muntligt och i brev', when: 'När utredningen inleds', page: 'barn-och-unga' },
    risk: [2, 4, 'Ett röjande kan utsätta barnet för fara.'],
    classification: [4, 3, 3, 4],
    impactAssessment: {
      monthsAgo: 18,
      result: 'Godtagbar risk med skärpt behörighet och granskning av loggar.',
    },
    proportionality: 'Utredningen får inte vara mer omfattande än vad som behövs.',
    reviewInDays: 90,
    complete: true,
    facts: { searchKeys, ...designated },
  },
];
