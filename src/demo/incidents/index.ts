/** A year of invented incidents: small ones and one large, notified and not, and one that is going on. */
import { careIncidents } from './care.ts';
import type { IncidentSpec } from './incident.ts';
import { officesIncidents } from './offices.ts';
import { schoolIncidents } from './school.ts';

export type { IncidentSpec } from './incident.ts';

export const incidents: readonly IncidentSpec[] = [...careIncidents, ...schoolIncidents, ...officesIncidents];
