/** The nine control points of an entry, answered from its facts where they say it and by hand where not (C-041–C-050). */
import type { Reason } from '../../../knowledge/judgement.ts';
import { type PrincipleId, principles } from '../../../knowledge/register-choices.ts';
import { gdpr, reason } from '../../../knowledge/sources.ts';
import type { Entry } from './entry.ts';
import { type Gap, isBlank, warning } from './gap.ts';

export interface PrincipleAnswer {
  readonly principle: PrincipleId;
  readonly label: string;
  readonly question: string;
  /** The six of the other guidelines, beside. */
  readonly mjolbyLabel: string | null;
  readonly status: 'fulfilled' | 'not-fulfilled' | 'open';
  readonly answeredBy: 'facts' | 'hand' | null;
  readonly note: string | null;
  readonly reasons: readonly Reason[];
}

/** Points that the entry's facts can settle alone; the others need a person. */
const settledByFacts: readonly PrincipleId[] = [
  'lawfulness',
  'transparency',
  'purpose-limitation',
  'storage-limitation',
  'integrity-and-confidentiality',
  'accountability',
];

/** The nine answers, given the gaps that the facts of the entry show. */
export function principleAnswers(entry: Entry, factGaps: readonly Gap[]): readonly PrincipleAnswer[] {
  return principles.map((principle) => {
    const byHand = entry.principleAnswers.find((row) => row.principle === principle.id);
    const gaps = factGaps.filter(
      (gap) =>
        gap.principle === principle.id || (principle.id === 'accountability' && gap.level === 'blocking'),
    );
    const { id, label, question, mjolbyLabel, source } = principle;
    const note = byHand?.note ?? null;
    return {
      principle: id,
      label,
      question,
      mjolbyLabel,
      note,
      ...settle(id, byHand?.fulfilled ?? null, gaps, reason(question, source)),
    };
  });
}

type Settled = Pick<PrincipleAnswer, 'status' | 'answeredBy' | 'reasons'>;

/** A blocking gap or a «no» by hand decides against; a «yes» by hand never hides a blocking gap. */
function settle(id: PrincipleId, byHand: 'yes' | 'no' | null, gaps: readonly Gap[], asked: Reason): Settled {
  const against = gaps.filter((gap) => gap.level === 'blocking').map(spoken);
  if (against.length > 0) return { status: 'not-fulfilled', answeredBy: 'facts', reasons: against };
  if (byHand === 'no') return { status: 'not-fulfilled', answeredBy: 'hand', reasons: [asked] };
  if (byHand === 'yes') return { status: 'fulfilled', answeredBy: 'hand', reasons: [asked] };
  if (gaps.length > 0) return { status: 'open', answeredBy: null, reasons: gaps.map(spoken) };
  if (settledByFacts.includes(id)) return { status: 'fulfilled', answeredBy: 'facts', reasons: [asked] };
  return { status: 'open', answeredBy: null, reasons: [asked] };
}

function spoken(gap: Gap): Reason {
  return reason(gap.text, gap.reasons[0]?.source ?? gdpr('5.1'));
}

/** Gaps that the control points add: a «no», and points that nobody has answered. */
export function principleGaps(entry: Entry, answers: readonly PrincipleAnswer[]): readonly Gap[] {
  const common = { step: 'kontroll', anchor: 'principleAnswers', source: gdpr('5.1') } as const;
  const denied = entry.principleAnswers
    .filter((row) => row.fulfilled === 'no')
    .map((row) => {
      const label = answers.find((found) => found.principle === row.principle)?.label ?? row.principle;
      const note = isBlank(row.note) ? '' : ` ${row.note}`;
      return warning({
        ...common,
        key: `principle:${row.principle}`,
        text: `${label} är inte uppfylld.${note}`,
      });
    });
  const unanswered = answers.filter(
    (found) => found.status === 'open' && !settledByFacts.includes(found.principle),
  );
  if (unanswered.length === 0) return denied;
  const text = `Svara på kontrollpunkterna: ${unanswered.map((found) => found.label.toLowerCase()).join(', ')}.`;
  return [...denied, warning({ ...common, key: 'principleAnswers', text })];
}
