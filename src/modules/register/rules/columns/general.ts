/** Columns that say which processing it is, who answers for it and where it stands. */
import type { Entry } from '../entry.ts';
import { writeLines } from './cell-text.ts';
import {
  activityTexts,
  choiceText,
  conclusionTexts,
  exemptionTexts,
  readChoice,
  roleTexts,
  stateTexts,
  yesNoTexts,
} from './choices.ts';
import type { ColumnPlace, Facts, RegisterColumn } from './column.ts';
import { readDate } from './dates.ts';
import { choiceColumn, codeColumn, dateColumn, itemsColumn, textColumn, yesNoColumn } from './kinds.ts';

type ContactRole = Entry['contacts'][number]['role'];

function contactColumn(role: ContactRole, header: string, number = 7): RegisterColumn {
  return itemsColumn(
    {
      key: `contact-${role}`,
      header,
      number,
      reference: null,
      list: 'contacts',
      only: (contact) => contact.role === role,
    },
    {
      write: (contact) => [contact.name],
      read: ([name = '']) => (name ? { role, name } : null),
    },
  );
}

const nameColumn: RegisterColumn = {
  key: 'name',
  header: 'Behandlingens namn',
  number: 2,
  reference: null,
  write: (entry) => entry.name,
  read(text, facts) {
    if (text.trim() !== '') facts.name = text.trim().replace(/\s+/g, ' ');
    return [];
  },
};

export const identityColumns: readonly RegisterColumn[] = [
  { key: 'id', header: 'Id (ändra inte)', number: 1, reference: null, write: (entry) => entry.id },
  { key: 'number', header: 'Löpnummer', number: 1, reference: null, write: (entry) => String(entry.number) },
  { key: 'version', header: 'Version', number: 27, reference: null, write: (entry) => String(entry.version) },
  nameColumn,
  textColumn({ key: 'description', header: 'Beskrivning', number: 2, reference: null }),
  choiceColumn({ key: 'role', header: 'Vår roll', number: 2, reference: '30.1, 30.2' }, roleTexts),
  {
    key: 'controller',
    header: 'Personuppgiftsansvarig',
    number: 3,
    reference: '30.1 a',
    write: (_entry, { controller }) => controller.name,
  },
  {
    key: 'controllerContact',
    header: 'Ansvariges organisationsnummer och kontakt',
    number: 3,
    reference: '30.1 a',
    write: (_entry, { controller }) =>
      writeLines([controller.organisationNumber ?? '', controller.contact ?? ''].filter(Boolean)),
  },
  yesNoColumn({ key: 'jointlyControlled', header: 'Gemensamt ansvar', number: 4, reference: '26' }),
  itemsColumn(
    {
      key: 'jointControllers',
      header: 'Gemensamt ansvariga',
      number: 4,
      reference: '30.1 a',
      hint: 'Namn | organisationsnummer | kontakt',
      list: 'jointControllers',
    },
    {
      write: (joint) => [joint.name, joint.organisationNumber, joint.contact],
      read: ([name = '', number = '', contact = '']) =>
        name ? { name, organisationNumber: number || null, contact: contact || null } : null,
    },
  ),
  itemsColumn(
    {
      key: 'jointDuties',
      header: 'Fördelning mellan gemensamt ansvariga',
      number: 4,
      reference: '26.1',
      hint: 'Skyldighet | vem',
      list: 'jointDuties',
      anonymous: true,
    },
    {
      write: (duty, _entry, labels) => [labels.label('joint-duty', duty.duty), duty.party],
      read: ([duty = '', party = ''], _facts, labels) => ({
        duty: labels.code('joint-duty', duty) ?? duty,
        party: party || null,
      }),
    },
  ),
  itemsColumn(
    {
      key: 'servedControllers',
      header: 'Ansvariga som vi är biträde åt',
      number: 4,
      reference: '30.2 a, b',
      hint: 'Namn | kontakt | vad vi gör',
      list: 'servedControllers',
    },
    {
      write: (served) => [served.name, served.contact, served.processingCategories],
      read: ([name = '', contact = '', categories = '']) =>
        name ? { name, contact: contact || null, processingCategories: categories || null } : null,
    },
  ),
  {
    key: 'dataProtectionOfficer',
    header: 'Dataskyddsombud',
    number: 5,
    reference: '30.1 a',
    write: (_entry, { dataProtectionOfficer }) => dataProtectionOfficer ?? '',
  },
  textColumn({ key: 'processArea', header: 'Verksamhetsområde', number: 6, reference: null }),
  textColumn({ key: 'processCode', header: 'Process', number: 6, reference: null }),
  contactColumn('operations', 'Verksamhetsansvarig'),
  contactColumn('information-owner', 'Informationsägare'),
  contactColumn('system-owner', 'Systemägare'),
  contactColumn('system-administrator', 'Systemförvaltare'),
  contactColumn('contact', 'Kontaktperson'),
  contactColumn('entry-responsible', 'Ansvarig för uppgiften i registret', 27),
];

export const regimeColumns: readonly RegisterColumn[] = [
  codeColumn({ key: 'regime', header: 'Registerförfattning', number: 13, reference: null }, 'regime'),
  yesNoColumn({ key: 'designatedByStatute', header: 'Utpekad i författning', number: 3, reference: '4.7' }),
  textColumn({
    key: 'designatingProvision',
    header: 'Bestämmelse som pekar ut den ansvarige',
    number: 3,
    reference: '4.7',
  }),
  yesNoColumn({
    key: 'performsPublicTask',
    header: 'Enskild aktör som utför uppgift av allmänt intresse',
    number: 3,
    reference: null,
  }),
  yesNoColumn({ key: 'consentCollected', header: 'Samtycke inhämtas', number: 14, reference: '7' }),
  textColumn({ key: 'consentHow', header: 'Hur samtycke inhämtas', number: 14, reference: '7' }),
  textColumn({
    key: 'proportionality',
    header: 'Nödvändighet och proportionalitet',
    number: 12,
    reference: '5.1 c',
  }),
  yesNoColumn({ key: 'newUse', header: 'Ny användning av insamlade uppgifter', number: 8, reference: '6.4' }),
  compatibilityColumn(),
];

export const statusColumns: readonly RegisterColumn[] = [
  choiceColumn({ key: 'activity', header: 'Behandlingen är', number: 27, reference: null }, activityTexts),
  dateColumn({ key: 'startsOn', header: 'Startar', number: 27, reference: null }),
  dateColumn({ key: 'endedOn', header: 'Avslutad den', number: 27, reference: null }),
  {
    key: 'state',
    header: 'Status',
    number: 27,
    reference: null,
    write: (entry) => choiceText(stateTexts, entry.state),
  },
  {
    key: 'approvedVersion',
    header: 'Fastställd version',
    number: 27,
    reference: null,
    write: (entry) => (entry.approvedVersion === null ? '' : String(entry.approvedVersion)),
  },
  dateColumn({ key: 'nextReviewOn', header: 'Nästa översyn', number: 27, reference: null }),
  dateColumn({ key: 'confirmedOn', header: 'Senast bekräftad', number: 27, reference: null }),
  itemsColumn(
    {
      key: 'principleAnswers',
      header: 'Kontrollpunkter',
      number: 27,
      reference: '5',
      hint: 'Princip | ja eller nej | anteckning',
      list: 'principleAnswers',
      anonymous: true,
    },
    {
      write: (answer, _entry, labels) => [
        labels.label('principle', answer.principle),
        choiceText(yesNoTexts, answer.fulfilled),
        answer.note,
      ],
      read: ([principle = '', fulfilled = '', note = ''], _facts, labels) => ({
        principle: labels.code('principle', principle) ?? principle,
        fulfilled: readChoice(yesNoTexts, fulfilled),
        note: note || null,
      }),
    },
  ),
];

type Compatibility = NonNullable<Entry['compatibility']>;

const compatibilityTexts = [
  ['originalPurpose', 'Ursprungligt ändamål'],
  ['link', 'Koppling mellan ändamålen'],
  ['context', 'Sammanhanget vid insamlingen'],
  ['nature', 'Uppgifternas art'],
  ['consequences', 'Följder för de registrerade'],
  ['safeguards', 'Skyddsåtgärder'],
] as const;

/** One line for each of the questions that is answered: `Fråga: svar`. */
function compatibilityColumn(): RegisterColumn {
  const place: ColumnPlace = {
    key: 'compatibility',
    header: 'Prövning av ny användning',
    number: 8,
    reference: '6.4',
    hint: 'Fråga: svar, en per rad',
  };
  return {
    ...place,
    write: ({ compatibility }) => (compatibility ? compatibilityLines(compatibility) : ''),
    read: (text, facts) => readCompatibility(text, facts),
  };
}

function compatibilityLines(compatibility: Compatibility): string {
  const lines = [
    ...compatibilityTexts.map(([key, label]) => [label, compatibility[key]] as const),
    ['Undantag', choiceText(exemptionTexts, compatibility.exemption)],
    ['Slutsats', choiceText(conclusionTexts, compatibility.conclusion)],
    ['Informerade den', compatibility.informedOn],
  ] as const;
  return writeLines(lines.filter(([, text]) => text).map(([label, text]) => `${label}: ${text}`));
}

function readCompatibility(text: string, facts: Facts): string[] {
  if (text.trim() === '') {
    facts.compatibility = null;
    return [];
  }
  const answers = new Map<string, string>();
  const unknown: string[] = [];
  for (const line of text.split('\n').filter((line) => line.trim() !== '')) {
    const [label = '', ...rest] = line.replaceAll('↵', '\n').split(': ');
    if (rest.length > 0) answers.set(label.trim(), rest.join(': '));
    else unknown.push(line);
  }
  const answer = (label: string) => answers.get(label) ?? null;
  const texts = Object.fromEntries(compatibilityTexts.map(([key, label]) => [key, answer(label)]));
  facts.compatibility = {
    ...(texts as Record<(typeof compatibilityTexts)[number][0], string | null>),
    exemption: readChoice(exemptionTexts, answer('Undantag') ?? ''),
    conclusion: readChoice(conclusionTexts, answer('Slutsats') ?? ''),
    informedOn: readDate(answer('Informerade den') ?? ''),
  };
  return unknown;
}
