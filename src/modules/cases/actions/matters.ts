/** Samråd with the officer, and contact with an authority. */
import { writeFor } from '../../../platform/database/connection.ts';
import { Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import { mailText, sendMail } from '../../../platform/mail.ts';
import { allows } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import { deadlinesOf, settleDeadline } from '../../deadlines/actions/index.ts';
import type { AdviceForm, ConsultationForm, ContactForm, OutcomeForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import {
  authoritySubjects,
  consultationState,
  consultationStep,
  deadlinesOfConsultation,
  deadlinesOfContact,
  printedMark,
} from '../rules/index.ts';
import { keepDeadline, noteStep, readableCase, workableCase } from './case.ts';

const instant = ({ clock }: Context): string => clock.now().toString();

/** The question and its material, for as long as the officer has not advised. */
export async function saveQuestion(context: Context, caseId: string, form: ConsultationForm): Promise<void> {
  const record = await workableCase(context, caseId);
  const saved = await queries.consultationOf(context.tx, record.controllerId, caseId);
  if (saved?.advisedAt) throw new Conflict([{ label: 'Fråga', saved: saved.question, typed: form.question }]);
  await queries.saveQuestion(context.tx, {
    ...form,
    id: saved?.id ?? crypto.randomUUID(),
    controllerId: record.controllerId,
    caseId,
  });
  if (!saved?.askedAt) return;
  for (const deadline of deadlinesOfConsultation(form.decideOn, context.today))
    await keepDeadline(context, record.controllerId, caseId, deadline);
}

/** The step as the samråd stands; what was typed is shown when somebody else was first. */
async function stepOf(
  context: Context,
  caseId: string,
  action: string,
  version: number,
  typed?: { readonly label: string; readonly of: 'advice' | 'outcomeText'; readonly text: string },
) {
  const isOfficers = action === 'advise';
  const record = isOfficers ? await officersCase(context, caseId) : await workableCase(context, caseId);
  const saved = await queries.consultationOf(context.tx, record.controllerId, caseId);
  if (!saved) throw new NotFound();
  const step = consultationStep(consultationState(saved), action);
  if (!step || saved.version !== version)
    throw new Conflict(
      typed ? [{ label: typed.label, saved: saved[typed.of] ?? '', typed: typed.text }] : [],
    );
  if (step.who === 'case.write' && !allows(context.actor, step.who))
    throw new Forbidden('Frågan och svaret är nämndens del av ärendet. Ombudet ger sitt råd i en egen del.');
  return { record, saved };
}

/** The officer writes its own part for any controller that has appointed the officer, whichever is worked for. */
async function officersCase(context: Context, caseId: string): Promise<queries.ShownRecord> {
  const { controllerId } = await readableCase(context, caseId);
  const held = context.actor.appointments.find(({ id, role }) => id === controllerId && role === 'dso');
  if (!held) throw new Forbidden('Rådet är dataskyddsombudets egen del av ärendet.');
  await writeFor(context.tx, held);
  return workableCase({ ...context, actor: { ...context.actor, controller: held } }, caseId);
}

/** Saves the step; what somebody else saved meanwhile is never written over. */
async function change(
  { tx }: Context,
  { controllerId, id }: queries.ShownRecord,
  version: number,
  changes: Parameters<typeof queries.updateConsultation>[4],
): Promise<void> {
  if (!(await queries.updateConsultation(tx, controllerId, id, version, changes))) throw new Conflict([]);
}

/** Asks: the officer gets a mail with the mark and a link, and a day to answer by. */
export async function askOfficer(context: Context, caseId: string, version: number): Promise<void> {
  const { record, saved } = await stepOf(context, caseId, 'ask', version);
  const { tx, actor, today, origin } = context;
  await change(context, record, version, {
    askedAt: instant(context),
    askedBy: actor.personId,
  });
  await noteStep(context, record.controllerId, caseId, 'Ombudet är tillfrågat');
  for (const deadline of deadlinesOfConsultation(saved.decideOn, today))
    await keepDeadline(context, record.controllerId, caseId, deadline);
  for (const officer of await queries.officersOf(tx, record.controllerId, today)) {
    await sendMail(tx, {
      to: officer.email,
      subject: `Samråd i ärende ${printedMark(record)}`,
      text: mailText({
        lines: [
          `${record.controllerName} vill ha ombudets råd i ärende ${printedMark(record)}.`,
          ...(saved.decideOn ? [`Nämnden tänker besluta ${saved.decideOn}.`] : []),
        ],
        link: `${origin}/arenden/${caseId}`,
      }),
      key: `consultation:${saved.id}:asked:${officer.id}`,
    });
  }
}

export async function advise(
  context: Context,
  caseId: string,
  version: number,
  form: AdviceForm,
): Promise<void> {
  const { record, saved } = await stepOf(context, caseId, 'advise', version, {
    label: 'Råd',
    of: 'advice',
    text: form.advice,
  });
  await change(context, record, version, {
    advice: form.advice,
    advisedAt: instant(context),
    advisedBy: context.actor.personId,
  });
  await noteStep(
    context,
    record.controllerId,
    caseId,
    saved.advisedAt ? 'Ombudet har ändrat sitt råd' : 'Ombudet har gett sitt råd',
  );
  await settleOfRole(context, caseId, 'dso');
  await tell(
    context,
    record,
    record.responsibleId ?? record.createdBy,
    `consultation:${saved.id}:advised:${saved.version}`,
    'Ombudet har gett sitt råd',
  );
}

export async function answerAdvice(
  context: Context,
  caseId: string,
  version: number,
  form: OutcomeForm,
): Promise<void> {
  const { record, saved } = await stepOf(context, caseId, 'answer', version, {
    label: 'Vad nämnden gjorde',
    of: 'outcomeText',
    text: form.outcomeText ?? '',
  });
  await change(context, record, version, {
    ...form,
    outcomeAt: instant(context),
    outcomeBy: context.actor.personId,
  });
  await noteStep(context, record.controllerId, caseId, 'Nämnden har skrivit vad den gjorde med rådet');
  await tell(
    context,
    record,
    saved.advisedBy,
    `consultation:${saved.id}:answered`,
    'Nämnden har svarat på ditt råd',
  );
}

/** What the role had to do is done. */
async function settleOfRole(context: Context, caseId: string, role: string): Promise<void> {
  for (const deadline of await deadlinesOf(context, caseId))
    if (deadline.state === 'open' && deadline.role === role)
      await settleDeadline(context, { id: deadline.id, state: 'met', on: context.today, note: null });
}

/** A mail with a mark and a link; whoever did it is not told. */
async function tell(
  context: Context,
  record: queries.ShownRecord,
  to: string | null,
  key: string,
  what: string,
): Promise<void> {
  const { tx, origin } = context;
  const person = to ? await queries.personAddress(tx, to) : undefined;
  if (!person || person.id === context.actor.personId) return;
  await sendMail(tx, {
    to: person.email,
    subject: `${what} i ärende ${printedMark(record)}`,
    text: mailText({
      lines: [`${what} i ärende ${printedMark(record)} hos ${record.controllerName}.`],
      link: `${origin}/arenden/${record.id}`,
    }),
    key: `${key}:${person.id}`,
  });
}

/** What the authority wants and has decided; its day and the time to appeal become deadlines. */
export async function saveContact(
  context: Context,
  caseId: string,
  version: number | null,
  form: ContactForm,
): Promise<void> {
  const record = await workableCase(context, caseId);
  const { tx } = context;
  const isSaved =
    version === null
      ? await queries.insertContact(tx, {
          ...form,
          id: crypto.randomUUID(),
          controllerId: record.controllerId,
          caseId,
        })
      : await queries.updateContact(tx, record.controllerId, caseId, version, form);
  if (!isSaved) throw new Conflict([]);
  await noteStep(
    context,
    record.controllerId,
    caseId,
    `Kontakten med myndigheten sparad: ${authoritySubjects[form.subject]}`,
  );
  for (const deadline of deadlinesOfContact(form))
    await keepDeadline(context, record.controllerId, caseId, deadline);
  await settleContact(context, caseId, form);
}

/** An answer on a day, an appeal, or a reason not to appeal settles what waited for it. */
async function settleContact(context: Context, caseId: string, form: ContactForm): Promise<void> {
  const settled: Readonly<Record<string, { on: string; note: string | null } | undefined>> = {
    'authority.reply': form.repliedOn ? { on: form.repliedOn, note: null } : undefined,
    'appeal.deadline': form.appealedOn
      ? { on: form.appealedOn, note: null }
      : form.notAppealedReason
        ? { on: context.today, note: form.notAppealedReason }
        : undefined,
  };
  for (const { id, state, ruleId } of await deadlinesOf(context, caseId)) {
    const done = settled[ruleId ?? ''];
    if (state !== 'open' || !done) continue;
    const isWithdrawn = ruleId === 'appeal.deadline' && !form.appealedOn;
    await settleDeadline(context, { id, state: isWithdrawn ? 'withdrawn' : 'met', ...done });
  }
}
