/** What a report of an incident says, and the columns that it fills (appendix 8). Pure. */

export interface ReportedProcessor {
  readonly name: string;
  readonly organisationNumber: string | null;
  readonly subProcessor: boolean;
}

/** Answers as they are stored: unknown is null, or nothing in a list. Instants are ISO with offset. */
export interface ReportAnswers {
  readonly discoveredAt: string;
  readonly occurredAt: string | null;
  /** The clock time of the occurrence is not known. */
  readonly occurredDayOnly: boolean;
  readonly endedAt: string | null;
  readonly reporter: string | null;
  readonly ongoing: 'yes' | 'no' | null;
  readonly contained: string | null;
  readonly types: readonly string[];
  readonly description: string | null;
  readonly discoveredHow: string | null;
  readonly discoveredHowText: string | null;
  readonly cause: string | null;
  readonly causeText: string | null;
  readonly processorsInvolved: 'yes' | 'no' | null;
  readonly subjectsExact: number | null;
  readonly subjectsRange: string | null;
  readonly recordsExact: number | null;
  readonly recordsRange: string | null;
  readonly subjectGroups: readonly string[];
  readonly subjectGroupsText: string | null;
  readonly employeesUnit: string | null;
  readonly dataKinds: readonly string[];
  readonly dataKindsText: string | null;
  readonly encrypted: string | null;
  readonly processors: readonly ReportedProcessor[];
}

/** As it lies in the inbox: what it is about is the same event wherever it is handed on. */
export interface StoredReport extends ReportAnswers {
  readonly eventId: string;
  /** When it was sent: the internal report, wherever it is handed on. */
  readonly sentAt: string;
}

/** A report that says nothing but when it was discovered: all else may be added. */
export const bareReport = (discoveredAt: string): ReportAnswers => ({
  discoveredAt,
  occurredAt: null,
  occurredDayOnly: false,
  endedAt: null,
  reporter: null,
  ongoing: null,
  contained: null,
  types: [],
  description: null,
  discoveredHow: null,
  discoveredHowText: null,
  cause: null,
  causeText: null,
  processorsInvolved: null,
  subjectsExact: null,
  subjectsRange: null,
  recordsExact: null,
  recordsRange: null,
  subjectGroups: [],
  subjectGroupsText: null,
  employeesUnit: null,
  dataKinds: [],
  dataKindsText: null,
  encrypted: null,
  processors: [],
});

export const awareSources = {
  own: 'Egen upptäckt',
  processor: 'Personuppgiftsbiträdet talade om det',
  'data-subject': 'En registrerad talade om det',
  other: 'Någon annan talade om det',
} as const;
export type AwareSource = keyof typeof awareSources;

/** On whose account the data are handled. */
export const incidentSides = {
  controller: 'Vi är personuppgiftsansvariga',
  processor: 'Vi är personuppgiftsbiträde åt andra',
} as const;
export type IncidentSide = keyof typeof incidentSides;
