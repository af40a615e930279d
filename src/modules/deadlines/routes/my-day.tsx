/** The first page, its export, reminders to others, and what the person has chosen of mails and calendar. */
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
import { writeXlsx, XLSX_TYPE } from '../../../platform/spreadsheet/spreadsheet.ts';
import type { Errors } from '../../../ui/field.tsx';
import { nameOf } from '../../../ui/page.tsx';
import * as actions from '../actions/index.ts';
import { readMails, readReminder } from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { deadlineKinds, dueKindText, dutyWords, labelOf, NO_WARNING, whyOf } from '../rules/index.ts';

const INVALID = { status: 422 } as const;
const nowOf = ({ clock }: Context): string => clock.now().toString();

/** The view that is asked for, among those that the person has. */
function viewOf({ actor }: Context, query: URLSearchParams): pages.ShownView {
  const asked = query.get('vy');
  if (asked === pages.viewNames.board && actor.controller) return 'board';
  if (asked === pages.viewNames.office && actor.overseen.length > 0) return 'office';
  return 'mine';
}

const KINDS: readonly string[] = [...Object.keys(deadlineKinds), 'reminder'];

function filterOf({ actor }: Context, query: URLSearchParams): actions.DueFilter {
  const kind = query.get('slag') ?? '';
  const controller = actor.appointments.find(({ id }) => id === query.get('namnd'));
  return {
    kind: KINDS.includes(kind) ? kind : null,
    controllerId: controller?.id ?? null,
    text: (query.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 200),
  };
}

async function showMyDay(context: Context, input: Input): Promise<Reply> {
  const { query } = input;
  const amount = query.get('fler') ? ('more' as const) : ('first' as const);
  const asked = { view: viewOf(context, query), filter: filterOf(context, query), amount };
  const found = await actions.showMyDay(context, asked);
  const sent = query.get('paminda');
  const props = {
    ...asked,
    actor: context.actor,
    found,
    now: nowOf(context),
    query,
    message: sent === null ? undefined : remindedMessage(sent),
  };
  return page(() => <pages.MyDayPage {...props} />);
}

const remindedMessage = (sent: string): string =>
  sent === '0' ? 'Påminnelsen är redan skickad i dag.' : 'Påminnelsen är skickad.';

async function exportMyDay(context: Context, input: Input): Promise<Reply> {
  const { query } = input;
  const asked = { view: viewOf(context, query), filter: filterOf(context, query) };
  const { rows } = await actions.exportMyDay(context, asked);
  const { appointments } = context.actor;
  const places = new Map(appointments.map((held) => [held.id, nameOf(held)]));
  const header = [
    'Senast',
    'Klockan',
    'Vad',
    'Beteckning',
    'Gäller',
    'Nämnd',
    'Slag',
    'Vem',
    'Varför',
    'Källa',
  ];
  const lines = rows.map((row) => {
    const why = whyOf(row);
    return [
      row.dueOn ?? '',
      row.dueAt ?? '',
      labelOf(row),
      row.mark ?? '',
      row.title ?? '',
      places.get(row.controllerId) ?? '',
      dueKindText(row),
      row.personName ?? dutyWords(row.role),
      why.text,
      why.source.label,
    ];
  });
  return file(`min-dag-${context.today}.xlsx`, XLSX_TYPE, () =>
    writeXlsx([{ name: 'Att göra', rows: [header, ...lines] }]),
  );
}

const idOf = (input: Input): string => input.params.id ?? '';

async function remindPage(context: Context, input: Input, errors: Errors = {}): Promise<Reply> {
  const reminder = await actions.prepareReminder(context, idOf(input));
  const typed = input.fields.get('line') ?? '';
  const props = { actor: context.actor, reminder, typed, errors, now: nowOf(context) };
  return page(() => <pages.RemindPage {...props} />, Object.keys(errors).length > 0 ? INVALID : {});
}

async function remind(context: Context, input: Input): Promise<Reply> {
  const form = readReminder(input.fields);
  if (!form.ok) return remindPage(context, input, form.errors);
  const sent = await actions.sendReminder(context, idOf(input), form.value.line);
  return redirect(`/min-dag?paminda=${sent}`);
}

const MESSAGES: Readonly<Record<string, string>> = {
  sparat: 'Sparat.',
  avslutad: 'Adressen är borttagen. Kalendrar som hämtar från den får inget mer.',
};

async function choicesPage(
  context: Context,
  input: Input,
  view: { readonly errors?: Errors; readonly address?: string } = {},
): Promise<Reply> {
  const choices = await actions.showChoices(context);
  const { errors = {}, address } = view;
  const typed = {
    digest: input.fields.get('digest') ?? choices.digest,
    warningDays: input.fields.get('warningDays') ?? String(choices.warningDays ?? NO_WARNING),
  };
  const message = MESSAGES[input.query.get('klart') ?? ''];
  const props = { actor: context.actor, choices, typed, errors, message, ...(address && { address }) };
  return page(() => <pages.ChoicesPage {...props} />, Object.keys(errors).length > 0 ? INVALID : {});
}

async function chooseMails(context: Context, input: Input): Promise<Reply> {
  const form = readMails(input.fields);
  if (!form.ok) return choicesPage(context, input, { errors: form.errors });
  await actions.chooseMails(context, form.value);
  return redirect('/min-dag/kalender?klart=sparat');
}

async function makeCalendar(context: Context, input: Input): Promise<Reply> {
  const address = await actions.makeCalendar(context);
  return choicesPage(context, input, { address });
}

async function endCalendar(context: Context): Promise<Reply> {
  await actions.endCalendar(context);
  return redirect('/min-dag/kalender?klart=avslutad');
}

export const myDayRoutes: readonly Route[] = [
  get('/min-dag', 'signed-in', showMyDay),
  get('/min-dag/export.xlsx', 'signed-in', exportMyDay),
  get('/min-dag/paminn/:id', 'signed-in', (context, input) => remindPage(context, input)),
  post('/min-dag/paminn/:id', 'signed-in', remind),
  get('/min-dag/kalender', 'signed-in', (context, input) => choicesPage(context, input)),
  post('/min-dag/kalender', 'signed-in', makeCalendar),
  post('/min-dag/kalender/avsluta', 'signed-in', endCalendar),
  post('/min-dag/mejl', 'signed-in', chooseMails),
];
