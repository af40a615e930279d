/** Where each question of the authority's form is answered in Ansvar. */
import type { BreachField, BreachFieldId } from '../../../knowledge/breach-form.ts';

const PLACES: Readonly<Record<BreachFieldId, string>> = {
  controller: '/namnd',
  organisationNumber: '/namnd',
  address: '/namnd',
  reference: '/arenden/:id',
  contactName: '/arenden/:id',
  contactPhone: '/arenden/:id',
  contactEmail: '/arenden/:id',
  officer: '/namnd',
  contactAddress: '/namnd',
  occurredAt: 'tider#occurredOn',
  discoveredAt: 'tider#discoveredOn',
  lateReason: 'anmalan#skicka',
  endedAt: 'tider#endedOn',
  mainType: 'bedomning#types',
  description: 'bedomning#description',
  discoveredHow: 'bedomning#discoveredHow',
  cause: 'bedomning#cause',
  processorsInvolved: 'bedomning#processorsInvolved',
  processors: 'bedomning#bitraden',
  subProcessors: 'bedomning#bitraden',
  subjectsExact: 'bedomning#subjectsExact',
  subjectsRange: 'bedomning#subjectsRange',
  recordsExact: 'bedomning#recordsExact',
  recordsRange: 'bedomning#recordsRange',
  subjectGroups: 'bedomning#subjectGroups',
  dataKinds: 'bedomning#dataKinds',
  encrypted: 'bedomning#encrypted',
  consequences: 'bedomning#consequences',
  severity: 'risk#severity',
  measures: 'atgarder',
  informed: 'beslut',
  informedOn: 'registrerade',
  informedHow: 'registrerade',
  willInformOn: 'registrerade',
  notInformedWhy: 'risk#riskReason',
  secrecy: '/arenden/:id',
};

/** The page where the answer to a question of the form is filled in. */
export function filledInAt({ id }: Pick<BreachField, 'id'>, caseId: string): string {
  const place = PLACES[id as BreachFieldId];
  return place.startsWith('/') ? place.replace(':id', caseId) : `/incidenter/${caseId}/${place}`;
}
