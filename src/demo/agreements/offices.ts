/** Agreements of Barn- och utbildningsnämnden and Samhällsbyggnadsnämnden. */
import type { AgreementSpec } from './agreement.ts';
import { PASSAGE } from './executive.ts';

const nyckelpiga = { supplier: 'nyckelpiga' } as const;

export const officesAgreements: readonly AgreementSpec[] = [
  {
    controller: 'almbySchool',
    title: 'Elevregister och elevhälsans journal',
    edition: 'skr-2023-02',
    party: { supplier: 'lavskrika' },
    processings: ['Elevhälsans medicinska insatser', 'Skolplacering'],
    contact: { email: 'avtal@lavskrika.example', phone: '0990-557 00' },
    guarantees: { outcome: 'sufficient', reason: 'Certifierad drift i Sverige och egen jour dygnet runt.' },
    signed: { monthsAgo: 40, mark: 'BUN 2023/045', validInDays: 75, signer: 'Fjortan Trettansson' },
    instruction: {
      purpose: 'Drift och support av elevregistret och elevhälsans journal.',
      data: 'Namn, personnummer, placering, frånvaro, journalanteckningar.',
      sensitive: 'Uppgifter om hälsa. Sekretess i elevhälsan (25 kap. 1 § OSL).',
      subjects: 'Elever (omkring 3 900), vårdnadshavare och medarbetare.',
      handling: 'Journalen öppnas bara av elevhälsans personal.',
      security: 'Stark autentisering, kryptering, behörighet efter uppdrag.',
      logging: 'All läsning i journalen loggas och sparas i fem år.',
      location: 'Lagring och drift i Sverige. Ingen överföring till tredjeland.',
      duration: 'Så länge huvudavtalet gäller.',
      end: 'Uppgifterna återlämnas i öppet format och raderas inom 60 dagar.',
      contacts: 'Incidenter: 0990-557 00, dygnet runt. Övrigt: kundtjänst, vardagar 08–17.',
    },
  },
  {
    controller: 'almbySchool',
    title: 'Tidigare app för frånvaro',
    edition: 'skr-1.1-181219',
    party: { supplier: 'lavskrika' },
    signed: { monthsAgo: 74, mark: 'BUN 2020/012', signer: 'Fjortan Trettansson' },
    terminated: { daysAgo: 330, endsInDays: -210, by: 'ours', reason: 'Appen ersattes av elevregistret.' },
  },
  {
    controller: 'almbySchool',
    title: 'Orkesterläger tillsammans med musikföreningen',
    edition: 'skr-joint-2025-04-15',
    kind: 'joint',
    side: 'joint',
    party: { name: 'Musikföreningen Sångsvanen', number: '555000-1902' },
    processings: ['Kulturskolan'],
    joint: {
      theirs: ['information', 'access'],
      contact: 'Kulturskolans expedition, 0990-103 00',
      essence:
        'Föreningen tar emot anmälan och svarar på frågor. Kulturskolan svarar för säkerheten och gallrar uppgifterna. Du kan vända dig till vem som helst av oss.',
    },
    contact: {
      address: 'Notvägen 7, 990 78 Almby',
      email: 'styrelsen@sangsvanen.example',
      phone: '0990-555 71',
    },
    signing: { daysAgo: 30, by: 'both', theirs: 'Fyran Sångsvansson' },
  },
  {
    controller: 'almbySchool',
    title: 'Läxhjälp på nätet',
    edition: 'skr-2023-02',
    party: { name: 'Stjärtmes Läxhjälp AB', number: '555000-1803' },
    withdrawn:
      'Leverantören kunde inte visa var uppgifterna lagras. Skolan köper läxhjälp på plats i stället.',
  },
  {
    controller: 'almbySchool',
    title: 'Passersystem i skolornas lokaler',
    edition: 'skr-2023-02',
    party: nyckelpiga,
    frame: PASSAGE,
  },
  {
    controller: 'almbyPlanning',
    title: 'Passersystem på återvinningscentralen',
    edition: 'skr-2023-02',
    party: nyckelpiga,
    frame: PASSAGE,
  },
  {
    controller: 'almbyPlanning',
    title: 'Utskick av nyhetsbrev',
    edition: 'supplier',
    party: { supplier: 'isblink' },
    processings: ['E-postlista om vägarbeten'],
    contact: {
      address: '12 Harbor Street, Springfield',
      email: 'contracts@isblink.example',
      phone: '+1 555 0100 199',
    },
    content: {
      access: ['storage', 'operation'],
      services: 'Isblink Utskick',
    },
    guarantees: {
      outcome: 'conditions',
      reason: 'Tjänsten är väl känd, men leverantören hänvisar till ett stöd som inte gäller.',
      conditions: 'Leverantören byter till standardavtalsklausuler, eller till en tjänst i EU.',
    },
    subProcessors: [],
    transfers: [
      {
        country: 'US',
        recipient: 'Isblink Mailings Inc.',
        how: 'storage',
        what: 'E-postadresser.',
        mechanism: 'PRIVACY_SHIELD',
      },
    ],
  },
];
