/** Invented cases: what a nämnd has on its table an ordinary week. */
import type { CaseKindId } from '../modules/cases/rules/index.ts';
import type { ControllerKey } from './organisations.ts';

export interface CaseSpec {
  readonly controller: ControllerKey;
  readonly kind: CaseKindId;
  readonly title: string;
  /** Days before today. */
  readonly daysAgo: number;
  readonly secrecy?: string;
  readonly externalMark?: string;
  readonly draft?: true;
  /** Names an entry of the register that the case is about. */
  readonly processing?: string;
  readonly note?: string;
  readonly person?: {
    readonly role: 'party' | 'sender' | 'data-subject';
    readonly name: string;
    readonly identityNumber?: string;
    readonly protected?: true;
  };
  readonly consultation?: {
    readonly question: string;
    readonly decideInDays: number | null;
    readonly advice?: string;
    readonly outcome?: {
      readonly outcome: 'followed' | 'partly' | 'not-followed';
      readonly text: string | null;
    };
  };
  readonly contact?: {
    readonly subject: 'supervision' | 'injunction' | 'enquiry' | 'decision' | 'officer-notification';
    readonly reference: string;
    readonly replyInDays: number | null;
    readonly repliedDaysAgo?: number;
    readonly servedDaysAgo?: number;
    readonly decision?: string;
  };
  readonly decision?: { readonly title: string; readonly text: string; readonly way: 'delegate' | 'chair' };
  readonly deadline?: { readonly label: string; readonly inDays: number; readonly source: string };
  readonly closed?: { readonly outcome: string };
}

/** Controllers whose diary is kept in Ansvar, with their abbreviation; the others keep it elsewhere. */
export const diariesHere: Partial<Record<ControllerKey, string>> = {
  brinkebyCare: 'VON',
  almbySchool: 'BUN',
};

export const cases: readonly CaseSpec[] = [
  {
    controller: 'almbySocial',
    kind: 'consultation',
    title: 'Samråd om digital tillsyn nattetid',
    daysAgo: 18,
    processing: 'Boendestöd',
    consultation: {
      question:
        'Vi vill byta nattliga besök mot kamera för dem som vill. Vilken grund håller, och behövs en konsekvensbedömning?',
      decideInDays: 25,
      advice:
        'Gör konsekvensbedömningen först. Samtycke bär inte ensamt: den enskilde är i beroendeställning.',
    },
  },
  {
    controller: 'almbySocial',
    kind: 'authority-contact',
    title: 'Tillsyn över behörigheter i verksamhetssystem',
    daysAgo: 11,
    externalMark: 'SN/2026:214',
    contact: { subject: 'injunction', reference: 'IMY-2026-4711', replyInDays: 9 },
    note: 'IT-avdelningen tar fram loggar för september. Utkast till svar på torsdag.',
  },
  {
    controller: 'almbySocial',
    kind: 'complaint',
    title: 'Klagomål om brev till fel adress',
    daysAgo: 4,
    secrecy: 'OSL 26:1',
    person: { role: 'party', name: 'Nittonhundratolv Testsson', identityNumber: '19121212-1212' },
  },
  {
    controller: 'almbySocial',
    kind: 'access-request',
    title: 'Begäran om registerutdrag',
    daysAgo: 24,
    secrecy: 'OSL 26:1',
    person: { role: 'data-subject', name: 'Tolvte Testsson', identityNumber: '19121212-1212' },
  },
  {
    controller: 'almbySocial',
    kind: 'other',
    title: 'Riktlinjer för tillämpning av dataskyddsförordningen',
    daysAgo: 60,
    deadline: { label: 'Förslag till nämnden', inDays: 12, source: 'Nämndens beslut 3 september 2026 § 71' },
  },
  {
    controller: 'almbySocial',
    kind: 'enquiry',
    title: 'Fråga från fackförbund om övervakning av mejl',
    daysAgo: 1,
    draft: true,
  },
  {
    controller: 'almbySchool',
    kind: 'consultation',
    title: 'Samråd om ny lärplattform',
    daysAgo: 9,
    consultation: {
      question: 'Leverantören har support utanför EU. Vad behöver vi ha på plats före upphandlingen?',
      decideInDays: 8,
    },
  },
  {
    controller: 'almbySchool',
    kind: 'change-request',
    title: 'Begäran om radering av bild',
    daysAgo: 26,
    decision: { way: 'chair', title: 'Beslut om begäran om radering', text: 'Bilden tas bort samma dag.' },
  },
  {
    controller: 'brinkebyCare',
    kind: 'consultation',
    title: 'Samråd om läkemedelsskåp med kod',
    daysAgo: 45,
    consultation: {
      question: 'Får koden knytas till personal och sparas i två år?',
      decideInDays: -5,
      advice: 'Spara så länge som det behövs för spårbarheten, högst ett år, och skriv varför.',
      outcome: { outcome: 'followed', text: null },
    },
    closed: { outcome: 'Ett år beslutat och infört i planen' },
  },
  {
    controller: 'brinkebyCare',
    kind: 'authority-contact',
    title: 'Beslut om reprimand efter tillsyn',
    daysAgo: 14,
    contact: {
      subject: 'decision',
      reference: 'IMY-2026-0815',
      replyInDays: null,
      servedDaysAgo: 10,
      decision: 'Reprimand för att loggkontroll inte gjorts regelbundet.',
    },
  },
  {
    controller: 'dalsjoSchool',
    kind: 'consultation',
    title: 'Samråd om klasslistor',
    daysAgo: 12,
    consultation: {
      question: 'Vilka uppgifter får stå i en klasslista till vårdnadshavare?',
      decideInDays: 3,
    },
  },
];

export interface InboxSpec {
  readonly controller: ControllerKey;
  readonly channel: 'e-mail' | 'letter' | 'phone' | 'visit';
  readonly daysAgo: number;
  readonly kind: CaseKindId | null;
  readonly senderName: string;
  readonly senderOrganisation: string;
  readonly subject: string;
  readonly text: string;
}

export const inbox: readonly InboxSpec[] = [
  {
    controller: 'almbySocial',
    channel: 'e-mail',
    daysAgo: 0,
    kind: 'access-request',
    senderName: 'Elfte Testsson',
    senderOrganisation: '',
    subject: 'Begäran om registerutdrag',
    text: 'Hej, jag vill veta vilka uppgifter ni har om mig från åren 2023–2026.',
  },
  {
    controller: 'almbySocial',
    channel: 'letter',
    daysAgo: 3,
    kind: 'authority-contact',
    senderName: '',
    senderOrganisation: 'Integritetsskyddsmyndigheten',
    subject: 'Förfrågan om kamerabevakning',
    text: 'Myndigheten ber om en förteckning över kameror i särskilda boenden.',
  },
  {
    controller: 'almbySchool',
    channel: 'phone',
    daysAgo: 1,
    kind: 'complaint',
    senderName: 'Nionde Testsson',
    senderOrganisation: '',
    subject: 'Klagomål om skolfoto',
    text: 'En vårdnadshavare ringde: bilden ligger kvar på webben fast samtycket är återkallat.',
  },
];
