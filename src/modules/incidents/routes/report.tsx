/** Reporting when signed in, and registering what has been reported. */
import type { CheckedFiles } from '../../../platform/files.ts';
import { checkFiles, FORM_WITH_FILES_LIMIT } from '../../../platform/files.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { timeWithWeekday } from '../../../platform/plain-date.ts';
import {
  type Context,
  get,
  type Input,
  page,
  post,
  type Reply,
  type Route,
  redirect,
  upload,
} from '../../../platform/route.ts';
import type { Services } from '../../../platform/services.ts';
import { ErrorSummary } from '../../../ui/field.tsx';
import { nameOf, Page } from '../../../ui/page.tsx';
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { typedTime } from '../rules/index.ts';
import { INVALID, idOf, newId, typedIn } from './input.ts';
import { type ReportHost, reportFlow, type SentReport } from './report-flow.tsx';

const nowOf = ({ clock }: Context): string => clock.now().toString();

/** What was chosen on the last page, checked before the transaction opens. */
export const readReportFiles = ({ allFiles }: Input, services: Services) =>
  checkFiles(
    allFiles.flatMap(([field, one]) => (field === 'fil' ? [one] : [])),
    services,
  );

async function staffHost(context: Context, input: Input): Promise<ReportHost> {
  const { actor } = context;
  const places = actions.placesToReport(context).map((place) => ({ id: place.id, name: nameOf(place) }));
  const phone = await actions.phoneOfPlace(context);
  return {
    kind: 'staff',
    places,
    phone,
    reporterName: actor.name,
    action: '/incidenter/rapportera',
    ...(actor.controller && { chosenPlace: actor.controller.id }),
    now: nowOf(context),
    files: input.prepared as CheckedFiles | undefined,
    frame: ({ title, step, errors, children }) => (
      <Page actor={actor} title={title} section="incident-report" path="/incidenter/rapportera">
        <p class="small">{step}</p>
        <ErrorSummary errors={errors} />
        {children}
      </Page>
    ),
    send: (report) => sendFromStaff(context, report),
  };
}

async function sendFromStaff(context: Context, report: SentReport) {
  const { id, controllerId, answers, files, continues, subject, text } = report;
  const sender = { senderName: context.actor.name, senderOrganisation: null, senderContact: null };
  const errors = await actions.reportFromStaff(context, {
    id,
    controllerId,
    content: { ...sender, subject, text, report: answers, continues },
    files,
  });
  return errors ? { errors } : { receiptHref: `/incidenter/rapporterat/${id}` };
}

const report = async (context: Context, input: Input): Promise<Reply> =>
  reportFlow(await staffHost(context, input), input);

async function reportPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const shown = await actions.showReport(context, idOf(input));
  const failed = Object.keys(errors).length > 0;
  const aware = typedTime(shown.proposedAware?.at ?? null);
  const begun = {
    awareOn: aware.on,
    awareAt: aware.at,
    awareSource: shown.proposedAware?.source ?? 'own',
    responsibleId: context.actor.personId,
  };
  const concerned = shown.concerned.map(({ controllerId }) => controllerId);
  const props = {
    actor: context.actor,
    shown,
    dueText:
      shown.item.outcomes.length === 0
        ? timeWithWeekday(actions.dueFromArrival(shown.item.arrivedAt.toISOString()), context.today)
        : null,
    typed: failed ? typedIn(input) : begun,
    chosen: failed
      ? input.fields.getAll('controllers')
      : [...new Set([shown.item.controllerId, ...concerned])],
    errors,
    newId: newId(input),
  };
  return page(() => <pages.RegisterReportPage {...props} />, failed ? INVALID : {});
}

async function registerReport(context: Context, input: Input): Promise<Reply> {
  const form = forms.readRegisterReport(input.fields, nowOf(context));
  if (!form.ok) return reportPage(context, input, form.errors);
  const done = await actions.registerReport(context, idOf(input), form.value);
  if ('errors' in done) return reportPage(context, input, done.errors);
  return redirect(done.caseId ? `/incidenter/${done.caseId}` : `/incidenter/rapporter/${idOf(input)}`);
}

async function addReport(context: Context, input: Input): Promise<Reply> {
  const caseId = input.fields.get('caseId') ?? '';
  const errors = caseId
    ? await actions.addReport(context, idOf(input), { id: newId(input), caseId })
    : { caseId: 'Välj vilken incident den hör till.' };
  return errors ? reportPage(context, input, errors) : redirect(`/incidenter/${caseId}`);
}

async function afterwardsPage(
  context: Context,
  input: Input,
  record?: { id: string; title: string },
  errors: FormErrors = {},
): Promise<Reply> {
  const phone = await actions.phoneOfPlace(context);
  const props = {
    actor: context.actor,
    ...(record && { record }),
    about: { kind: 'staff' as const, places: [], phone, reporterName: context.actor.name },
    typed: input.fields,
    errors,
    newId: newId(input),
    diaryHere: await actions.keepsDiaryHere(context),
  };
  return page(() => <pages.AfterwardsPage {...props} />, Object.keys(errors).length > 0 ? INVALID : {});
}

async function registerAfterwards(context: Context, input: Input): Promise<Reply> {
  const now = nowOf(context);
  const [answers, form] = [forms.readReport(input.fields, now), forms.readAfterwards(input.fields, now)];
  const id = newId(input);
  if (!answers.ok || !form.ok)
    return afterwardsPage(context, input, undefined, {
      ...(form.ok ? {} : form.errors),
      ...(answers.ok ? {} : answers.errors),
    });
  const errors = await actions.registerAfterwards(context, id, form.value, answers.value);
  return errors ? afterwardsPage(context, input, undefined, errors) : redirect(`/incidenter/${id}`);
}

/** The report of a case that was registered without one; one that has it leads to the incident. */
async function missingReport(context: Context, input: Input): Promise<Reply> {
  const { record, has } = await actions.caseWithoutReport(context, idOf(input));
  return has ? redirect(`/incidenter/${record.id}`) : afterwardsPage(context, input, record);
}

async function fillReport(context: Context, input: Input): Promise<Reply> {
  const { record } = await actions.caseWithoutReport(context, idOf(input));
  const now = nowOf(context);
  const [answers, form] = [forms.readReport(input.fields, now), forms.readReportTimes(input.fields, now)];
  if (!answers.ok || !form.ok)
    return afterwardsPage(context, input, record, {
      ...(form.ok ? {} : form.errors),
      ...(answers.ok ? {} : answers.errors),
    });
  const errors = await actions.fillReport(context, record.id, form.value, answers.value);
  return errors ? afterwardsPage(context, input, record, errors) : redirect(`/incidenter/${record.id}`);
}

async function showReceipt(context: Context, input: Input): Promise<Reply> {
  const item = await actions.staffReceipt(context, idOf(input));
  const dueAt = actions.dueFromArrival(item.arrivedAt.toISOString());
  return page(() => (
    <pages.StaffReceiptPage
      actor={context.actor}
      item={item}
      dueText={timeWithWeekday(dueAt, context.today)}
    />
  ));
}

export const reportRoutes: readonly Route[] = [
  get('/incidenter/rapportera', 'incident.report', report),
  upload('/incidenter/rapportera', 'incident.report', FORM_WITH_FILES_LIMIT, readReportFiles, report),
  get('/incidenter/rapporterat/:id', 'incident.report', showReceipt),
  get('/incidenter/rapporter/:id', 'incident.report', (context, input) => reportPage(context, input)),
  post('/incidenter/rapporter/:id/registrera', 'case.register', registerReport),
  post('/incidenter/rapporter/:id/lagg-till', 'case.register', addReport),
  get('/incidenter/efterregistrera', 'case.register', (context, input) => afterwardsPage(context, input)),
  post('/incidenter/efterregistrera', 'case.register', registerAfterwards),
  get('/incidenter/:id/rapport', 'case.write', missingReport),
  post('/incidenter/:id/rapport', 'case.write', fillReport),
];
