/** The authority's form answered by an incident, field by field. Pure. */
import {
  type BreachField,
  type BreachFieldId,
  type BreachListId,
  type BreachListOption,
  breachFields,
} from '../../../knowledge/breach-form.ts';
import { longDate, swedishDay, swedishTime } from '../../../platform/plain-date.ts';
import type { ReportAnswers, ReportedProcessor } from './report.ts';

type Lists = Readonly<Record<BreachListId, readonly BreachListOption[]>>;

export interface NotifiedIncident extends Omit<ReportAnswers, 'processors' | 'contained' | 'reporter'> {
  readonly mainType: string | null;
  readonly consequences: readonly string[];
  readonly consequencesText: string | null;
  readonly severity: number | null;
  readonly outcome: string | null;
  readonly riskReason: string | null;
  readonly reason: string | null;
  readonly informExceptionReason: string | null;
  readonly informBy: string | null;
  readonly contained: string | null;
}

export interface NotifiedMeasure {
  readonly text: string;
  readonly takenAt: string | null;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
  readonly secret: boolean;
}

export interface NotifiedTelling {
  readonly wayLabel: string;
  readonly toldOn: string;
  readonly told: number;
  readonly unreached: number;
}

export interface Contact {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/** What the form is answered from. */
export interface NotificationFacts {
  readonly controller: {
    readonly name: string;
    readonly organisationNumber: string | null;
    readonly address: string | null;
  };
  readonly reference: string | null;
  readonly contact: Contact | null;
  readonly officer: Contact | null;
  readonly incident: NotifiedIncident;
  readonly processors: readonly ReportedProcessor[];
  readonly measures: readonly NotifiedMeasure[];
  readonly tellings: readonly NotifiedTelling[];
  /** More than 72 hours have passed, or the first notification was late. */
  readonly late: boolean;
  readonly lateReason: string | null;
  /** The case is marked with a ground of secrecy. */
  readonly secrecy: string | null;
  readonly lists: Lists;
}

export interface FilledField {
  readonly field: BreachField;
  /** As it is copied into the form; null when there is nothing. */
  readonly value: string | null;
  /** What is lacking, or does not fit the form; null when nothing does. */
  readonly missing: string | null;
  /** Grounds that may keep it from whoever asks the authority for it. */
  readonly grounds: readonly string[];
}

type Filled = Pick<FilledField, 'value'> & Partial<Pick<FilledField, 'missing' | 'grounds'>>;

/** Every field of the form, in its order. */
export function fillForm(facts: NotificationFacts): readonly FilledField[] {
  const values = { ...ofController(facts), ...ofEvent(facts), ...ofPeople(facts), ...ofTelling(facts) };
  const fields: readonly BreachField[] = breachFields;
  const filled = fields
    .filter(({ id }) => id !== 'secrecy')
    .map((field) => ({
      field,
      missing: null,
      grounds: [],
      ...values[field.id as Exclude<BreachFieldId, 'secrecy'>],
    }));
  const last = fields.find(({ id }) => id === 'secrecy') as BreachField;
  return [...filled, { field: last, value: secrecyText(filled, facts), missing: null, grounds: [] }];
}

const needed = (value: string | null, missing: string): Filled => ({
  value,
  missing: value ? null : missing,
});

function ofController({ controller, reference, contact, officer }: NotificationFacts) {
  const { name, organisationNumber, address } = controller;
  return {
    controller: { value: name },
    organisationNumber: needed(organisationNumber, 'Numret står inte under «Vem gör vad».'),
    address: needed(address, 'Postadressen står inte under «Vem gör vad».'),
    reference: needed(reference, 'Ärendet har inget nummer än. Registrera det.'),
    contactName: needed(contact?.name ?? null, 'Ärendet har ingen handläggare.'),
    contactPhone: needed(contact?.phone ?? null, 'Telefonnumret är inte känt.'),
    contactEmail: needed(contact?.email ?? null, 'E-postadressen är inte känd.'),
    officer: needed(
      officer ? [officer.name, officer.phone, officer.email].filter(Boolean).join(', ') : null,
      'Nämnden har inget dataskyddsombud i Ansvar.',
    ),
    contactAddress: needed(address, 'Postadressen står inte under «Vem gör vad».'),
  } satisfies Partial<Record<BreachFieldId, Filled>>;
}

function ofEvent({ incident, processors, lists, late, lateReason }: NotificationFacts) {
  const { occurredAt, occurredDayOnly, discoveredAt, endedAt, ongoing } = incident;
  const occurred = occurredAt && (occurredDayOnly ? swedishDay(occurredAt) : swedishTime(occurredAt));
  const named = (sub: boolean) =>
    processors
      .filter(({ subProcessor }) => subProcessor === sub)
      .map(({ name, organisationNumber }) => [name, organisationNumber].filter(Boolean).join(', '))
      .join('\n') || null;
  const involved = incident.processorsInvolved ?? (processors.length > 0 ? 'yes' : null);
  return {
    occurredAt: { value: occurred ?? 'Okänt' },
    discoveredAt: { value: swedishTime(discoveredAt) },
    lateReason: {
      value: lateReason,
      missing: late && !lateReason ? 'Mer än 72 timmar har gått. Skälet är obligatoriskt.' : null,
    },
    endedAt: needed(
      endedAt ? swedishTime(endedAt) : ongoing === 'yes' ? 'Pågår' : null,
      'Skriv när den upphörde, eller att den pågår.',
    ),
    mainType: chosen(lists.types, incident.mainType, 'Ange vad som har hänt.'),
    description: needed(incident.description, 'Skriv en kort beskrivning.'),
    discoveredHow: withText(
      chosen(lists.discovery, incident.discoveredHow, 'Ange hur den upptäcktes.'),
      incident.discoveredHowText,
    ),
    cause: withText(
      chosen(lists.causes, incident.cause, 'Ange orsaken, eller «Okänd orsak».'),
      incident.causeText ?? incident.reason,
    ),
    processorsInvolved: needed(
      involved === null ? null : involved === 'yes' ? 'Ja' : 'Nej',
      'Ange om ett biträde är inblandat.',
    ),
    processors: {
      value: named(false),
      missing: involved === 'yes' && !named(false) ? 'Skriv biträdets namn.' : null,
    },
    subProcessors: { value: named(true) },
  } satisfies Partial<Record<BreachFieldId, Filled>>;
}

const HEALTH = ['health', 'sex-life', 'genetic', 'biometric'];

function ofPeople(facts: NotificationFacts) {
  const { incident, lists, measures } = facts;
  const number = (exact: number | null, range: string | null, what: string) => ({
    exact: {
      value: exact === null ? null : String(exact),
      missing: exact === null && !range ? `Ange ${what}, exakt eller som intervall.` : null,
    },
    range: range ? chosen(lists.ranges, range, '') : { value: null },
  });
  const subjects = number(incident.subjectsExact, incident.subjectsRange, 'antalet registrerade');
  const records = number(incident.recordsExact, incident.recordsRange, 'antalet uppgifter');
  const done = measuresText(measures, incident.contained);
  const own = facts.secrecy ? [facts.secrecy] : [];
  return {
    subjectsExact: subjects.exact,
    subjectsRange: subjects.range,
    recordsExact: records.exact,
    recordsRange: records.range,
    subjectGroups: {
      ...several(
        lists.groups,
        incident.subjectGroups,
        [incident.employeesUnit, incident.subjectGroupsText],
        'Ange grupperna.',
      ),
      grounds: incident.subjectGroups.includes('vulnerable') ? ['OSL 21:3', ...own] : own,
    },
    dataKinds: {
      ...several(lists.data, incident.dataKinds, [incident.dataKindsText], 'Ange sorterna.'),
      grounds: incident.dataKinds.some((kind) => HEALTH.includes(kind)) ? ['OSL 21:1', ...own] : own,
    },
    encrypted: chosen(lists.encryption, incident.encrypted, 'Ange om de var krypterade, eller «Vet inte».'),
    consequences: several(
      lists.consequences,
      incident.consequences,
      [incident.consequencesText],
      'Ange vad följderna kan bli.',
    ),
    severity: chosen(
      lists.severity,
      incident.severity === null ? null : String(incident.severity),
      'Bedöm hur allvarlig incidenten är.',
    ),
    measures: {
      ...needed(done, 'Skriv vad ni har gjort och tänker göra.'),
      grounds: measures.some(({ secret }) => secret) ? ['OSL 18:8'] : [],
    },
  } satisfies Partial<Record<BreachFieldId, Filled>>;
}

function measuresText(measures: readonly NotifiedMeasure[], contained: string | null): string | null {
  const lines = measures.map(({ text, takenAt, dueOn, doneOn }) => {
    if (takenAt) return `${swedishTime(takenAt)}: ${text}`;
    return doneOn
      ? `${longDate(doneOn)}: ${text}`
      : `Planerat till ${dueOn ? longDate(dueOn) : 'senare'}: ${text}`;
  });
  return [contained, ...lines].filter(Boolean).join('\n') || null;
}

function ofTelling({ incident, tellings, lists }: NotificationFacts) {
  const isTold = tellings.length > 0;
  const { outcome, informBy, informExceptionReason, riskReason } = incident;
  const state = isTold
    ? 'yes'
    : outcome === 'inform' && !informExceptionReason
      ? 'will'
      : outcome
        ? 'no'
        : null;
  const first = tellings.map(({ toldOn }) => toldOn).toSorted()[0] ?? null;
  const how = tellings.map(
    ({ wayLabel, toldOn, told, unreached }) =>
      `${wayLabel} ${longDate(toldOn)}: ${told} personer${unreached > 0 ? `, ${unreached} nåddes inte` : ''}`,
  );
  const why =
    informExceptionReason ??
    (riskReason ? `Incidenten bedöms inte sannolikt leda till en hög risk. ${riskReason}` : null);
  return {
    informed: chosen(lists.informed, state, 'Besluta först om de registrerade ska informeras.'),
    informedOn: { value: first },
    informedHow: { value: how.join('\n') || null },
    willInformOn: {
      value: state === 'will' ? informBy : null,
      missing: state === 'will' && !informBy ? 'Skriv när de kommer att informeras.' : null,
    },
    notInformedWhy: {
      value: state === 'no' ? why : null,
      missing: state === 'no' && !why ? 'Skriv varför de inte informeras.' : null,
    },
  } satisfies Partial<Record<BreachFieldId, Filled>>;
}

/** The words of the form for what was chosen here; said plainly when its list has no such words today. */
function chosen(list: readonly BreachListOption[], id: string | null, missing: string): Filled {
  if (!id) return { value: null, missing };
  const label = list.find((option) => option.id === id)?.label;
  return label
    ? { value: label }
    : {
        value: null,
        missing: 'Formulärets lista har inte det alternativ som är valt här. Välj själv i formuläret.',
      };
}

function several(
  list: readonly BreachListOption[],
  ids: readonly string[],
  texts: readonly (string | null)[],
  missing: string,
): Filled {
  const labels = list.filter(({ id }) => ids.includes(id)).map(({ label }) => label);
  const lost = ids.filter((id) => !list.some((option) => option.id === id)).length;
  const value = [...labels, ...texts.filter((text): text is string => Boolean(text))].join('\n') || null;
  if (!value) return { value, missing };
  return {
    value,
    missing:
      lost > 0 ? 'Formulärets lista har inte alla alternativ som är valda här. Komplettera själv.' : null,
  };
}

const withText = (filled: Filled, text: string | null): Filled => ({
  ...filled,
  value: [filled.value, text].filter(Boolean).join('\n') || null,
});

const groundWords: Readonly<Record<string, string>> = {
  'OSL 18:8': 'Uppgifter om säkerhetsåtgärder, 18 kap. 8 § offentlighets- och sekretesslagen (OSL)',
  'OSL 21:1': 'Uppgifter om hälsa och andra känsliga förhållanden, 21 kap. 1 § OSL',
  'OSL 21:3': 'Uppgifter som kan röja personer med skyddade personuppgifter, 21 kap. 3 § OSL',
};

/** A proposal for the last field: which answers may be secret at the authority, and on what ground. */
function secrecyText(filled: readonly FilledField[], { secrecy }: NotificationFacts): string | null {
  const marked = filled.filter(({ grounds, value }) => grounds.length > 0 && value);
  const grounds = [...new Set(marked.flatMap((one) => one.grounds))];
  const lines = grounds.map((ground) => {
    const numbers = marked.filter((one) => one.grounds.includes(ground)).map(({ field }) => field.imyNo);
    return `Fråga ${numbers.join(' och ')}: ${groundWords[ground] ?? ground}.`;
  });
  if (lines.length === 0) return null;
  const origin = secrecy ? ' Ärendet är sekretessmarkerat hos oss.' : '';
  return `Vi anser att dessa uppgifter bör omfattas av sekretess:\n${lines.join('\n')}${origin}`;
}

export interface ChangedField {
  readonly field: BreachField;
  readonly before: string | null;
  readonly now: string | null;
}

export type FrozenAnswers = Readonly<Partial<Record<string, string | null>>>;

export const frozenAnswers = (filled: readonly FilledField[]): FrozenAnswers =>
  Object.fromEntries(filled.map(({ field, value }) => [field.id, value]));

/** What differs from what was sent last: that is what a supplement is about. */
export const changedSince = (
  before: FrozenAnswers,
  filled: readonly FilledField[],
): readonly ChangedField[] =>
  filled.flatMap(({ field, value }) => {
    const sent = before[field.id] ?? null;
    return sent === value ? [] : [{ field, before: sent, now: value }];
  });

/** «14. Vad har hänt?»; required ones with the form's asterisk. */
export const numberedLabel = ({ imyNo, label, required }: BreachField): string =>
  `${imyNo === 'sist' ? 'Sist' : imyNo}. ${label}${required ? ' *' : ''}`;
