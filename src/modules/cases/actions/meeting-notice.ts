/** Kallelse to a meeting: its agenda from open cases and other items, and what is printed. */
import { docxOf, pdfOf } from '../../../platform/documents/printed.ts';
import { Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { identityNumbersIn } from '../../../platform/identity-number.ts';
import { allows } from '../../../platform/permissions.ts';
import { longDate } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { controllerPersons } from '../../organisations/actions/index.ts';
import { meetingNoticeDocument } from '../documents/index.ts';
import type { NoticeForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import {
  type AgendaItem,
  type AgendaLine,
  afterStep,
  agendaLines,
  freePlaces,
  standardItems,
  withItem,
} from '../rules/index.ts';

export type { ComingMeetings } from '../queries/index.ts';

async function meetingOf(context: Context, id: string): Promise<queries.ShownMeeting> {
  const meeting = await queries.meetingById(context.tx, id);
  if (!meeting) throw new NotFound();
  return meeting;
}

/** The notice of a meeting as it is saved; undefined when none is written. */
export async function showNotice(context: Context, meetingId: string) {
  const { tx, actor } = context;
  const meeting = await meetingOf(context, meetingId);
  const notice = await queries.noticeOf(tx, meeting);
  const items = notice ? await queries.agendaOf(tx, notice.controllerId, notice.id) : [];
  return {
    meeting,
    notice,
    agenda: agendaLines(items, notice?.places ?? []) as readonly AgendaLine<queries.StoredItem>[],
    coming: await queries.meetingsAfter(tx, meeting),
    mayWrite: actor.controller?.id === meeting.controllerId && allows(actor, 'case.register'),
  };
}
export type ShownNotice = Awaited<ReturnType<typeof showNotice>>;

/** What the form chooses from, and what it begins with when there is no notice. */
export async function noticeChoices(context: Context, { meeting, notice, agenda }: ShownNotice) {
  const { tx } = context;
  const listed = new Set(agenda.map(({ item }) => item?.caseId));
  const cases = await queries.casesForAgenda(tx, meeting.controllerId);
  const choices = { cases: cases.filter(({ id }) => !listed.has(id)) };
  if (notice) return { ...choices, first: undefined };
  const persons = await controllerPersons(context, meeting.controllerId);
  const chair = persons.find(({ roles }) => roles.includes('chair'));
  const before = await queries.noticeBefore(tx, meeting);
  const head = {
    heldTime: before?.heldTime ?? null,
    place: before?.place ?? null,
    absenceTo: before?.absenceTo ?? null,
    chair: chair?.name ?? null,
    scentFree: before?.scentFree ?? true,
  };
  return { ...choices, first: { id: crypto.randomUUID(), head, items: standardItems.map(newItem) } };
}
export type NoticeChoices = Awaited<ReturnType<typeof noticeChoices>>;

const newItem = (title: string): AgendaItem => ({
  id: crypto.randomUUID(),
  title,
  caseId: null,
  mark: null,
  presenter: null,
  page: null,
});

/** Saves all that was typed, and then does what the button says. Saved twice it is saved once. */
export async function saveNotice(
  context: Context,
  meetingId: string,
  id: string,
  version: number | null,
  form: NoticeForm,
): Promise<FormErrors | undefined> {
  const { tx, actor } = context;
  const meeting = await meetingOf(context, meetingId);
  if (actor.controller?.id !== meeting.controllerId)
    throw new Forbidden(
      `Sammanträdet hör till ${meeting.controllerName}. Byt vem du arbetar för, längst upp på sidan.`,
    );
  await queries.lockMeeting(tx, meeting);
  const notice = await queries.noticeOf(tx, meeting);
  const saved = notice ? await queries.agendaOf(tx, notice.controllerId, notice.id) : [];
  if (notice && notice.version !== version) return refuseOrLeave(notice, saved, form);
  const agenda = await agendaTyped(context, meeting, saved, form);
  if ('errors' in agenda) return agenda.errors;
  const head = headOf(form);
  if (notice) await queries.updateNotice(tx, notice, head);
  else
    await queries.insertNotice(tx, {
      ...head,
      id,
      controllerId: meeting.controllerId,
      meetingId: meeting.id,
    });
  const seen = new Set(saved.map(({ position }) => position));
  const closed = (notice?.places ?? []).filter((place) => !seen.has(place));
  const places = freePlaces(agenda.items.length, closed);
  await queries.writeAgenda(
    tx,
    notice ?? { controllerId: meeting.controllerId, id },
    agenda.items.map(({ id: itemId, title, caseId, mark, presenter, page }, index) => ({
      ...{ id: itemId, title, caseId, mark, presenter, page },
      position: places[index] ?? index + 1,
    })),
  );
  return undefined;
}

/** The fields that the form holds; those that it lacks are left as they were. */
const headOf = (form: NoticeForm) => ({
  ...(form.heldTime !== undefined && { heldTime: form.heldTime }),
  ...(form.place !== undefined && { place: form.place }),
  ...(form.absenceTo !== undefined && { absenceTo: form.absenceTo }),
  ...(form.chair !== undefined && { chair: form.chair }),
  ...(form.openToPublicFrom !== undefined && { openToPublicFrom: form.openToPublicFrom }),
  ...(form.note !== undefined && { note: form.note }),
  ...(form.scentFree !== undefined && { scentFree: form.scentFree }),
});

/** The agenda as it was typed over what is saved; rows that the form lacks are left as they were. */
async function agendaTyped(
  context: Context,
  { controllerId }: queries.ShownMeeting,
  saved: readonly AgendaItem[],
  form: NoticeForm,
): Promise<{ readonly items: readonly AgendaItem[] } | { readonly errors: FormErrors }> {
  if (form.note && !form.identityNumbersConfirmed && identityNumbersIn(form.note) > 0)
    return {
      errors: {
        note: 'Texten ser ut att innehålla ett personnummer. Kallelsen är en allmän handling: ta bort numret, eller bekräfta att det ska stå här.',
        identityNumbers: 'ask',
      },
    };
  const known = new Set(saved.map(({ id }) => id));
  const { step } = form;
  const removed = step !== null && step !== 'add' && step.move === 'remove' ? step.id : null;
  const errors: Record<string, string> = {};
  const rows = new Map<string, AgendaItem>(saved.map((item) => [item.id, item]));
  form.items.forEach(({ id, title, mark, presenter, page }, index) => {
    const row = rows.get(id) ?? newItem('');
    rows.set(id, {
      ...row,
      id,
      title: title ?? row.title,
      mark: mark === undefined ? row.mark : mark,
      presenter: presenter === undefined ? row.presenter : presenter,
      page: page === undefined ? row.page : page,
    });
    if (!known.has(id) && title === undefined && id !== removed)
      errors[`items.${index}.title`] = 'Skriv en rubrik.';
  });
  if (Object.keys(errors).length > 0) return { errors };
  const items = [...rows.values()];
  if (step !== null && step !== 'add') return { items: afterStep(items, step) };
  const { id, caseId, title } = form.added;
  if (!caseId && !title)
    return step === 'add'
      ? { errors: { 'added.title': 'Välj ett ärende eller skriv en rubrik.' } }
      : { items };
  const added = id ?? crypto.randomUUID();
  if (rows.has(added)) return { items };
  const chosen = caseId
    ? (await queries.casesForAgenda(context.tx, controllerId)).find((one) => one.id === caseId)
    : undefined;
  if (caseId && !chosen) return { errors: { 'added.caseId': 'Välj ett av nämndens öppna ärenden.' } };
  return {
    items: withItem(items, {
      ...newItem(title ?? chosen?.title ?? ''),
      id: added,
      caseId,
      presenter: chosen?.responsibleName ?? null,
    }),
  };
}

const LABELS = {
  heldTime: 'Tid',
  place: 'Plats',
  absenceTo: 'Förhinder anmäls till',
  chair: 'Ordförande',
  openToPublicFrom: 'Öppet för allmänheten från klockan',
  note: 'Meddelande',
} as const;

const ITEM_LABELS = {
  title: 'Ärende',
  mark: 'Beteckning',
  presenter: 'Föredragande',
  page: 'Sidnr',
} as const;

/** Somebody has saved since the form was opened: what differs is told, and when nothing does it was sent twice. */
function refuseOrLeave(
  notice: queries.StoredNotice,
  saved: readonly queries.StoredItem[],
  form: NoticeForm,
): undefined {
  const heads = (Object.keys(LABELS) as (keyof typeof LABELS)[])
    .filter((key) => form[key] !== undefined && form[key] !== notice[key])
    .map((key) => ({ label: LABELS[key], saved: notice[key] ?? '', typed: form[key] ?? '' }));
  const scent =
    form.scentFree !== undefined && form.scentFree !== notice.scentFree
      ? [
          {
            label: 'Kom doftfri',
            saved: notice.scentFree ? 'Ja' : 'Nej',
            typed: form.scentFree ? 'Ja' : 'Nej',
          },
        ]
      : [];
  const rows = form.items.flatMap((typed, index) => {
    const row = saved.find(({ id }) => id === typed.id);
    return (Object.keys(ITEM_LABELS) as (keyof typeof ITEM_LABELS)[])
      .filter((key) => typed[key] !== undefined && typed[key] !== (row?.[key] ?? null))
      .map((key) => ({
        label: `Punkt ${index + 1}: ${ITEM_LABELS[key]}`,
        saved: row?.[key] ?? '',
        typed: typed[key] ?? '',
      }));
  });
  const { id, title, caseId } = form.added;
  const isAdded = saved.some((row) => row.id === id || (caseId !== null && row.caseId === caseId));
  const added =
    (title || caseId) && !isAdded
      ? [{ label: 'Ny punkt', saved: '', typed: title ?? 'Ett öppet ärende' }]
      : [];
  const changes = [...heads, ...scent, ...rows, ...added];
  if (changes.length > 0) throw new Conflict(changes);
  return undefined;
}

/** The notice as it is sent, rendered once the page has been answered. */
export async function printedNotice(context: Context, meetingId: string) {
  const { meeting, notice, agenda, coming } = await showNotice(context, meetingId);
  const sender = await queries.senderOf(context.tx, meeting.controllerId);
  if (!notice || !sender) throw new NotFound();
  const document = meetingNoticeDocument(
    {
      ...notice,
      heldOn: longDate(meeting.heldOn),
      body: meeting.bodyName,
      agenda,
      coming: coming.map(({ bodyName, days }) => ({ bodyName, days: days.map((day) => longDate(day)) })),
    },
    { sender, date: context.today },
  );
  return {
    name: `kallelse-${meeting.heldOn}`,
    pdf: () => pdfOf(document),
    docx: () => docxOf(document),
  };
}
