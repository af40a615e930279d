/** Information to data subjects about an incident, in plain Swedish, one wording for each audience (article 34; F-058, I-009). */
import {
  dateField,
  markField,
  OWN_FIELD,
  recipientField,
  signerField,
  titleField,
} from './template-fields.ts';
import type { DocumentTemplate, TemplateField } from './templates.ts';

export interface IncidentLetterWords {
  readonly name: string;
  readonly hint: string;
  readonly opening: readonly string[];
  readonly headings: {
    readonly happened: string;
    readonly data: string;
    readonly consequences: string;
    readonly measures: string;
    readonly advice: string;
    readonly contact: string;
  };
  /** When somebody could use the data for fraud (I-009). */
  readonly fraud: readonly string[];
  readonly officer: string;
  /** `{authority}` is filled in. */
  readonly complaint: string;
}

const headings = {
  happened: 'Vad har hänt?',
  data: 'Vilka uppgifter gäller det?',
  consequences: 'Vad kan det leda till?',
  measures: 'Vad har vi gjort?',
  advice: 'Vad kan du göra?',
  contact: 'Har du frågor?',
} as const;

const fraud = [
  'Lämna aldrig ut koder eller kortnummer till den som ringer, skickar sms eller skriver till dig.',
  'Titta igenom dina konton. Ring din bank om något ser fel ut.',
  'Spärra kort och id-handlingar som kan ha hamnat i fel händer.',
  'Spärra din adress hos Skatteverket, så att ingen annan kan ändra den.',
  'Ring Polisen på 114 14 om någon har använt dina uppgifter.',
] as const;

const officer = 'Vårt dataskyddsombud svarar på frågor om dina rättigheter.';
const complaint = 'Du kan också klaga hos {authority} om du tycker att vi har gjort fel.';

/** By the id of the template. */
export const incidentLetterWords = {
  'incident-letter': {
    name: 'Information om incident, till vuxna',
    hint: 'Till dem som uppgifterna gäller.',
    opening: [
      'Vi skriver till dig för att uppgifter om dig har berörts av en händelse hos oss. Vi vill att du ska veta vad som har hänt och vad du själv kan göra.',
    ],
    headings,
    fraud,
    officer,
    complaint,
  },
  'incident-letter-children': {
    name: 'Information om incident, till barn och unga',
    hint: 'Korta meningar och vanliga ord.',
    opening: [
      'Hej! Något har hänt med uppgifter om dig. Det är inte ditt fel. Här berättar vi vad som har hänt och vad du kan göra.',
    ],
    headings: {
      ...headings,
      data: 'Vad är det för uppgifter?',
      consequences: 'Vad kan hända nu?',
      contact: 'Vill du fråga något?',
    },
    fraud: [
      'Svara inte om någon som du inte känner frågar efter koder, lösenord eller var du bor.',
      'Berätta för en vuxen om någon har tagit ditt namn eller ditt konto.',
      'Be en vuxen att ringa Polisen på 114 14 om det händer.',
    ],
    officer:
      'Prata med en vuxen som du litar på om du blir orolig. Du får också fråga vårt dataskyddsombud. Ombudet ser till att vi är rädda om dina uppgifter.',
    complaint: 'Om du tycker att vi har gjort fel kan du säga det till {authority}.',
  },
  'incident-letter-guardians': {
    name: 'Information om incident, till vårdnadshavare',
    hint: 'När uppgifterna gäller deras barn.',
    opening: [
      'Vi skriver till dig som är vårdnadshavare. Uppgifter om ditt barn har berörts av en händelse hos oss. Här står vad som har hänt och vad du kan göra.',
      'Berätta gärna för ditt barn, med ord som passar. Be oss om ett brev till barnet om du vill ha ett.',
    ],
    headings,
    fraud: [
      'Prata med barnet om att aldrig lämna ut koder, lösenord eller var ni bor.',
      ...fraud.slice(1, 3),
      'Spärra barnets adress hos Skatteverket, så att ingen annan kan ändra den.',
      'Ring Polisen på 114 14 om någon har använt barnets uppgifter.',
    ],
    officer: 'Vårt dataskyddsombud svarar på frågor om dina och barnets rättigheter.',
    complaint,
  },
  'incident-letter-employees': {
    name: 'Information om incident, till anställda',
    hint: 'Till dem som arbetar hos er.',
    opening: [
      'Vi skriver till dig som arbetar hos oss. Uppgifter om dig har berörts av en händelse. Vi vill att du ska veta vad som har hänt och vad du själv kan göra.',
    ],
    headings,
    fraud,
    officer: 'Din chef kan svara på frågor. Vårt dataskyddsombud svarar på frågor om dina rättigheter.',
    complaint,
  },
  'incident-notice': {
    name: 'Meddelande om incident, till allmänheten',
    hint: 'På webbplatsen eller anslagstavlan, när ni inte kan nå var och en.',
    opening: [
      'Det här gäller dig som vi har uppgifter om. Vi kan inte nå alla var för sig, och berättar därför här vad som har hänt och vad du kan göra.',
    ],
    headings: { ...headings, contact: 'Gäller det dig, eller har du frågor?' },
    fraud,
    officer,
    complaint,
  },
} as const satisfies Readonly<Record<string, IncidentLetterWords>>;
export type IncidentLetterId = keyof typeof incidentLetterWords;

const article = (part: string): string => `artikel 34.2 och 33.3 ${part} dataskyddsförordningen`;

/** What the group wrote of the consequences, of the person and not to whoever reads. */
const OWN_WORDS = 'otherConsequences';

const parts: readonly TemplateField[] = [
  {
    id: 'happened',
    label: 'Vad har hänt',
    kind: 'text',
    hint: 'Som du skulle säga det till den som läser: när, vad, och var uppgifterna hamnade. Inga namn',
    required: true,
    source: 'artikel 34.2 dataskyddsförordningen',
  },
  {
    id: 'data',
    label: 'Vilka uppgifter det gäller',
    kind: 'lines',
    hint: 'En på varje rad, med vanliga ord',
    required: true,
    source: OWN_FIELD,
  },
  {
    id: 'consequences',
    label: 'Vad det kan leda till',
    kind: 'text',
    hint: 'Ärligt, utan att skrämma',
    required: true,
    source: article('c'),
  },
  {
    id: 'ownWords',
    label: 'Ska gruppens egna ord om följderna med?',
    kind: 'choice',
    hint: 'De är skrivna om personen, inte till den som läser. Skriv om dem nedan först',
    required: true,
    where: OWN_WORDS,
    options: [
      { value: 'yes', label: 'Ja, texten nedan är skriven till den som läser' },
      { value: 'no', label: 'Nej, ta inte med dem' },
    ],
    source: OWN_FIELD,
  },
  {
    id: OWN_WORDS,
    label: 'Gruppens egna ord om följderna',
    kind: 'text',
    hint: 'Skriv om till «du». «Personen kan bli kontaktad» blir «Du kan bli kontaktad»',
    required: { field: 'ownWords', is: 'yes' },
    where: OWN_WORDS,
    source: OWN_FIELD,
  },
  {
    id: 'measures',
    label: 'Vad ni har gjort och ska göra',
    kind: 'text',
    hint: 'Det som rör den som läser. Åtgärder som är markerade som hemliga följer inte med. Är alla det: skriv en mening som inte säger hur skyddet är byggt',
    required: true,
    source: article('d'),
  },
  {
    id: 'advice',
    label: 'Vad den som läser kan göra',
    kind: 'text',
    hint: 'Också när det är ingenting: «Du behöver inte göra något.»',
    required: true,
    source: 'skäl 86 dataskyddsförordningen',
  },
  {
    id: 'fraud',
    label: 'Finns risk för identitetsstöld eller bedrägeri?',
    kind: 'choice',
    hint: 'Då skrivs råd om bank, spärrar och Polisen ut',
    required: true,
    options: [
      { value: 'yes', label: 'Ja, skriv ut råden' },
      { value: 'no', label: 'Nej' },
    ],
    source: 'I-009',
  },
  {
    id: 'contact',
    label: 'Var den som läser kan fråga',
    kind: 'lines',
    hint: 'Telefon och e-post hos er, en på varje rad',
    required: true,
    source: article('b'),
  },
  {
    id: 'dso',
    label: 'Dataskyddsombud',
    kind: 'lines',
    hint: 'Namn, telefon och e-post, en på varje rad',
    required: true,
    source: article('b'),
  },
  {
    id: 'authority',
    label: 'Tillsynsmyndigheten',
    kind: 'line',
    hint: 'Namnet på myndigheten som tar emot klagomål',
    required: true,
    source: 'artikel 77.1 dataskyddsförordningen',
  },
];

/** Whom a letter goes to that many get. */
export const ANYBODY_CONCERNED = 'Den som berörs';

const toOne: readonly TemplateField[] = [
  {
    ...recipientField,
    hint: 'Låt stå när samma brev går till flera. Till en enda: namn och adress, en rad för varje del',
    required: false,
    initial: ANYBODY_CONCERNED,
  },
];

export const incidentTemplates: readonly DocumentTemplate[] = Object.entries(incidentLetterWords).map(
  ([id, { name, hint }]) => ({
    id,
    name,
    hint,
    version: '2026-11',
    of: 'incident' as const,
    fields: [
      dateField,
      markField,
      ...(id === 'incident-notice' ? [] : toOne),
      titleField,
      ...parts,
      signerField,
    ],
  }),
);
