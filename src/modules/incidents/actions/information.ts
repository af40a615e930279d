/** Telling data subjects: the reminder after a decision, the letters, what was sent, and what excuses it (article 34). */
import { affectedData, consequences, optionLabel } from '../../../knowledge/incident-report.ts';
import { gdpr } from '../../../knowledge/sources.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { allows } from '../../../platform/permissions.ts';
import { longDate, swedishDay } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { askRule } from '../../../rules.ts';
import { addDocument, keepDeadline, noteStep, supervisoryAuthority } from '../../cases/actions/index.ts';
import { ANYBODY_CONCERNED, type Answers, isGoingOn, templateById } from '../../cases/rules/index.ts';
import { deadlinesOf, settleDeadline } from '../../deadlines/actions/index.ts';
import { proposedReminder } from '../../deadlines/rules/index.ts';
import type { InformPlan, TellingForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import {
  type AudienceId,
  audienceOfTemplate,
  audiences,
  INFORM_REMINDER,
  type InformFacts,
  informationWays,
  isInformed,
  plainConsequences,
  plainData,
  readerOf,
  wayOfSending,
} from '../rules/index.ts';
import { type HeldIncident, heldIncident, readableIncident, updateIncident } from './incident.ts';
import { mergedChanges } from './merged.ts';

const WORDS = 'utan onödigt dröjsmål';

const templatesOfLetters = Object.values(audiences).flatMap(({ template }) => template ?? []);

/** When it is decided that data subjects are told: a reminder, since the law names no time (T-109). Else none. */
export async function afterDecision(context: Context, { record, incident }: HeldIncident): Promise<void> {
  const tellings = await queries.tellingsOf(context.tx, record.controllerId, record.id);
  if (incident.outcome !== 'inform' || isInformed(incident.informException, tellings)) {
    await settleReminder(context, record.id, {
      state: 'withdrawn',
      on: context.today,
      note:
        incident.outcome === 'inform'
          ? 'De registrerade är informerade, eller ett undantag gäller.'
          : 'Det är inte beslutat att de registrerade ska informeras.',
    });
    return;
  }
  const from = swedishDay(incident.decidedAt ?? context.clock.now().toString());
  const facts = { words: WORDS, from };
  const proposed = proposedReminder(facts, { asOf: from });
  if (!proposed) return;
  await keepDeadline(context, record.controllerId, record.id, {
    ruleId: 'deadline.soft-words',
    label: INFORM_REMINDER,
    kind: 'internal',
    source: gdpr('34.1'),
    dueOn: proposed.deadline,
    facts,
  });
}

async function settleReminder(
  context: Context,
  caseId: string,
  settling: Omit<Parameters<typeof settleDeadline>[1], 'id'>,
): Promise<void> {
  const open = (await deadlinesOf(context, caseId)).find(
    ({ label, state }) => label === INFORM_REMINDER && state === 'open',
  );
  if (open) await settleDeadline(context, { ...settling, id: open.id });
}

const PROFILES = [undefined, 'sormland-2019', 'mjolby-2017'] as const;

/** What the rule is asked with; undefined while nobody has judged the risk. */
function informFacts(incident: queries.IncidentRow): InformFacts | undefined {
  const risk = incident.risk ?? (incident.outcome === 'inform' ? 'high' : null);
  if (!risk) return undefined;
  return {
    risk: risk as InformFacts['risk'],
    unreadable: incident.informException === 'encrypted' || incident.encrypted === 'all',
    riskRemoved: incident.informException === 'measures',
    disproportionate: incident.informException === 'effort',
    identityTheft: incident.consequences.includes('identity-theft'),
  };
}

/** Whom to tell and how, the letters, and what has been sent. */
export async function showInformation(context: Context, caseId: string) {
  const { tx, actor, today } = context;
  const { record, incident } = await readableIncident(context, caseId);
  const { controllerId } = record;
  const facts = informFacts(incident);
  const tellings = await queries.tellingsOf(tx, controllerId, caseId);
  const letters = await queries.lettersOf(tx, controllerId, caseId, templatesOfLetters);
  return {
    record,
    incident,
    tellings,
    letters,
    sentLetter: sentLetter(letters, tellings),
    judged: facts
      ? PROFILES.flatMap((profile) => {
          const asked = askRule('incident.inform-data-subjects', facts, {
            asOf: today,
            ...(profile && { profile }),
          });
          return asked.ok ? [asked.judgement] : [];
        })
      : [],
    mayWrite: controllerId === actor.controller?.id && isGoingOn(record.state) && allows(actor, 'case.write'),
  };
}
export type ShownInformation = Awaited<ReturnType<typeof showInformation>>;

/** A letter that is sent and stands in no row yet, as the row would say it: all but how many. */
function sentLetter(
  letters: Awaited<ReturnType<typeof queries.lettersOf>>,
  tellings: Awaited<ReturnType<typeof queries.tellingsOf>>,
) {
  const sent = letters.find(
    ({ id, state }) => state === 'sent' && !tellings.some(({ documentId }) => documentId === id),
  );
  const audience = audienceOfTemplate(sent?.template ?? null);
  if (!sent || !audience) return undefined;
  return {
    title: sent.title,
    audience,
    way: wayOfSending(audience, sent.sentWay),
    toldOn: sent.finishedOn ?? sent.datedOn,
    documentId: sent.id,
  };
}

const PLAN_LABELS = {
  informException: 'Undantag',
  informExceptionReason: 'Varför undantaget gäller',
  informBy: 'När de informeras',
};

/** Saves by when they are told, or which exception holds and why; the reminder follows. */
export async function planInforming(
  context: Context,
  caseId: string,
  form: InformPlan,
): Promise<FormErrors | undefined> {
  const held = await heldIncident(context, caseId);
  const { record, incident } = held;
  const { informException, informExceptionReason, informBy } = incident;
  const changes = mergedChanges(form, { informException, informExceptionReason, informBy }, PLAN_LABELS);
  if (Object.keys(changes).length === 0) return undefined;
  const after = { informException, informExceptionReason, ...changes };
  if (after.informException && !after.informExceptionReason)
    return { informExceptionReason: 'Skriv varför undantaget gäller.' };
  await updateIncident(context, held, changes as Parameters<typeof updateIncident>[2]);
  await noteStep(context, record.controllerId, caseId, 'Ändrat: information till registrerade');
  await afterDecision(context, await heldIncident(context, caseId));
  return undefined;
}

/** Notes who was told, once. Protected persons are told one by one and stand in no list. */
export async function addTelling(
  context: Context,
  caseId: string,
  id: string,
  { complete, ...form }: TellingForm,
): Promise<FormErrors | undefined> {
  const { record } = await heldIncident(context, caseId);
  const { controllerId } = record;
  if (form.documentId) {
    const letters = await queries.lettersOf(context.tx, controllerId, caseId, templatesOfLetters);
    if (!letters.some((letter) => letter.id === form.documentId)) return { documentId: 'Välj ur listan.' };
  }
  if (!(await queries.insertTelling(context.tx, { ...form, id, controllerId, caseId }))) return undefined;
  const said = `${audiences[form.audience].label} informerade: ${informationWays[form.way].toLowerCase()}, ${form.told.toLocaleString('sv-SE')}`;
  await noteStep(context, controllerId, caseId, said);
  if (complete) await settleReminder(context, caseId, { state: 'met', on: form.toldOn });
  return undefined;
}

/** Takes a wrong row away; the log keeps it. */
export async function removeTelling(context: Context, caseId: string, id: string): Promise<void> {
  const { record } = await heldIncident(context, caseId);
  const rows = await queries.tellingsOf(context.tx, record.controllerId, caseId);
  const row = rows.find((one) => one.id === id);
  if (!row) return;
  await queries.deleteTelling(context.tx, record.controllerId, caseId, id);
  await noteStep(
    context,
    record.controllerId,
    caseId,
    `Borttagen rad om information: ${audiences[row.audience as AudienceId].label}, ${row.toldOn}`,
  );
  await afterDecision(context, await heldIncident(context, caseId));
}

const TITLE = 'Information om en händelse med personuppgifter';

/** Writes a letter to the audience, once, with what the system knows; answers with its id. */
export async function writeLetter(
  context: Context,
  caseId: string,
  id: string,
  audience: AudienceId,
): Promise<FormErrors | undefined> {
  const template = templateById(audiences[audience].template ?? '');
  if (!template) return { audience: 'Till personer med skyddade uppgifter skrivs ett brev i taget.' };
  const { record, incident } = await heldIncident(context, caseId);
  const letters = await queries.lettersOf(context.tx, record.controllerId, caseId, templatesOfLetters);
  if (letters.some((letter) => letter.id === id)) return undefined;
  return addDocument(context, caseId, id, template, [
    {
      title: TITLE,
      type: 'incident-information',
      direction: 'outgoing',
      datedOn: context.today,
      personId: null,
      secrecy: null,
      partyWithheld: false,
      titleWithheld: false,
    },
    await letterAnswers(context, record, incident, audience),
  ]);
}

/** What the incident says, in the fields of the letter. Measures that may be secret stay out of it. */
async function letterAnswers(
  context: Context,
  { controllerId, responsibleId }: HeldIncident['record'],
  incident: queries.IncidentRow,
  audience: AudienceId,
): Promise<Answers> {
  const { tx, today, actor } = context;
  const reader = readerOf(audience);
  const sender = await queries.notifyingController(tx, controllerId, responsibleId, today);
  if (!sender) throw new NotFound();
  const measures = await queries.measuresOf(tx, controllerId, incident.caseId);
  const { officer, responsible } = sender;
  const data = incident.dataKinds.filter((kind) => kind !== 'unknown' && kind !== 'other');
  const expected = incident.consequences.filter((one) => one !== 'other');
  const isFraud = expected.some((one) => one === 'identity-theft' || one === 'financial');
  return {
    ...(audience !== 'public' && { recipient: ANYBODY_CONCERNED }),
    happened: [
      incident.occurredAt ? `Det hände den ${longDate(swedishDay(incident.occurredAt))}.` : '',
      incident.description ?? '',
    ]
      .filter(Boolean)
      .join(' '),
    data: [
      ...data.map(
        (kind) =>
          plainData[kind]?.[reader === 'child' ? 'child' : 'adult'] ?? optionLabel(affectedData, kind),
      ),
      incident.dataKindsText ?? '',
    ]
      .filter(Boolean)
      .join('\n'),
    consequences: expected
      .map((one) => plainConsequences[one]?.[reader] ?? `${optionLabel(consequences, one)}.`)
      .join(' '),
    // Written of the person: approval waits until somebody has said whether it goes out, in words to whoever reads.
    otherConsequences: incident.consequencesText ?? '',
    measures: measures
      .filter(({ secret }) => !secret)
      .map(({ text }) => text)
      .join('\n\n'),
    advice: '',
    fraud: incident.consequences.length === 0 ? '' : isFraud ? 'yes' : 'no',
    contact: [sender.contact, responsible?.phone].filter(Boolean).join('\n'),
    dso: [officer?.name, officer?.phone, officer?.email].filter(Boolean).join('\n'),
    authority: supervisoryAuthority(context),
    signer: responsible?.name ?? actor.name,
  };
}
