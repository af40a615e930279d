/**
 * Roles in a controller's work with personal data, and their tasks as the sources word them (A-033, A-034, A-047,
 * The words of the sources are kept to the letter.
 */
import { type Dated, type Fact, fromSeed, regulation, unverified } from './fact.ts';
import type { Source } from './judgement.ts';
import { gdpr, mjolby, sormland } from './sources.ts';

export interface RoleTask {
  /** Number of the requirement, e.g. `A-047.2`. */
  readonly id: string;
  readonly text: string;
  readonly source: Source;
}

export interface RoleFact extends Fact {
  /** What the person does, in one line. */
  readonly does: string;
  /** Other words for the same role. */
  readonly synonyms: readonly string[];
  /** What an appointment opens. */
  readonly reach: 'writes' | 'reads' | 'advises' | 'figures';
  readonly tasks: readonly RoleTask[];
}

const officerSix = sormland('kapitel 7');
const officerOne = mjolby('4.2.1');
const coordinatorSix = sormland('kapitel 8.2');
const coordinatorOne = mjolby('4.2.2');
const group = sormland('kapitel 1.3 och 16');
const other = sormland('passim');

const tasks = (prefix: string, source: Source, texts: readonly string[]): readonly RoleTask[] =>
  texts.map((text, index) => ({ id: `${prefix}.${index + 1}`, text, source }));

const officerTasks = [
  ...tasks('A-033', officerSix, [
    'Vara ett kunskapsstöd inom kommunerna gällande dataskyddsförordningen och annan tillämplig dataskyddslagstiftning.',
    'Övervaka den interna efterlevnaden av dataskyddsförordningen och annan tillämplig dataskyddslagstiftning',
    'Tillsammans med sakkunniga inom respektive kommun kravställa och arbeta för att införa säkerhetsåtgärder inom dataskydd.',
    'Bistå i utredning av misstänkt dataintrång.',
    'Ge råd vid konsekvensbedömningar av dataskydd och övervaka genomförandet av dem.',
    'Arbeta med omvärldsbevakning kunskapsinhämtning rörande dataskyddslagstiftning.',
  ]),
  ...tasks('A-034', officerOne, [
    'samla in information om hur organisationen behandlar personuppgifter',
    'kontrollera att organisationen följer bestämmelser och interna styrdokument',
    'informera och ge råd inom organisationen',
    'ge råd om konsekvensbedömningar',
    'vara kontaktperson för Integritetsskyddsmyndigheten (IMY)',
    'vara kontaktperson för de registrerade och personalen inom organisationen',
    'samarbeta med Integritetsskyddsmyndigheten (IMY) till exempel vid inspektioner',
    'stödja verksamheterna vid tecknande av personuppgiftsbiträdesavtal',
    'bidra till utvecklingen av gemensamma rutiner och arbetssätt för att uppfylla dataskyddsförordningen',
  ]),
];

// stands in the source with a misprint («personuppgiftsasvarigs»), mended here.
const coordinatorTasks = [
  ...tasks('A-047', coordinatorSix, [
    'Kunna besvara frågor kring tillämpningen av GDPR',
    'Ansvara för att personuppgiftsansvarige har ett uppdaterat register över behandlingar av personuppgifter',
    'Hantera begäran om registerutdrag, rättelse, radering, invändning, begränsning och dataportabilitet',
    'Biträda då konsekvensbedömningar genomförs',
    'Utreda personuppgiftsincidenter i samråd med incidentgrupp',
    'Ansvara för att personuppgiftsincidenter dokumenteras',
    'Biträda då personuppgiftsbiträdesavtal upprättas av de medarbetare som är ansvariga för respektive huvudavtal',
    'Ansvara för att personuppgiftsbiträdesavtalet registreras i ett diariesystem eller på annat sätt hållas ordnat tillsammans med huvudavtalet',
    'Fungera som personuppgiftsansvarigs kontaktlänk till dataskyddsombudet',
  ]),
  ...tasks('A-051', coordinatorOne, [
    'ser till att alla pågående personuppgiftsbehandlingar dokumenteras i en registerförteckning',
    'stöttar verksamheterna vid begäran om registerutdrag',
    'ger råd och stöd till verksamheten och berörd personal i frågor rörande behandling av personuppgifter',
    'håller sig underrättad om utveckling av lagstiftningen inom området för behandling av personuppgifter',
    'håller sig underrättad om datainspektionens verksamhet',
    'rådfrågar och samråder med dataskyddsombudet',
    'tillsammans med dataskyddsombudet arbetar långsiktigt med att anpassa behandling av personuppgifter så att den sker enligt dataskyddsförordningen',
  ]),
];

const seed = (source: Source) => ({ source, ...fromSeed }) as const;
const proposed = (source: Source): Dated & { source: Source } => ({ source, ...unverified });
const role = (
  id: string,
  label: string,
  does: string,
  reach: RoleFact['reach'],
  dated: Dated & { readonly source: Source },
  more: Partial<Pick<RoleFact, 'synonyms' | 'tasks'>> = {},
): RoleFact => ({ id, label, does, reach, synonyms: [], tasks: [], ...dated, ...more });

export const roles: readonly RoleFact[] = [
  role(
    'coordinator',
    'GDPR-samordnare',
    'Leder nämndens arbete med dataskydd: registret, ärendena, avtalen.',
    'writes',
    seed(coordinatorSix),
    { synonyms: ['personuppgiftssamordnare', 'samordnare'], tasks: coordinatorTasks },
  ),
  role('staff', 'Medarbetare', 'Skriver i registret för sin nämnd.', 'writes', seed(other), {
    synonyms: ['handläggare'],
  }),
  role(
    'dso',
    'Dataskyddsombud',
    'Granskar, ger råd och är kontakt för registrerade och IMY. Beslutar inte.',
    'advises',
    { source: gdpr('39'), ...regulation },
    { tasks: officerTasks },
  ),
  role(
    'incident-group',
    'Incidentgrupp',
    'Bedömer personuppgiftsincidenter tillsammans. Gruppen beslutar inte.',
    'reads',
    seed(group),
  ),
  role(
    'security-officer',
    'Säkerhetsansvarig',
    'Svarar för säkerhetsåtgärder och sitter i incidentgruppen.',
    'reads',
    seed(group),
  ),
  role('lawyer', 'Jurist', 'Ger rättsligt stöd och sitter i incidentgruppen.', 'reads', seed(group)),
  role('it-manager', 'IT-chef', 'Svarar för drift och sitter i incidentgruppen.', 'reads', seed(group)),
  role(
    'registrar',
    'Registrator',
    'Registrerar ärenden och det som kommer in.',
    'reads',
    proposed(sormland('kapitel 2')),
  ),
  role(
    'reception',
    'Reception eller kontaktcenter',
    'Tar emot, kontrollerar identitet och lämnar vidare.',
    'reads',
    seed(sormland('bilaga 6')),
  ),
  role(
    'manager',
    'Chef',
    'Får anmärkningar från ombudet och ser till att de åtgärdas.',
    'reads',
    seed(other),
    {
      synonyms: ['enhetschef', 'berörd chef'],
    },
  ),
  role(
    'head',
    'Förvaltningschef',
    'Leder förvaltningen och beslutar det som delegationsordningen ger.',
    'reads',
    seed(other),
  ),
  role(
    'chair',
    'Ordförande',
    'Leder nämnden och beslutar när det är brådskande.',
    'reads',
    seed(sormland('kapitel 1.3')),
  ),
  role(
    'decision-maker',
    'Delegat',
    'Beslutar under en punkt i delegationsordningen.',
    'reads',
    seed(mjolby('3.12')),
    { synonyms: ['beslutsfattare'] },
  ),
  role(
    'signatory',
    'Firmatecknare eller VD',
    'Tecknar bolagets firma och beslutar för bolaget.',
    'reads',
    proposed(mjolby('3.12')),
  ),
  role(
    'system-administrator',
    'Systemförvaltare',
    'Sköter ett system: behörigheter, utdrag och loggar.',
    'reads',
    seed(other),
  ),
  role(
    'agreement-owner',
    'Ansvarig för huvudavtal',
    'Upprättar personuppgiftsbiträdesavtal till sitt huvudavtal.',
    'reads',
    seed(coordinatorSix),
  ),
  role(
    'auditor',
    'Revisor',
    'Läser nämndens register, avtal och ärenden under en bestämd tid.',
    'reads',
    proposed({ label: 'Kommunallagen (2017:725)' }),
  ),
  role(
    'leadership',
    'Kommunledning',
    'Ser siffror för nämnden, inget innehåll (uppsikt).',
    'figures',
    proposed({ label: 'Kommunallagen (2017:725), 6 kap. 1 §' }),
  ),
];

export const roleFact = (id: string): RoleFact | undefined => roles.find((known) => known.id === id);

/** What a cooperation may call its meetings; the roles above may be called something else too. */
export const meetingLabels = [
  { key: 'quarterly-report', label: 'Kvartalsrapport till dataskyddsombudet' },
  { key: 'joint-meeting', label: 'Gemensamt möte med samordnarna' },
  { key: 'annual-report', label: 'Årsrapport' },
] as const;

/** Words of the sources about the officer's standing. */
export const officerStanding: readonly RoleTask[] = [
  {
    id: 'A-032',
    text: 'Ombudet ska ha tillgång till dokumentation och it-system i den omfattning som behövs.',
    source: sormland('kapitel 5.3'),
  },
  {
    id: 'A-035',
    text: 'Ombudet har inget personligt ansvar för att alla följer dataskyddsförordningen.',
    source: officerSix,
  },
  {
    id: 'A-037',
    text: 'Dataskyddsombudet är inte den som slutligen avgör hur personuppgifter ska hanteras utan har en rådgivande och reviderande roll.',
    source: officerSix,
  },
  {
    id: 'A-038',
    text: 'Ombudet är oberoende i förhållande till den personuppgiftsansvarige och kan jämföras med en internrevisor.',
    source: gdpr('38.3'),
  },
  {
    id: 'A-039',
    text: 'Ombudet får inte avsättas eller bestraffas för att ha utfört sina uppgifter.',
    source: gdpr('38.3'),
  },
  { id: 'A-040', text: 'Ombudet är bundet av sekretess i sitt uppdrag.', source: gdpr('38.5') },
];
