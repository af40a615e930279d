/** Approval: a delegate decides, or the coordinator records what a body has decided; each makes an immutable version. */
import { createHash } from 'node:crypto';
import { hasRole } from '../../../platform/actor.ts';
import { Conflict, NotFound } from '../../../platform/errors.ts';
import { longDate, swedishDay } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { type DecisionRight, decidingBodies, decisionRight } from '../../organisations/actions/index.ts';
import type { ApprovalForm } from '../forms/index.ts';
import { controllerFacts, firstDayOf, officerOf } from '../queries/controller.ts';
import { entriesByIds, type StoredEntry } from '../queries/entry.ts';
import { entryIds, type ListFilter } from '../queries/list.ts';
import { approvedUnder, insertVersion, latestVersions } from '../queries/versions.ts';
import { replaceGaps, updateEntry } from '../queries/write/index.ts';
import { approvalObstacles, completeness } from '../rules/completeness.ts';
import type { Gap } from '../rules/gap.ts';
import { CHOSEN_AT_ONCE } from '../rules/paging.ts';
import { transitionFor } from '../rules/transitions.ts';
import {
  type ColumnChange,
  canonicalJson,
  columnChanges,
  freeze,
  sideOf,
  thaw,
  VERSION_SCHEMA,
  type VersionContent,
} from '../rules/versions.ts';
import { registerWords } from '../rules/words.ts';
import { mayWrite } from './shown-entry.ts';

/** An entry that somebody wants to approve: what it would change, or what stands in the way. */
export interface ApprovalCandidate {
  readonly entry: StoredEntry;
  /** Of the version that approval would make. */
  readonly number: number;
  /** Why it cannot be approved now; null when it can. */
  readonly obstacle: string | null;
  readonly gaps: readonly Gap[];
  /** Against the version that applies; null when this is the first. */
  readonly changes: readonly ColumnChange[] | null;
}

export interface Approval {
  readonly candidates: readonly ApprovalCandidate[];
  readonly controllerId: string;
  readonly controllerName: string;
  readonly right: DecisionRight;
  readonly bodies: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  /** Whether the person records what others have decided. */
  readonly mayRecord: boolean;
  /** Whether the person can mend what is missing. */
  readonly mayWrite: boolean;
}

/** What would be approved, and whether the person may. Every reader may look. */
export async function prepareApproval(context: Context, ids: readonly string[]): Promise<Approval> {
  const { tx, actor } = context;
  const entries = await entriesByIds(tx, ids);
  const [first] = entries;
  if (!first && ids.length > 0) throw new NotFound();
  const controllerId = first?.controllerId ?? actor.controller?.id ?? '';
  const latest = await latestContents(context, ids);
  return {
    candidates: entries.map((entry) => candidateOf(context, entry, controllerId, latest.get(entry.id))),
    controllerId,
    controllerName: first?.controllerName ?? actor.controller?.name ?? '',
    right: await decisionRight(context, 'register.approve', controllerId),
    bodies: await decidingBodies(context, controllerId),
    mayWrite: mayWrite(actor, { controllerId }),
    mayRecord: hasRole(actor, 'coordinator') && actor.controller?.id === controllerId,
  };
}

/** Ids of what the filter shows, for «alla i urvalet»; at most as many as are taken at once. */
export async function chosenIds({ tx }: Context, filter: ListFilter): Promise<string[]> {
  return (await entryIds(tx, filter)).slice(0, CHOSEN_AT_ONCE);
}

async function latestContents(
  { tx }: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, VersionContent>> {
  if (ids.length === 0) return new Map();
  const versions = await latestVersions(tx, ids);
  return new Map(versions.map((version) => [version.processingId, thaw(version.content)]));
}

function candidateOf(
  { today, actor }: Context,
  entry: StoredEntry,
  controllerId: string,
  before: VersionContent | undefined,
): ApprovalCandidate {
  const gaps = entry.state === 'approved' ? [] : approvalObstacles(entry, { asOf: today });
  const now = { entry, labels: registerWords(), controllerName: entry.controllerName };
  return {
    entry,
    number: (entry.approvedVersion ?? 0) + 1,
    obstacle: obstacleOf(entry, gaps, controllerId, actor.controller?.id),
    gaps,
    changes: before ? columnChanges(sideOf(before), now) : null,
  };
}

function obstacleOf(
  entry: StoredEntry,
  gaps: readonly Gap[],
  controllerId: string,
  workedFor: string | undefined,
): string | null {
  if (entry.controllerId !== controllerId || entry.controllerId !== workedFor)
    return `Hör till ${entry.controllerName}. Byt till den nämnden för att fastställa.`;
  if (entry.state === 'approved') return `Är redan fastställd, version ${entry.approvedVersion ?? 1}.`;
  if (gaps.length > 0) return 'Något som måste finnas saknas.';
  return transitionFor(entry, 'approve') ? null : 'Är ett utkast. Markera det som fullständigt först.';
}

export type Approved =
  | { readonly ok: true; readonly count: number }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** `version` is the one that the form showed: what is approved is what was seen. */
export interface Chosen {
  readonly id: string;
  readonly version: number;
}

/** Approves all of what was chosen under one decision, or nothing. */
export async function approve(
  context: Context,
  chosen: readonly Chosen[],
  form: ApprovalForm,
): Promise<Approved> {
  const approval = await prepareApproval(
    context,
    chosen.map(({ id }) => id),
  );
  const decision = decisionFrom(context, approval, form);
  if ('errors' in decision) return { ok: false, errors: decision.errors };
  const firstDay = await firstDayOf(context.tx, approval.controllerId);
  if (firstDay && decision.approvedOn < firstDay) {
    return {
      ok: false,
      errors: {
        decidedOn: `${approval.controllerName} finns från och med ${longDate(firstDay)}. Beslutet kan inte vara fattat före det.`,
      },
    };
  }
  const done = await approvedUnder(context.tx, approval.controllerId, form.id);
  if (done.length > 0) return { ok: true, count: done.length };
  const open = approval.candidates.filter((candidate) => candidate.obstacle === null);
  const blocked = approval.candidates.find((candidate) => candidate.obstacle !== null);
  if (open.length === 0) {
    return {
      ok: false,
      errors: { valda: blocked?.obstacle ?? 'Välj minst en behandling som är fullständig.' },
    };
  }
  const moved = open.find(({ entry }) => entry.version !== chosen.find(({ id }) => id === entry.id)?.version);
  if (moved) throw new Conflict(candidateConflict(moved));
  const unseen = form.way === 'body' && !form.seen ? changedAfter(open, form.decidedOn) : [];
  if (unseen.length > 0) return { ok: false, errors: { seen: unseenWords(unseen) } };
  const surroundings = await surroundingsOf(context, approval.controllerId);
  for (const candidate of open) {
    if (!(await approveOne(context, candidate, decision, surroundings))) {
      // Pressed twice at once: the other press has approved all of it, and nothing is written here.
      const twice = await approvedUnder(context.tx, approval.controllerId, form.id);
      if (!twice.some(({ processingId }) => processingId === candidate.entry.id))
        throw new Conflict(candidateConflict(candidate));
      return { ok: true, count: twice.length };
    }
  }
  return { ok: true, count: open.length };
}

/** Those that somebody has saved after the day: a decision of that day cannot have covered the change. */
export const changedAfter = (
  candidates: readonly ApprovalCandidate[],
  day: string,
): readonly ApprovalCandidate[] =>
  candidates.filter(({ entry, obstacle }) => obstacle === null && swedishDay(entry.updatedAt) > day);

function unseenWords(unseen: readonly ApprovalCandidate[]): string {
  const [first] = unseen;
  const what = unseen.length === 1 && first ? `${first.entry.name} har` : `${unseen.length} behandlingar har`;
  return `${what} ändrats efter beslutsdagen. Kryssa för att nämnden såg posten så som den är nu, eller låt nämnden besluta igen.`;
}

const candidateConflict = ({ entry }: ApprovalCandidate) => [
  {
    label: entry.name,
    saved: 'Ändrad efter att du öppnade sidan. Läs den igen innan den fastställs.',
    typed: 'Fastställ',
  },
];

interface Decision {
  readonly decisionId: string;
  readonly approvedOn: string;
  readonly appliesFrom: string;
  readonly decidedByPersonId: string | null;
  readonly decidedBy: string;
  readonly authority: string;
  readonly delegationPointId: string | null;
  readonly paragraph: string | null;
  readonly diaryMark: string | null;
  readonly note: string | null;
}

/** A decision is somebody's: the delegate's own, or that of the body whose minutes are recorded. */
function decisionFrom(
  { actor, today }: Context,
  { right, bodies, mayRecord }: Approval,
  form: ApprovalForm,
): Decision | { readonly errors: Readonly<Record<string, string>> } {
  const common = { decisionId: form.id, appliesFrom: form.appliesFrom, note: form.note };
  if (form.way === 'delegation') {
    if (right.outcome !== 'may' || !right.authority) {
      return {
        errors: { way: ['Du kan inte fastställa.', ...right.reasons.map(({ text }) => text)].join(' ') },
      };
    }
    return {
      ...common,
      approvedOn: today,
      decidedByPersonId: actor.personId,
      decidedBy: actor.name,
      authority: right.authority,
      delegationPointId: right.delegationPointId,
      paragraph: null,
      diaryMark: null,
    };
  }
  if (!mayRecord) return { errors: { way: 'Bara samordnaren för in beslut som någon annan har fattat.' } };
  const body = bodies.find(({ id }) => id === form.bodyId);
  if (!body) return { errors: { bodyId: 'Välj vem som har beslutat.' } };
  return {
    ...common,
    approvedOn: form.decidedOn,
    decidedByPersonId: null,
    decidedBy: body.name,
    authority: `beslut ${longDate(form.decidedOn)}, ${form.paragraph}`,
    delegationPointId: null,
    paragraph: form.paragraph,
    diaryMark: form.diaryMark,
  };
}

type Surroundings = Pick<VersionContent, 'controller' | 'officer'>;

async function surroundingsOf({ tx, today }: Context, controllerId: string): Promise<Surroundings> {
  const controller = await controllerFacts(tx, controllerId);
  if (!controller) throw new NotFound();
  return { controller, officer: (await officerOf(tx, controllerId, today)) ?? null };
}

/** False when somebody saved the entry first. */
async function approveOne(
  { tx, actor, today }: Context,
  { entry, number, changes }: ApprovalCandidate,
  decision: Decision,
  surroundings: Surroundings,
): Promise<boolean> {
  const approved = { ...entry, state: 'approved', approvedVersion: number } as const;
  const content = canonicalJson(freeze(approved, surroundings, registerWords()));
  const { id, controllerId, version } = entry;
  const target = { id, controllerId, version, personId: actor.personId };
  if (!(await updateEntry(tx, target, { state: 'approved', approvedVersion: number }))) return false;
  await insertVersion(tx, {
    ...decision,
    id: crypto.randomUUID(),
    controllerId,
    processingId: id,
    number,
    name: entry.name,
    content,
    schemaVersion: VERSION_SCHEMA,
    sha256: sha256Of(content),
    changedColumns: (changes ?? []).map((change) => change.label),
    recordedByPersonId: actor.personId,
    recordedBy: actor.name,
  });
  await replaceGaps(tx, approved, completeness(approved, { asOf: today }), today);
  return true;
}

export const sha256Of = (content: string): string => createHash('sha256').update(content).digest('hex');
