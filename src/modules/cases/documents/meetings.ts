/** What a nämnd gets to its meeting: kallelse and «Redovisning av delegationsbeslut». */
import { type Block, type Content, type Document, missing } from '../../../platform/documents/blocks.ts';
import { type Sender, senderMeta } from '../../../platform/documents/letterhead.ts';
import { type AgendaItem, type AgendaLine, closedItem, scentNotice } from '../rules/index.ts';
import { genitive, paragraphs } from './meta.ts';

export interface PrintedNotice {
  /** The day, as printed. */
  readonly heldOn: string;
  readonly body: string;
  readonly heldTime: string | null;
  readonly place: string | null;
  readonly absenceTo: string | null;
  readonly chair: string | null;
  readonly scentFree: boolean;
  readonly note: string | null;
  readonly openToPublicFrom: string | null;
  readonly agenda: readonly AgendaLine<Omit<AgendaItem, 'id' | 'caseId'>>[];
  /** The days of each body, as printed. */
  readonly coming: readonly { readonly bodyName: string; readonly days: readonly string[] }[];
}

const agendaTable = (agenda: PrintedNotice['agenda']): Block =>
  agenda.length === 0
    ? missing('dagordning')
    : {
        kind: 'table',
        caption: 'Dagordning',
        columns: [
          { header: 'Nr', width: 0.4, align: 'end' },
          { header: 'Ärende', width: 3 },
          { header: 'Beteckning', width: 1.3 },
          { header: 'Föredragande', width: 1.5 },
          { header: 'Sidnr', width: 0.6, align: 'end' },
        ],
        rows: agenda.map(({ number, item }): readonly Content[] => [
          `${number}`,
          item?.title ?? closedItem,
          item?.mark ?? '',
          item?.presenter ?? '',
          item?.page ?? '',
        ]),
      };

/** Kallelse to one meeting, with the coming days of every body. */
export function meetingNoticeDocument(
  notice: PrintedNotice,
  { sender, date }: { sender: Sender; date: string },
): Document {
  const { body, heldOn, chair, coming, openToPublicFrom } = notice;
  return {
    meta: senderMeta(sender, { title: `Kallelse till ${body} ${heldOn}`, date }),
    blocks: [
      { kind: 'title', text: 'Kallelse', subtitle: `${body}, ${heldOn}` },
      {
        kind: 'facts',
        items: [
          { label: 'Datum', value: heldOn },
          { label: 'Sammanträdande organ', value: body },
          { label: 'Tid', value: notice.heldTime ?? missing('tid') },
          { label: 'Plats', value: notice.place ?? missing('plats') },
          ...(openToPublicFrom
            ? [{ label: 'Öppet för allmänheten från klockan', value: openToPublicFrom }]
            : []),
        ],
      },
      agendaTable(notice.agenda),
      ...paragraphs(notice.note ?? undefined),
      ...paragraphs(chair ? `${chair}\nOrdförande` : missing('ordförande')),
      {
        kind: 'facts',
        items: [
          { label: 'Förhinder anmäls till', value: notice.absenceTo ?? missing('förhinder anmäls till') },
        ],
      },
      ...(notice.scentFree ? paragraphs(scentNotice) : []),
      {
        kind: 'table',
        caption: 'Kommande sammanträden',
        columns: [{ header: 'Organ' }, { header: 'Datum', width: 2 }],
        rows: coming.map(({ bodyName, days }) => [bodyName, days.join(', ')]),
        empty: 'Inga fler datum är inlagda.',
      },
    ],
  };
}

export interface ReportedDecision {
  /** «Typ av beslut»: neutral, and for an individual's matter with the case's number only. */
  readonly title: string;
  readonly decidedBy: string;
  /** The day, as printed. */
  readonly decidedOn: string;
  readonly paragraph: string | null;
}

export interface ReportedDecisions {
  readonly delegates: readonly ReportedDecision[];
  readonly chair: readonly ReportedDecision[];
  readonly committees: readonly ReportedDecision[];
}

/** «Vård- och omsorgsnämnden godkänner redovisningen av delegationsbesluten.» */
export const reportDecision = (body: string): string =>
  `${body} godkänner redovisningen av delegationsbesluten.`;

const reported = (name: string, rows: readonly ReportedDecision[]): readonly Block[] => [
  { kind: 'heading', level: 1, text: name },
  {
    kind: 'table',
    columns: [
      { header: 'Typ av beslut', width: 3 },
      { header: 'Beslutande', width: 2 },
      { header: 'Datum', width: 1 },
      { header: '§', width: 0.7 },
    ],
    rows: rows.map(({ title, decidedBy, decidedOn, paragraph }) => [
      title,
      decidedBy,
      decidedOn,
      paragraph ?? '–',
    ]),
    empty: 'Inga beslut att redovisa.',
  },
];

interface ReportOptions {
  readonly sender: Sender;
  /** The nämnd or other body that the decisions are reported to. */
  readonly body: string;
  readonly date: string;
  /** The days that the report covers, as printed. */
  readonly period?: string;
  readonly reference?: string;
}

/** «Redovisning av delegationsbeslut» as it goes to a meeting, in the three groups of Q-004. */
export function delegationReportDocument(
  decisions: ReportedDecisions,
  { sender, body, date, period, reference }: ReportOptions,
): Document {
  return {
    meta: senderMeta(sender, { title: 'Redovisning av delegationsbeslut', date, reference }),
    blocks: [
      { kind: 'title', text: 'Redovisning av delegationsbeslut', ...(period && { subtitle: period }) },
      { kind: 'heading', level: 1, text: `${genitive(body)} beslut` },
      { kind: 'paragraph', text: reportDecision(body) },
      ...reported('Tjänstemannabeslut', decisions.delegates),
      ...reported('Ordförandebeslut', decisions.chair),
      ...reported('Utskottsbeslut', decisions.committees),
    ],
  };
}
