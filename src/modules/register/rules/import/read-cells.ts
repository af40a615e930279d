/** Reads the cells of a foreign register: one reader per field, for the ways in which municipalities write. */
import { categoryOfText } from '../../../../knowledge/data-categories.ts';
import { agreementTexts, readChoice, yesNoTexts } from '../columns/choices.ts';
import { otherCategory, otherGroup } from '../columns/data.ts';
import { type RegisterColumn, registerColumn } from '../columns.ts';
import { findArt9Grounds } from './legal-basis.ts';
import { readLegalBases, readPurposeTexts } from './read-purposes.ts';
import { readTransfers } from './read-transfers.ts';
import type { RowDraft } from './row-draft.ts';
import { saysNothing, splitNames, splitParagraphs, splitValues } from './split.ts';

type CellReader = (text: string, draft: RowDraft, header: string) => void;

const contactRoles = [
  'operations',
  'information-owner',
  'system-owner',
  'system-administrator',
  'contact',
  'entry-responsible',
] as const;

const readers: Readonly<Record<string, CellReader>> = {
  purposes: readPurposeTexts,
  purposeDetails: (text, draft) => void draft.purposes.details.push(...splitParagraphs(text)),
  legalBasis: readLegalBases,
  motivation: (text, draft) => void draft.purposes.motivations.push(...splitParagraphs(text)),
  provision: readProvision,
  statutes: readProvision,
  art9Ground: readArt9,
  subjectGroups: named((name, draft, header) => addSubjectGroup(name, draft, header)),
  dataItems: named((name, draft, header) => addDataItem(name, draft, header)),
  sensitiveData: readSensitive,
  recipients: named((name, draft) =>
    draft.add('recipients', { name, kind: 'other', country: null, purpose: null }),
  ),
  processors: named((name, draft) =>
    draft.add('processors', {
      name,
      organisationNumber: null,
      country: null,
      agreement: 'unknown',
      agreementReference: null,
      subProcessors: null,
    }),
  ),
  processorAgreement: readProcessorAgreement,
  systems: named((name, draft) => draft.add('systems', { name, kind: 'system', country: null })),
  sources: named((name, draft) => {
    const isSubject =
      /registrerad|registrerede|den enskilde|personen själv|data subject|eleven|den sökande/i.test(name);
    draft.add(
      'sources',
      isSubject
        ? { kind: 'data-subject', name: /^(den|de) registrera(d|t)e?( själv)?$/i.test(name) ? null : name }
        : { kind: 'other', name },
    );
  }),
  transfers: readTransfers,
  transfersOutside: readTransfers,
  retention: readRetention,
  measures: (text, draft) => readMeasures(text, draft),
  'measures-technical': (text, draft) => readMeasures(text, draft, 'technical'),
  'measures-organisational': (text, draft) => readMeasures(text, draft, 'organisational'),
  jointControllers: named((name, draft) =>
    draft.add('jointControllers', { name, organisationNumber: null, contact: null }),
  ),
  ...Object.fromEntries(
    contactRoles.map((role) => [
      `contact-${role}`,
      named((name, draft) => draft.add('contacts', { role, name })),
    ]),
  ),
};

/** Reads one filled cell of a foreign sheet into the draft; what it cannot read is kept aside and said. */
export function readForeignCell(field: string, text: string, draft: RowDraft, header: string): void {
  draft.field = field;
  const column = registerColumn(field);
  const reader = readers[field];
  const isOurOwn = text.includes(' | ') && !isYesNo(field);
  if (reader && !isOurOwn) reader(text, draft, header);
  else if (!column?.read) draft.keep(header, text);
  else if (isYesNo(field)) readYesNo(column, text, draft, header);
  else readOwn(column, draft.decided(field, text) ?? text, draft, header);
}

function readOwn(column: RegisterColumn, text: string, draft: RowDraft, header: string): void {
  for (const unknown of column.read?.(text, draft.facts, draft.labels) ?? [])
    draft.notUnderstood(header, unknown);
}

/** An «x» in a column named after a category. */
export function readMark(
  field: 'dataItems' | 'subjectGroups',
  text: string,
  draft: RowDraft,
  header: string,
): void {
  if (saysNothing(text) || text.trim() === '0') return;
  if (field === 'dataItems') addDataItem(header, draft, header);
  else addSubjectGroup(header, draft, header);
  if (readChoice(yesNoTexts, text) !== 'yes' && !/^[✓✔√•]$/.test(text.trim())) draft.keep(header, text);
}

function named(add: (name: string, draft: RowDraft, header: string) => void): CellReader {
  return (text, draft, header) => {
    if (saysNothing(text)) return;
    for (const name of splitNames(text)) add(name, draft, header);
  };
}

function addSubjectGroup(label: string, draft: RowDraft, header: string): void {
  if (draft.facts.subjectGroups?.some((group) => group.label.toLowerCase() === label.toLowerCase())) return;
  const known =
    draft.decided('subjectGroups', label) ??
    draft.labels.code('subject-category', label) ??
    similarGroup(label);
  if (!known)
    draft.find(
      'info',
      'category-unknown',
      header,
      `Gruppen «${label}» finns inte i listan och lades till under «Övriga».`,
      { field: 'subjectGroups', value: label },
    );
  draft.add('subjectGroups', { category: known ?? otherGroup, label, approximateCount: null });
}

const groupWords: ReadonlyArray<readonly [category: string, words: RegExp]> = [
  ['job-applicants', /arbetssökande|jobbsökande/],
  ['employees', /anställ|medarbet|personal|ansatt|employee|lärare/],
  ['pupils', /elev|pupil|student/],
  ['guardians', /vårdnadshavare|förälder|föräldrar|foresatte|forældre|guardian/],
  ['children', /barn|children/],
  ['patients', /patient/],
  ['clients', /brukare|klient|kund|bruker|borger i/],
  ['relatives', /anhörig|närstående|pårørende/],
  ['elected', /förtroendevald|politiker|folkevalgt/],
  ['applicants', /sökande|ansøger|søker|applicant/],
  ['residents', /invånare|medborgare|borgere|innbyggere|kommunmedlem|residents|citizens/],
  ['suppliers', /leverantör/],
  ['association-contacts', /förening/],
  ['consultants', /konsult|uppdragstagare/],
  ['property-owners', /fastighetsägare/],
  ['tenants', /hyresgäst/],
  ['visitors', /besökare/],
  ['protected', /skyddad/],
];

function similarGroup(label: string): string | null {
  return groupWords.find(([, words]) => words.test(label.toLowerCase()))?.[0] ?? null;
}

function addDataItem(label: string, draft: RowDraft, header: string): void {
  if (draft.facts.dataItems?.some((item) => item.label.toLowerCase() === label.toLowerCase())) return;
  const known =
    draft.decided('dataItems', label) ??
    draft.labels.code('data-category', label) ??
    categoryOfText(label)?.id;
  if (!known)
    draft.find(
      'info',
      'category-unknown',
      header,
      `Uppgiften «${label}» finns inte i listan och lades till under «Övrigt».`,
      { field: 'dataItems', value: label },
    );
  draft.add('dataItems', { category: known ?? otherCategory, label, subjects: [] });
}

function readSensitive(text: string, draft: RowDraft, header: string): void {
  if (saysNothing(text)) return;
  if (readChoice(yesNoTexts, text) !== 'yes') {
    for (const name of splitNames(text.replace(/^ja[,:. –-]+/i, ''))) addDataItem(name, draft, header);
    return;
  }
  draft.keep(header, text);
  draft.find(
    'warning',
    'not-understood',
    header,
    'Raden säger att känsliga uppgifter behandlas, men inte vilka. Välj kategorierna i posten.',
  );
}

function readArt9(text: string, draft: RowDraft, header: string): void {
  if (saysNothing(text)) return;
  const decided = draft.decided('art9Ground', text) ?? draft.labels.code('art9-ground', text);
  const grounds = decided ? [decided] : findArt9Grounds(text);
  const [first] = grounds;
  if (!first) {
    draft.notUnderstood(header, text);
    return;
  }
  draft.facts.art9Ground = first;
  if (text.trim().length > 8 && !decided)
    draft.facts.art9Support = [draft.facts.art9Support, text.trim()].filter(Boolean).join('\n');
  if (grounds.length > 1) {
    draft.find(
      'warning',
      'several-art9-grounds',
      header,
      `Cellen har ${grounds.length} undantag för känsliga uppgifter. Det första valdes och hela texten står som stöd: välj det som gäller.`,
    );
  }
}

function readProvision(text: string, draft: RowDraft): void {
  if (saysNothing(text)) return;
  draft.purposes.provisions.push(text.trim());
  for (const name of text.matchAll(
    /\b(\d{4}:\d+)\b|([a-zåäö]+lagen|[a-zåäö]+balken|\b[A-ZÅÄÖ]{2,}[a-zL]*\b)/gi,
  )) {
    const code = draft.labels.code('statute', name[0]);
    if (code && !draft.purposes.statutes.includes(code)) draft.purposes.statutes.push(code);
  }
}

function readRetention(text: string, draft: RowDraft): void {
  if (text.trim() === '') return;
  for (const line of splitParagraphs(text).flatMap((paragraph) => splitValues(paragraph))) {
    const [what = '', period] = line.split(/:\s+/, 2);
    draft.add(
      'retention',
      period && what.length < 80
        ? { what, period: line.slice(what.length + 1).trim(), startsWhen: null, ground: null }
        : { what: 'Alla uppgifter', period: line, startsWhen: null, ground: null },
    );
  }
}

const technicalWords =
  /krypt|behörighet|inlogg|autentis|logg|brandvägg|backup|säkerhetskopi|antivirus|lösenord|nätverk|tvåfaktor|mfa|vpn|pseudonym|teknisk|siths|bankid/i;

function readMeasures(text: string, draft: RowDraft, kind?: 'technical' | 'organisational'): void {
  if (saysNothing(text)) return;
  for (const measure of splitNames(text)) {
    draft.add('measures', {
      kind: kind ?? (technicalWords.test(measure) ? 'technical' : 'organisational'),
      text: measure,
    });
  }
}

/** «PUB-avtal: ja» concerns every processor of the row; columns are read in the order processors, then agreement. */
function readProcessorAgreement(text: string, draft: RowDraft, header: string): void {
  const agreement = readChoice(agreementTexts, text);
  if (agreement === null || !draft.facts.processors) draft.keep(header, text);
  else draft.facts.processors = draft.facts.processors.map((processor) => ({ ...processor, agreement }));
}

const yesNoFields = new Set([
  'jointlyControlled',
  'designatedByStatute',
  'performsPublicTask',
  'consentCollected',
  'newUse',
  'protectedIdentities',
  'automatedDecision',
  'aiUsed',
  'dpiaNeeded',
]);

function isYesNo(field: string): boolean {
  return yesNoFields.has(field);
}

function readYesNo(column: RegisterColumn, text: string, draft: RowDraft, header: string): void {
  const first = text.trim().match(/^(ja|nej|yes|no|nei|x)\b[\s,.:;–-]*/i);
  const answer = readChoice(yesNoTexts, text) ? text : (first?.[1] ?? text);
  readOwn(column, answer, draft, header);
  if (answer !== text) draft.keep(header, text);
}
