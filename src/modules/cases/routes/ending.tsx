/** How a case ends: closed, voided, or opened again. */
import {
  type Context,
  get,
  type Input,
  page,
  post,
  type Reply,
  type Route,
  redirect,
} from '../../../platform/route.ts';
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { caseKind, caseTransitions, homeHinder, homeOf } from '../rules/index.ts';
import { INVALID, idOf, typedIn } from './input.ts';

/** A matter with pages of its own that closes there: more than the case ends. */
const closedElsewhere = (record: { readonly id: string; readonly kind: string }): Reply | undefined =>
  caseKind(record.kind).home?.closes ? redirect(`${homeOf(record)}/avsluta`) : undefined;

/** The page that says what is ended elsewhere first; undefined when nothing is in the way. */
async function homeFirst(
  context: Context,
  input: Input,
  action: 'close' | 'void',
  status: typeof INVALID | Record<string, never>,
): Promise<Reply | undefined> {
  const record = await actions.ownCase(context, idOf(input));
  const hinder = homeHinder(record.kind, action, await actions.homeStateOf(context, record));
  if (!hinder) return undefined;
  const title = action === 'close' ? 'Avsluta ärendet' : REASON_STEPS.makulera.title;
  return page(
    () => (
      <pages.CaseFormPage actor={context.actor} record={record} title={title}>
        <pages.HomeFirst record={record} hinder={hinder} />
      </pages.CaseFormPage>
    ),
    status,
  );
}

async function closePage(
  context: Context,
  input: Input,
  typed: Record<string, string>,
  errors = {},
): Promise<Reply> {
  const record = await actions.ownCase(context, idOf(input));
  const elsewhere = closedElsewhere(record);
  if (elsewhere) return elsewhere;
  const closing = await actions.closingOf(context, record);
  return page(
    () => (
      <pages.CaseFormPage actor={context.actor} record={record} title="Avsluta ärendet" errors={errors}>
        <pages.CloseForm record={record} closing={closing} typed={typed} errors={errors} />
      </pages.CaseFormPage>
    ),
    Object.keys(errors).length > 0 ? INVALID : {},
  );
}

async function closeCase(context: Context, input: Input): Promise<Reply> {
  if (closedElsewhere(await actions.ownCase(context, idOf(input)))) return closePage(context, input, {});
  const first = await homeFirst(context, input, 'close', INVALID);
  if (first) return first;
  const form = forms.readClosing(input.fields);
  const errors = form.ok ? await actions.closeCase(context, idOf(input), form.value) : form.errors;
  if (errors) return closePage(context, input, typedIn(input), errors);
  return redirect(`/arenden/${idOf(input)}?klart=avslutat`);
}

const REASON_STEPS = {
  makulera: { title: 'Makulera ärendet', step: caseTransitions.open.void, danger: true },
  oppna: { title: 'Öppna ärendet igen', step: caseTransitions.closed.reopen, danger: false },
} as const;

async function reasonPage(
  context: Context,
  input: Input,
  which: keyof typeof REASON_STEPS,
  typed: Record<string, string>,
  errors = {},
): Promise<Reply> {
  const record = await actions.ownCase(context, idOf(input));
  const { title, step, danger } = REASON_STEPS[which];
  const props = {
    action: `/arenden/${record.id}/${which}`,
    button: step.button,
    consequence: 'consequence' in step ? step.consequence : undefined,
    danger,
  };
  return page(
    () => (
      <pages.CaseFormPage actor={context.actor} record={record} title={title} errors={errors}>
        <pages.ReasonForm {...props} typed={typed} errors={errors} />
      </pages.CaseFormPage>
    ),
    Object.keys(errors).length > 0 ? INVALID : {},
  );
}

async function reopen(context: Context, input: Input): Promise<Reply> {
  const form = forms.readReason(input.fields);
  if (!form.ok) return reasonPage(context, input, 'oppna', typedIn(input), form.errors);
  await actions.reopenCase(context, idOf(input), form.value.reason);
  return redirect(`/arenden/${idOf(input)}?klart=oppnat`);
}

async function voidCase(context: Context, input: Input): Promise<Reply> {
  const first = await homeFirst(context, input, 'void', INVALID);
  if (first) return first;
  const form = forms.readReason(input.fields);
  const errors = form.ok ? await actions.voidCase(context, idOf(input), form.value.reason) : form.errors;
  if (errors) return reasonPage(context, input, 'makulera', typedIn(input), errors);
  return redirect(`/arenden/${idOf(input)}?klart=makulerat`);
}

export const caseEndingRoutes: readonly Route[] = [
  get(
    '/arenden/:id/avsluta',
    'case.write',
    async (context, input) => (await homeFirst(context, input, 'close', {})) ?? closePage(context, input, {}),
  ),
  post('/arenden/:id/avsluta', 'case.write', closeCase),
  get('/arenden/:id/oppna', 'case.write', (context, input) => reasonPage(context, input, 'oppna', {})),
  post('/arenden/:id/oppna', 'case.write', reopen),
  get(
    '/arenden/:id/makulera',
    'case.register',
    async (context, input) =>
      (await homeFirst(context, input, 'void', {})) ?? reasonPage(context, input, 'makulera', {}),
  ),
  post('/arenden/:id/makulera', 'case.register', voidCase),
];
