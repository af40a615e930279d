/** The guide «Vem ansvarar, och behövs avtal?»: asked, kept, shown, and what it leads to. */
import { answeredQuestion, guidanceForm } from '../../knowledge/agreement-guide.ts';
import { lawVersion } from '../../knowledge/law.ts';
import { logEvent } from '../../platform/audit.ts';
import { Forbidden, NotFound } from '../../platform/errors.ts';
import { allows, controllersWhere } from '../../platform/permissions.ts';
import type { Context } from '../../platform/route.ts';
import { workedFor } from '../../platform/worked-for.ts';
import { readable, saveStep } from '../register/actions/entries.ts';
import type { AskedGuidance } from './forms/index.ts';
import * as queries from './queries.ts';
import { needOf } from './rules/agreement-need.ts';
import { type AgreementNeed, factsFrom, type GuidanceAnswers, needSentence } from './rules/index.ts';

export type { GuidanceRow, KeptNeed, MarkedUse } from './queries.ts';

const LISTED = 500;
const EXPORTED = 10_000;

/** What the form begins with. */
export interface GuidanceStart {
  readonly title: string;
  readonly partyName: string;
  readonly supplierId: string | null;
  readonly processingId: string | null;
  readonly answers: GuidanceAnswers;
}

export interface OpenedWith {
  readonly systemId: string | null;
  readonly supplierId: string | null;
  readonly processingId: string | null;
  /** A kept answer to ask again. */
  readonly againId: string | null;
  /** A question that SKR has answered. */
  readonly question: string | null;
  readonly partyName: string;
}

/** Begins with what the guide was opened from: an answer before, a question of SKR's, a system, a supplier, a processing. */
export async function beginGuidance(context: Context, opened: OpenedWith): Promise<GuidanceStart> {
  if (opened.againId !== null) {
    const { title, answers } = await readableGuidance(context, opened.againId);
    const { partyName, supplierId, processingId } = answers;
    return { title, partyName, supplierId, processingId, answers: answers.answers };
  }
  const like = opened.question === null ? undefined : answeredQuestion(opened.question);
  const from = await queries.openedFrom(context.tx, opened);
  return {
    title: from?.processingName ?? from?.systemName ?? like?.title ?? '',
    partyName: opened.partyName || from?.supplierName || like?.party || '',
    supplierId: from?.supplierId ?? null,
    processingId: from?.processingName ? opened.processingId : null,
    answers: like?.answers ?? {},
  };
}

/** Names to propose for the other party. */
export function proposedParties(context: Context): Promise<readonly string[]> {
  const { controller } = context.actor;
  return controller
    ? queries.partyNames(context.tx, controller.legalEntityId, controller.id)
    : Promise.resolve([]);
}

/** What kind of controller it is that is worked for. */
export async function ownControllerType(context: Context): Promise<string> {
  return (await queries.ownController(context.tx, workedFor(context).id))?.type ?? 'board';
}

/** The answer as of today, for the controller that is worked for. */
export async function answerGuidance(context: Context, asked: AskedGuidance): Promise<queries.KeptNeed> {
  const { id, name: ownName } = workedFor(context);
  const own = await queries.ownController(context.tx, id);
  if (!own) throw new NotFound();
  const independent = own.independent ? 'yes' : 'no';
  const facts = factsFrom(asked.answers, { controllerType: own.type, independent });
  const need = needOf(facts, { asOf: context.today });
  return { need, ownName, sentence: needSentence(need, { own: ownName, party: asked.partyName }) };
}

/** Keeps the answer as it is given now. Sent twice it is one. */
export async function keepGuidance(
  context: Context,
  id: string,
  asked: AskedGuidance,
  note: string | null,
): Promise<void> {
  const { title, partyName, processingId, answers } = asked;
  const supplierId = asked.supplierId ?? (await queries.supplierNamed(context.tx, partyName));
  await queries.insertGuidance(context.tx, {
    id,
    controllerId: workedFor(context).id,
    title,
    asked: { partyName, supplierId, processingId, answers },
    answered: await answerGuidance(context, asked),
    formVersion: guidanceForm,
    lawVersion: lawVersion(context.today),
    note,
  });
}

export interface AskedList {
  readonly words: string;
  readonly outcome: string | null;
  /** Null: every controller where the actor reads. */
  readonly controllerId: string | null;
}

function filterOf({ actor }: Context, { controllerId, ...asked }: AskedList): queries.GuidanceFilter {
  const all = controllersWhere(actor, 'register.read');
  return { ...asked, controllers: controllerId === null ? all : all.filter((id) => id === controllerId) };
}

export async function listGuidance(context: Context, asked: AskedList) {
  const filter = filterOf(context, asked);
  return {
    rows: await queries.guidanceList(context.tx, filter, LISTED),
    total: await queries.guidanceCount(context.tx, filter),
  };
}
export type ListedGuidance = Awaited<ReturnType<typeof listGuidance>>;

/** The rows of an export; that it was made stands in the log. */
export async function exportedGuidance(context: Context, asked: AskedList) {
  await logEvent(context.tx, {
    action: 'export',
    table: 'guidance',
    row: null,
    controllerId: workedFor(context).id,
    detail: 'Svaren om avtal exporterades',
  });
  return queries.guidanceList(context.tx, filterOf(context, asked), EXPORTED);
}

async function readableGuidance(context: Context, id: string): Promise<queries.GuidanceRow> {
  const row = await queries.guidanceRow(context.tx, id);
  if (!row || !controllersWhere(context.actor, 'register.read').includes(row.controllerId))
    throw new NotFound();
  return row;
}

/** As it was given; where nothing is to be drawn up, what may be marked in the register. */
export async function showGuidance(context: Context, id: string) {
  const row = await readableGuidance(context, id);
  const isOwn = row.controllerId === context.actor.controller?.id;
  const needsNone = row.outcome === 'no' || row.outcome === 'inside';
  return {
    row,
    isOwn,
    uses: isOwn && needsNone ? await queries.usesOfParty(context.tx, row.controllerId, row.answers) : [],
    mayMark: isOwn && allows(context.actor, 'register.write'),
  };
}
export type ShownGuidance = Awaited<ReturnType<typeof showGuidance>>;

/** The register then says, of one processor in one processing, that no agreement is needed, and why. */
export async function markNotNeeded(context: Context, id: string, useId: string): Promise<void> {
  const shown = await showGuidance(context, id);
  if (!shown.mayMark) throw new NotFound();
  const use = shown.uses.find((known) => known.useId === useId);
  if (!use) throw new NotFound();
  const entry = await readable(context, use.processingId);
  const processors = entry.processors.map((processor) =>
    processor.id === useId
      ? { ...processor, agreement: 'not-needed' as const, agreementReference: referenceTo(shown.row) }
      : processor,
  );
  await saveStep(context, {
    id: entry.id,
    version: entry.version,
    step: 'mottagare',
    form: { processors },
    identityNumbersConfirmed: true,
  });
}

const referenceTo = ({ title }: queries.GuidanceRow): string => `Vägledning: ${title}`;

/** What an agreement is begun from. */
export interface Guidance {
  readonly id: string;
  readonly controllerId: string;
  readonly title: string;
  readonly partyName: string;
  readonly supplierId: string | null;
  readonly processingId: string | null;
  readonly answers: GuidanceAnswers;
  readonly need: AgreementNeed;
  readonly agreementId: string | null;
}

/** A kept answer of the controller that is worked for. */
export async function guidanceById(context: Context, id: string): Promise<Guidance> {
  const row = await readableGuidance(context, id);
  if (row.controllerId !== workedFor(context).id) throw new NotFound();
  const { partyName, supplierId, processingId, answers } = row.answers;
  const { controllerId, title, agreementId } = row;
  return {
    id,
    controllerId,
    title,
    partyName,
    supplierId,
    processingId,
    answers,
    need: row.answered.need,
    agreementId,
  };
}

/** The agreement that the answer led to: one. */
export async function linkGuidance(context: Context, id: string, agreementId: string): Promise<void> {
  const { controllerId } = await guidanceById(context, id);
  if (!(await queries.setGuidanceAgreement(context.tx, controllerId, id, agreementId)))
    throw new Forbidden('Svaret har redan lett till ett annat avtal. Ställ frågan igen.');
}
