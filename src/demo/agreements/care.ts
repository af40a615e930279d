/** Agreements of Socialnämnden. */
import type { AgreementSpec } from './agreement.ts';

const controller = 'almbySocial';

const careInstruction = {
  purpose: 'Drift, support och förvaltning av verksamhetssystemet för socialtjänsten.',
  data: 'Namn, personnummer, kontaktuppgifter, utredningar, beslut och genomförandeplaner.',
  sensitive:
    'Uppgifter om hälsa och om åtgärder inom socialtjänsten. Socialtjänstsekretess (26 kap. 1 § OSL).',
  subjects: 'Personer som söker eller får insatser (omkring 4 200), anhöriga och medarbetare (omkring 380).',
  handling: 'Felsökning görs i testmiljö. Uppgifter ur driften kopieras aldrig till testmiljön.',
  security: 'Stark autentisering, kryptering i vila och vid överföring, penetrationstest en gång om året.',
  logging: 'Inloggning, läsning och ändring loggas. Loggarna sparas i fem år och läses av systemförvaltaren.',
  location: 'Lagring och drift i Sverige. Ingen överföring till tredjeland.',
  duration: 'Så länge huvudavtalet gäller. Säkerhetskopior sparas i 90 dagar.',
  end: 'Uppgifterna återlämnas i öppet format och raderas inom 60 dagar. Raderingen bekräftas skriftligt.',
  contacts: 'Incidenter: 0990-555 11, dygnet runt. Övrigt: kundansvarig, vardagar 08–17.',
} as const;

export const careAgreements: readonly AgreementSpec[] = [
  {
    controller,
    title: 'Verksamhetssystem för socialtjänsten',
    edition: 'skr-2023-02',
    party: { supplier: 'vintergran' },
    processings: [
      'Ekonomiskt bistånd',
      'Utredning av oro för barn',
      'Insatser enligt LSS',
      'Uppföljning av fallolyckor i hemtjänsten',
    ],
    contact: {
      address: 'Omsorgsvägen 3, 990 70 Almby',
      email: 'kund@vintergran.example',
      phone: '0990-555 11',
    },
    content: {
      access: ['storage', 'operation', 'remote-support'],
      services: 'Vintergran Social',
      main: { title: 'Verksamhetssystem för socialtjänsten', mark: 'SN 2024/210' },
      secrecyReason:
        'Leverantören lagrar och sköter driften. Innehållet läses bara när nämnden öppnar ett supportärende.',
    },
    guarantees: {
      outcome: 'sufficient',
      reason: 'Certifierad drift, oberoende granskning varje år och 40 kommuner som kunder.',
    },
    instruction: careInstruction,
    nextVersion: {
      answers: {
        logging:
          'Inloggning, läsning, sökning och ändring loggas. Loggarna sparas i fem år. Stickprov lämnas varje månad.',
      },
      change: 'Sökningar loggas, och stickprov lämnas varje månad efter loggkontrollen i våras.',
      inDays: 25,
    },
    subProcessors: [
      {
        name: 'Blåhake Drift AB',
        number: '555000-1407',
        address: 'Serverstigen 4, 990 75 Almby',
        country: 'SE',
        places: ['SE'],
        what: 'Driftcentral och säkerhetskopior.',
        below: [
          {
            name: 'Bergtall Serverhallar AB',
            number: '555000-1506',
            address: 'Berggatan 18, 990 76 Almby',
            country: 'SE',
            places: ['SE', 'FI'],
            what: 'Hyr ut serverhallen. Reservhall i Finland.',
          },
        ],
      },
      {
        name: 'Järnsparv Support AB',
        number: '555000-1605',
        address: 'Hjälpvägen 2, 990 77 Almby',
        country: 'SE',
        places: ['SE'],
        what: 'Support utanför kontorstid.',
      },
    ],
    signing: { daysAgo: 160, by: 'both', theirs: 'Ettan Vintergransson' },
    reviewInDays: 205,
  },
  {
    controller,
    title: 'Beställning av färdtjänstresor',
    edition: 'skr-2023-02',
    party: { supplier: 'ringduva' },
    processings: ['Färdtjänst'],
    contact: { address: 'Resgatan 11, 990 71 Almby', email: 'avtal@ringduva.example', phone: '0990-555 21' },
    content: {
      access: ['storage', 'operation'],
      services: 'Ringduva Färd',
      main: { title: 'Beställningscentral för färdtjänst', mark: 'SN 2026/88' },
      secrecyReason:
        'Leverantören förmedlar beställningen tekniskt. Föraren ser namn, adress och hjälpmedel.',
    },
    guarantees: {
      outcome: 'conditions',
      reason: 'Goda rutiner, men förarnas appar granskas inte av någon utomstående.',
      conditions: 'Leverantören visar resultatet av en säkerhetsgranskning före den 1 april.',
    },
    instruction: {
      ...careInstruction,
      purpose: 'Ta emot beställningar av resor och fördela dem på bilar.',
      data: 'Namn, telefonnummer, hämtnings- och lämningsplats, hjälpmedel.',
      sensitive: 'Av hjälpmedlen kan hälsa framgå. Sekretess gäller för personliga förhållanden.',
      handling: 'Föraren ser bara sina egna resor, och bara samma dag.',
      subjects: 'Personer med tillstånd till färdtjänst (omkring 900).',
      contacts: 'Incidenter: trafikledningen, dygnet runt. Övrigt: kundansvarig, vardagar 08–17.',
    },
    subProcessors: [],
    signing: { daysAgo: 6, by: 'ours', theirs: 'Tian Ringduvansson' },
  },
  {
    controller,
    title: 'Journal i nämndens system, åt privat hemtjänst',
    edition: 'other',
    side: 'processor',
    party: { name: 'Nattskärra Hemtjänst AB', number: '555000-1704' },
    signed: { monthsAgo: 14, mark: 'SN 2025/131', signer: 'Fjortan Fjortansson' },
    contact: { email: 'kontoret@nattskarra.example', phone: '0990-555 61' },
    lacking: [],
    reviewInDays: 60,
  },
  {
    controller,
    title: 'Ekonomi- och lönetjänster från kommunstyrelsen',
    edition: 'reglemente',
    kind: 'reglemente',
    party: { controller: 'almbyExecutive' },
    processings: ['Avgifter inom äldreomsorgen'],
    instruction: {
      purpose: 'Kommunstyrelsens ekonomiavdelning skickar fakturor och tar emot betalningar åt nämnden.',
      data: 'Namn, adress, personnummer, avgift och konto.',
      sensitive: 'Personnummer. Av avgiften framgår att någon har omsorg (26 kap. 1 § OSL).',
      subjects: 'Personer med avgift inom äldreomsorgen (omkring 1 100) och deras företrädare.',
      handling: 'Fakturan säger inte vilken insats den gäller.',
      security: 'Behörighet efter uppgift. Listor skickas aldrig med vanlig e-post.',
      logging: 'Inloggning och ändring loggas i ekonomisystemet och sparas i fem år.',
      location: 'Sverige. Ingen överföring till tredjeland.',
      duration: 'Tills vidare. Räkenskapsinformation sparas i sju år.',
      end: 'Uppgifterna lämnas tillbaka till nämnden.',
      contacts: 'Ekonomichefen, vardagar 08–17. Incidenter: säkerhetschefen, dygnet runt.',
    },
    reglemente: {
      paragraph: '§ 14',
      decidedDaysBefore: 10,
      text: 'Kommunstyrelsen behandlar personuppgifter för socialnämndens räkning när den skickar fakturor. Kommunstyrelsen följer nämndens instruktion, har tystnadsplikt, skyddar uppgifterna enligt artikel 32, bistår nämnden med de registrerades rättigheter och vid incidenter, och visar på begäran att detta följs. Nämnden godkänner i förväg varje underbiträde.',
    },
    signing: { daysAgo: 80, by: 'both' },
  },
];
