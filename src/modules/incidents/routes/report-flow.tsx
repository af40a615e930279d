/** The report, one question at a time: the same for whoever is signed in and for those outside. */
import type { Child } from 'hono/jsx';
import type { CheckedFiles } from '../../../platform/files.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { swedishDay } from '../../../platform/plain-date.ts';
import { type Input, page, type Reply, redirect } from '../../../platform/route.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import {
  pageOfField,
  type ReportAnswers,
  type ReportPageId,
  reportFields,
  reportPageIds,
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
  if (!isPage(from)) return drawPage(host, input, 'pagar', begun(host));
  const typed = input.fields;
  const to = typed.get('till') ?? 'nasta';
  const at = reportPageIds.indexOf(from);
  if (to === 'tillbaka') return drawPage(host, input, reportPageIds[Math.max(at - 1, 0)] ?? 'pagar', typed);
  const form = forms.readReport(typed, host.now);
  const errors = form.ok ? {} : form.errors;
  const own = errorsOf(errors, from);
  if (Object.keys(own).length > 0) return drawPage(host, input, from, typed, own);
  if (to === 'nasta') return drawPage(host, input, reportPageIds[at + 1] ?? 'vem', typed);
  if (to === 'sist') return drawPage(host, input, 'vem', typed);
  if (!form.ok) {
    const wrong = pageOfField(Object.keys(errors).map(fieldOf)) ?? 'vem';
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

/** What stands there from the start: today, and where whoever is signed in works. */
function begun({ now, chosenPlace }: ReportHost): URLSearchParams {
  const fields = new URLSearchParams({ discoveredOn: swedishDay(now) });
  if (chosenPlace) fields.set('controllerId', chosenPlace);
  return fields;
}

/** «processorName-0» is an error of the field processorName. */
const fieldOf = (name: string): string => name.replace(/-\d+$/, '');

function errorsOf(errors: FormErrors, current: ReportPageId): FormErrors {
  const own: readonly string[] = reportPages[current].fields;
  const isOwn = (name: string) =>
    own.includes(fieldOf(name)) ||
    (name === 'identityNumbers' && current === 'vad') ||
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
  const form = (
    <pages.ReportForm
      id={newId(input)}
      action={host.action}
      current={current}
      about={host}
      typed={typed}
      errors={errors}
    />
  );
  const { title } = reportPages[current];
  return page(
    () => host.frame({ title, step: pages.reportStep(current), errors: shown, children: form }) as string,
    Object.keys(errors).length > 0 ? INVALID : {},
  );
}
