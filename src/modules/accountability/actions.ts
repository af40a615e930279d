/** The officer's remarks, the office's notes, the overview of controllers, and who has read what. */
import type { Actor, AppointedRole } from '../../platform/actor.ts';
import { writeFor } from '../../platform/database/connection.ts';
import { Conflict, Forbidden, NotFound } from '../../platform/errors.ts';
import { mailText, sendMail } from '../../platform/mail.ts';
import type { Context } from '../../platform/route.ts';
import { signInsOf } from '../accounts/actions/index.ts';
import { controllerPersons } from '../organisations/actions/index.ts';
import type { AnswerForm, NoteForm, RemarkForm, StepForm } from './forms.ts';
import * as queries from './queries.ts';
import {
  type RemarkKind,
  type RemarkState,
  type RemarkTransition,
  remarkKinds,
  remarkTransition,
} from './rules.ts';

export type {
  ControllerFigures,
  ListedNote,
  ListedRemark,
  ReadEvent,
  RemarkFilter,
  RemarkMessage,
} from './queries.ts';

const LISTED = 500;
const READS_SHOWN = 300;

const found = <Row>(row: Row | undefined): Row => {
  if (row === undefined) throw new NotFound();
  return row;
};

/** The appointment that lets the actor do it for that controller, whichever is worked for. */
function appointmentFor(actor: Actor, controllerId: string, roles: readonly AppointedRole[]) {
  return actor.appointments.find((held) => held.id === controllerId && roles.includes(held.role));
}

function requireAppointment(
  actor: Actor,
  controllerId: string,
  roles: readonly AppointedRole[],
  why: string,
) {
  const held = appointmentFor(actor, controllerId, roles);
  if (!held) throw new Forbidden(why);
  return held;
}

const instant = ({ clock }: Context): Date => new Date(clock.now().epochMilliseconds);

const OFFICER: readonly AppointedRole[] = ['dso'];
const ANSWERERS: readonly AppointedRole[] = ['coordinator', 'manager', 'head'];

/** Every controller within reach, those with most to do first when asked. */
export const overview = ({ tx, today }: Context) => queries.controllerFigures(tx, today);

/** One controller: its figures, and the officer's latest words and notes. */
export async function controllerOverview(context: Context, id: string) {
  const { tx, actor } = context;
  const figures = found((await overview(context)).find((row) => row.controllerId === id));
  const content = actor.readable.includes(id);
  return {
    figures,
    /** False for those who see figures only. */
    content,
    remarks: content ? await queries.remarkList(tx, { ...ALL, controllerId: id, state: 'open' }, 10) : [],
    notes: actor.overseen.includes(id) ? await queries.notes(tx, id, 10) : [],
    mayRemark: appointmentFor(actor, id, OFFICER) !== undefined,
  };
}

const ALL = { controllerId: null, processingId: null, state: null, kind: null } as const;

export const listRemarks = ({ tx }: Context, filter: queries.RemarkFilter) =>
  queries.remarkList(tx, filter, LISTED);

/** What the officer has said of one entry. */
export const remarksOn = ({ tx }: Context, processingId: string) =>
  queries.remarkList(tx, { ...ALL, processingId }, 20);

export async function showRemark({ tx, actor }: Context, id: string) {
  const remark = found(await queries.remarkById(tx, id));
  return {
    remark,
    messages: await queries.messagesOf(tx, remark.controllerId, id),
    mayAnswer: appointmentFor(actor, remark.controllerId, ANSWERERS) !== undefined,
    isOfficer: appointmentFor(actor, remark.controllerId, OFFICER) !== undefined,
  };
}

/** What a remark is said of: an entry, or the controller as a whole; with whom it can be said to. */
export async function remarkSubject(context: Context, asked: { processing: string; controller: string }) {
  const entry = asked.processing ? found(await queries.processingNamed(context.tx, asked.processing)) : null;
  const wanted = entry?.controllerId ?? (asked.controller || context.actor.controller?.id || '');
  const held = requireAppointment(context.actor, wanted, OFFICER, NOT_OFFICER);
  const persons = await controllerPersons(context, held.id);
  return { entry, controller: held, persons: persons.filter(({ id }) => id !== context.actor.personId) };
}

const NOT_OFFICER = 'Bara nämndens dataskyddsombud kan skriva det här.';

/** Says it, once however often the form is sent; the coordinators and the recipient get a mail with a link. */
export async function addRemark(
  context: Context,
  id: string,
  asked: { processing: string; controller: string },
  form: RemarkForm,
): Promise<void> {
  const { tx, actor } = context;
  const { entry, controller, persons } = await remarkSubject(context, asked);
  if (form.recipientId && !persons.some((person) => person.id === form.recipientId)) throw new NotFound();
  await writeFor(tx, controller);
  const madeBy = actor.personId ?? '';
  const row = { ...form, id, controllerId: controller.id, processingId: entry?.id ?? null, madeBy };
  if (!(await queries.insertRemark(tx, row))) return;
  await tell(context, { ...row, controllerName: controller.name }, `remark:${id}`);
}

/** The coordinators and the recipient get a mail with a link, and the day that is asked for. */
async function tell(
  { tx, today, origin }: Context,
  remark: Pick<
    queries.ListedRemark,
    'id' | 'kind' | 'controllerId' | 'controllerName' | 'recipientId' | 'answerBy'
  >,
  key: string,
): Promise<void> {
  const { id, kind, controllerId, controllerName, recipientId, answerBy } = remark;
  const told = await queries.addressesOf(tx, controllerId, [recipientId], today, 'coordinator');
  for (const { id: personId, email } of told) {
    await sendMail(tx, {
      to: email,
      subject: `${remarkKinds[kind as RemarkKind]} från dataskyddsombudet`,
      text: mailText({
        lines: [
          `Dataskyddsombudet har skrivit till ${controllerName}.`,
          ...(answerBy ? [`Ombudet vill ha svar senast ${answerBy}.`] : []),
        ],
        link: `${origin}/ombudet/${id}`,
      }),
      key: `${key}:${personId}`,
    });
  }
}

async function takeStep(context: Context, step: { readonly id: string; readonly action: string }) {
  const remark = found(await queries.remarkById(context.tx, step.id));
  const transition = remarkTransition(remark.state as RemarkState, step.action);
  if (!transition) throw new Conflict([]);
  const roles = transition.who === 'officer' ? OFFICER : ANSWERERS;
  const held = requireAppointment(context.actor, remark.controllerId, roles, REFUSED[transition.who]);
  await writeFor(context.tx, held);
  return { remark, transition };
}

const REFUSED: Readonly<Record<RemarkTransition['who'], string>> = {
  officer: NOT_OFFICER,
  controller: 'Svaret är nämndens. Samordnare, chef eller förvaltningschef kan svara.',
};

/** The controller's answer, with what it does with the officer's words; the officer gets a mail. */
export async function answerRemark(context: Context, id: string, form: AnswerForm): Promise<void> {
  const { tx, actor, today, origin } = context;
  const { remark, transition } = await takeStep(context, { id, action: 'answer' });
  const { outcome, answer, version } = form;
  const said = { answeredBy: actor.personId, answeredAt: instant(context), outcome, answer };
  const target = { controllerId: remark.controllerId, id, version };
  if (!(await queries.updateRemark(tx, target, { state: transition.next, ...said })))
    throw new Conflict([{ label: 'Svar', saved: remark.answer ?? '', typed: answer }]);
  await keep(context, remark, {
    side: 'controller',
    action: 'answer',
    outcome,
    text: answer,
    answerBy: null,
  });
  const [officer] = await queries.addressesOf(tx, remark.controllerId, [remark.madeBy], today, null);
  if (officer) {
    await sendMail(tx, {
      to: officer.email,
      subject: 'Svar till dataskyddsombudet',
      text: mailText({ lines: [`${remark.controllerName} har svarat.`], link: `${origin}/ombudet/${id}` }),
      key: `remark-answer:${id}:${version}`,
    });
  }
}

type Said = Pick<queries.RemarkMessage, 'side' | 'action' | 'outcome' | 'text' | 'answerBy'>;

async function keep(context: Context, remark: queries.ListedRemark, said: Said): Promise<void> {
  await queries.insertMessage(context.tx, {
    ...said,
    side: said.side as 'officer' | 'controller',
    text: said.text || null,
    id: crypto.randomUUID(),
    controllerId: remark.controllerId,
    remarkId: remark.id,
    madeBy: context.actor.personId ?? '',
    madeAt: instant(context),
  });
}

/** Closes, takes back or asks anew: the officer's steps. Asking anew tells the coordinators. */
export async function moveRemark(context: Context, id: string, form: StepForm): Promise<void> {
  const { action, version, text, answerBy } = form;
  const { remark, transition } = await takeStep(context, { id, action });
  if (transition.who !== 'officer') throw new Conflict([]);
  const target = { controllerId: remark.controllerId, id, version };
  const again = transition.next === 'open';
  const patch = {
    state: transition.next,
    closedAt: again ? null : instant(context),
    ...(again && { answerBy }),
  };
  if (!(await queries.updateRemark(context.tx, target, patch))) throw new Conflict([]);
  await keep(context, remark, {
    side: 'officer',
    action,
    outcome: null,
    text,
    answerBy: again ? answerBy : null,
  });
  if (again) await tell(context, { ...remark, answerBy }, `remark-again:${id}:${version}`);
}

/** The notes of the office, about one controller or all. */
export const listNotes = ({ tx }: Context, controllerId: string | null) =>
  queries.notes(tx, controllerId, LISTED);

export async function addNote(
  context: Context,
  id: string,
  form: NoteForm,
  processing: string,
): Promise<void> {
  const { tx, actor } = context;
  if (!actor.office || !actor.personId) throw new Forbidden(NOT_OFFICER);
  requireAppointment(actor, form.controllerId, OFFICER, NOT_OFFICER);
  const entry = processing ? found(await queries.processingNamed(tx, processing)) : null;
  await queries.insertNote(tx, {
    id,
    legalEntityId: actor.office,
    aboutControllerId: form.controllerId,
    aboutProcessingId: entry?.controllerId === form.controllerId ? entry.id : null,
    text: form.text,
    madeBy: actor.personId,
  });
}

export async function removeNote({ tx }: Context, id: string): Promise<void> {
  if (!(await queries.deleteNote(tx, id))) throw new NotFound();
}

/** Who has opened or exported what at the controller that the person works for. */
export async function listReads(
  context: Context,
  asked: { personId: string | null; subjectId: string | null; before: number | null },
) {
  const { tx, actor } = context;
  const controllerId = actor.controller?.id;
  if (!controllerId) throw new NotFound();
  const events = await queries.reads(tx, { controllerId, ...asked }, READS_SHOWN);
  const persons = await controllerPersons(context, controllerId);
  const chosen = persons.find(({ id }) => id === asked.personId);
  return {
    events,
    persons,
    /** Of the chosen person; without addresses, which only the person's administrator sees. */
    signIns: chosen ? await signInsOf(context, chosen.id) : [],
    /** Where the next page begins; null when this is all. */
    next: events.length === READS_SHOWN ? (events.at(-1)?.id ?? null) : null,
  };
}
