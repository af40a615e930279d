/** The guide «Vem ansvarar, och behövs avtal?»: asked, answered, kept, listed. */
import { lawVersion } from '../../../knowledge/law.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { allows } from '../../../platform/permissions.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import {
  type Context,
  file,
  get,
  type Input,
  page,
  post,
  type Reply,
  type Route,
  redirect,
} from '../../../platform/route.ts';
import { CSV_TYPE, writeCsv, writeXlsx, XLSX_TYPE } from '../../../platform/spreadsheet/spreadsheet.ts';
import * as actions from '../actions.ts';
import * as forms from '../forms/index.ts';
import { GuidanceAnswerPage, GuidancePage } from '../pages/guidance-answer.tsx';
import { GuidanceAskPage } from '../pages/guidance-ask.tsx';
import { GuidanceListPage, shortOutcomes } from '../pages/guidance-list.tsx';
import { certaintyTexts, needOutcomes, roleNames } from '../rules/index.ts';
import { INVALID, idIn, idOf, newId } from './input.ts';

const askedList = ({ actor }: Context, { query }: Input): actions.AskedList => {
  const [outcome, controllerId] = [query.get('svar') ?? '', query.get('namnd') ?? ''];
  return {
    words: (query.get('q') ?? '').trim(),
    outcome: Object.hasOwn(needOutcomes, outcome) ? outcome : null,
    controllerId: actor.readable.includes(controllerId) ? controllerId : null,
  };
};

async function listGuidance(context: Context, input: Input): Promise<Reply> {
  const listed = await actions.listGuidance(context, askedList(context, input));
  const { actor } = context;
  const props = { actor, listed, query: input.query, mayAsk: actor.controller !== null };
  return page(() => <GuidanceListPage {...props} />);
}

const HEADER = [
  'Fråga',
  'Den andra parten',
  'Nämnd',
  'Svar',
  'Svaret i en mening',
  'Vår roll',
  'Den andras roll',
  'Vem skriver under',
  'Hur säkert',
  'Motivering',
  'Sparat',
  'Sparat av',
  'Rätt per',
];

async function exportRows(context: Context, input: Input): Promise<string[][]> {
  const rows = await actions.exportedGuidance(context, askedList(context, input));
  return [
    HEADER,
    ...rows.map(({ answered: { need, sentence }, ...row }) => [
      row.title,
      row.answers.partyName,
      row.controllerName,
      shortOutcomes[row.outcome],
      sentence,
      roleNames[need.ourRole],
      roleNames[need.theirRole],
      need.signs?.text ?? '',
      certaintyTexts[need.certainty],
      row.note ?? '',
      swedishTime(row.madeAt),
      row.madeByName ?? '',
      row.lawVersion,
    ]),
  ];
}

async function exportXlsx(context: Context, input: Input): Promise<Reply> {
  const rows = await exportRows(context, input);
  return file('behovs-avtal.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Behövs avtal', rows }]));
}

async function exportCsv(context: Context, input: Input): Promise<Reply> {
  const rows = await exportRows(context, input);
  return file('behovs-avtal.csv', CSV_TYPE, () => writeCsv(rows));
}

async function beginGuidance(context: Context, { query }: Input): Promise<Reply> {
  const start = await actions.beginGuidance(context, {
    systemId: idIn(query.get('system')),
    supplierId: idIn(query.get('leverantor')),
    processingId: idIn(query.get('behandling')),
    againId: idIn(query.get('igen')),
    question: query.get('fraga'),
    partyName: (query.get('part') ?? '').trim(),
  });
  return askPage(context, start);
}

async function askPage(
  context: Context,
  start: actions.GuidanceStart,
  errors: FormErrors = {},
): Promise<Reply> {
  const parties = await actions.proposedParties(context);
  const props = { actor: context.actor, start, parties, errors };
  return page(() => <GuidanceAskPage {...props} />, Object.keys(errors).length > 0 ? INVALID : {});
}

/** The form as it was typed. */
const typedIn = ({ fields }: Input): actions.GuidanceStart => ({
  title: fields.get('title') ?? '',
  partyName: fields.get('partyName') ?? '',
  supplierId: idIn(fields.get('supplierId')),
  processingId: idIn(fields.get('processingId')),
  answers: forms.typedAnswers(fields),
});

/** Whoever only looks on gets the answer too; it is not kept. */
async function answerGuidance(context: Context, input: Input): Promise<Reply> {
  if (input.fields.get('andra')) return askPage(context, typedIn(input));
  const form = forms.readAskedGuidance(input.fields);
  if (!form.ok) return askPage(context, typedIn(input), form.errors);
  const { actor, today } = context;
  const props = {
    actor,
    typed: form.value,
    kept: await actions.answerGuidance(context, form.value),
    lawVersion: lawVersion(today),
    newId: newId(input),
    mayKeep: allows(actor, 'guidance.write'),
    mayDraw: allows(actor, 'agreement.write'),
  };
  return page(() => <GuidanceAnswerPage {...props} />);
}

async function keepGuidance(context: Context, input: Input): Promise<Reply> {
  const form = forms.readAskedGuidance(input.fields);
  if (!form.ok) return askPage(context, typedIn(input), form.errors);
  const id = newId(input);
  await actions.keepGuidance(context, id, form.value, forms.readGuidanceNote(input.fields));
  const draws = input.fields.get('gor') === 'avtal' && allows(context.actor, 'agreement.write');
  return redirect(draws ? `/avtal/nytt?vagledning=${id}` : `/vagledning/${id}?klart=sparat`);
}

const MESSAGES: Readonly<Record<string, string>> = {
  sparat: 'Svaret är sparat som en dokumenterad bedömning.',
  markerat: 'Registret säger nu att avtal inte behövs.',
};

async function showGuidance(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.showGuidance(context, idOf(input));
  const { actor } = context;
  const props = {
    actor,
    shown,
    mayAsk: actor.controller !== null,
    mayDraw: allows(actor, 'agreement.write'),
    message: MESSAGES[input.query.get('klart') ?? ''],
  };
  return page(() => <GuidancePage {...props} />);
}

async function markNotNeeded(context: Context, input: Input): Promise<Reply> {
  await actions.markNotNeeded(context, idOf(input), input.fields.get('bitrade') ?? '');
  return redirect(`/vagledning/${idOf(input)}?klart=markerat`);
}

export const guidanceRoutes: readonly Route[] = [
  get('/vagledning', 'register.read', listGuidance),
  get('/vagledning/export.xlsx', 'register.read', exportXlsx),
  get('/vagledning/export.csv', 'register.read', exportCsv),
  get('/vagledning/ny', 'register.read', beginGuidance),
  post('/vagledning/ny', 'register.read', answerGuidance),
  post('/vagledning', 'guidance.write', keepGuidance),
];

/** After the guide's other pages, whose addresses begin alike. */
export const keptGuidanceRoutes: readonly Route[] = [
  get('/vagledning/:id', 'register.read', showGuidance),
  post('/vagledning/:id/register', 'register.write', markNotNeeded),
];
