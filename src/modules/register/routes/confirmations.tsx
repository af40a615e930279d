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
import * as confirm from '../actions/confirm.ts';
import * as rounds from '../actions/rounds.ts';
import { readChanged, readRound } from '../forms/index.ts';
import { ConfirmPage } from '../pages/confirmation/confirm.tsx';
import { answerWords, NewRoundPage, RoundPage, RoundsPage } from '../pages/confirmation/rounds.tsx';
import { suggestedDueOn } from '../rules/confirmation.ts';
import { registerWords } from '../rules/words.ts';

const idOf = (input: Input): string => input.params.id ?? '';
type Errors = Readonly<Record<string, string>>;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Names nothing, where nothing was chosen. */
const NOTHING = '00000000-0000-0000-0000-000000000000';

async function listRounds(context: Context): Promise<Reply> {
  const found = await rounds.listRounds(context);
  return page(() => <RoundsPage actor={context.actor} rounds={found} today={context.today} />);
}

async function newRoundPage(
  context: Context,
  typed: URLSearchParams | null,
  errors?: Errors,
): Promise<Reply> {
  const props = {
    actor: context.actor,
    prepared: await rounds.prepareRound(context),
    id: typed?.get('id') ?? crypto.randomUUID(),
    suggested: { name: `Översyn ${context.today.slice(0, 4)}`, dueOn: suggestedDueOn(context.today) },
    typed,
    errors: errors ?? {},
  };
  return page(() => <NewRoundPage {...props} />, { status: errors ? 422 : 200 });
}

async function openRound(context: Context, { fields }: Input): Promise<Reply> {
  const form = readRound(fields, context.today);
  const opened = form.ok ? await rounds.openRound(context, form.value) : form;
  if (!opened.ok) return newRoundPage(context, fields, opened.errors);
  return redirect(`/oversyn/${'id' in opened ? opened.id : ''}?klart=oppnad`);
}

const answerOf = ({ query }: Input): string | null =>
  ['none', 'unchanged', 'changed'].find((answer) => answer === query.get('svar')) ?? null;

async function roundPage(context: Context, input: Input, errors?: Errors): Promise<Reply> {
  const answer = answerOf(input);
  const found = await rounds.showRound(context, idOf(input), answer);
  const props = {
    ...found,
    actor: context.actor,
    answer,
    today: context.today,
    typed: input.fields,
    errors: errors ?? {},
    message: roundMessage(input.query),
  };
  return page(() => <RoundPage {...props} />, { status: errors ? 422 : 200 });
}

const showRound = (context: Context, input: Input): Promise<Reply> => roundPage(context, input);

function roundMessage(query: URLSearchParams): string | undefined {
  const reminded = query.get('paminda');
  if (reminded !== null) {
    return reminded === '0'
      ? 'Alla har redan svarat.'
      : 'De som inte har svarat får en påminnelse, högst en om dagen.';
  }
  if (query.get('klart') === 'oppnad') return 'Omgången är öppnad. Var och en får ett mejl med en länk.';
  if (query.get('klart') === 'fragad') return 'Någon annan är tillfrågad.';
  return query.get('klart') === 'stangd' ? 'Omgången är stängd.' : undefined;
}

async function exportRound(context: Context, input: Input): Promise<Reply> {
  const { requests } = await rounds.showRound(context, idOf(input), answerOf(input));
  const header = ['Nr', 'Behandling', 'Vem', 'Svar', 'Vad som behöver ändras', 'Senast', 'Svarade (UTC)'];
  const rows = requests.map((request) => [
    String(request.number),
    request.processingName,
    request.personName ?? '',
    answerWords(request),
    request.changeText ?? '',
    request.changeDueOn ?? '',
    request.answeredAt ? new Date(request.answeredAt).toISOString() : '',
  ]);
  return file('oversyn.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Översyn', rows: [header, ...rows] }]));
}

async function remindRound(context: Context, input: Input): Promise<Reply> {
  const reminded = await rounds.remindRound(context, idOf(input));
  return redirect(`/oversyn/${idOf(input)}?paminda=${reminded}`);
}

async function askAnother(context: Context, input: Input): Promise<Reply> {
  const [requestId, personId] = [input.fields.get('fraga') ?? '', input.fields.get('person') ?? ''];
  const chosen = UUID.test(requestId) && UUID.test(personId);
  const asked = await rounds.askAnother(context, idOf(input), {
    requestId: chosen ? requestId : NOTHING,
    personId: chosen ? personId : NOTHING,
  });
  if (asked) return redirect(`/oversyn/${idOf(input)}?klart=fragad`);
  return roundPage(context, input, {
    fraga: 'Välj en behandling som ingen har svarat om, och en person i listan.',
  });
}

async function closeRound(context: Context, input: Input): Promise<Reply> {
  await rounds.closeRound(context, idOf(input));
  return redirect(`/oversyn/${idOf(input)}?klart=stangd`);
}

interface ConfirmView {
  readonly typed?: { readonly id: string; readonly text: string; readonly due: string };
  readonly errors?: Errors;
  readonly message?: string | undefined;
}

async function confirmPage(context: Context, view: ConfirmView = {}): Promise<Reply> {
  const props = {
    actor: context.actor,
    asked: await confirm.listAsked(context),
    words: registerWords(),
    typed: view.typed ?? null,
    errors: view.errors ?? {},
    message: view.message,
  };
  return page(() => <ConfirmPage {...props} />, { status: view.errors ? 422 : 200 });
}

const SENT_TO_COORDINATOR = 'Tack! Samordnaren har fått det du skrev och ändrar i posten.';
const SENT_TO_ONESELF =
  'Tack! Det du skrev står under Att ordna, med dig som ansvarig. Du kan ändra i posten själv.';

function listAsked(context: Context, { query }: Input): Promise<Reply> {
  const confirmed = Number(query.get('bekraftade'));
  if (query.get('skickat')) {
    const message = query.get('till') === 'samordnaren' ? SENT_TO_COORDINATOR : SENT_TO_ONESELF;
    return confirmPage(context, { message });
  }
  if (!(confirmed > 0)) return confirmPage(context);
  const what = confirmed === 1 ? '1 behandling är bekräftad.' : `${confirmed} behandlingar är bekräftade.`;
  return confirmPage(context, { message: `Tack! ${what}` });
}

async function confirmAll(context: Context, { fields }: Input): Promise<Reply> {
  const read = fields.getAll('last').flatMap((packed) => {
    const [id = '', version = ''] = packed.split(':');
    return UUID.test(id) ? [{ id, version: Number(version) }] : [];
  });
  return afterConfirming(context, await confirm.confirmUnchanged(context, read));
}

function afterConfirming(context: Context, { count, changed }: confirm.Confirmed): Promise<Reply> | Reply {
  if (changed.length === 0) return redirect(`/bekrafta?bekraftade=${count}`);
  const text = `Någon har ändrat i ${changed.join(', ')} sedan du öppnade sidan. Läs igen och svara.`;
  return confirmPage(context, { errors: { innehall: text } });
}

async function answer(context: Context, input: Input): Promise<Reply> {
  const id = idOf(input);
  const { fields } = input;
  if (fields.get('svar') !== 'changed') {
    const read = [{ id, version: Number(fields.get('version')) }];
    return afterConfirming(context, await confirm.confirmUnchanged(context, read));
  }
  const form = readChanged(fields, context.today);
  if (!form.ok) {
    const typed = { id, text: fields.get('text') ?? '', due: fields.get('due') ?? '' };
    const named = Object.entries(form.errors).map(([name, text]) => [`${name}-${id}`, text]);
    return confirmPage(context, { typed, errors: Object.fromEntries(named) });
  }
  const coordinators = await confirm.askForChange(context, id, form.value);
  return redirect(`/bekrafta?skickat=1${coordinators ? '&till=samordnaren' : ''}`);
}

async function settle(context: Context, input: Input): Promise<Reply> {
  return redirect(`/behandlingar/${await confirm.settleChange(context, idOf(input))}?klart=andrat`);
}

export const confirmationRoutes: readonly Route[] = [
  get('/oversyn', 'register.review', listRounds),
  post('/oversyn', 'register.review', openRound),
  get('/oversyn/ny', 'register.review', (context) => newRoundPage(context, null)),
  get('/oversyn/:id', 'register.review', showRound),
  get('/oversyn/:id/export.xlsx', 'register.review', exportRound),
  post('/oversyn/:id/paminn', 'register.review', remindRound),
  post('/oversyn/:id/fraga', 'register.review', askAnother),
  post('/oversyn/:id/stang', 'register.review', closeRound),
  get('/bekrafta', 'confirmation.answer', listAsked),
  post('/bekrafta', 'confirmation.answer', confirmAll),
  post('/bekrafta/:id', 'confirmation.answer', answer),
  post('/bekrafta/:id/klart', 'register.write', settle),
];
