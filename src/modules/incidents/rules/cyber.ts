/** The three reports of a significant incident: one per kommun, who is the operator (law.md 3.10). Pure. */
import type { Source } from '../../../knowledge/judgement.ts';
import { act } from '../../../knowledge/sources.ts';
import { swedishDay, swedishIsoTime } from '../../../platform/plain-date.ts';
import type { CaseDeadline } from '../../cases/rules/index.ts';
import { cyberDeadlines } from '../../deadlines/rules/index.ts';

export interface CyberTimes {
  readonly awareAt: string;
  readonly warnedAt: string | null;
  readonly notifiedAt: string | null;
  readonly reportedAt: string | null;
}

export const cyberSteps = {
  warnedAt: { label: 'Varning', button: 'Varningen är lämnad', hours: '24 timmar' },
  notifiedAt: { label: 'Incidentanmälan', button: 'Anmälan är gjord', hours: '72 timmar' },
  reportedAt: { label: 'Slutrapport', button: 'Slutrapporten är lämnad', hours: 'en månad från anmälan' },
} as const;
export type CyberStep = keyof typeof cyberSteps;
export const cyberStepIds = Object.keys(cyberSteps) as [CyberStep, ...CyberStep[]];

const source: Source = act('cybersakerhetslagen', '');

/** As deadlines of the case that the incident is kept in; none when the act was not in force at the awareness. */
export function deadlinesOfCyber({ awareAt, notifiedAt }: CyberTimes, asOf: string): readonly CaseDeadline[] {
  const facts = { awareAt: swedishIsoTime(awareAt), notifiedAt: notifiedAt && swedishIsoTime(notifiedAt) };
  const due = cyberDeadlines(facts, { asOf });
  if (!due) return [];
  const common = { ruleId: 'cyber.deadlines', kind: 'law', source, facts } as const;
  const at = (label: string, strict: string) => ({
    ...common,
    label,
    dueOn: swedishDay(strict),
    dueAt: strict,
  });
  return [
    at(labelOfCyber('warnedAt'), due.warning.strict),
    at(labelOfCyber('notifiedAt'), due.notification.strict),
    { ...common, label: labelOfCyber('reportedAt'), dueOn: due.final.deadline },
  ];
}

/** The deadline of a step, as it is called on every page. */
export const labelOfCyber = (step: CyberStep): string =>
  `${cyberSteps[step].label} om betydande incident (cybersäkerhetslagen)`;

/** The step that comes next; undefined when all are done. */
export const nextCyberStep = (times: CyberTimes): CyberStep | undefined =>
  cyberStepIds.find((step) => times[step] === null);

/** When a step was late: what must be explained. */
export function isLateStep(step: CyberStep, at: string, times: CyberTimes, asOf: string): boolean {
  const due = deadlinesOfCyber(times, asOf).find(({ label }) => label === labelOfCyber(step));
  if (!due) return false;
  return due.dueAt ? Date.parse(at) > Date.parse(due.dueAt) : swedishDay(at) > due.dueOn;
}
