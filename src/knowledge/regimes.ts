/** Which rules an entry stands under, and what they bring: texts, blocks and further information (D-029–D-036). */
import { type Fact, regulation, secondary, unverified } from './fact.ts';
import type { Reason, Source } from './judgement.ts';
import { act, gdpr, reason, sormland } from './sources.ts';

export interface TransferLimit {
  /** The only kinds of matter in which data may leave the EU/EEA. */
  readonly allowedKinds: readonly ('paternity' | 'adoption')[];
  readonly source: Source;
  readonly text: string;
}

export interface Regime extends Fact {
  /** Areas of the municipality's work in which it is offered first. */
  readonly areas: readonly string[];
  /** Texts shown beside the entry. */
  readonly texts: readonly Reason[];
  readonly searchBans: readonly Reason[];
  /** The only search terms allowed, when the regime lists them. */
  readonly allowedSearchKeys: readonly string[] | null;
  readonly searchKeySource: Source | null;
  /** The data subject cannot object to processing that the statute allows. */
  readonly objectionExcluded: Source | null;
  readonly transferLimit: TransferLimit | null;
  /** Points of information beside articles 13 and 14. */
  readonly informationPoints: readonly Reason[];
  /** Consents that the statute asks for and that are no legal basis. */
  readonly consents: readonly Reason[];
  /** The content of the processing may not be kept in this product, only the entry. */
  readonly entryOnly: boolean;
  /** The regulation itself does not apply. */
  readonly outsideRegulation: boolean;
}

const none = {
  areas: [],
  searchBans: [],
  allowedSearchKeys: null,
  searchKeySource: null,
  objectionExcluded: null,
  transferLimit: null,
  informationPoints: [],
  consents: [],
  entryOnly: false,
  outsideRegulation: false,
} as const satisfies Partial<Regime>;

const pdl = (place: string): Source => act('patientdatalagen', place);

export const regimes = [
  {
    ...none,
    id: 'gdpr',
    label: 'Dataskyddsförordningen och dataskyddslagen',
    searchBans: [
      reason(
        'Behandlas känsliga uppgifter enbart med stöd av 3 kap. 3 § är det förbjudet att söka för att få fram ett urval av personer grundat på känsliga personuppgifter.',
        act('dataskyddslagen', '3 kap. 3 § andra stycket'),
      ),
    ],
    texts: [],
    source: gdpr('2.1'),
    ...regulation,
  },
  {
    ...none,
    id: 'solpul',
    label: 'Socialtjänst (SoLPuL)',
    areas: ['social-services'],
    texts: [
      reason(
        'Personuppgifter får behandlas bara om det är nödvändigt för arbetet inom socialtjänsten.',
        act('solpul', '6 §'),
      ),
      reason(
        'Personnummer, känsliga uppgifter och uppgifter om lagöverträdelser får behandlas bara om uppgifterna har lämnats i ett ärende eller är nödvändiga för verksamheten.',
        act('solpul', '7 §'),
      ),
      reason(
        'Behörigheter ska begränsas, åtkomsten loggas och loggarna kontrolleras systematiskt och återkommande.',
        act('solpul', '10 §'),
      ),
      reason('Ändamålen ska rymmas i de elva som förordningen räknar upp.', act('solpuf', '12 §')),
    ],
    searchBans: [
      reason(
        'Sammanställningar får inte innehålla känsliga uppgifter eller uppgifter om ömtåliga personliga förhållanden, utom i de fall som lagen räknar upp.',
        act('solpul', '7 a §'),
      ),
      reason(
        'Sökbegrepp får vara endast namn eller uppgifter om person-, samordnings- eller ärendenummer.',
        act('solpuf', '15 §'),
      ),
    ],
    allowedSearchKeys: [
      'namn',
      'förnamn',
      'efternamn',
      'personnummer',
      'samordningsnummer',
      'ärendenummer',
      'diarienummer',
    ],
    searchKeySource: act('solpuf', '15 §'),
    objectionExcluded: act('solpul', '6 § tredje stycket'),
    transferLimit: {
      allowedKinds: ['paternity', 'adoption'],
      source: act('solpuf', '16 §'),
      text: 'En kommunal myndighet inom socialtjänsten får föra över personuppgifter till tredjeland bara i ärenden om faderskap och internationell adoption.',
    },
    consents: [
      reason(
        'Digital teknik för monitorering, sensorering eller positionering kräver samtycke av den enskilde och av en närstående som bor i samma hushåll.',
        act('solpul', '9 §'),
      ),
    ],
    source: act('solpul', ''),
    ...regulation,
  },
  {
    ...none,
    id: 'pdl',
    label: 'Hälso- och sjukvård (patientdatalagen)',
    areas: ['health-care'],
    texts: [
      reason(
        'Varje myndighet i kommunen som bedriver hälso- och sjukvård är själv personuppgiftsansvarig.',
        pdl('2 kap. 6 §'),
      ),
      reason('En journalhandling bevaras minst tio år efter den sista anteckningen.', pdl('3 kap. 17 §')),
      reason('Åtkomsten ska kontrolleras systematiskt.', pdl('4 kap. 3 §')),
      reason('Journalförstöring prövas av IVO.', pdl('8 kap. 4 §')),
      reason('Patienten kan få sin avvikande mening antecknad.', pdl('3 kap. 8 §')),
    ],
    objectionExcluded: pdl('2 kap. 2 §'),
    informationPoints: [
      reason('Uppgiftsskyldighet enligt lag eller förordning', pdl('8 kap. 6 §')),
      reason('Sekretess- och säkerhetsbestämmelser som gäller för uppgifterna', pdl('8 kap. 6 §')),
      reason('Rätten att begära att uppgifter spärras', pdl('8 kap. 6 § och 4 kap. 4 §')),
      reason('Rätten till information om den åtkomst som har förekommit', pdl('8 kap. 6 § och 8 kap. 5 §')),
      reason('Rätten till skadestånd', pdl('8 kap. 6 §')),
      reason(
        'Sökbegrepp, direktåtkomst, utlämnande på medium för automatiserad behandling och annat elektroniskt utlämnande',
        pdl('8 kap. 6 §'),
      ),
    ],
    source: pdl(''),
    ...regulation,
  },
  {
    ...none,
    id: 'shared-care',
    label: 'Sammanhållen vård- och omsorgsdokumentation (2022:913)',
    areas: ['health-care', 'social-services'],
    texts: [
      reason(
        'Behörigheter ska begränsas och åtkomsten loggas och kontrolleras.',
        act('sammanhallen-dokumentation', '4 kap. 3–5 §§'),
      ),
      reason(
        'Den enskilde kan begära att uppgifterna spärras.',
        act('sammanhallen-dokumentation', '2 kap. 3 §'),
      ),
    ],
    informationPoints: [
      reason(
        'Information innan uppgifterna görs tillgängliga för andra',
        act('sammanhallen-dokumentation', '2 kap. 2 §'),
      ),
    ],
    consents: [
      reason(
        'Åtkomst till en annan vårdgivares eller omsorgsgivares uppgifter kräver samtycke.',
        act('sammanhallen-dokumentation', '3 kap. 1–2 §§'),
      ),
    ],
    source: act('sammanhallen-dokumentation', ''),
    ...regulation,
    validFrom: '2023-01-01',
  },
  {
    ...none,
    id: 'school',
    label: 'Skola och förskola (skollagen 26 a kap.)',
    areas: ['school'],
    texts: [
      reason(
        'En nämnd behandlar känsliga uppgifter med stöd av dataskyddslagen.',
        act('dataskyddslagen', '3 kap. 3 §'),
      ),
      reason(
        'En enskild huvudman behandlar känsliga uppgifter med stöd av skollagen.',
        act('skollagen', '26 a kap. 4 §'),
      ),
      reason(
        'För elevhälsans medicinska insatser gäller patientdatalagen i stället.',
        act('skollagen', '26 a kap. 1 §'),
      ),
    ],
    source: act('skollagen', '26 a kap.'),
    ...regulation,
  },
  {
    ...none,
    id: 'crime',
    label: 'Brottsbekämpning (brottsdatalagen)',
    areas: ['crime'],
    texts: [
      reason(
        'Brottsdatalagen gäller i stället för dataskyddsförordningen när en behörig myndighet förebygger, utreder eller lagför brott eller verkställer straff. En nämnd faller normalt utanför.',
        act('brottsdatalagen', ''),
      ),
      reason(
        'Riktlinjerna räknar hit verkställighet av straffrättsliga påföljder och vård enligt LVM.',
        sormland('bilaga 2'),
      ),
      reason('IMY har ett eget formulär för incidenter enligt brottsdatalagen.', act('brottsdatalagen', '')),
    ],
    outsideRegulation: true,
    source: act('brottsdatalagen', ''),
    ...unverified,
    validFrom: '2018-08-01',
  },
  {
    ...none,
    id: 'camera',
    label: 'Kamerabevakning (kamerabevakningslagen)',
    areas: ['safety'],
    texts: [
      reason('En intresseavvägning ska göras.', act('kamerabevakningslagen', '8 §')),
      reason(
        'Bedömningen skrivs ner innan bevakningen börjar och sparas i minst fem år efter att den upphört.',
        act('kamerabevakningslagen', '9 §'),
      ),
      reason(
        'Pågående bevakning förs upp i en förteckning med plats, typ av plats, syfte, ljud eller särskild teknik och bedömningens datum.',
        act('kamerabevakningslagen', '10 §'),
      ),
    ],
    informationPoints: [
      reason(
        'Upplysning om bevakningen genom tydlig skyltning; ljud anges särskilt',
        act('kamerabevakningslagen', '15 §'),
      ),
    ],
    source: act('kamerabevakningslagen', ''),
    ...regulation,
    validFrom: '2018-08-01',
  },
  {
    ...none,
    id: 'whistleblowing',
    label: 'Visselblåsning (visselblåsarlagen)',
    areas: ['employment'],
    texts: [
      reason(
        'Behandla bara det som är nödvändigt för ett uppföljningsärende. Ovidkommande uppgifter samlas inte in, och raderas genast om det ändå har skett.',
        act('visselblasarlagen', '7 kap.'),
      ),
      reason(
        'Uppgifterna får inte behandlas längre än två år efter att ärendet avslutades. Det hindrar inte arkivering av allmänna handlingar.',
        act('visselblasarlagen', '7 kap.'),
      ),
      reason('Bara särskilt utsedda personer får ha åtkomst.', act('visselblasarlagen', '7 kap.')),
      reason(
        'Lägg aldrig in innehållet i en rapport här. Bara behandlingen förs upp i förteckningen.',
        act('visselblasarlagen', '7 kap.'),
      ),
    ],
    entryOnly: true,
    source: act('visselblasarlagen', ''),
    ...secondary,
    validFrom: '2021-12-17',
  },
] as const satisfies readonly Regime[];

export type RegimeId = (typeof regimes)[number]['id'];

export function regime(id: string): Regime | undefined {
  return regimes.find((item) => item.id === id);
}

const purposeSource = { source: act('solpuf', '12 §'), ...regulation } as const;

/** The eleven permitted purposes in social services, condensed. */
export const socialServicesPurposes = [
  {
    id: '1',
    label:
      'Handläggning och genomförande av insatser enligt socialtjänstlagen och 2 kap. 7 § lagen (2009:47)',
    ...purposeSource,
  },
  {
    id: '2',
    label: 'Faderskap, vårdnad, adoption och övrig familjerätt enligt föräldrabalken',
    ...purposeSource,
  },
  { id: '3', label: 'LVM, LVU och lagen (2024:79) om placering av barn i skyddat boende', ...purposeSource },
  { id: '4', label: 'LSS', ...purposeSource },
  { id: '5', label: 'Parkeringstillstånd för rörelsehindrade', ...purposeSource },
  { id: '6', label: 'Bistånd enligt lagstiftning om mottagande av asylsökande m.fl.', ...purposeSource },
  { id: '7', label: 'Introduktionsersättning', ...purposeSource },
  { id: '8', label: 'Kommunal invandrarbyrå', ...purposeSource },
  { id: '9', label: 'LUL (1964:167) och körkortsförordningen (1998:980)', ...purposeSource },
  {
    id: '10',
    label: 'Tillsyn, uppföljning, utvärdering, kvalitetssäkring och administration',
    ...purposeSource,
  },
  { id: '11', label: 'Anmälan om oro för barn', ...purposeSource },
] as const satisfies readonly Fact[];
