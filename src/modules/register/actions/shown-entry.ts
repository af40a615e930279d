/** One entry as a person sees it: facts, what is missing, what others have found, what was approved. */
import type { Actor } from '../../../platform/actor.ts';
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import { allows, controllersWhere } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import { type ListedRemark, remarksOn } from '../../accountability/actions.ts';
import { controllerPersons } from '../../organisations/actions/index.ts';
import { aroundEntry } from '../queries/around.ts';
import { entryById, type StoredEntry } from '../queries/entry.ts';
import { hasOpened, noteOpening, noteRead } from '../queries/reads.ts';
import { gapsOf } from '../queries/write/index.ts';
import { completeness, principlesOf } from '../rules/completeness.ts';
import { type Finding, findingsOf } from '../rules/findings-of-review.ts';
import type { Gap } from '../rules/gap.ts';
import { rightsOf } from '../rules/rights.ts';

export type { StoredEntry } from '../queries/entry.ts';

export interface ShownGap extends Gap {
  readonly id: string | null;
  readonly ownerName: string | null;
  readonly ownerPersonId: string | null;
  readonly dueOn: string | null;
}

/** A person with a role at the controller, to choose among. */
export type ControllerPerson = Awaited<ReturnType<typeof controllerPersons>>[number];

export async function readable(context: Pick<Context, 'tx'>, id: string): Promise<StoredEntry> {
  const entry = await entryById(context.tx, id);
  if (!entry) throw new NotFound();
  return entry;
}

/**
 * The entry with its gaps as of today, their owners, the nine control points and the data subjects' rights.
 * A read by somebody who only reviews is noted in the controller's log.
 */
export async function showEntry(context: Context, id: string) {
  const { tx, actor, today } = context;
  const entry = await readable(context, id);
  const reviewer = readsAsReviewer(actor, entry);
  if (reviewer) await noteRead(tx, entry, actor.personId);
  const { requests, version, evidence, cases } = await aroundEntry(tx, entry.controllerId, id, today);
  const writes = mayWrite(actor, entry);
  const opened = !reviewer || (await hasOpened(tx, entry, actor.personId));
  return {
    entry: opened ? entry : { ...entry, extras: [] },
    /** What an import left over: nothing, there to see, or closed until a reason is given. */
    extras: (entry.extras.length === 0 ? 'none' : opened ? 'open' : 'closed') as 'none' | 'open' | 'closed',
    gaps: await shownGaps(context, entry),
    remarks: (await remarksOn(context, id)) as readonly ListedRemark[],
    isOfficer: actor.appointments.some((held) => held.id === entry.controllerId && held.role === 'dso'),
    findings: findingsOf(entry, requests, today) as readonly Finding[],
    version,
    evidence,
    cases: controllersWhere(actor, 'case.read').includes(entry.controllerId) ? cases : [],
    persons: (writes
      ? await controllerPersons(context, entry.controllerId)
      : []) as readonly ControllerPerson[],
    principles: principlesOf(entry, { asOf: today }),
    rights: rightsOf(entry, { asOf: today }),
    mayWrite: writes,
    mayDecide: mayDecide(actor, entry),
  };
}
export type ShownEntry = Awaited<ReturnType<typeof showEntry>>;

async function shownGaps({ tx, today }: Context, entry: StoredEntry): Promise<ShownGap[]> {
  const stored = new Map((await gapsOf(tx, entry.id)).map((gap) => [gap.key, gap]));
  return completeness(entry, { asOf: today }).map((gap) => {
    const kept = stored.get(gap.key);
    return {
      ...gap,
      id: kept?.id ?? null,
      ownerName: kept?.ownerName ?? null,
      ownerPersonId: kept?.ownerPersonId ?? null,
      dueOn: kept?.dueOn ?? null,
    };
  });
}

/** Written for the controller that the person works for, never for another. */
export function mayWrite(actor: Actor, entry: { readonly controllerId: string }): boolean {
  return actor.controller?.id === entry.controllerId && allows(actor, 'register.write');
}

export function requireWritable(actor: Actor, entry: StoredEntry): void {
  if (mayWrite(actor, entry)) return;
  throw new Forbidden(`Behandlingen hör till ${entry.controllerName}. Byt till den nämnden för att ändra.`);
}

const REVIEWERS: readonly string[] = ['dso', 'auditor'];

/** Whether the person has no other business with the controller than to review it. */
export function readsAsReviewer(actor: Actor, { controllerId }: { readonly controllerId: string }): boolean {
  const held = actor.appointments.filter((appointment) => appointment.id === controllerId);
  return held.length > 0 && held.every(({ role }) => REVIEWERS.includes(role));
}

/** Whether it is worth asking for the person's right to decide: whoever only reviews has none. */
export function mayDecide(actor: Actor, entry: { readonly controllerId: string }): boolean {
  return actor.controller?.id === entry.controllerId && !readsAsReviewer(actor, entry);
}

const TITLES: Readonly<Record<string, string>> = { dso: 'Dataskyddsombudet', auditor: 'Revisorn' };

/** Opens what an import left over for the rest of the day; the reason is read by the controller in its log. */
export async function openExtras(context: Context, id: string, reason: string): Promise<void> {
  const { tx, actor } = context;
  const entry = await readable(context, id);
  if (!readsAsReviewer(actor, entry) || (await hasOpened(tx, entry, actor.personId))) return;
  const role = actor.appointments.find((held) => held.id === entry.controllerId)?.role ?? '';
  const detail = `${TITLES[role] ?? 'En granskare'} öppnade övrigt från importen. Skäl: ${reason}`;
  await noteOpening(tx, entry, detail);
}
