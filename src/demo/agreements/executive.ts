/** Agreements of Kommunstyrelsen. */
import type { AgreementSpec } from './agreement.ts';

const controller = 'almbyExecutive';
const signer = 'Fjortan Tolvansson';
const INERA = { name: 'Inera AB', number: null } as const;

/** What the frame is called, by which the others find it. */
export const PASSAGE = 'Passersystem i kommunens lokaler';

export const passageInstruction = {
  purpose: 'Drift och support av passersystemet: kort, taggar och dörrar.',
  data: 'Namn, anställningsnummer, behörighet till dörrar, tid för passage.',
  sensitive: 'Inga.',
  subjects: 'Medarbetare och förtroendevalda (omkring 700), hantverkare.',
  handling: 'Passagetider lämnas bara ut på begäran av säkerhetschefen.',
  security: 'Kryptering vid överföring, behörighet efter uppgift, uppdateringar varje månad.',
  logging: 'Inloggning i administrationen loggas och sparas i fem år.',
  location: 'Lagring och drift i Sverige. Ingen överföring till tredjeland.',
  duration: 'Så länge huvudavtalet gäller. Passagetider sparas i 30 dagar.',
  end: 'Uppgifterna raderas inom 30 dagar och raderingen bekräftas skriftligt.',
  contacts: 'Incidenter: jouren, dygnet runt. Övrigt: kundtjänst, vardagar 08–16.',
} as const;

export const executiveAgreements: readonly AgreementSpec[] = [
  {
    controller,
    title: PASSAGE,
    edition: 'skr-2023-02',
    party: { supplier: 'nyckelpiga' },
    processings: ['Passersystem i kommunhuset'],
    contact: { address: 'Låsgatan 9, 990 73 Almby', email: 'avtal@nyckelpiga.example', phone: '0990-555 31' },
    content: {
      access: ['operation', 'maintenance'],
      services: 'Nyckelpiga Passage',
      main: { title: 'Passersystem med service', mark: 'KS 2025/310' },
    },
    guarantees: { outcome: 'sufficient', reason: 'Känd leverantör med egen drift i Sverige.' },
    instruction: passageInstruction,
    subProcessors: [
      {
        name: 'Blåhake Drift AB',
        number: '555000-1407',
        address: 'Serverstigen 4, 990 75 Almby',
        country: 'SE',
        places: ['SE'],
        what: 'Driftcentral.',
      },
    ],
    signing: { daysAgo: 120, by: 'both', theirs: 'Trean Nyckelpigsson' },
    reviewInDays: 245,
    shared: true,
  },
  {
    controller,
    title: 'Diarium och ärendehantering',
    edition: 'skr-1.1-181219',
    party: { supplier: 'tranbar' },
    processings: ['Diarium och ärenden'],
    contact: { email: 'avtal@tranbar.example', phone: '0990-555 41' },
    guarantees: { outcome: 'sufficient', reason: 'Egen drift i Sverige. Granskas av kommunens revisorer.' },
    signed: { monthsAgo: 56, mark: 'KS 2022/087', signer },
    reviewInDays: -20,
  },
  {
    controller,
    title: 'E-post, kalender och videomöten',
    edition: 'supplier',
    party: { supplier: 'molnrum' },
    processings: ['E-post, kalender och videomöten'],
    contact: { email: 'privacy@molnrum.example', phone: '+353 1 555 0142' },
    guarantees: {
      outcome: 'conditions',
      reason: 'Oberoende granskning varje år. Supporten kan nå konton från USA.',
      conditions: 'Uppgifter med sekretess läggs inte i tjänsten. Certifieringen kontrolleras varje kvartal.',
    },
    signed: { monthsAgo: 33, mark: 'KS 2024/031', signer },
    instruction: {
      ...passageInstruction,
      purpose: 'Drift av e-post, kalender, filer och videomöten.',
      data: 'Det som skrivs, sägs och delas i tjänsterna.',
      sensitive: 'Känsliga uppgifter och uppgifter med sekretess ska inte finnas i tjänsterna.',
      subjects: 'Medarbetare och alla som de skriver till eller möter.',
      handling: 'Innehållet används inte till att utveckla leverantörens egna tjänster.',
      security: 'Stark autentisering, kryptering i vila och vid överföring, egna nycklar för lagrade filer.',
      logging: 'Inloggning och administration loggas. Loggarna sparas i ett år.',
      location: 'Lagring i EU. Support från USA, se överföringen.',
      duration: 'Så länge huvudavtalet gäller. Borttagna brev raderas efter 30 dagar.',
      contacts: 'Incidenter: privacy@molnrum.example, dygnet runt. Övrigt: kundansvarig, vardagar 09–17.',
    },
    transfers: [
      {
        country: 'US',
        recipient: 'Molnrum Workplace Inc.',
        how: 'support',
        what: 'Kontouppgifter och loggar vid support utanför kontorstid.',
        mechanism: 'DPF',
        recipientCovered: 'yes',
        checkedDaysAgo: 60,
        approvedDaysAgo: 400,
        approvedBy: 'Kommunstyrelsen, § 203',
        instruction: 'Bara support på begäran. Innehåll i e-post och filer får inte öppnas.',
      },
    ],
    lacking: [],
    reviewInDays: 40,
  },
  {
    controller,
    title: 'Webbsändning av fullmäktige',
    edition: 'supplier',
    party: { supplier: 'storspov' },
    processings: ['Webbsändning av fullmäktige'],
    signed: { monthsAgo: 62, mark: 'KS 2021/203', signer },
    lacking: ['audits', 'sub-duties'],
  },
  {
    controller,
    title: 'Kanal för rapporter om missförhållanden',
    edition: 'skr-2023-02',
    party: { supplier: 'fjallsippa' },
    processings: ['Visselblåsarfunktion'],
    contact: { email: 'stod@fjallsippa.example', phone: '0990-555 51' },
    signed: { monthsAgo: 41, mark: 'KS 2023/061', signer },
    terminated: {
      daysAgo: 70,
      endsInDays: 20,
      by: 'ours',
      reason: 'Tjänsten upphandlas på nytt. Den nya leverantören börjar vid årsskiftet.',
    },
  },
  {
    controller,
    title: 'Ineras tjänster: katalog, identifiering och journal',
    edition: 'inera-kundavtal-2',
    party: INERA,
    signed: { monthsAgo: 28, mark: 'KS 2024/144', signer },
    reviewInDays: 120,
  },
  {
    controller,
    title: 'Ineras tjänster, tidigare avtal',
    edition: 'inera-pub-1',
    party: INERA,
    signed: { monthsAgo: 95, mark: 'KS 2018/402', signer },
    terminated: {
      daysAgo: 850,
      endsInDays: -800,
      by: 'ours',
      reason: 'Kundavtal 2 tecknades och har SKR-koncernens avtal i sig.',
    },
  },
  {
    controller,
    title: 'Minnesanteckningar med AI-stöd',
    edition: 'skr-2023-02',
    party: { supplier: 'molnrum' },
    processings: ['AI-stöd för minnesanteckningar'],
  },
];
