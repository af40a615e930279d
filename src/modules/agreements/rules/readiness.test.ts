import { describe, expect, test } from 'vitest';
import { judgeReadiness, type ReadinessFacts } from './readiness.ts';

const judged = { outcome: 'current', reasons: [], lawVersion: '2026-11-22' };
const facts: ReadinessFacts = {
  kind: 'processor',
  side: 'controller',
  registered: true,
  body: true,
  editionFixed: true,
  edition: judged,
  contacts: (['ours', 'theirs'] as const).flatMap((side) =>
    (['administration', 'cooperation'] as const).map((kind) => ({ side, kind })),
  ),
  processings: 1,
  party: { number: '556000-0001', address: 'Gatan 1' },
  otherParties: [],
  own: { number: '212000-0142', address: 'Torget 1' },
  pastTerm: null,
  hasMain: 'no',
  instructionHoles: [],
  instructionUnsaid: [],
  instructionBegun: true,
  hasInstruction: true,
  text: { lacking: [], unread: 0 },
  secrecy: { ...judged, outcome: 'no-secrecy' },
  guarantees: 'sufficient',
  transfers: [],
  subProcessors: 'none',
  reglementeDecided: true,
  duties: { lacking: 0, essence: true },
};
const hinders = (more: Partial<ReadinessFacts>) => judgeReadiness({ ...facts, ...more }).hinders;

test('a term that has passed hinders, whatever the kind', () => {
  for (const kind of ['processor', 'reglemente', 'joint'] as const)
    expect(hinders({ kind, pastTerm: '1 juni 2026' })[0]).toEqual({
      text: 'Avtalet skulle gälla till och med 1 juni 2026, som har passerat.',
      where: 'villkor',
    });
});

describe('who the parties are', () => {
  test('hinders nothing when it is known', () => {
    expect(hinders({})).toEqual([]);
    expect(hinders({ kind: 'joint', side: 'joint' })).toEqual([]);
  });

  test.each(['processor', 'joint'] as const)('is named when it is missing, and nothing else (%s)', (kind) => {
    expect(hinders({ kind, party: { number: null, address: 'Gatan 1' } })).toEqual([
      { text: 'Fyll i den andra partens organisationsnummer.', where: 'parter' },
    ]);
    expect(hinders({ kind, party: { number: '556000-0001', address: ' ' } })).toEqual([
      { text: 'Fyll i den andra partens postadress.', where: 'parter' },
    ]);
    expect(
      hinders({ kind, party: { number: null, address: null }, own: { number: null, address: null } }),
    ).toEqual([
      { text: 'Fyll i den andra partens organisationsnummer och postadress.', where: 'parter' },
      { text: 'Fyll i er egen postadress.', where: 'parter' },
      {
        text: 'Ert organisationsnummer saknas. Administratören fyller i det under Organisation.',
        where: 'parter',
      },
    ]);
  });

  test('is asked of every joint controller', () => {
    const otherParties = [{ name: 'Regionen', organisationNumber: null, address: 'Lasarettet' }];
    expect(hinders({ kind: 'joint', otherParties })).toEqual([
      { text: 'Fyll i organisationsnummer för Regionen.', where: 'fordelning' },
    ]);
  });
});
