/** The life of an entry: list, show, create, change step by step, start, end, mark as complete. */
import { Conflict, type ConflictingChange, Forbidden, NotFound } from '../../../platform/errors.ts';
import { identityNumbersIn } from '../../../platform/identity-number.ts';
import { mailText, sendMail } from '../../../platform/mail.ts';
import { addDays } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { controllerPersons } from '../../organisations/actions/index.ts';
import type { CreateForm, StepForm } from '../forms/index.ts';
import { entryById, type StoredEntry } from '../queries/entry.ts';
import {
  findingList,
  type GapFilter,
  gapList,
  type ListedFinding,
  type ListedGap,
} from '../queries/gap-list.ts';
import { type HistoryRow, historyOf, latestEvents } from '../queries/history.ts';
import { entryCounts, entryPage, type ListFilter } from '../queries/list.ts';
import { noteRead } from '../queries/reads.ts';
import { whereaboutsOf } from '../queries/whereabouts.ts';
import * as write from '../queries/write/index.ts';
import { registerColumns } from '../rules/columns.ts';
import { completeness } from '../rules/completeness.ts';
import type { Entry } from '../rules/entry.ts';
import { REVIEW_NOTICE_DAYS } from '../rules/findings-of-review.ts';
import type { EntryStep, Gap } from '../rules/gap.ts';
import { GAPS_SHOWN, LOGGED, PAGE_SIZE } from '../rules/paging.ts';
import { patchOf } from '../rules/patch.ts';
import { stateTransitions, transitionFor, transitionObstacles } from '../rules/transitions.ts';
import { registerWords } from '../rules/words.ts';
import { mayWrite, readable, readsAsReviewer, requireWritable } from './shown-entry.ts';

export type { ListedFinding, ListedGap } from '../queries/gap-list.ts';
export type { HistoryRow, LoggedEvent } from '../queries/history.ts';
export type { ListedEntry, ListFilter } from '../queries/list.ts';
export type { Whereabouts } from '../queries/whereabouts.ts';
export * from './shown-entry.ts';

export async function listEntries({ tx }: Context, filter: ListFilter) {
  return { rows: await entryPage(tx, filter, PAGE_SIZE), counts: await entryCounts(tx, filter) };
}

/** Makes a draft. The number is taken last; a form sent twice makes one entry. */
export async function createEntry(context: Context, form: CreateForm): Promise<string> {
  const { tx, actor, today } = context;
  const controllerId = actor.controller?.id;
  if (!controllerId) throw new Forbidden('Du har inget uppdrag för någon nämnd.');
  if (await entryById(tx, form.id)) return form.id;
  const { id, ...patch } = form;
  const number = await write.nextNumber(tx, controllerId);
  await write.insertEntry(tx, { id, controllerId, number, personId: actor.personId }, patch);
  await recheck(context, id, today);
  return id;
}

/** Finds the gaps anew and stores them: after every change, and when the law has changed. */
export async function recheck({ tx }: Pick<Context, 'tx'>, id: string, today: string): Promise<StoredEntry> {
  const entry = await entryById(tx, id);
  if (!entry) throw new NotFound();
  await write.replaceGaps(tx, entry, completeness(entry, { asOf: today }), today);
  return entry;
}

export type Saved =
  | { readonly ok: true }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly conflict: EntryConflict };

/** Somebody saved since the form was opened: what differs, and the version that stands now. */
export interface EntryConflict {
  readonly version: number;
  readonly changes: readonly ConflictingChange[];
}

export interface StepChange<Step extends EntryStep = EntryStep> {
  readonly id: string;
  readonly version: number;
  readonly step: Step;
  readonly form: StepForm<Step>;
  /** The person has seen that a text looks like an identity number and wants it kept. */
  readonly identityNumbersConfirmed: boolean;
}

/** Saves one step, or answers with what differs when somebody saved since the form was opened. */
export async function saveStep(context: Context, change: StepChange): Promise<Saved> {
  const { tx, actor, today } = context;
  const entry = await readable(context, change.id);
  requireWritable(actor, entry);
  if (entry.state !== 'draft') throw new Forbidden(LOCKED[entry.state]);
  if (!change.identityNumbersConfirmed && identityNumbersIn(textsOf(change.form)) > 0) {
    return { ok: false, errors: { identityNumbers: IDENTITY_NUMBER } };
  }
  const patch = patchOf(change.step, change.form, entry, await systemChoices(context));
  const target = {
    id: entry.id,
    controllerId: entry.controllerId,
    version: change.version,
    personId: actor.personId,
  };
  if (entry.version !== change.version || !(await write.updateEntry(tx, target, patch))) {
    return { ok: false, conflict: { version: entry.version, changes: conflictingChanges(entry, patch) } };
  }
  await recheck(context, entry.id, today);
  return { ok: true };
}

const LOCKED = {
  complete: 'Posten är markerad som fullständig. Öppna den för ändring först.',
  approved:
    'Posten är fastställd. Öppna den för ändring först: den fastställda versionen gäller under tiden.',
} as const;

const IDENTITY_NUMBER =
  'Något ni skrivit ser ut som ett personnummer. Registret ska beskriva behandlingen, inte peka ut personer. Ta bort numret, eller bekräfta att det inte är ett personnummer.';

const textsOf = (form: object): string =>
  JSON.stringify(form, (key, value) => (key === 'id' || key === 'organisationNumber' ? undefined : value));

/** What the other person saved and what was typed, column by column as the register prints it. */
function conflictingChanges(saved: StoredEntry, patch: write.EntryPatch): ConflictingChange[] {
  const typed = { ...saved, ...patch } as Entry;
  const context = { labels: registerWords(), controller: { name: saved.controllerName } };
  return registerColumns
    .map((column) => ({
      label: column.header,
      saved: column.write(saved, context),
      typed: column.write(typed, context),
    }))
    .filter((change) => change.saved !== change.typed);
}

/** Systems of the kommun that is written for, never another's that the person also reads. */
export const systemChoices = ({ tx, actor }: Context) =>
  tx
    .selectFrom('system')
    .select(['id', 'name', 'kind', 'country'])
    .where('legalEntityId', '=', actor.writeEntity)
    .orderBy('name')
    .execute();

export type Transitioned =
  | { readonly ok: true; readonly confirmation: string }
  | { readonly ok: false; readonly obstacles: readonly Gap[] };

/** Takes a step of the flow, or says what stands in its way. */
export async function transition(
  context: Context,
  id: string,
  action: string,
  version: number,
): Promise<Transitioned> {
  const { tx, actor, today } = context;
  const entry = await readable(context, id);
  requireWritable(actor, entry);
  const step = transitionFor(entry, action);
  if (!step || step.page) throw new Conflict([]);
  const obstacles = transitionObstacles(entry, step, { asOf: today });
  if (obstacles.length > 0) return { ok: false, obstacles };
  const target = { id, controllerId: entry.controllerId, version, personId: actor.personId };
  const changesState = action in stateTransitions[entry.state];
  const patch = changesState
    ? { state: step.next as Entry['state'] }
    : activityPatch(entry, step.next as Entry['activity'], today);
  if (!(await write.updateEntry(tx, target, patch))) throw new Conflict([]);
  await recheck(context, id, today);
  return { ok: true, confirmation: step.confirmation };
}

const activityPatch = (entry: Entry, activity: Entry['activity'], today: string): write.EntryPatch =>
  activity === 'ongoing'
    ? { activity, startsOn: entry.startsOn && entry.startsOn <= today ? entry.startsOn : today }
    : { activity };

/** What the form lacks is undefined, and left as it was. */
export interface TypedGapOwner {
  /** A person with a role at the controller; empty when a name is written instead. */
  readonly personId: string;
  readonly name: string | undefined;
  readonly dueOn: string | null | undefined;
}

/** A gap gets somebody who mends it, and a day. Answers whether it has either; undefined when the person has no role here. */
export async function assignGap(
  context: Context,
  id: string,
  gapId: string,
  { personId, name, dueOn }: TypedGapOwner,
): Promise<boolean | undefined> {
  const entry = await readable(context, id);
  requireWritable(context.actor, entry);
  const gap = (await write.gapsOf(context.tx, id)).find((found) => found.id === gapId);
  if (!gap) throw new NotFound();
  const persons = personId ? await controllerPersons(context, entry.controllerId) : [];
  const person = persons.find((held) => held.id === personId);
  if (personId && !person) return undefined;
  const owner = {
    ...(person || name !== undefined
      ? { ownerName: person?.name ?? (name || null), ownerPersonId: person?.id ?? null }
      : { ownerName: gap.ownerName, ownerPersonId: gap.ownerPersonId }),
    dueOn: dueOn === undefined ? gap.dueOn : dueOn,
  };
  await write.assignGap(context.tx, entry.controllerId, gapId, owner);
  if (person && person.id !== context.actor.personId) await tellOwner(context, entry, gapId, person);
  return Boolean(owner.ownerName ?? owner.dueOn);
}

/** Who is given something to mend learns it by a mail, once; what it is stands behind the link. */
async function tellOwner(
  { tx, origin }: Context,
  { id, controllerName }: StoredEntry,
  gapId: string,
  person: { readonly id: string; readonly email: string },
): Promise<void> {
  const lines = [`Du har fått något att ordna i registret för ${controllerName}.`];
  await sendMail(tx, {
    to: person.email,
    subject: 'Något att ordna i registret',
    text: mailText({ lines, link: `${origin}/behandlingar/${id}` }),
    key: `gap:${gapId}:${person.id}`,
  });
}

/** Removes a draft that was made by mistake; its number is not used again. */
export async function removeDraft(context: Context, id: string): Promise<void> {
  const entry = await readable(context, id);
  requireWritable(context.actor, entry);
  if (entry.state !== 'draft' || entry.activity === 'ended' || entry.approvedVersion !== null) {
    throw new Forbidden(
      'Bara ett utkast som aldrig har fastställts kan tas bort. En behandling som har upphört avslutas i stället.',
    );
  }
  await write.deleteEntries(context.tx, entry.controllerId, [id]);
}

export async function showHistory(
  context: Context,
  id: string,
): Promise<{ entry: StoredEntry; events: HistoryRow[] }> {
  const entry = await readable(context, id);
  if (readsAsReviewer(context.actor, entry)) await noteRead(context.tx, entry, context.actor.personId);
  return { entry, events: await historyOf(context.tx, entry.controllerId, id) };
}

/** The latest events of the controller that the person works for. */
export async function showLog({ tx, actor }: Context, before: number | null, action: string | null) {
  return actor.controller ? latestEvents(tx, actor.controller.id, before, action, LOGGED) : [];
}

/** Where a kind of data is kept, over every controller that the person may read. */
export const findWhereabouts = ({ tx }: Context, category: string | null, words: string) =>
  whereaboutsOf(tx, category, words.trim());

export interface Todo {
  readonly gaps: readonly ListedGap[];
  readonly findings: readonly ListedFinding[];
  /** Whether the person can mend what is listed. */
  readonly mayWrite: boolean;
}

/** What is missing in the register that is worked for, and what reviews have found: the earliest day first. */
export async function listGaps(
  { tx, actor, today }: Context,
  filter: Omit<GapFilter, 'controllerId'> & { readonly findingsOnly: boolean },
): Promise<Todo> {
  if (!actor.controller) return { gaps: [], findings: [], mayWrite: false };
  const asked = { ...filter, controllerId: actor.controller.id };
  const soon = addDays(today, REVIEW_NOTICE_DAYS);
  return {
    gaps: filter.findingsOnly ? [] : await gapList(tx, asked, GAPS_SHOWN),
    findings: await findingList(tx, asked, { soon, today }, GAPS_SHOWN),
    mayWrite: mayWrite(actor, asked),
  };
}
