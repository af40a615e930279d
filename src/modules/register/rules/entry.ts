/**
 * A register entry (art. 30) as plain facts: what the rules judge, the pages show and the export writes.
 * The columns are those of the register of processing that a controller keeps (30.1) or a processor (30.2).
 */
import { z } from 'zod';
import { CONTACT_ROLE_CODES } from './contact-roles.ts';

const text = z.string();
const nullableText = z.string().nullable();
/** `YYYY-MM-DD`. */
const date = z.iso.date().nullable();
const yesNo = z.enum(['yes', 'no']).nullable().describe('yes, no eller null när det inte är känt än');

export const purposeFacts = z.object({
  id: text.describe('Postens eller radens id'),
  short: text.describe('Ändamålet i korthet'),
  detail: nullableText.describe('Ändamålet mer utförligt'),
  legalBasis: nullableText.describe('Kod för rättslig grund: a, b, c, d, e1, e2, f'),
  motivation: nullableText.describe('Hur ni har tänkt'),
  statutes: z.array(text).describe('Författningar som grunden följer av (id i författningslistan)'),
  provision: nullableText.describe('Kapitel och paragraf, kollektivavtal eller beslut'),
  /** What the guards of a legal basis ask for: whether the data subject is party, capable of deciding, … */
  dataSubjectIsParty: yesNo.describe('Avtal: är den registrerade part i avtalet?'),
  dataSubjectCanDecide: yesNo.describe('Grundläggande intresse: kan personen själv ta ställning?'),
  withinPublicTask: yesNo.describe('Sker behandlingen när myndigheten fullgör sina uppgifter?'),
});

export const dataItemFacts = z.object({
  id: text.describe('Postens eller radens id'),
  category: text.describe('Kod för kategori av personuppgifter'),
  label: text.describe('Hur uppgiften benämns'),
  subjects: z.array(text).describe('Id för de grupper av registrerade som uppgiften rör'),
});

export const subjectGroupFacts = z.object({
  id: text.describe('Postens eller radens id'),
  category: text.describe('Kod för kategori av registrerade'),
  label: text.describe('Hur det benämns'),
  approximateCount: nullableText.describe('Ungefärligt antal eller intervall'),
});

export const jointControllerFacts = z.object({
  id: text.describe('Postens eller radens id'),
  name: text.describe('Namn'),
  organisationNumber: nullableText.describe('Organisationsnummer'),
  contact: nullableText.describe('Kontaktuppgifter'),
});

/** Who fulfils which duty among joint controllers, art. 26.1. */
export const jointDutyFacts = z.object({
  duty: text.describe('Skyldighet: information, access …'),
  party: nullableText.describe('Den som fullgör skyldigheten'),
});

export const recipientFacts = z.object({
  id: text.describe('Postens eller radens id'),
  name: text.describe('Namn'),
  kind: z.enum(['authority', 'internal', 'private', 'public', 'data-subject', 'other']).describe('Slag'),
  country: nullableText.describe('Landskod, t.ex. SE'),
  purpose: nullableText.describe('Varför uppgifterna lämnas'),
});

export const processorUseFacts = z.object({
  id: text.describe('Postens eller radens id'),
  name: text.describe('Namn'),
  organisationNumber: nullableText.describe('Organisationsnummer'),
  country: nullableText.describe('Landskod, t.ex. SE'),
  agreement: z
    .enum(['valid', 'missing', 'not-needed', 'unknown'])
    .describe('Biträdesavtal: valid, missing, not-needed eller unknown'),
  agreementReference: nullableText.describe('Avtalets beteckning eller länk'),
  subProcessors: nullableText.describe('Underbiträden'),
});

export const transferFacts = z.object({
  id: text.describe('Postens eller radens id'),
  country: text.describe('Landskod eller EPO'),
  recipient: nullableText.describe('Mottagare'),
  mechanism: nullableText.describe('Kod för stöd: ADEQUACY, DPF, SCC_M1 …'),
  safeguards: nullableText.describe('Skyddsåtgärder'),
  assessed: yesNo.describe('Har överföringen bedömts (TIA)?'),
  checkedOn: date.describe('När mottagarens DPF-certifiering kontrollerades'),
  kind: nullableText.describe(
    'Vad överföringen gäller: paternity, adoption eller other (förordning 2001:637 16 §)',
  ),
});

export const retentionFacts = z.object({
  id: text.describe('Postens eller radens id'),
  what: text.describe('Vad fristen gäller'),
  period: nullableText.describe('Frist, t.ex. «5 år» eller «bevaras»'),
  startsWhen: nullableText.describe('Från när fristen räknas'),
  ground: nullableText.describe('Dokumenthanteringsplan, gallringsbeslut eller författning'),
});

export const systemUseFacts = z.object({
  id: text.describe('Radens id'),
  name: text.describe('Systemets namn'),
  kind: text.describe('Slag av system'),
  country: nullableText.describe('Landskod där uppgifterna lagras'),
});

export const sourceFacts = z.object({
  id: text.describe('Postens eller radens id'),
  kind: z.enum(['data-subject', 'other']).describe('Slag'),
  name: nullableText.describe('Varifrån, när det inte är den registrerade själv'),
});

export const measureFacts = z.object({
  id: text.describe('Postens eller radens id'),
  kind: z.enum(['technical', 'organisational']).describe('Slag'),
  text,
});

export const contactFacts = z.object({
  id: text.describe('Postens eller radens id'),
  role: z.enum(CONTACT_ROLE_CODES).describe('Roll för behandlingen'),
  name: text.describe('Namn'),
});

/** A controller that we process for: art. 30.2 a and b. */
export const servedControllerFacts = z.object({
  id: text.describe('Postens eller radens id'),
  name: text.describe('Namn'),
  contact: nullableText.describe('Kontaktuppgifter'),
  processingCategories: nullableText.describe('Kategorier av behandling som utförs'),
});

/** Answer by hand on one of the nine control points. */
export const principleAnswerFacts = z.object({
  principle: text.describe('Kontrollpunkt: lawfulness, fairness …'),
  fulfilled: yesNo.describe('Är kontrollpunkten uppfylld?'),
  note: nullableText.describe('Anteckning'),
});

/** New use of data already collected: the five questions of the compatibility test (art. 6.4). */
export const compatibilityFacts = z.object({
  originalPurpose: nullableText.describe('Ändamålet som uppgifterna samlades in för'),
  exemption: z
    .enum(['archive', 'research', 'statistics'])
    .nullable()
    .describe('archive, research eller statistics'),
  link: nullableText.describe('Fråga 1: kopplingar mellan ändamålen'),
  context: nullableText.describe('Fråga 2: sammanhang och rimliga förväntningar'),
  nature: nullableText.describe('Fråga 3: uppgifternas art'),
  consequences: nullableText.describe('Fråga 4: konsekvenser för de registrerade'),
  safeguards: nullableText.describe('Skyddsåtgärder'),
  conclusion: z
    .enum(['compatible', 'incompatible'])
    .nullable()
    .describe('Slutsats: compatible eller incompatible'),
  informedOn: date.describe('När de registrerade informerades'),
});

export const entryFacts = z.object({
  id: text.describe('Postens eller radens id'),
  controllerId: text.describe('Den personuppgiftsansvarigas id'),
  number: z.number().int().describe('Löpnummer'),
  version: z.number().int().describe('Version'),
  name: text.describe('Namn'),
  description: nullableText.describe('Beskrivning'),
  role: z.enum(['controller', 'processor']).describe('controller = art. 30.1, processor = art. 30.2'),
  activity: z.enum(['planned', 'ongoing', 'ended']).describe('planned, ongoing eller ended'),
  state: z.enum(['draft', 'complete', 'approved']).describe('draft, complete eller approved'),
  approvedVersion: z.number().int().nullable().describe('Nummer på den senast fastställda versionen'),
  startsOn: date.describe('När behandlingen börjar'),
  endedOn: date.describe('När behandlingen upphörde'),
  /** Type of the controller: decides what legal bases are open to it. */
  controllerType: text.describe(
    'board, executive-board, joint-board, federation, region, company, foundation …',
  ),
  performsPublicTask: yesNo.describe('Enskild aktör som utför en uppgift av allmänt intresse'),
  processArea: nullableText.describe('Verksamhetsområde'),
  processCode: nullableText.describe('Process enligt KLASSA eller egen struktur'),
  regime: text.describe('Kod för regelverk: gdpr, solpul, pdl …'),
  designatedByStatute: yesNo.describe('Är den ansvariga utpekad i författning?'),
  designatingProvision: nullableText.describe('Bestämmelsen som pekar ut den ansvariga'),
  structure: z
    .enum(['structured', 'unstructured'])
    .nullable()
    .describe('structured = register, unstructured = ostrukturerat material'),
  automation: z
    .enum(['automated', 'partly', 'manual-for-automated', 'manual'])
    .nullable()
    .describe('automated, partly, manual-for-automated eller manual'),
  searchKeys: z.array(text).describe('Sökbegrepp i ett manuellt register'),
  operations: z.array(text).describe('Vad som görs med uppgifterna: collection, storage …'),
  assets: z.array(text).describe('Var uppgifterna finns: hardware, software, network, persons, paper'),
  materialKinds: z.array(text).describe('Ostrukturerat material: word, excel, e-mail …'),
  consentCollected: yesNo.describe('Hämtas samtycke in?'),
  consentHow: nullableText.describe('Hur samtycke hämtas in'),
  proportionality: nullableText.describe('Varför behandlingen är rimlig'),
  art9Ground: nullableText.describe('Kod för undantag enligt artikel 9.2, t.ex. 9.2.g'),
  art9Support: nullableText.describe('Författning och bestämmelse'),
  art10Support: nullableText.describe('Stöd för uppgifter om brott'),
  identityNumberGround: nullableText.describe('purpose, identification eller other'),
  identityNumberMotivation: nullableText.describe('Varför personnumret är klart motiverat'),
  protectedIdentities: yesNo.describe('Förekommer skyddade personuppgifter?'),
  automatedDecision: yesNo.describe('Fattas beslut enbart automatiserat?'),
  automatedDecisionLogic: nullableText.describe('Logiken i det automatiska beslutet'),
  aiUsed: yesNo.describe('Används AI?'),
  aiSystem: nullableText.describe('AI-system'),
  aiRole: nullableText.describe('Roll enligt AI-förordningen'),
  aiRiskClass: nullableText.describe('Riskklass enligt AI-förordningen'),
  transfersOutside: yesNo.describe('Förs uppgifter över till tredjeland?'),
  informedHow: nullableText.describe('Hur de registrerade informeras'),
  informedWhen: nullableText.describe('När de registrerade informeras'),
  informationLink: nullableText.describe('Länk till informationstexten'),
  informationReviewedOn: date.describe('När informationstexten senast granskades'),
  spreadLikelihood: z
    .number()
    .int()
    .min(1)
    .max(4)
    .nullable()
    .describe('Hur troligt det är att uppgifterna sprids, 1–4'),
  spreadSeverity: z
    .number()
    .int()
    .min(1)
    .max(4)
    .nullable()
    .describe('Hur hårt det drabbar den registrerade, 1–4'),
  spreadReasons: nullableText.describe('Skäl för riskbedömningen'),
  dpiaNeeded: yesNo.describe('Behövs en konsekvensbedömning?'),
  dpiaOn: date.describe('När konsekvensbedömningen gjordes'),
  dpiaResult: nullableText.describe('Konsekvensbedömningens resultat'),
  accessRoutine: nullableText.describe('Rutin för åtkomst och behörighet'),
  accessReviewedOn: date.describe('När åtkomsten senast gicks igenom'),
  klassaConfidentiality: z.number().int().min(0).max(4).nullable().describe('Konfidentialitet, 0–4'),
  klassaCorrectness: z.number().int().min(0).max(4).nullable().describe('Riktighet, 0–4'),
  klassaAvailability: z.number().int().min(0).max(4).nullable().describe('Tillgänglighet, 0–4'),
  klassaTraceability: z.number().int().min(0).max(4).nullable().describe('Spårbarhet, 0–4'),
  klassaOn: date.describe('När informationen klassades'),
  klassaLink: nullableText.describe('Länk till klassningen'),
  nextReviewOn: date.describe('Nästa översyn'),
  confirmedOn: date.describe('När posten senast bekräftades'),
  jointlyControlled: yesNo.describe('Är ni ansvariga tillsammans med någon annan?'),
  newUse: yesNo.describe('Används uppgifter som redan samlats in för ett nytt ändamål?'),
  purposes: z.array(purposeFacts).describe('Ändamål med rättslig grund'),
  subjectGroups: z.array(subjectGroupFacts).describe('Kategorier av registrerade'),
  dataItems: z.array(dataItemFacts).describe('Personuppgifter'),
  sources: z.array(sourceFacts).describe('Varifrån uppgifterna kommer'),
  recipients: z.array(recipientFacts).describe('Mottagare'),
  processors: z.array(processorUseFacts).describe('Personuppgiftsbiträden'),
  transfers: z.array(transferFacts).describe('Överföringar till tredjeland'),
  retention: z.array(retentionFacts).describe('Gallring och bevarande'),
  measures: z.array(measureFacts).describe('Säkerhetsåtgärder'),
  systems: z.array(systemUseFacts).describe('System'),
  contacts: z.array(contactFacts).describe('Kontaktpersoner och roller'),
  jointControllers: z.array(jointControllerFacts).describe('Gemensamt ansvariga'),
  jointDuties: z.array(jointDutyFacts).describe('Vem som fullgör vilken skyldighet'),
  servedControllers: z.array(servedControllerFacts).describe('Ansvariga som ni är biträde åt'),
  principleAnswers: z.array(principleAnswerFacts).describe('Svar på kontrollpunkterna'),
  compatibility: compatibilityFacts.nullable().describe('Förenlighetsprövning vid ny användning'),
});

export type Entry = z.infer<typeof entryFacts>;
export type Purpose = z.infer<typeof purposeFacts>;
export type DataItem = z.infer<typeof dataItemFacts>;
export type SubjectGroup = z.infer<typeof subjectGroupFacts>;
export type Transfer = z.infer<typeof transferFacts>;

/** An entry of which nothing is known yet, for rules asked about a few facts and for tests. */
export function blankEntry(facts: Partial<Entry> & Pick<Entry, 'id' | 'controllerId'>): Entry {
  return {
    number: 0,
    version: 1,
    name: '',
    description: null,
    role: 'controller',
    activity: 'planned',
    state: 'draft',
    approvedVersion: null,
    startsOn: null,
    endedOn: null,
    controllerType: 'board',
    performsPublicTask: null,
    processArea: null,
    processCode: null,
    regime: 'gdpr',
    designatedByStatute: null,
    designatingProvision: null,
    structure: null,
    automation: null,
    searchKeys: [],
    operations: [],
    assets: [],
    materialKinds: [],
    consentCollected: null,
    consentHow: null,
    proportionality: null,
    art9Ground: null,
    art9Support: null,
    art10Support: null,
    identityNumberGround: null,
    identityNumberMotivation: null,
    protectedIdentities: null,
    automatedDecision: null,
    automatedDecisionLogic: null,
    aiUsed: null,
    aiSystem: null,
    aiRole: null,
    aiRiskClass: null,
    transfersOutside: null,
    informedHow: null,
    informedWhen: null,
    informationLink: null,
    informationReviewedOn: null,
    spreadLikelihood: null,
    spreadSeverity: null,
    spreadReasons: null,
    dpiaNeeded: null,
    dpiaOn: null,
    dpiaResult: null,
    accessRoutine: null,
    accessReviewedOn: null,
    klassaConfidentiality: null,
    klassaCorrectness: null,
    klassaAvailability: null,
    klassaTraceability: null,
    klassaOn: null,
    klassaLink: null,
    nextReviewOn: null,
    confirmedOn: null,
    jointlyControlled: null,
    newUse: null,
    purposes: [],
    subjectGroups: [],
    dataItems: [],
    sources: [],
    recipients: [],
    processors: [],
    transfers: [],
    retention: [],
    measures: [],
    systems: [],
    contacts: [],
    jointControllers: [],
    jointDuties: [],
    servedControllers: [],
    principleAnswers: [],
    compatibility: null,
    ...facts,
  };
}
