import { NotFound } from '../../../platform/errors.ts';
import { parseDate } from '../../../platform/plain-date.ts';
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
import * as approval from '../actions/approval.ts';
import * as exports from '../actions/export.ts';
import * as versions from '../actions/versions.ts';
import { readApproval } from '../forms/index.ts';
import { AppliedPage } from '../pages/approval/applied.tsx';
import { ApprovePage } from '../pages/approval/approve.tsx';
import { VersionPage, VersionsPage } from '../pages/approval/versions.tsx';
import { chosenFrom, chosenIn } from './chosen.ts';
import { filterFrom } from './filter.ts';

const idOf = (input: Input): string => input.params.id ?? '';
const NO_DATE = 'Det är inget datum. Skriv till exempel 2026-03-01 eller 1/3 2026.';

interface ApproveView {
  readonly typed?: URLSearchParams;
  readonly errors?: Readonly<Record<string, string>>;
}

async function approvePage(
  context: Context,
  input: Input,
  ids: readonly string[],
  view: ApproveView = {},
): Promise<Reply> {
  const typed = view.typed ?? new URLSearchParams();
  const prepared = await approval.prepareApproval(context, ids);
  const decidedOn = typed.get('way') === 'body' ? parseDate(typed.get('decidedOn') ?? '') : undefined;
  const props = {
    actor: context.actor,
    approval: prepared,
    changedAfter: decidedOn
      ? approval.changedAfter(prepared.candidates, decidedOn).map(({ entry }) => entry.id)
      : [],
    decisionId: typed.get('id') ?? crypto.randomUUID(),
    path: input.path,
    typed,
    errors: view.errors ?? {},
    today: context.today,
  };
  return page(() => <ApprovePage {...props} />, { status: view.errors ? 422 : 200 });
}

const askApproval = async (context: Context, input: Input): Promise<Reply> =>
  approvePage(context, input, await chosenIn(context, input));

async function approve(context: Context, input: Input): Promise<Reply> {
  const chosen = chosenFrom(input);
  const ids = chosen.map(({ id }) => id);
  const form = readApproval(input.fields, context.today);
  const result = form.ok ? await approval.approve(context, chosen, form.value) : form;
  if (!result.ok) return approvePage(context, input, ids, { typed: input.fields, errors: result.errors });
  if (input.params.id) return redirect(`/behandlingar/${input.params.id}?klart=approve`);
  return redirect(`/behandlingar?status=approved&faststallda=${result.count}`);
}

async function listVersions(context: Context, input: Input): Promise<Reply> {
  const typedDay = input.query.get('gallde')?.trim() ?? '';
  const day = typedDay ? (parseDate(typedDay) ?? null) : null;
  const error = typedDay && !day ? NO_DATE : undefined;
  const found = await versions.listVersions(context, idOf(input), { compare: comparedIn(input), day });
  const props = {
    ...found,
    actor: context.actor,
    asked: { day: day ?? typedDay, error },
    today: context.today,
  };
  return page(() => <VersionsPage {...props} />, { status: error ? 422 : 200 });
}

/** `jamfor=1-3` or `jamfor=2-utkast`, or the two fields of the form. */
function comparedIn({ query }: Input): readonly [versions.Side, versions.Side] | null {
  const [before, after] = query.get('jamfor')?.split('-') ?? [query.get('fore'), query.get('efter')];
  if (!before || !after) return null;
  const side = (text: string): versions.Side => {
    if (text === 'utkast') return 'utkast';
    if (!/^[1-9]\d{0,6}$/.test(text)) throw new NotFound();
    return Number(text);
  };
  return [side(before), side(after)];
}

/** The number in the address; one that is none names no version. */
function numberOf({ params }: Input): number {
  if (!/^[1-9]\d{0,6}$/.test(params.version ?? '')) throw new NotFound();
  return Number(params.version);
}

async function showVersion(context: Context, input: Input): Promise<Reply> {
  const found = await versions.showVersion(context, idOf(input), numberOf(input));
  return page(() => <VersionPage actor={context.actor} found={found} today={context.today} />);
}

async function printVersion(context: Context, input: Input): Promise<Reply> {
  const made = await exports.printVersion(context, idOf(input), numberOf(input));
  return file(made.name, 'application/pdf', made.make);
}

async function listApplied(context: Context, input: Input): Promise<Reply> {
  const typedDay = input.query.get('dag')?.trim() ?? context.today;
  const parsed = parseDate(typedDay);
  const asked = {
    day: parsed ?? context.today,
    words: input.query.get('q')?.trim() ?? '',
    page: filterFrom(input.query, context).page,
  };
  const { rows, total } = await versions.listApplied(context, asked);
  const props = {
    actor: context.actor,
    rows,
    total,
    day: asked.day,
    page: asked.page,
    query: input.query,
    typedDay: parsed ?? typedDay,
    error: parsed ? undefined : NO_DATE,
  };
  return page(() => <AppliedPage {...props} />, { status: parsed ? 200 : 422 });
}

/** Before the entries' own: `/behandlingar/:id` would take these addresses for ids. */
export const approvalRoutes: readonly Route[] = [
  get('/behandlingar/gallde', 'register.read', listApplied),
  get('/behandlingar/faststall', 'register.read', askApproval),
  post('/behandlingar/faststall', 'register.read', approve),
  get('/behandlingar/:id/faststall', 'register.read', askApproval),
  post('/behandlingar/:id/faststall', 'register.read', approve),
  get('/behandlingar/:id/versioner', 'register.read', listVersions),
  get('/behandlingar/:id/versioner/:version', 'register.read', showVersion),
  get('/behandlingar/:id/versioner/:version/utskrift.pdf', 'register.read', printVersion),
];
