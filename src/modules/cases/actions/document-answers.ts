/** What a document of a case says: the answers as they lie sealed, what the case adds to them, and what they begin as. */

import type { Document } from '../../../platform/documents/blocks.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Context } from '../../../platform/route.ts';
import { isAuthority } from '../../organisations/rules/index.ts';
import { caseDocument } from '../documents/index.ts';
import * as queries from '../queries/index.ts';
import {
  type Answers,
  type ControllerKind,
  caseKind,
  consultationOutcomes,
  type DocumentTemplate,
  linesOf,
  missingFields,
  missingName,
  templateById,
  textOf,
} from '../rules/index.ts';
import { type ShownPerson, showPersons } from './parts.ts';

/** Enough of a context to read a case: an actor's own, or the system's in a job. */
export type Reading = Pick<Context, 'tx' | 'sealing'>;

/** Printed for a person with protected identity: neither name nor address stands in any document. */
const PROTECTED = 'Mottagaren har skyddade personuppgifter.\nBrevet lämnas till Skatteverket för förmedling.';

export const templateOf = ({
  template,
}: {
  readonly template: string | null;
}): DocumentTemplate | undefined => (template === null ? undefined : templateById(template));

/** The answers as they were saved. */
export function savedAnswers(
  { sealing }: Reading,
  { sealed, keyId }: { readonly sealed: Buffer | null; readonly keyId: string | null },
): Answers {
  return sealed && keyId ? (JSON.parse(sealing.openText({ sealed, keyId })) as Answers) : {};
}

/** The answers with what the case and the document tell: date, mark, title, and a receiver who may not be named. */
const fullAnswers = (
  answers: Answers,
  { mark, externalMark }: queries.ShownRecord,
  { title, datedOn }: queries.DocumentRow,
  receiver: { readonly protected: boolean } | undefined,
): Answers => ({
  ...answers,
  date: datedOn,
  mark: externalMark ?? mark ?? '',
  title,
  ...(receiver?.protected && { recipient: PROTECTED }),
});

/** What a template asks depends on whether the controller is an authority. */
export const kindOf = (type: string): ControllerKind => (isAuthority(type) ? 'authority' : 'company');

/** To whom, in a line: as it was told when it was sent, before that whom the document is written to. */
export function sentTo(answers: Answers): string {
  const [first = ''] = linesOf(answers, answers.recipient === PROTECTED ? '' : 'recipient');
  return answers.receiver ?? first;
}

export interface Composed {
  readonly document: Document;
  /** Labels of what must be filled in, as written after «Saknas:», with the field's id. */
  readonly missing: readonly { readonly id: string; readonly name: string; readonly given: boolean }[];
  readonly answers: Answers;
}

/** The document as it would be printed now, and what it still lacks. Undefined for what was uploaded. */
export async function compose(
  reading: Reading,
  record: queries.ShownRecord,
  row: queries.DocumentRow,
): Promise<Composed | undefined> {
  const template = templateOf(row);
  if (!template || row.state === 'weeded') return undefined;
  const { tx } = reading;
  const persons = await queries.personsOf(tx, row.controllerId, row.caseId);
  const sender = await queries.senderOf(tx, row.controllerId);
  if (!sender) throw new NotFound();
  const receiver = persons.find(({ id }) => id === row.personId);
  const saved = savedAnswers(reading, row);
  // What was approved stands as it was approved, also when the case gets another number.
  const answers = row.state === 'draft' ? fullAnswers(saved, record, row, receiver) : saved;
  const { title, datedOn: date } = row;
  return {
    document: caseDocument({ template, answers, title, date, sender }),
    missing: missingFields(template, answers, kindOf(sender.type)).map((field) => ({
      id: field.id,
      name: missingName(field),
      given: field.given ?? false,
    })),
    answers,
  };
}

const lines = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join('\n');

const RECEIVERS = ['recipient', 'sender', 'party', 'representative'];

/** Whom a new document most likely goes to. */
const receiverOf = (persons: readonly ShownPerson[]): ShownPerson | undefined =>
  RECEIVERS.map((role) => persons.find((person) => person.role === role)).find(
    (person) => person !== undefined,
  );

/** What a new document of the template begins as: everything that the system knows already. */
export async function initialAnswers(
  context: Context,
  record: queries.ShownRecord,
  template: DocumentTemplate,
): Promise<{ readonly answers: Answers; readonly personId: string | null }> {
  const { tx, today, actor } = context;
  const sender = await queries.senderOf(tx, record.controllerId);
  if (!sender) throw new NotFound();
  const persons = await showPersons(context, record, true);
  const { consultation, contact, decisions } = await queries.aroundCase(tx, record.controllerId, record.id);
  const papers = await queries.documentsOfCase(tx, { controllerId: record.controllerId, caseId: record.id });
  // What data subjects are told of an incident goes to those concerned, never to whoever reported it.
  const receiver = template.of === 'incident' ? undefined : receiverOf(persons);
  const decided = decisions.at(-1);
  const officer = record.responsibleName ?? actor.name;
  const atMeetings = template.id === 'memorandum';
  const known: Answers = {
    officer,
    signer: officer,
    recipient: atMeetings
      ? sender.name
      : template.id === 'authority-answer' && contact
        ? lines(contact.authority, contact.authorityOfficer)
        : receiver && !receiver.protected
          ? lines(receiver.name, receiver.organisation, receiver.address)
          : '',
    theirMark: contact?.authorityReference ?? '',
    head: (await queries.headOf(tx, record.controllerId, today)) ?? '',
    papers: papers
      .flatMap(({ number, title, datedOn }) => (number ? [`${title}, ${datedOn}`] : []))
      .join('\n'),
    body: sender.name,
    receivedOn: record.openedOn,
    contact: sender.contact ?? '',
    address: sender.address ?? '',
    email: /\S+@\S+\.\S+/.exec(sender.contact ?? '')?.[0] ?? '',
    question: consultation?.question ?? '',
    material: consultation?.material ?? '',
    advice: consultation?.advice ?? '',
    outcome: consultation?.outcome
      ? lines(
          consultationOutcomes[consultation.outcome as keyof typeof consultationOutcomes],
          consultation.outcomeText,
        )
      : '',
    decision: decided?.text ?? '',
    decidedBy: decided?.decidedBy ?? '',
    authority: decided?.authority ?? '',
    appeal: caseKind(record.kind).individual ? kindOf(sender.type) : 'none',
  };
  const answers = Object.fromEntries(
    template.fields.flatMap((field) => {
      const value = field.given ? undefined : (field.initial ?? known[field.id]);
      return value === undefined ? [] : [[field.id, value]];
    }),
  );
  return { answers, personId: atMeetings ? null : (receiver?.id ?? null) };
}

/** The name of a protected person of the case that stands in a text; undefined when none does. */
export const namesProtected = (persons: readonly ShownPerson[], answers: Answers, title: string): boolean => {
  const said = [title, JSON.stringify(answers)].join(' ').toLocaleLowerCase('sv');
  return persons.some(
    ({ protected: isProtected, name }) =>
      isProtected && name && name.trim().length > 3 && said.includes(name.trim().toLocaleLowerCase('sv')),
  );
};

export const answersSaid = (answers: Answers): string =>
  Object.keys(answers)
    .map((id) => textOf(answers, id))
    .join('\n');

/** A name that every system takes. */
const fileName = (title: string): string =>
  title
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100) || 'dokument';

/** «VON-2026-118-3 Riktlinjer»: the case's number first, so that files of one case lie together. */
export function documentFileName(
  mark: string | null | undefined,
  { number, title }: Pick<queries.DocumentRow, 'number' | 'title'>,
): string {
  const numbered = [mark?.replace(/[^\p{L}\p{N}]+/gu, '-'), number].filter(Boolean).join('-');
  return fileName(mark ? `${numbered} ${title}` : title);
}
