/** Kinds of personal data (requirements C-031, D-020, D-023–D-026; the kinds of the incident form; common municipal ones). */
import { type Fact, fromSeed, regulation, unverified } from './fact.ts';
import { act, gdpr, mjolby, sormland } from './sources.ts';

export interface DataCategory extends Fact {
  /** Article 9.1. */
  readonly sensitive: boolean;
  /** Not article 9, yet to be protected at the same level (D-023, D-024, D-026). */
  readonly extraProtected: boolean;
  /** Article 10. */
  readonly criminal: boolean;
  /** Personal identity or coordination number, dataskyddslagen 3 kap. 10 §. */
  readonly identityNumber: boolean;
  /** Words by which a free text is recognised, lower case. */
  readonly words: readonly string[];
  /** Shown beside the choice. */
  readonly help?: string;
}

const sensitive = { sensitive: true, extraProtected: false, criminal: false, identityNumber: false } as const;
const extra = { sensitive: false, extraProtected: true, criminal: false, identityNumber: false } as const;
const ordinary = { sensitive: false, extraProtected: false, criminal: false, identityNumber: false } as const;
const offence = { sensitive: false, extraProtected: true, criminal: true, identityNumber: false } as const;
const number = { sensitive: false, extraProtected: true, criminal: false, identityNumber: true } as const;

const sensitiveSource = { source: gdpr('9.1'), ...regulation } as const;
const eleven = { source: sormland('kapitel 9.1'), ...fromSeed } as const;
const incidentForm = { source: sormland('bilaga 8, fråga 12'), ...fromSeed } as const;
const proposed = { source: gdpr('30.1.c'), ...unverified } as const;

export const dataCategories = [
  // The eight of article 9, labels to the letter.
  {
    id: 'ethnic-origin',
    label: 'Ras och etniskt ursprung.',
    ...sensitive,
    words: ['etnisk', 'etnicitet', 'ras'],
    ...sensitiveSource,
  },
  {
    id: 'political-opinions',
    label: 'Politiska åsikter.',
    ...sensitive,
    words: ['politisk', 'partitillhörighet'],
    ...sensitiveSource,
  },
  {
    id: 'religion',
    label: 'Religiös eller filosofisk övertygelse.',
    help: 'Även uppgift om att någon inte tillhör någon religion.',
    ...sensitive,
    words: ['religion', 'religiös', 'trosuppfattning', 'filosofisk', 'trossamfund', 'ateist'],
    ...sensitiveSource,
  },
  {
    id: 'trade-union',
    label: 'Medlemskap i fackförening.',
    ...sensitive,
    words: ['fackförening', 'facklig', 'fackmedlem'],
    ...sensitiveSource,
  },
  {
    id: 'health',
    label: 'Hälsa',
    help: 'Alla sidor av hälsan, till exempel sjukdom eller funktionsnedsättning.',
    ...sensitive,
    words: [
      'hälsa',
      'hälso',
      'sjukdom',
      'diagnos',
      'sjukfrånvaro',
      'funktionsnedsättning',
      'medicin',
      'allergi',
      'journal',
      'läkar',
    ],
    ...sensitiveSource,
  },
  {
    id: 'genetic',
    label: 'Genetiska uppgifter',
    help: 'Till exempel dna-analys.',
    ...sensitive,
    words: ['genetisk', 'dna'],
    ...sensitiveSource,
  },
  {
    id: 'biometric',
    label: 'Biometriska uppgifter',
    help: 'Till exempel fingeravtryck eller ögonskanning.',
    ...sensitive,
    words: ['biometrisk', 'fingeravtryck', 'ögonskanning', 'ansiktsigenkänning'],
    ...sensitiveSource,
  },
  {
    id: 'sexual-life',
    label: 'Sexualliv eller sexuell läggning.',
    ...sensitive,
    words: ['sexualliv', 'sexuell'],
    ...sensitiveSource,
  },
  // Numbers and offences.
  {
    id: 'personal-identity-number',
    label: 'Personnummer',
    ...number,
    words: ['personnummer', 'person nr', 'persnr', 'personnr'],
    source: act('dataskyddslagen', '3 kap. 10 §'),
    ...regulation,
  },
  {
    id: 'coordination-number',
    label: 'Samordningsnummer',
    ...number,
    words: ['samordningsnummer'],
    source: act('dataskyddslagen', '3 kap. 10 §'),
    ...regulation,
  },
  {
    id: 'criminal-offences',
    label: 'Uppgift om brott',
    help: 'Domar, överträdelser, misstankar och tvångsmedel.',
    ...offence,
    words: ['brott', 'brottmål', 'belastningsregist', 'dom i', 'lagöverträdelse', 'frihetsberövande'],
    source: gdpr('10'),
    ...regulation,
  },
  // Extra protection.
  {
    id: 'children',
    label: 'Uppgifter om barn',
    ...extra,
    words: ['barn', 'elev', 'vårdnadshavares barn'],
    source: mjolby('3.5.2'),
    ...fromSeed,
  },
  {
    id: 'family-relations',
    label: 'Familjeförhållanden',
    ...extra,
    words: ['familj', 'vårdnad', 'anhörig', 'civilstånd'],
    source: mjolby('3.5.2'),
    ...fromSeed,
  },
  {
    id: 'economy',
    label: 'Ekonomi',
    help: 'Personliga ekonomiska förhållanden.',
    ...extra,
    words: ['ekonomi', 'skuld', 'försörjningsstöd', 'kronofogd'],
    source: mjolby('3.5.2'),
    ...fromSeed,
  },
  {
    id: 'financial',
    label: 'Ekonomisk eller finansiell information',
    ...extra,
    words: ['finansiell'],
    ...incidentForm,
  },
  { id: 'income', label: 'Inkomst', ...extra, words: ['inkomst', 'lön'], ...proposed },
  // The rest of the eleven examples (C-031), labels to the letter.
  { id: 'name', label: 'Namn', ...ordinary, words: ['namn', 'förnamn'], ...eleven },
  { id: 'surname', label: 'Efternamn', ...ordinary, words: ['efternamn'], ...eleven },
  { id: 'phone', label: 'Telefonnummer', ...ordinary, words: ['telefon', 'mobil'], ...eleven },
  { id: 'address', label: 'Adress', ...ordinary, words: ['adress', 'bostadsort'], ...eleven },
  { id: 'ip-address', label: 'IP-adress', ...ordinary, words: ['ip-adress', 'ip adress'], ...eleven },
  { id: 'photo', label: 'Foto', ...ordinary, words: ['foto', 'bild', 'porträtt'], ...eleven },
  { id: 'property-designation', label: 'Fastighetsbeteckning', ...ordinary, words: ['fastighet'], ...eleven },
  {
    id: 'account-number',
    label: 'Kontonummer',
    ...ordinary,
    words: ['kontonummer', 'bankkonto', 'clearingnummer'],
    ...eleven,
  },
  { id: 'video', label: 'Videoupptagning', ...ordinary, words: ['video', 'film', 'kamera'], ...eleven },
  { id: 'sound', label: 'Ljudinspelningar', ...ordinary, words: ['ljud', 'röstinspelning'], ...eleven },
  // Kinds of the incident form that are not above.
  {
    id: 'official-documents',
    label: 'Officiella dokument',
    ...ordinary,
    words: ['pass', 'körkort', 'legitimation'],
    ...incidentForm,
  },
  {
    id: 'location',
    label: 'Lokaliseringsuppgifter',
    ...ordinary,
    words: ['gps', 'lokalisering', 'position'],
    ...incidentForm,
  },
  {
    id: 'communication-logs',
    label: 'Kommunikationsloggar',
    ...ordinary,
    words: ['kommunikationslogg', 'samtalslogg'],
    ...incidentForm,
  },
  {
    id: 'communication-metadata',
    label: 'Metadata om kommunikation',
    ...ordinary,
    words: ['metadata'],
    ...incidentForm,
  },
  { id: 'birth-date', label: 'Födelsedatum', ...ordinary, words: ['födelse', 'ålder'], ...incidentForm },
  { id: 'contact', label: 'Kontaktinformation', ...ordinary, words: ['kontakt'], ...incidentForm },
  // Common in municipalities.
  {
    id: 'email',
    label: 'E-postadress',
    ...ordinary,
    words: ['e-post', 'epost', 'mejl', 'mail'],
    ...proposed,
  },
  {
    id: 'case-notes',
    label: 'Anteckningar i ärende',
    help: 'Kan innehålla känsliga uppgifter. Lägg då till dem också.',
    ...ordinary,
    words: ['anteckning', 'ärende'],
    ...proposed,
  },
  {
    id: 'grades',
    label: 'Betyg och omdömen',
    ...ordinary,
    words: ['betyg', 'omdöme', 'provresultat'],
    ...proposed,
  },
  {
    id: 'absence',
    label: 'Frånvaro',
    help: 'Sjukfrånvaro är en uppgift om hälsa.',
    ...ordinary,
    words: ['frånvaro', 'närvaro'],
    ...proposed,
  },
  { id: 'position', label: 'Befattning', ...ordinary, words: ['befattning', 'yrke', 'titel'], ...proposed },
  {
    id: 'employment',
    label: 'Anställningsuppgifter',
    ...ordinary,
    words: ['anställning', 'arbetstid'],
    ...proposed,
  },
  {
    id: 'education',
    label: 'Utbildning och kompetens',
    ...ordinary,
    words: ['utbildning', 'kompetens', 'cv'],
    ...proposed,
  },
  { id: 'language', label: 'Språk', ...ordinary, words: ['språk', 'modersmål'], ...proposed },
  {
    id: 'nationality',
    label: 'Medborgarskap',
    ...ordinary,
    words: ['medborgarskap', 'nationalitet'],
    ...proposed,
  },
  {
    id: 'protected-identity',
    label: 'Skyddade personuppgifter',
    help: 'Sekretessmarkering, skyddad folkbokföring eller fingerade uppgifter.',
    ...extra,
    words: ['skyddad', 'sekretessmarkering'],
    ...proposed,
  },
  { id: 'housing', label: 'Boende', ...ordinary, words: ['boende', 'bostad'], ...proposed },
  { id: 'vehicle', label: 'Fordon', ...ordinary, words: ['fordon', 'registreringsnummer'], ...proposed },
  {
    id: 'user-identity',
    label: 'Användaridentitet',
    ...ordinary,
    words: ['användarnamn', 'användaridentitet', 'inloggning'],
    ...proposed,
  },
  { id: 'log-data', label: 'Loggar', ...ordinary, words: ['logg'], ...proposed },
  {
    id: 'assessment',
    label: 'Bedömningar och utredningar',
    ...ordinary,
    words: ['bedömning', 'utredning'],
    ...proposed,
  },
  { id: 'other', label: 'Övrigt', ...ordinary, words: [], ...incidentForm },
] as const satisfies readonly DataCategory[];

export type DataCategoryId = (typeof dataCategories)[number]['id'];

export function dataCategory(id: string): DataCategory | undefined {
  return dataCategories.find((category) => category.id === id);
}

interface KnownWord {
  readonly category: DataCategory;
  readonly pattern: RegExp;
  readonly weight: number;
}

/** The longest words first, those of sensitive data, offences and identity numbers before all others. */
const knownWords: readonly KnownWord[] = (dataCategories as readonly DataCategory[])
  .flatMap((category) => category.words.map((word) => knownWord(category, word)))
  .sort((one, other) => other.weight - one.weight);

/** «betyg» is found in «betygen», «ras» only as a whole word. */
function knownWord(category: DataCategory, word: string): KnownWord {
  const end = word.length <= 4 ? '(?![\\p{L}])' : '';
  const serious = category.sensitive || category.criminal || category.identityNumber;
  return {
    category,
    pattern: new RegExp(`(^|[^\\p{L}])${word}${end}`, 'u'),
    weight: word.length + (serious ? 100 : 0),
  };
}

/**
 * The category whose longest known word begins a word of the text, the sensitive ones first. Undefined when nothing
 * fits. A suggestion for imports and free text, never a decision.
 */
export function categoryOfText(text: string): DataCategory | undefined {
  const lower = text.toLowerCase();
  return knownWords.find((known) => known.pattern.test(lower))?.category;
}
