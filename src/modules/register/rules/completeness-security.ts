/** Gaps of the step on security and risk: measures, access, first risk, classification, DPIA, automated decisions, AI. */
import type { RuleQuestion } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import { gdpr, mjolby } from '../../../knowledge/sources.ts';
import { judgeEntryData } from './completeness-data.ts';
import type { Entry } from './entry.ts';
import { judgeDpiaHint } from './first-risk.ts';
import { blocking, type Gap, isBlank, warning, when } from './gap.ts';

/** Security measures: article 30.1 g for a controller, 30.2 d for a processor. */
export function measureGaps(entry: Entry): readonly Gap[] {
  const step = 'sakerhet';
  const common = {
    key: 'measures',
    step,
    source: gdpr(entry.role === 'controller' ? '30.1.g' : '30.2.d'),
    principle: 'integrity-and-confidentiality',
  } as const;
  if (entry.measures.length === 0)
    return [blocking({ ...common, text: 'Beskriv säkerhetsåtgärderna i allmänna drag.' })];
  const kinds = new Set(entry.measures.map((measure) => measure.kind));
  if (kinds.size === 2) return [];
  return [
    warning({
      ...common,
      text: kinds.has('technical')
        ? 'Organisatoriska säkerhetsåtgärder saknas.'
        : 'Tekniska säkerhetsåtgärder saknas.',
    }),
  ];
}

export function securityGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const step = 'sakerhet';
  const serious = entry.activity === 'planned' ? blocking : warning;
  const unassessed = entry.spreadLikelihood === null || entry.spreadSeverity === null;
  return [
    ...measureGaps(entry),
    ...when(isBlank(entry.accessRoutine), () =>
      warning({
        key: 'accessRoutine',
        step,
        text: 'Rutin för åtkomst och behörighet saknas.',
        source: mjolby('3.4'),
        principle: 'integrity-and-confidentiality',
      }),
    ),
    ...when(unassessed, () =>
      serious({
        key: 'firstRisk',
        step,
        anchor: 'spreadLikelihood',
        text: 'Bedöm risken om uppgifterna skulle spridas.',
        source: mjolby('3.11'),
        principle: 'integrity-and-confidentiality',
      }),
    ),
    ...when(!unassessed && isBlank(entry.spreadReasons), () =>
      warning({
        key: 'spreadReasons',
        step,
        text: 'Skriv skälen för riskbedömningen.',
        source: mjolby('3.11'),
        principle: 'accountability',
      }),
    ),
    ...classificationGaps(entry, asked),
    ...dpiaGaps(entry, asked),
    ...automationGaps(entry),
  ];
}

function classificationGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const step = 'sakerhet';
  const levels = [
    entry.klassaConfidentiality,
    entry.klassaCorrectness,
    entry.klassaAvailability,
    entry.klassaTraceability,
  ];
  if (levels.includes(null))
    return [
      warning({
        key: 'klassa',
        step,
        anchor: 'klassaConfidentiality',
        text: 'Informationsklassning saknas.',
        source: gdpr('32.1'),
      }),
    ];
  const judged = judgeEntryData(entry, asked);
  const needed = Number(law(asked.asOf, asked.overrides).parameter('register.klassa-minimum') ?? 2);
  const low = judged.outcome !== 'ordinary' && (entry.klassaConfidentiality ?? 0) < needed;
  return when(low, () =>
    warning({
      key: 'klassa.level',
      step,
      anchor: 'klassaConfidentiality',
      text: 'Konfidentialiteten är lågt klassad för känsliga eller extra skyddsvärda uppgifter.',
      why: judged.reasons,
      source: mjolby('3.5.2'),
      principle: 'integrity-and-confidentiality',
    }),
  );
}

function dpiaGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const { dpiaNeeded, dpiaOn } = entry;
  const judged = judgeDpiaHint(
    {
      likelihood: entry.spreadLikelihood,
      severity: entry.spreadSeverity,
      sensitive: false,
      dpiaNeeded,
      dpiaOn,
    },
    asked,
  );
  const common = {
    step: 'sakerhet',
    why: judged.reasons,
    source: gdpr('35.1'),
    principle: 'accountability',
  } as const;
  if (judged.outcome === 'do')
    return [blocking({ ...common, key: 'dpiaOn', text: 'Konsekvensbedömningen är inte gjord.' })];
  if (judged.outcome !== 'test') return [];
  const make = entry.activity === 'planned' && dpiaNeeded === null ? blocking : warning;
  return [make({ ...common, key: 'dpiaNeeded', text: 'Pröva om en konsekvensbedömning behövs.' })];
}

function automationGaps(entry: Entry): readonly Gap[] {
  const step = 'sakerhet';
  const aiOpen = isBlank(entry.aiSystem) || isBlank(entry.aiRole);
  return [
    ...when(entry.automatedDecision === null, () =>
      warning({
        key: 'automatedDecision',
        step,
        text: 'Ange om beslut fattas automatiskt.',
        source: gdpr('22.1'),
        principle: 'transparency',
      }),
    ),
    ...when(entry.automatedDecision === 'yes' && isBlank(entry.automatedDecisionLogic), () =>
      blocking({
        key: 'automatedDecisionLogic',
        step,
        text: 'Beskriv logiken i det automatiska beslutet med enkla ord.',
        source: gdpr('13.2.f'),
        principle: 'transparency',
      }),
    ),
    ...when(entry.aiUsed === null, () =>
      warning({
        key: 'aiUsed',
        step,
        text: 'Ange om AI används.',
        source: { label: 'AI-förordningen (EU) 2024/1689, artikel 26' },
      }),
    ),
    ...when(entry.aiUsed === 'yes' && aiOpen, () =>
      warning({
        key: 'aiSystem',
        step,
        text: 'Ange AI-system och er roll.',
        source: { label: 'AI-förordningen (EU) 2024/1689, artikel 26' },
      }),
    ),
  ];
}
