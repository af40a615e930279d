import { describe, expect, test } from 'vitest';
import { assessmentQuestions, incidentTypes, reportQuestions } from '../../../knowledge/incident-report.ts';
import { packDocument } from './pack.ts';

const text = JSON.stringify(
  packDocument({
    sender: { name: 'Socialnämnden', municipality: 'Almby kommun', address: null, contact: null },
    date: '2026-11-22',
    hours: [{ aware: 'söndag 22 november kl. 12.00', due: 'onsdag 25 november kl. 12.00' }],
    authority: 'Integritetsskyddsmyndigheten (IMY)',
    receiver: 'NCSC',
    phones: 'It-stöd 0990-100 10',
    note: 'Gruppen träffas i rum 4.',
    persons: [
      { name: 'Fyran Fyransson', role: 'GDPR-samordnare', phone: null, email: 'fyran@almby.example' },
    ],
    processors: [
      { processor: 'Biträdet AB', processing: 'Lön', organisationNumber: null, contact: '0990-200 20' },
    ],
  }),
);

describe('the pack on paper', () => {
  test.each([
    ...Object.entries(reportQuestions).filter(([id]) => id !== 'notNotified'),
    ...assessmentQuestions.map(({ id, label }) => [id, label] as const),
    ...incidentTypes.map(({ id, label }) => [id, label] as const),
  ])('asks %s: %s', (_id, label) => {
    expect(text).toContain(label);
  });

  test('says who is called, when the hours are out and who is processor for what', () => {
    for (const said of [
      'Fyran Fyransson',
      'It-stöd',
      'onsdag 25 november',
      'Biträdet AB',
      '0990-200 20',
      'rum 4',
    ])
      expect(text).toContain(said);
  });
});
