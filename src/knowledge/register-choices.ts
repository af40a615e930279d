/** Short lists that the register's form offers, with the wording of their sources. */
import { type Fact, fromSeed, regulation, unverified } from './fact.ts';
import { act, gdpr, mjolby, sormland } from './sources.ts';

const definition = { source: sormland('kapitel 10.1'), ...fromSeed } as const;

/** The fourteen operations of C-033, to the letter. */
export const operations = [
  { id: 'collection', label: 'Insamling', ...definition },
  { id: 'recording', label: 'registrering', ...definition },
  { id: 'organisation', label: 'organisering', ...definition },
  { id: 'structuring', label: 'strukturering', ...definition },
  { id: 'storage', label: 'lagring', ...definition },
  { id: 'alteration', label: 'bearbetning eller ändring', ...definition },
  { id: 'retrieval', label: 'framtagning', ...definition },
  { id: 'consultation', label: 'läsning', ...definition },
  { id: 'use', label: 'användning', ...definition },
  { id: 'disclosure-by-transmission', label: 'utlämning genom överföring', ...definition },
  { id: 'dissemination', label: 'spridning eller tillhandahållande på annat sätt', ...definition },
  { id: 'alignment', label: 'justering eller sammanförande', ...definition },
  { id: 'restriction', label: 'begränsning', ...definition },
  { id: 'erasure', label: 'radering eller förstöring', ...definition },
] as const satisfies readonly Fact[];

const asset = { source: sormland('kapitel 15.5'), ...fromSeed } as const;

/** What the data lie on (C-022). */
export const assets = [
  { id: 'hardware', label: 'Hårdvara', ...asset },
  { id: 'software', label: 'Mjukvara', ...asset },
  { id: 'network', label: 'Nätverk', ...asset },
  { id: 'persons', label: 'Personer', ...asset },
  { id: 'paper', label: 'Papper eller papperskanaler', ...asset },
] as const satisfies readonly Fact[];

const localMaterial = { source: mjolby('3.3'), ...fromSeed } as const;
const material = { source: sormland('kapitel 10.1'), ...fromSeed } as const;

/** Unstructured material, which the register also holds (C-003). */
export const materialKinds = [
  { id: 'word', label: 'Word-filer', ...localMaterial },
  { id: 'excel', label: 'Excel-filer', ...localMaterial },
  { id: 'participants', label: 'Deltagarlista', ...localMaterial },
  { id: 'class-list', label: 'Klasslista', ...localMaterial },
  { id: 'e-mail', label: 'E-post', ...material },
  { id: 'server-documents', label: 'Dokument på servrar', ...material },
  { id: 'simple-list', label: 'Enkla listor', ...material },
  { id: 'web', label: 'Webbplatser', ...material },
] as const satisfies readonly Fact[];

export interface Principle extends Fact {
  /** Letter of article 5.1 under which the other guidelines group it (C-041.1–6). */
  readonly letter: 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | null;
  readonly question: string;
  readonly mjolbyLabel: string | null;
}

const lawfulness =
  'a) Laglighet, korrekthet, öppenhet. Vi ska öppet kunna bevisa att vi är lagliga och korrekta.';

/** The nine control points of an entry (C-041), with the six of the other guidelines beside them (S-019). */
export const principles = [
  {
    id: 'lawfulness',
    label: 'Laglighet',
    letter: 'a',
    question: 'Har varje ändamål en rättslig grund som håller?',
    mjolbyLabel: lawfulness,
    source: gdpr('5.1.a'),
    ...regulation,
  },
  {
    id: 'fairness',
    label: 'Korrekthet',
    letter: 'a',
    question: 'Är behandlingen rimlig och proportionerlig mot det de registrerade kan vänta sig?',
    mjolbyLabel: lawfulness,
    source: gdpr('5.1.a'),
    ...regulation,
  },
  {
    id: 'transparency',
    label: 'Öppenhet',
    letter: 'a',
    question: 'Vet de registrerade att, varför och hur uppgifterna används?',
    mjolbyLabel: lawfulness,
    source: gdpr('5.1.a'),
    ...regulation,
  },
  {
    id: 'purpose-limitation',
    label: 'Ändamålsbegränsning',
    letter: 'b',
    question: 'Är ändamålen bestämda, och används uppgifterna bara för dem?',
    mjolbyLabel:
      'b) Ändamålsbegränsning. Personuppgiften får endast användas för ett visst ändamål, inte till något annat.',
    source: gdpr('5.1.b'),
    ...regulation,
  },
  {
    id: 'data-minimisation',
    label: 'Uppgiftsminimering',
    letter: 'c',
    question: 'Behövs varje uppgift för ändamålet?',
    mjolbyLabel:
      'c) Uppgiftsminimering. Vi ska inte samla in eller använda fler personuppgifter än vad som behövs för ändamålet.',
    source: gdpr('5.1.c'),
    ...regulation,
  },
  {
    id: 'accuracy',
    label: 'Riktighet',
    letter: 'd',
    question: 'Hålls uppgifterna riktiga, och rättas fel överallt där uppgiften finns?',
    mjolbyLabel: 'd) Riktighet. Uppgifterna ska vara uppdaterade och korrekta.',
    source: gdpr('5.1.d'),
    ...regulation,
  },
  {
    id: 'storage-limitation',
    label: 'Lagringsminimering',
    letter: 'e',
    question: 'Finns det en frist för hur länge uppgifterna sparas?',
    mjolbyLabel: 'e) Lagringsminimering. Uppgifterna får inte sparas längre än nödvändigt.',
    source: gdpr('5.1.e'),
    ...regulation,
  },
  {
    id: 'integrity-and-confidentiality',
    label: 'Integritet och konfidentialitet',
    letter: 'f',
    question: 'Skyddas uppgifterna tekniskt och organisatoriskt, och vet ni vem som kommer åt dem?',
    mjolbyLabel:
      'f) Integritet och konfidentialitet. Uppgifterna ska hanteras och förvaras på ett säkert sätt.',
    source: gdpr('5.1.f'),
    ...regulation,
  },
  {
    id: 'accountability',
    label: 'Ansvarsskyldighet',
    letter: null,
    question: 'Kan ni visa att ni följer reglerna?',
    mjolbyLabel: null,
    source: gdpr('5.2'),
    ...regulation,
  },
] as const satisfies readonly Principle[];

export type PrincipleId = (typeof principles)[number]['id'];

export interface CompatibilityQuestion extends Fact {
  /** The field of the entry's compatibility test that holds the answer. */
  readonly field: 'link' | 'context' | 'nature' | 'consequences' | 'safeguards';
}

const compatibility = { ...fromSeed } as const;

/** The five questions of the compatibility test (C-053), to the letter. */
export const compatibilityQuestions = [
  {
    id: '1',
    field: 'link',
    label:
      'Vilka kopplingar finns mellan ändamålen med den ursprungliga personuppgiftsbehandlingen och den nya?',
    source: gdpr('6.4.a'),
    ...compatibility,
  },
  {
    id: '2',
    field: 'context',
    label:
      'I vilket sammanhang har personuppgifterna samlats in, vilket förhållande har de registrerade till oss som personuppgiftsansvarig och vilken personuppgiftsbehandling kan de registrerade rimligen förvänta sig?',
    source: gdpr('6.4.b'),
    ...compatibility,
  },
  {
    id: '3',
    field: 'nature',
    label: 'Vilken typ av personuppgifter behandlas, är uppgifterna känsliga?',
    source: gdpr('6.4.c'),
    ...compatibility,
  },
  {
    id: '4',
    field: 'consequences',
    label: 'Vilka konsekvenser kan personuppgiftsbehandlingen få för de registrerade?',
    source: gdpr('6.4.d'),
    ...compatibility,
  },
  {
    id: '5',
    field: 'safeguards',
    label: 'Vilka skyddsåtgärder finns, till exempel behörighetsstyrning, kryptering och pseudonymisering?',
    source: gdpr('6.4.e'),
    ...compatibility,
  },
] as const satisfies readonly CompatibilityQuestion[];

/** New uses that are compatible as a rule, with suitable safeguards (C-054). */
export const compatibleUses = [
  { id: 'archive', label: 'Arkivändamål av allmänt intresse', source: gdpr('5.1.b'), ...regulation },
  {
    id: 'research',
    label: 'Vetenskapliga eller historiska forskningsändamål',
    source: gdpr('5.1.b'),
    ...regulation,
  },
  { id: 'statistics', label: 'Statistiska ändamål', source: gdpr('5.1.b'), ...regulation },
] as const satisfies readonly Fact[];

const identityNumberSource = { source: act('dataskyddslagen', '3 kap. 10 §'), ...regulation } as const;

/** Why a personal identity number may be processed without consent (D-027). */
export const identityNumberGrounds = [
  { id: 'purpose', label: 'ändamålet med behandlingen', ...identityNumberSource },
  { id: 'identification', label: 'vikten av en säker identifiering', ...identityNumberSource },
  { id: 'other', label: 'något annat beaktansvärt skäl', ...identityNumberSource },
] as const satisfies readonly Fact[];

const risk = { source: mjolby('3.11'), ...unverified } as const;
const severity = { source: sormland('bilaga 8, fråga 15'), ...fromSeed } as const;

/** First risk assessment (C-008): how likely it is that the data spread. The words are a proposal. */
export const likelihoods = [
  { id: '1', label: 'Osannolikt', ...risk },
  { id: '2', label: 'Möjligt', ...risk },
  { id: '3', label: 'Troligt', ...risk },
  { id: '4', label: 'Mycket troligt', ...risk },
] as const satisfies readonly Fact[];

/** How badly the data subject would be hit, in the words of the incident form. */
export const severities = [
  { id: '1', label: 'Obetydlig', ...severity },
  { id: '2', label: 'Begränsad', ...severity },
  { id: '3', label: 'Betydande', ...severity },
  { id: '4', label: 'Mycket allvarlig', ...severity },
] as const satisfies readonly Fact[];
