/** «Redovisning av delegationsbeslut»: what waits, and the lists that have gone to meetings. */
import { DOCX_TYPE } from '../../../platform/documents/docx.ts';
import { allows } from '../../../platform/permissions.ts';
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
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { INVALID, idOf, newId } from './input.ts';

async function listReports(context: Context, input: Input, errors = {}): Promise<Reply> {
  const { actor } = context;
  const listed = await actions.listReports(context);
  const props = {
    actor,
    listed,
    id: newId(input),
    errors,
    meeting: input.fields.get('meeting') ?? undefined,
  };
  const status = Object.keys(errors).length > 0 ? INVALID : {};
  return page(() => <pages.ReportsPage {...props} mayReport={allows(actor, 'case.register')} />, status);
}

async function makeReport(context: Context, input: Input): Promise<Reply> {
  const form = forms.readReport(input.fields);
  const id = newId(input);
  const listed = input.fields.getAll('beslut');
  const errors = form.ok ? await actions.reportDecisions(context, id, form.value, listed) : form.errors;
  return errors ? listReports(context, input, errors) : redirect(`/delegationsbeslut/${id}`);
}

async function showReport(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.showReport(context, idOf(input));
  return page(() => <pages.ReportPage actor={context.actor} shown={shown} />);
}

async function printReport(context: Context, input: Input): Promise<Reply> {
  const { name, pdf } = await actions.printedReport(context, idOf(input));
  return file(`${name}.pdf`, 'application/pdf', pdf);
}

async function reportAsWord(context: Context, input: Input): Promise<Reply> {
  const { name, docx } = await actions.printedReport(context, idOf(input));
  return file(`${name}.docx`, DOCX_TYPE, docx);
}

export const reportRoutes: readonly Route[] = [
  get('/delegationsbeslut', 'case.read', (context, input) => listReports(context, input)),
  post('/delegationsbeslut', 'case.register', makeReport),
  get('/delegationsbeslut/:id', 'case.read', showReport),
  get('/delegationsbeslut/:id/lista.pdf', 'case.read', printReport),
  get('/delegationsbeslut/:id/lista.docx', 'case.read', reportAsWord),
];
