/** What a document of a case may be, and what the diary calls the case that it belongs to (P-001–P-010). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Judgement, Reason, Rule, RuleQuestion, Source } from '../../../knowledge/judgement.ts';
import { act, gdpr, reason, sormland } from '../../../knowledge/sources.ts';

export const documentDirections = {
  incoming: 'Inkommen',
  'drawn-up': 'Upprättad',
  outgoing: 'Utgående',
  working: 'Arbetsmaterial',
} as const;
export type DocumentDirection = keyof typeof documentDirections;

export interface DocumentType {
  readonly name: string;
  /** As it most often is. */
  readonly direction: DocumentDirection;
  /** Templates that it can be written from; without one it is uploaded. */
  readonly templates: readonly string[];
  readonly source: Source;
}

const type = (
  name: string,
  direction: DocumentDirection,
  source: Source,
  ...templates: readonly string[]
): DocumentType => ({ name, direction, templates, source });

/** Papers of a nämnd that the forms of its meetings are taken from. */
const boardPapers = (what: string): Source => ({ label: `Nämndhandlingar 2019, ${what}` });
const documented = act('forvaltningslagen', '27 §');
const registered = act('osl', '5 kap. 1 §');

export const documentTypes = {
  memorandum: type('Tjänsteskrivelse', 'drawn-up', boardPapers('tjänsteskrivelse'), 'memorandum'),
  decision: type('Beslut', 'drawn-up', act('forvaltningslagen', '31 §'), 'decision'),
  letter: type('Brev', 'outgoing', act('forvaltningslagen', '9 §'), 'letter'),
  statement: type('Yttrande', 'outgoing', act('forvaltningslagen', '9 §'), 'letter', 'authority-answer'),
  'authority-answer': type('Svar till tillsynsmyndigheten', 'outgoing', gdpr('31'), 'authority-answer'),
  receipt: type('Mottagningsbekräftelse', 'outgoing', act('forvaltningslagen', '6 §'), 'receipt'),
  note: type('Tjänsteanteckning', 'drawn-up', documented, 'note'),
  consultation: type('Samrådsunderlag', 'drawn-up', gdpr('38.1'), 'consultation'),
  'meeting-notice': type('Kallelse', 'drawn-up', boardPapers('kallelse')),
  'processor-agreement': type('Personuppgiftsbiträdesavtal', 'drawn-up', sormland('kapitel 6.2')),
  instruction: type('Instruktion till biträde', 'outgoing', gdpr('28.3', 'a')),
  'sub-processor-notice': type('Underrättelse om underbiträde', 'incoming', gdpr('28.2')),
  'sub-processor-objection': type('Invändning mot underbiträde', 'outgoing', gdpr('28.2'), 'letter'),
  'incident-report': type('Incidentrapport', 'drawn-up', sormland('bilaga 8')),
  'incident-notification': type('Incidentanmälan', 'outgoing', gdpr('33.1')),
  'incident-information': type(
    'Information till registrerade om incident',
    'outgoing',
    gdpr('34.1'),
    'incident-letter',
    'incident-letter-children',
    'incident-letter-guardians',
    'incident-letter-employees',
    'incident-notice',
  ),
  'late-motivation': type('Motivering till sen anmälan', 'outgoing', gdpr('33.1'), 'authority-answer'),
  'access-request': type('Begäran om registerutdrag', 'incoming', sormland('bilaga 6')),
  'change-request': type('Begäran om förändring', 'incoming', sormland('bilaga 7')),
  'portability-request': type('Begäran om dataportabilitet', 'incoming', sormland('bilaga 7')),
  'request-assessment': type('Gemensam bedömning av begäran', 'drawn-up', sormland('bilaga 7'), 'note'),
  'request-decision': type(
    'Beslut om begäran, med överklagandehänvisning',
    'outgoing',
    act('dataskyddslagen', '7 kap. 2 §'),
    'decision',
  ),
  'power-of-attorney': type('Fullmakt', 'incoming', act('forvaltningslagen', '15 §')),
  dpia: type('Konsekvensbedömning', 'drawn-up', gdpr('35.1')),
  'dpia-omitted': type('Beslut att inte göra konsekvensbedömning', 'drawn-up', gdpr('35.1'), 'decision'),
  'security-analysis': type('Analys enligt artikel 32', 'drawn-up', gdpr('32.1')),
  'transfer-decision': type('Beslut om överföring', 'drawn-up', gdpr('44'), 'decision'),
  'officer-notification': type('Anmälan av dataskyddsombud', 'outgoing', gdpr('37.7')),
  'information-text': type('Informationstext', 'outgoing', gdpr('13.1')),
  'consent-form': type('Samtyckesblankett', 'outgoing', gdpr('7.1')),
  'consent-withdrawal': type('Återkallelse av samtycke', 'incoming', gdpr('7.3')),
  'access-review': type('Behörighetsgranskning', 'drawn-up', gdpr('32.1')),
  'quarterly-report': type('Kvartalsrapport', 'drawn-up', gdpr('39.1', 'b')),
  'yearly-self-check': type('Årlig egenkontroll', 'drawn-up', gdpr('28.3', 'h')),
  other: type('Annan handling', 'incoming', registered),
} as const satisfies Readonly<Record<string, DocumentType>>;
export type DocumentTypeId = keyof typeof documentTypes;

export const documentTypeIds = Object.keys(documentTypes) as [DocumentTypeId, ...DocumentTypeId[]];
export const documentType = (id: string): DocumentType =>
  documentTypes[id as DocumentTypeId] ?? documentTypes.other;

/** The types that a template writes, the most usual first. */
export const typesOfTemplate = (template: string): readonly DocumentTypeId[] =>
  documentTypeIds.filter((id) => documentType(id).templates.includes(template));

/** What is registered, by the code that the rule is asked with. */
export const diaryEvents = {
  incident: 'Personuppgiftsincident',
  'incident-not-notified': 'Personuppgiftsincident som inte anmäls',
  'processor-agreement': 'Personuppgiftsbiträdesavtal',
  access: 'Begäran om registerutdrag',
  rectification: 'Begäran om rättelse',
  erasure: 'Begäran om radering',
  restriction: 'Begäran om begränsning',
  portability: 'Begäran om dataportabilitet',
  objection: 'Invändning mot behandling',
  'incoming-document': 'Annan handling som kommer in',
} as const;
type DiaryEvent = keyof typeof diaryEvents;

const diaryFacts = z.strictObject({
  event: z.enum(Object.keys(diaryEvents) as [DiaryEvent, ...DiaryEvent[]]).describe(
    `Vad som ska registreras: ${Object.entries(diaryEvents)
      .map(([id, name]) => `${id} = ${name}`)
      .join('; ')}`,
  ),
  keptWithMainAgreement: z
    .boolean()
    .default(false)
    .describe('Hålls personuppgiftsbiträdesavtalet ordnat tillsammans med huvudavtalet?'),
});
type DiaryFacts = z.infer<typeof diaryFacts>;

const diaryOutcomes = {
  incident: 'Personuppgiftsincident',
  agreement: 'Personuppgiftsbiträdesavtal',
  'with-main-agreement': 'Hålls ordnat tillsammans med huvudavtalet',
  access: 'Begäran om registerutdrag',
  change: 'Begäran om förändring',
  portability: 'Begäran om dataportabilitet',
  other: 'Registreras under det som handlingen gäller',
} as const;
type DiaryOutcome = keyof typeof diaryOutcomes;

const AGREEMENT =
  'Personuppgiftsbiträdesavtalet ska därför registreras i ett diariesystem eller på annat sätt hållas ordnat tillsammans med huvudavtalet.';

const incidentReason = reason(
  'Incidenten registreras hos varje personuppgiftsansvarig. Alla handlingar hör till samma ärende.',
  sormland('bilaga 8'),
);
const changeReason = reason(
  'Rättelse, radering och begränsning registreras som begäran om förändring.',
  sormland('bilaga 7'),
);

const judged: Readonly<Record<DiaryEvent, (facts: DiaryFacts) => [DiaryOutcome, ...Reason[]]>> = {
  incident: () => ['incident', incidentReason],
  'incident-not-notified': () => [
    'incident',
    incidentReason,
    reason(
      'Också en incident som inte anmäls registreras, med motivering till varför den inte anmäls.',
      sormland('bilaga 8'),
    ),
    reason('Varje incident dokumenteras, också den som inte anmäls.', gdpr('33.5')),
  ],
  'processor-agreement': ({ keptWithMainAgreement }) => [
    keptWithMainAgreement ? 'with-main-agreement' : 'agreement',
    reason(AGREEMENT, sormland('kapitel 6.2')),
  ],
  access: () => [
    'access',
    reason('Begäran registreras hos varje personuppgiftsansvarig.', sormland('bilaga 6')),
  ],
  rectification: () => ['change', changeReason],
  erasure: () => ['change', changeReason],
  restriction: () => ['change', changeReason],
  portability: () => [
    'portability',
    reason('Begäran registreras som begäran om dataportabilitet.', sormland('bilaga 7')),
  ],
  objection: () => [
    'change',
    reason(
      'Riktlinjen nämner inte invändning. Den registreras som begäran om förändring, eftersom den begär att en behandling ska upphöra.',
      sormland('bilaga 7'),
    ),
    reason('Rätten att göra invändningar följer av dataskyddsförordningen.', gdpr('21.1')),
  ],
  'incoming-document': () => [
    'other',
    reason('Att arkivera inkommen handling enligt 5 kap. 1 Offentlighets- och sekretesslagen', registered),
  ],
};

/** P-001–P-004, P-010, T-214, T-215, T-217, T-218. */
function judgeDiaryType(facts: DiaryFacts, asked: RuleQuestion): Judgement<DiaryOutcome> {
  const [outcome, ...reasons] = judged[facts.event](facts);
  return answer(asked, outcome, reasons);
}

const diaryTypeRule: Rule<DiaryFacts, DiaryOutcome> = {
  id: 'case.diary-type',
  description: 'Vad något som ska registreras heter i diariet.',
  facts: diaryFacts,
  outcomes: diaryOutcomes,
  judge: judgeDiaryType,
};

export const diaryRules: readonly Rule[] = [diaryTypeRule];
