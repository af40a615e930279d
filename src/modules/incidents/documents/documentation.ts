/** «Dokumentation av personuppgiftsincidenter»: circumstances, effects and measures of each (article 33.5). */
import {
  affectedData,
  affectedGroups,
  consequences,
  countRanges,
  incidentCauses,
  incidentTypes,
  optionLabel,
  type ReportOption,
  severityLevels,
} from '../../../knowledge/incident-report.ts';
import { type Block, type Content, type Document, missing } from '../../../platform/documents/blocks.ts';
import { type Sender, senderMeta } from '../../../platform/documents/letterhead.ts';
import {
  type IncidentOutcome,
  type IncidentRisk,
  type InformException,
  incidentOutcomes,
  incidentRisks,
  informExceptions,
} from '../rules/index.ts';

export interface DocumentedMeasure {
  readonly text: string;
  readonly secret: boolean;
  readonly takenAt: string | null;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
}

/** An incident as it is documented: days and times as they are printed. */
export interface Documented {
  readonly mark: string | null;
  readonly externalMark: string | null;
  readonly title: string;
  readonly occurredAt: string | null;
  readonly discoveredAt: string;
  readonly awareAt: string | null;
  readonly reportedAt: string;
  readonly notifiedAt: string | null;
  readonly lateReason: string | null;
  readonly types: readonly string[];
  readonly cause: string | null;
  readonly description: string | null;
  readonly reason: string | null;
  readonly consequences: readonly string[];
  readonly consequencesText: string | null;
  readonly subjectsExact: number | null;
  readonly subjectsRange: string | null;
  readonly subjectGroups: readonly string[];
  readonly dataKinds: readonly string[];
  readonly severity: number | null;
  readonly risk: string | null;
  readonly riskReason: string | null;
  readonly isBreach: string | null;
  readonly isBreachReason: string | null;
  readonly outcome: string | null;
  readonly outcomeReason: string | null;
  readonly told: number | null;
  readonly toldOn: string | null;
  readonly informException: string | null;
  readonly informExceptionReason: string | null;
  readonly rootCause: string | null;
  readonly processors: string | null;
  readonly closedOn: string | null;
  readonly allMeasures: readonly DocumentedMeasure[];
}

interface DocumentationOptions {
  readonly sender: Sender;
  readonly date: string;
  /** The days that are chosen, as printed. */
  readonly chosen: string;
}

const TITLE = 'Dokumentation av personuppgiftsincidenter';

const ownerOf = ({ name, municipality }: Sender): string =>
  name === municipality ? name : `${name}, ${municipality}`;

/** Also those that were not notified, each with the reasons of the decision. */
export function documentationDocument(
  rows: readonly Documented[],
  { sender, date, chosen }: DocumentationOptions,
): Document {
  const isSecret = rows.some(({ allMeasures }) => allMeasures.some(({ secret }) => secret));
  return {
    meta: senderMeta(sender, { title: TITLE, date }),
    blocks: [
      { kind: 'title', text: TITLE, subtitle: `${ownerOf(sender)}, ${chosen}` },
      {
        kind: 'paragraph',
        text:
          rows.length === 0
            ? 'Ingen personuppgiftsincident är upptäckt de dagarna.'
            : `${rows.length} ${rows.length === 1 ? 'incident' : 'incidenter'}, efter dagen då de upptäcktes. Här står alla, också de som inte har anmälts (artikel 33.5 dataskyddsförordningen).`,
      },
      ...(isSecret
        ? [
            {
              kind: 'note',
              tone: 'warning',
              title: 'Kan innehålla uppgifter som omfattas av sekretess',
              text: 'Åtgärder som är markerade säger hur skyddet är byggt. Pröva sekretess enligt 18 kap. 8 § offentlighets- och sekretesslagen innan dokumentet lämnas ut.',
            } as const,
          ]
        : []),
      ...rows.flatMap(incidentBlocks),
    ],
  };
}

const named = (options: readonly ReportOption[], ids: readonly string[]): readonly string[] =>
  ids.map((id) => optionLabel(options, id));

const known = (text: string | null, name: string): Content => text || missing(name);
const time = (at: string | null): string => at ?? 'Inte känt';

function persons({ subjectsExact, subjectsRange }: Documented): string {
  if (subjectsExact !== null) return subjectsExact.toLocaleString('sv-SE');
  return subjectsRange ? optionLabel(countRanges, subjectsRange) : 'Inte känt';
}

function incidentBlocks(row: Documented): readonly Block[] {
  const effects = [...named(consequences, row.consequences), row.consequencesText ?? ''].filter(Boolean);
  return [
    {
      kind: 'heading',
      level: 1,
      text: `${row.externalMark ?? row.mark ?? 'Inte registrerad'} ${row.title}`,
    },
    {
      kind: 'facts',
      items: [
        { label: 'Inträffade', value: time(row.occurredAt) },
        { label: 'Upptäcktes', value: time(row.discoveredAt) },
        { label: 'Internrapport', value: time(row.reportedAt) },
        { label: 'Vi fick vetskap', value: time(row.awareAt) },
        { label: 'Vad som hände', value: listOr(named(incidentTypes, row.types), 'vad som har hänt') },
        { label: 'Beskrivning', value: known(row.description, 'beskrivning') },
        {
          label: 'Orsak',
          value:
            [row.cause ? optionLabel(incidentCauses, row.cause) : '', row.reason ?? '', row.rootCause ?? '']
              .filter(Boolean)
              .join('\n') || 'Inte känd',
        },
        { label: 'Registrerade', value: [persons(row), ...named(affectedGroups, row.subjectGroups)] },
        { label: 'Uppgifter', value: listOr(named(affectedData, row.dataKinds), 'slag av uppgifter') },
        ...(row.processors ? [{ label: 'Biträden', value: row.processors }] : []),
        { label: 'Effekter', note: 'artikel 33.5', value: listOr(effects, 'effekter') },
        ...(row.severity
          ? [{ label: 'Allvar', value: optionLabel(severityLevels, String(row.severity)) }]
          : []),
        { label: 'Bedömning av risken', value: riskOf(row) },
        { label: 'Beslut', value: decisionOf(row) },
        { label: 'Anmälan', value: notificationOf(row) },
        { label: 'Information till registrerade', value: informationOf(row) },
        {
          label: 'Åtgärder',
          note: 'artikel 33.5',
          value: listOr(row.allMeasures.map(measureText), 'åtgärder'),
        },
      ],
    },
  ];
}

const listOr = (lines: readonly string[], name: string): Content =>
  lines.length > 0 ? lines : missing(name);

function riskOf({ isBreach, isBreachReason, risk, riskReason }: Documented): Content {
  if (isBreach === 'no') return ['Inte en personuppgiftsincident', isBreachReason ?? ''].filter(Boolean);
  if (!risk) return missing('bedömning');
  return [incidentRisks[risk as IncidentRisk], riskReason ?? ''].filter(Boolean);
}

function decisionOf({ isBreach, outcome, outcomeReason }: Documented): Content {
  if (!outcome) return isBreach === 'no' ? 'Inget' : missing('beslut');
  return [incidentOutcomes[outcome as IncidentOutcome], outcomeReason ?? ''].filter(Boolean);
}

function notificationOf({ notifiedAt, lateReason }: Documented): Content {
  if (!notifiedAt) return 'Inte anmäld';
  return [`Skickad ${notifiedAt}`, lateReason ? `Skäl till förseningen: ${lateReason}` : ''].filter(Boolean);
}

function informationOf({ told, toldOn, informException, informExceptionReason }: Documented): Content {
  if (informException)
    return [informExceptions[informException as InformException].label, informExceptionReason ?? ''].filter(
      Boolean,
    );
  return toldOn ? `${(told ?? 0).toLocaleString('sv-SE')} informerade, med början ${toldOn}` : 'Nej';
}

function measureText({ text, secret, takenAt, dueOn, doneOn }: DocumentedMeasure): string {
  const when = takenAt ? takenAt : doneOn ? `gjord ${doneOn}` : `planerad till ${dueOn ?? ''}`;
  return `${secret ? '[Kan omfattas av sekretess, OSL 18:8] ' : ''}${text} (${when})`;
}
