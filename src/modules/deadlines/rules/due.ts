/** What can be due, what it is called, what comes next and why: one table over all modules. Pure. */
import type { Reason, Source } from '../../../knowledge/judgement.ts';
import { act, gdpr, reason, sormland } from '../../../knowledge/sources.ts';
import { addDays, dayWithWeekday, swedishDay } from '../../../platform/plain-date.ts';
import { deadlineText } from './deadline-text.ts';
import { type DeadlineKind, deadlineKinds } from './kinds.ts';

export interface Due {
  readonly controllerId: string;
  readonly source: DueSource;
  readonly id: string;
  /** What the link leads to. */
  readonly subjectId: string | null;
  readonly label: string | null;
  readonly title: string | null;
  readonly mark: string | null;
  readonly kind: DeadlineKind;
  readonly cited: string | null;
  /** Paragraph of the GDPR that the citation opens. */
  readonly citedArticle: string | null;
  /** No law and no agreement sets the day. */
  readonly reminder: boolean;
  /** `YYYY-MM-DD` */
  readonly dueOn: string | null;
  /** ISO, when hours count. */
  readonly dueAt: string | null;
  readonly personId: string | null;
  readonly role: string;
  readonly askedBy: string | null;
  /** `YYYY-MM-DD` */
  readonly since: string | null;
}

interface SourceFacts {
  /** What is to be done; a row may have words of its own. */
  readonly label: string;
  /** Text of the button. */
  readonly next: string;
  readonly href: (id: string) => string;
  /** Where the day comes from; a deadline of a case cites its own source. */
  readonly why: Reason;
  /** Days before the day at which it begins to be shown; always when left out. */
  readonly shownDaysBefore?: number;
  /** It is asked of somebody outside the nämnd, or of somebody in it by the nämnd. */
  readonly awaited?: true;
  /** It is due at once: what is told is since when. */
  readonly sinceText?: string;
  /** It has come in and is no case yet: opened by those who take in. */
  readonly incoming?: true;
}

const ours = (label: string): Source => ({ label });
const entry = (id: string): string => `/behandlingar/${id}`;
const caseAt = (id: string): string => `/arenden/${id}`;
const remark = (id: string): string => `/ombudet/${id}`;
const agreement = (id: string): string => `/avtal/${id}`;

export const dueSources = {
  deadline: {
    label: 'Frist',
    next: 'Öppna ärendet',
    href: caseAt,
    why: reason('Fristen är satt i ärendet.', ours('Ärendet')),
  },
  remark: {
    label: 'Svara dataskyddsombudet',
    next: 'Svara ombudet',
    href: remark,
    why: reason(
      'Dataskyddsombudet har skrivit till nämnden. Dagen är ombudets önskan: ombudet ger råd, nämnden beslutar.',
      gdpr('39.1.a'),
    ),
  },
  'remark-answer': {
    label: 'Läs nämndens svar',
    next: 'Läs svaret',
    href: remark,
    why: reason('Nämnden har svarat. Ombudet avslutar eller frågar igen.', gdpr('39.1.b')),
    awaited: true,
  },
  confirmation: {
    label: 'Bekräfta att posten stämmer',
    next: 'Bekräfta',
    href: () => '/bekrafta',
    why: reason('Registret ska stämma. Dagen är översynens sista dag.', gdpr('30.1')),
    awaited: true,
  },
  change: {
    label: 'Ändra det som en medarbetare har påpekat',
    next: 'Ändra posten',
    href: entry,
    why: reason('Den som känner behandlingen har svarat att posten inte stämmer.', gdpr('30.1')),
  },
  gap: {
    label: 'Ordna det som saknas',
    next: 'Ordna',
    href: entry,
    why: reason('Dagen är den som ni har satt för bristen.', gdpr('24.1')),
  },
  review: {
    label: 'Se över posten',
    next: 'Se över',
    href: entry,
    why: reason('Dagen för nästa översyn står i posten.', gdpr('24.1')),
    shownDaysBefore: 30,
  },
  'agreement-review': {
    label: 'Gå igenom avtalet',
    next: 'Gå igenom',
    href: agreement,
    why: reason('Dagen för nästa genomgång står i avtalet.', gdpr('28.1')),
    shownDaysBefore: 30,
  },
  'agreement-end': {
    label: 'Avtalet upphör: teckna ett nytt, eller sluta anlita biträdet',
    next: 'Öppna avtalet',
    href: agreement,
    why: reason('Dagen är avtalets sista. Utan avtal får biträdet inte behandla uppgifterna.', gdpr('28.3')),
    shownDaysBefore: 30,
  },
  'access-review': {
    label: 'Gå igenom behörigheterna',
    next: 'Gå igenom',
    href: (id) => `/system/${id}#behorigheter`,
    why: reason('Dagen följer av hur ofta systemets behörigheter ska gås igenom.', gdpr('32.1.d')),
    shownDaysBefore: 30,
  },
  handover: {
    label: 'Ta emot överlämningen',
    next: 'Läs och ta emot',
    href: (id) => `/overlamning/${id}`,
    why: reason('Dagen är den sista som den som lämnar över arbetar.', ours('Överlämningen')),
    awaited: true,
  },
  inbox: {
    label: 'Registrera det som har kommit in',
    next: 'Registrera',
    href: (id) => `/inkommet/${id}`,
    sinceText: 'Kom in',
    incoming: true,
    why: reason(
      'Allmänna handlingar registreras så snart de har kommit in. Lagen räknar inga dagar.',
      act('osl', '5 kap. 1 §'),
    ),
  },
  draft: {
    label: 'Registrera ärendet',
    next: 'Registrera',
    href: caseAt,
    sinceText: 'Påbörjat',
    why: reason('Utkastet har inget nummer än. Lagen räknar inga dagar.', act('osl', '5 kap. 1 §')),
  },
  advice: {
    label: 'Ge råd i samrådet',
    next: 'Ge råd',
    href: caseAt,
    why: reason('Ombudet ska tas med i god tid i allt som rör skyddet av personuppgifter.', gdpr('38.1')),
    awaited: true,
  },
  'incident-report': {
    label: 'Läs incidentrapporten',
    next: 'Läs rapporten',
    href: (id) => `/incidenter/rapporter/${id}`,
    incoming: true,
    why: reason(
      'Ingen har läst rapporten än. Tiden att anmäla räknas från vetskapen, och här räknas den från att rapporten kom in.',
      gdpr('33.1'),
    ),
  },
  'incident-decision': {
    label: 'Besluta om incidenten',
    next: 'Besluta',
    href: (id) => `/incidenter/${id}/beslut`,
    why: reason(
      'Gruppen har bedömt risken. En delegat beslutar om incidenten anmäls, innan lagens tid är ute.',
      gdpr('33.1'),
    ),
  },
  measure: {
    label: 'Gör åtgärden',
    next: 'Öppna åtgärden',
    href: (id) => `/incidenter/${id}/atgarder`,
    why: reason('Dagen är den som ni har satt för åtgärden.', gdpr('33.5')),
  },
  'advice-answer': {
    label: 'Skriv vad nämnden gjorde med rådet',
    next: 'Svara på rådet',
    href: caseAt,
    why: reason('Nämnden beslutar och antecknar varför, om den inte följer rådet.', sormland('kapitel 5.3')),
  },
} as const satisfies Readonly<Record<string, SourceFacts>>;
export type DueSource = keyof typeof dueSources;

export const factsOf = ({ source }: Pick<Due, 'source'>): SourceFacts => dueSources[source];

/** Sources whose rows the nämnd itself waits for. */
export const awaitedSources = sourcesWhere(({ awaited }) => awaited === true);

/** Rows of these are no part of a case yet. */
export const incomingSources = sourcesWhere(({ incoming }) => incoming === true);

/** Rows of these are shown when their day is near. */
export const plannedSources = sourcesWhere(({ shownDaysBefore }) => shownDaysBefore !== undefined);

function sourcesWhere(test: (facts: SourceFacts) => boolean): readonly DueSource[] {
  const entries = Object.entries(dueSources) as [DueSource, SourceFacts][];
  return entries.filter(([, facts]) => test(facts)).map(([source]) => source);
}

/** The last day of what is planned that is shown today. */
export const plannedUntil = (today: string): string => addDays(today, 30);

/** What is to be done, in words. */
export const labelOf = (due: Due): string => due.label ?? factsOf(due).label;

/** The button of whoever does it. */
export const nextOf = (due: Due): string =>
  due.source === 'deadline' && due.role === 'dso' && due.personId === null
    ? dueSources.advice.next
    : factsOf(due).next;

export const hrefOf = (due: Due): string | null => (due.subjectId ? factsOf(due).href(due.subjectId) : null);

/** «torsdag 24 december (om 3 dagar)», or since when it waits. */
export function whenText(due: Due, now: string): string {
  const { sinceText } = factsOf(due);
  const near = swedishDay(now);
  if (sinceText && due.dueOn) return `${sinceText} ${dayWithWeekday(due.dueOn, near)}`;
  if (due.dueOn) return deadlineText(due.dueAt ?? due.dueOn, now);
  return due.since ? `Sedan ${dayWithWeekday(due.since, near)}` : 'Ingen dag är satt';
}

/** A reminder is never shown as if somebody's law had set it. */
export const dueKindText = ({ reminder, kind }: Pick<Due, 'reminder' | 'kind'>): string =>
  reminder ? 'påminnelse' : deadlineKinds[kind];

/** Why that day, with the source that opens. */
export function whyOf(due: Due): Reason {
  if (due.source !== 'deadline' || !due.cited) return factsOf(due).why;
  const source: Source = { label: due.cited, ...(due.citedArticle && { gdpr: due.citedArticle }) };
  return due.reminder
    ? reason('Orden sätter ingen dag. Ansvar föreslår en, så att det blir gjort.', source)
    : reason(`Fristens slag: ${deadlineKinds[due.kind]}.`, source);
}

/** Roles that act when a thing is the duty of a role. */
const ACTING: Readonly<Record<string, readonly string[]>> = { registrar: ['registrar', 'coordinator'] };
export const actingFor = (role: string): readonly string[] => ACTING[role] ?? [role];

const DUTY_WORDS: Readonly<Record<string, string>> = {
  coordinator: 'samordnaren',
  dso: 'dataskyddsombudet',
  registrar: 'registratorn',
};
/** Whom it waits for when it has no name. */
export const dutyWords = (role: string): string => DUTY_WORDS[role] ?? 'den som har rollen';

interface Held {
  readonly id: string;
  readonly role: string;
}

/** Duties of roles that the appointments carry, with the controllers of each. */
export function dutiesOf(held: readonly Held[]): ReadonlyMap<string, readonly string[]> {
  const duties = new Map<string, string[]>();
  for (const { id, role } of held)
    for (const duty of new Set([role, ...Object.keys(ACTING).filter((one) => actingFor(one).includes(role))]))
      duties.set(duty, [...(duties.get(duty) ?? []), id]);
  return duties;
}

export interface Doer {
  readonly personId: string | null;
  readonly appointments: readonly Held[];
}

/** Whether it is the person's own to do. */
export const isMine = (due: Due, { personId, appointments }: Doer): boolean =>
  due.personId !== null
    ? due.personId === personId
    : appointments.some(({ id, role }) => id === due.controllerId && actingFor(due.role).includes(role));

export const dueGroups = {
  overdue: 'Försenat',
  today: 'I dag',
  week: 'De närmaste sju dagarna',
  later: 'Senare',
  none: 'Utan dag',
} as const;
export type DueGroup = keyof typeof dueGroups;

/** Where a row stands on the page. A time that has passed is overdue the same day. */
export function groupOf({ dueOn, dueAt }: Pick<Due, 'dueOn' | 'dueAt'>, now: string): DueGroup {
  const today = swedishDay(now);
  if (dueOn === null) return 'none';
  if (dueAt !== null && Date.parse(dueAt) < Date.parse(now)) return 'overdue';
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return dueOn <= addDays(today, 7) ? 'week' : 'later';
}
