/** The report, one question at a time: the same for whoever is signed in and for those outside. */
import type { Child } from 'hono/jsx';
import type { CheckedFiles } from '../../../platform/files.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { swedishDay } from '../../../platform/plain-date.ts';
import { type Input, page, type Reply, redirect } from '../../../platform/route.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import {
  fieldsOn,
  pagesFor,
  pageTitle,
  type ReportAnswers,
  type ReporterKind,
  type ReportPageId,
  reportFields,
  reportLines,
  reportPages,
  reportText,
  type StoredReport,
} from '../rules/index.ts';
import { INVALID, newId } from './input.ts';

export interface SentReport {
  /** Sent twice it is one report. */
  readonly id: string;
  /** Null: whoever reports does not know. */
  readonly controllerId: string | null;
  readonly answers: StoredReport;
  readonly senderName: string | null;
  readonly senderOrganisation: string | null;
  readonly senderContact: string | null;
  /** Number on the receipt of the report that this one goes on with. */
  readonly continues: string | null;
  /** Its id, where the way here told it. */
  readonly continuesItem: string | null;
  readonly subject: string;
  /** Question and answer, as it is kept. */
  readonly text: string;
  readonly files: CheckedFiles;
}

export interface ReportHost extends pages.AboutReporter {
  /** The address that the form posts to. */
  readonly action: string;
  /** The page around the form. */
  readonly frame: (props: {
    readonly title: string;
    readonly step: string;
    readonly isFirst: boolean;
    readonly errors: FormErrors;
    readonly children: Child;
  }) => Child;
  readonly chosenPlace?: string;
  /** An instant. */
  readonly now: string;
  readonly files: CheckedFiles | undefined;
  readonly send: (
    report: SentReport,
  ) => Promise<{ readonly receiptHref: string } | { readonly errors: FormErrors }>;
}

const NO_FILES: CheckedFiles = { files: [], errors: [] };

const isPage = (id: string): id is ReportPageId => Object.hasOwn(reportPages, id);

/** Draws a page of the report, or sends it. */
export async function reportFlow(host: ReportHost, input: Input): Promise<Reply> {
  const from = input.fields.get('steg') ?? '';
  if (!isPage(from)) return drawPage(host, input, 'pagar', begun(host, input));
  const typed = input.fields;
  const to = typed.get('till') ?? 'nasta';
  const order = pagesFor(host.kind, typed.get('reporter'));
  const at = order.indexOf(from);
  if (to === 'tillbaka') return drawPage(host, input, order[Math.max(at - 1, 0)] ?? 'pagar', typed);
  const form = forms.readReport(typed, host.now);
  const errors = form.ok ? {} : form.errors;
  const own = errorsOf(errors, from, host.kind);
  if (Object.keys(own).length > 0) return drawPage(host, input, from, typed, own);
  if (to === 'nasta') return drawPage(host, input, order[at + 1] ?? 'vem', typed);
  if (to === 'sist') return drawPage(host, input, 'vem', typed);
  if (!form.ok) {
    const names = Object.keys(errors).map(fieldOf);
    const wrong = order.find((id) => fieldsOn(id, host.kind).some((name) => names.includes(name))) ?? 'vem';
    return drawPage(host, input, wrong, typed, errors);
  }
  return sendReport(host, input, form.value);
}

async function sendReport(host: ReportHost, input: Input, answers: ReportAnswers): Promise<Reply> {
  const { supplier, ...sender } = forms.readSender(input.fields);
  const files = host.files ?? NO_FILES;
  if (files.errors.length > 0)
    return drawPage(host, input, 'vem', input.fields, { fil: files.errors.join(' ') });
  const id = newId(input);
  const sent = await host.send({
    ...sender,
    answers: { ...answers, contained: answers.contained ?? supplier.measures, eventId: id, sentAt: host.now },
    id,
    subject: sender.continues
      ? `Komplettering av rapport ${sender.continues}`
      : 'Rapport om personuppgiftsincident',
    text: reportText(answers, supplier),
    files,
  });
  return 'errors' in sent
    ? drawPage(host, input, 'vem', input.fields, sent.errors)
    : redirect(sent.receiptHref);
}

/** What stands there from the start: today, where whoever is signed in works, and the report that this one goes on with. */
function begun({ now, chosenPlace, places }: ReportHost, { query }: Input): URLSearchParams {
  const fields = new URLSearchParams({ discoveredOn: swedishDay(now) });
  const asked = query.get('namnd');
  const place = places.some(({ id }) => id === asked) ? asked : chosenPlace;
  if (place) fields.set('controllerId', place);
  for (const [name, from] of [
    ['continues', 'nummer'],
    ['continuesItem', 'komplettera'],
  ] as const)
    if (query.get(from)) fields.set(name, query.get(from) ?? '');
  return fields;
}

/** «processorName-0» is an error of the field processorName. */
const fieldOf = (name: string): string => name.replace(/-\d+$/, '');

function errorsOf(errors: FormErrors, current: ReportPageId, kind: ReporterKind): FormErrors {
  const own = fieldsOn(current, kind);
  const isOwn = (name: string) =>
    own.includes(fieldOf(name)) ||
    (name === 'identityNumbers' && Object.keys(errors).some((one) => own.includes(fieldOf(one)))) ||
    (!reportFields.includes(fieldOf(name)) && name !== 'identityNumbers');
  return Object.fromEntries(Object.entries(errors).filter(([name]) => isOwn(name)));
}

function drawPage(
  host: ReportHost,
  input: Input,
  current: ReportPageId,
  typed: URLSearchParams,
  errors: FormErrors = {},
): Reply {
  const { identityNumbers: _, ...shown } = errors;
  const answered = forms.readReport(typed, host.now);
  const form = (
    <pages.ReportForm
      id={newId(input)}
      action={host.action}
      current={current}
      about={host}
      typed={typed}
      errors={errors}
      summary={answered.ok ? reportLines(answered.value).filter(([, answer]) => answer !== 'Vet inte') : []}
    />
  );
  const title = pageTitle(current, host.kind);
  const step = pages.reportStep(current, host.kind, typed.get('reporter'));
  return page(
    () => host.frame({ title, step, isFirst: current === 'pagar', errors: shown, children: form }) as string,
    Object.keys(errors).length > 0 ? INVALID : {},
  );
}
