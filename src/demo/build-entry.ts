/** From the short form of a demo processing to the entry that the register holds. */
import { Temporal } from 'temporal-polyfill';
import type { Entry } from '../modules/register/rules/entry.ts';
import { blankEntry } from '../modules/register/rules/entry.ts';
import { addDays } from '../platform/plain-date.ts';
import type { Identities } from './identities.ts';
import { controllers, entities } from './organisations.ts';
import { coordinatorOf } from './persons/index.ts';
import type { ProcessingSpec } from './processing-spec.ts';
import { suppliers, systemOf } from './systems.ts';

/** The whole entry, as a draft; ids of rows are new at each call. */
export function buildEntry(spec: ProcessingSpec, identities: Identities, today: string): Entry {
  return {
    ...blankEntry({
      id: crypto.randomUUID(),
      controllerId: identities.controllers[spec.controller],
      controllerType: controllers[spec.controller].type,
    }),
    ...basics(spec, today),
    ...(spec.served ? servedRows(spec) : ownFacts(spec, today)),
    ...sharing(spec, today),
    ...security(spec, today),
    systems: spec.systems.map((key) => {
      const { name, kind, country } = systemOf(key);
      return { id: identities.systemId(key), name, kind, country };
    }),
    nextReviewOn: addDays(today, spec.reviewInDays),
    confirmedOn: spec.complete ? addDays(today, -90) : null,
    ...spec.facts,
  };
}

const withId = <Row extends object>(row: Row): Row & { readonly id: string } => ({
  id: crypto.randomUUID(),
  ...row,
});

/** The first day of the month. */
const monthsBefore = (today: string, months: number): string =>
  Temporal.PlainDate.from(today).subtract({ months }).with({ day: 1 }).toString();

function basics(spec: ProcessingSpec, today: string): Partial<Entry> {
  return {
    name: spec.name,
    description: spec.description,
    processArea: spec.area,
    regime: spec.regime ?? 'gdpr',
    ...duration(spec, today),
    contacts: [
      withId({ role: 'information-owner' as const, name: spec.owner }),
      withId({ role: 'contact' as const, name: coordinatorOf(spec.controller).name }),
    ],
  };
}

function duration({ duration, startedMonthsAgo }: ProcessingSpec, today: string): Partial<Entry> {
  const startsOn = monthsBefore(today, startedMonthsAgo ?? 48);
  if (duration === 'ongoing') return { activity: 'ongoing', startsOn };
  if ('startsInDays' in duration) {
    return { activity: 'planned', startsOn: addDays(today, duration.startsInDays) };
  }
  return { activity: 'ended', startsOn, endedOn: addDays(today, -duration.endedDaysAgo) };
}

function servedRows(spec: ProcessingSpec): Partial<Entry> {
  return { role: 'processor', servedControllers: (spec.served ?? []).map(withId) };
}

function ownFacts(spec: ProcessingSpec, today: string): Partial<Entry> {
  return {
    ...purposesAndData(spec),
    ...jointAndNewUse(spec),
    ...information(spec, today),
    ...identityNumber(spec),
    structure: 'structured',
    automation: 'automated',
    operations: ['collection', 'recording', 'storage', 'consultation', 'use', 'erasure'],
    consentCollected: spec.purposes.some((purpose) => purpose.legalBasis === 'a') ? 'yes' : 'no',
    protectedIdentities: 'yes',
    automatedDecision: 'no',
    aiUsed: 'no',
    proportionality: spec.proportionality,
    retention: spec.retention.map((row) =>
      withId({ ...row, ground: row.ground ?? controllers[spec.controller].retentionPlan }),
    ),
    principleAnswers: ['fairness', 'data-minimisation', 'accuracy'].map((principle) => ({
      principle,
      fulfilled: 'yes' as const,
      note: null,
    })),
  };
}

function purposesAndData(spec: ProcessingSpec): Partial<Entry> {
  const groups = spec.groups.map(withId);
  return {
    purposes: spec.purposes.map((purpose) =>
      withId({ ...unsaidOfPurpose, ...purpose, statutes: [...(purpose.statutes ?? [])] }),
    ),
    subjectGroups: groups,
    dataItems: spec.items.map(({ category, label, groups: concerned }) => {
      const subjects = groups.filter((found) => concerned?.includes(found.category) ?? true);
      return withId({ category, label, subjects: subjects.map((found) => found.id) });
    }),
    art9Ground: spec.sensitive?.ground ?? null,
    art9Support: spec.sensitive?.support ?? null,
    sources: [
      withId({ kind: 'data-subject' as const, name: null }),
      ...(spec.sources ?? []).map((name) => withId({ kind: 'other' as const, name })),
    ],
  };
}

const unsaidOfPurpose = {
  detail: null,
  motivation: null,
  provision: null,
  dataSubjectIsParty: null,
  dataSubjectCanDecide: null,
  withinPublicTask: null,
} as const;

function identityNumber({ identityNumber }: ProcessingSpec): Partial<Entry> {
  if (identityNumber === undefined) return {};
  return { identityNumberGround: 'identification', identityNumberMotivation: identityNumber };
}

function jointAndNewUse({ joint, compatibility }: ProcessingSpec): Partial<Entry> {
  return {
    jointlyControlled: joint ? 'yes' : 'no',
    jointControllers: joint ? [withId(joint.with)] : [],
    jointDuties: Object.entries(joint?.duties ?? {}).map(([duty, party]) => ({ duty, party })),
    newUse: compatibility ? 'yes' : 'no',
    compatibility: compatibility ? { ...compatibility, exemption: null, informedOn: null } : null,
  };
}

function information({ controller, informed }: ProcessingSpec, today: string): Partial<Entry> {
  if (informed === null) return {};
  const domain = entities[controllers[controller].entity].domain;
  return {
    informedHow: informed.how,
    informedWhen: informed.when,
    informationLink: informed.page && `https://www.${domain}/personuppgifter/${informed.page}`,
    informationReviewedOn: informed.page && addDays(today, -150),
  };
}

function sharing(spec: ProcessingSpec, today: string): Partial<Entry> {
  const transfers = (spec.transfers ?? []).map(({ checkedDaysAgo, safeguards, ...row }) =>
    withId({
      ...row,
      safeguards: safeguards ?? null,
      assessed: null,
      checkedOn: checkedDaysAgo === undefined ? null : addDays(today, -checkedDaysAgo),
      kind: null,
    }),
  );
  return {
    recipients: spec.recipients.map((row) => withId({ ...row, country: 'SE' })),
    processors: (spec.processors ?? []).map(({ supplier, agreement, reference, subProcessors }) =>
      withId({
        ...suppliers[supplier],
        agreement,
        agreementReference: reference ?? null,
        subProcessors: subProcessors ?? null,
      }),
    ),
    transfers,
    transfersOutside: transfers.length > 0 ? 'yes' : 'no',
  };
}

const usualMeasures = [
  'Inloggning med två faktorer, kryptering vid överföring och daglig säkerhetskopiering',
  'Behörighet efter arbetsuppgift, tystnadsplikt och genomgång av rutinerna vid introduktion',
] as const;

function security(spec: ProcessingSpec, today: string): Partial<Entry> {
  const [technical, organisational] = spec.measures ?? usualMeasures;
  const [spreadLikelihood, spreadSeverity, spreadReasons] = spec.risk ?? [null, null, null];
  const levels = spec.classification === undefined ? ([2, 2, 2, 2] as const) : spec.classification;
  return {
    measures: [
      withId({ kind: 'technical' as const, text: technical }),
      withId({ kind: 'organisational' as const, text: organisational }),
    ],
    spreadLikelihood,
    spreadSeverity,
    spreadReasons,
    klassaConfidentiality: levels?.[0] ?? null,
    klassaCorrectness: levels?.[1] ?? null,
    klassaAvailability: levels?.[2] ?? null,
    klassaTraceability: levels?.[3] ?? null,
    klassaOn: levels && addDays(today, -300),
    accessRoutine: 'Närmaste chef beställer behörighet. Den tas bort samma dag som uppdraget slutar.',
    accessReviewedOn: addDays(today, -120),
    ...impactAssessment(spec, today),
  };
}

function impactAssessment({ impactAssessment }: ProcessingSpec, today: string): Partial<Entry> {
  if (impactAssessment === undefined) return { dpiaNeeded: 'no' };
  if (impactAssessment === 'open') return { dpiaNeeded: null };
  if (impactAssessment === 'needed') return { dpiaNeeded: 'yes' };
  const { monthsAgo, result } = impactAssessment;
  return { dpiaNeeded: 'yes', dpiaOn: monthsBefore(today, monthsAgo), dpiaResult: result };
}
