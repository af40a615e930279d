/** The deadlines that a case has by itself, computed from its facts. Each says by which rule, and of which kind it is. */
import type { Source } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import { act, gdpr, sormland } from '../../../knowledge/sources.ts';
import { swedishDay } from '../../../platform/plain-date.ts';
import {
  appealDeadline,
  type DeadlineKind,
  incidentDeadline,
  proposedReminder,
  requestDue,
} from '../../deadlines/rules/index.ts';
import type { AuthoritySubject, CaseKindId } from './kinds.ts';

export interface CaseDeadline {
  readonly ruleId: string;
  readonly label: string;
  readonly kind: DeadlineKind;
  readonly source: Source;
  readonly dueOn: string;
  /** An instant with its offset, when hours count. */
  readonly dueAt?: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Who does it, when it is not whoever is responsible for the case. */
  readonly role?: 'dso';
  /** One that was withdrawn runs again. */
  readonly reopens?: true;
}

export interface CaseFacts {
  readonly kind: string;
  /** The day that what it began with came in. */
  readonly openedOn: string;
}

type Compute = (facts: CaseFacts) => CaseDeadline | undefined;

const requestAnswer: Compute = ({ openedOn }) => {
  const facts = { receivedOn: openedOn, extended: false, extensionToldOn: null };
  return {
    ruleId: 'request.due',
    label: 'Svar på begäran',
    kind: 'law',
    source: gdpr('12.3'),
    dueOn: requestDue(facts, { asOf: openedOn }).deadline,
    facts,
  };
};

/** Words that set no time: a reminder, always internal. */
const reminder = (words: string, label: string, source: Source): Compute => {
  return ({ openedOn }) => {
    const facts = { words, from: openedOn };
    const proposed = proposedReminder(facts, { asOf: openedOn });
    return (
      proposed && {
        ruleId: 'deadline.soft-words',
        label,
        kind: 'internal',
        source,
        dueOn: proposed.deadline,
        facts,
      }
    );
  };
};

export interface IncidentTimes {
  readonly awareAt: string;
  readonly discoveredAt: string | null;
  readonly internalReportAt: string | null;
}

/** The notification to the authority, by the hours of the day that the controller became aware. */
export function deadlineOfIncident(times: IncidentTimes, asOf: string): CaseDeadline {
  const { strict } = incidentDeadline(times, { asOf });
  return {
    ruleId: 'incident.deadline',
    label: 'Anmälan till tillsynsmyndigheten, om incidenten ska anmälas',
    kind: 'law',
    source: gdpr('33.1'),
    dueOn: swedishDay(strict),
    dueAt: strict,
    facts: { ...times },
  };
}

const ofKind: Partial<Record<CaseKindId, Compute>> = {
  'access-request': requestAnswer,
  'change-request': requestAnswer,
  'portability-request': requestAnswer,
  'public-document-request': reminder('skyndsamt', 'Svara på begäran om allmän handling', {
    label: '2 kap. tryckfrihetsförordningen',
  }),
  enquiry: reminder('utan onödigt dröjsmål', 'Svara på förfrågan', act('forvaltningslagen', '9 §')),
  complaint: reminder('utan onödigt dröjsmål', 'Svara på klagomålet', act('forvaltningslagen', '9 §')),
};

/** What the kind of case sets by itself; null when it sets none. */
export const deadlineOfKind = (facts: CaseFacts): CaseDeadline | undefined =>
  ofKind[facts.kind as CaseKindId]?.(facts);

export interface ContactFacts {
  readonly subject: AuthoritySubject;
  readonly authority: string;
  readonly replyBy: string | null;
  readonly servedOn: string | null;
}

/** The authority's own day, and the time to appeal what it has decided. */
export function deadlinesOfContact(facts: ContactFacts): readonly CaseDeadline[] {
  const { authority, replyBy, servedOn } = facts;
  const found: CaseDeadline[] = [];
  if (replyBy)
    found.push({
      ruleId: 'authority.reply',
      label: `Svar till ${authority}`,
      kind: 'authority',
      source: { label: `${authority}: dagen som myndigheten har satt` },
      dueOn: replyBy,
      facts: { replyBy },
    });
  if (servedOn)
    found.push({
      ruleId: 'appeal.deadline',
      label: 'Överklaga, om ni vill det',
      kind: 'law',
      source: act('forvaltningslagen', '44 §'),
      dueOn: appealDeadline(servedOn, { asOf: servedOn }).deadline,
      facts: { servedOn },
    });
  return found;
}

/** The officer is asked in good time before the day that the controller wants to decide. */
export function deadlinesOfConsultation(decideOn: string | null, askedOn: string): readonly CaseDeadline[] {
  if (!decideOn) return [];
  const facts = { words: 'i god tid', from: decideOn };
  const proposed = proposedReminder(facts, { asOf: askedOn });
  const before = proposed && proposed.deadline > askedOn ? proposed.deadline : decideOn;
  return [
    {
      ruleId: 'deadline.soft-words',
      label: 'Råd i samrådet',
      kind: 'internal',
      source: sormland('kapitel 5.3'),
      dueOn: before,
      facts,
      role: 'dso',
    },
  ];
}

/** The day that the facts of a rule concern, as the law is asked; undefined when they name none that has been. */
export function dayOfFacts(facts: unknown): string | undefined {
  const { receivedOn, servedOn, awareAt } = (facts ?? {}) as Readonly<Record<string, string | undefined>>;
  return receivedOn ?? servedOn ?? (awareAt && swedishDay(awareAt));
}

export const lawVersionOn = (day: string): string => law(day).lawVersion;
