import { describe, expect, test } from 'vitest';
import { instructionFields } from '../../../knowledge/instruction-form.ts';
import {
  instructionDifferences,
  instructionHoles,
  instructionOn,
  instructionText,
  judgeInstruction,
} from './instruction.ts';
import { type CoveredProcessing, type KnownOfAgreement, proposeInstruction } from './instruction-proposal.ts';

const filled = Object.fromEntries(instructionFields.map(({ id }) => [id, 'Ifyllt'])) as Record<
  (typeof instructionFields)[number]['id'],
  string
>;
const asked = { asOf: '2026-11-22' };

describe('the holes of an instruction', () => {
  test('are the fields that must be filled in and are not', () => {
    expect(instructionHoles({ ...filled, logging: ' ', end: null }).map(({ field }) => field)).toEqual([
      'logging',
      'end',
    ]);
  });

  test('are none for what may be left empty', () => {
    expect(instructionHoles({ ...filled, other: '' })).toEqual([]);
  });

  test('are made by a country that data go to and that the field of places is silent on', () => {
    const holes = instructionHoles({ ...filled, location: 'Lagring i Sverige. Support från USA.' }, [
      'IN',
      'US',
    ]);
    expect(holes.map(({ field, text }) => [field, text.includes('Indien')])).toEqual([['location', true]]);
  });

  test('are told by the rule, each with its source', () => {
    const { outcome, reasons } = judgeInstruction(
      { answers: { ...filled, purpose: '' }, thirdCountries: [] },
      asked,
    );
    expect(outcome).toBe('holes');
    expect(reasons).toEqual([
      {
        text: 'Fält 1 är tomt: Ändamål, föremål och art.',
        source: expect.objectContaining({ gdpr: '28.3' }),
      },
    ]);
    expect(judgeInstruction({ answers: filled, thirdCountries: [] }, asked).outcome).toBe('complete');
  });
});

describe('the version that applied on a day', () => {
  const version = (number: number, validFrom: string | null, state: 'draft' | 'approved' = 'approved') => ({
    number,
    validFrom,
    state,
  });
  const all = [
    version(1, '2026-01-01'),
    version(2, '2026-06-01'),
    version(3, '2026-06-01'),
    version(4, null, 'draft'),
  ];

  test.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 1],
    ['2026-05-31', 1],
    ['2026-06-01', 3],
    ['2027-01-01', 3],
  ])('on %s is %s', (day, number) => {
    expect(instructionOn(all, day)?.number).toBe(number);
  });
});

describe('two versions', () => {
  test('differ field by field, also where one is empty', () => {
    const found = instructionDifferences(
      { purpose: 'A', data: 'B' },
      { purpose: 'A', data: 'C', other: 'D' },
    );
    expect(found.map(({ field, before, after }) => [field.id, before, after])).toEqual([
      ['data', 'B', 'C'],
      ['other', null, 'D'],
    ]);
  });

  test('have one text to sum, whatever order they were kept in', () => {
    expect(instructionText({ purpose: 'A', data: 'B' })).toBe(instructionText({ data: 'B', purpose: 'A' }));
    expect(instructionText({ purpose: 'A' })).not.toBe(instructionText({ purpose: 'B' }));
  });
});

describe('what the register proposes', () => {
  const entry: CoveredProcessing = {
    id: '1',
    name: 'Trygghetslarm',
    regime: 'solpul',
    protectedIdentities: 'yes',
    transfersOutside: 'no',
    purposes: [{ short: 'Besvara larm', detail: 'Dygnet runt' }],
    subjectGroups: [
      { label: 'Brukare', approximateCount: 'omkring 900' },
      { label: 'Anhöriga', approximateCount: null },
    ],
    dataItems: [
      { category: 'name', label: 'Namn' },
      { category: 'health', label: 'Hälsa.' },
    ],
    measures: [{ kind: 'technical', text: 'Kryptering' }],
    retention: [{ what: 'Larmlogg', period: '2 år', startsWhen: 'från larmet' }],
    transfers: [],
    systems: [{ name: 'Larmsystemet', country: 'SE' }],
  };
  const agreement: KnownOfAgreement = {
    side: 'controller',
    access: ['storage', 'remote-support'],
    accessText: null,
    validUntil: '2028-12-31',
    secretData: null,
    contacts: [
      {
        side: 'theirs',
        kind: 'incidents',
        name: 'Kundtjänst',
        email: 'incident@larm.example',
        phone: null,
        availability: 'dygnet runt',
      },
    ],
    transfers: [],
  };

  test('is a text for each field that anything is known of, with where it is from', () => {
    const proposals = proposeInstruction([entry], agreement);
    const texts = Object.fromEntries(Object.entries(proposals).map(([id, { text }]) => [id, text]));
    expect(texts).toEqual({
      purpose: 'Biträdet: lagrar uppgifter, support med åtkomst på distans.\nBesvara larm. Dygnet runt.',
      data: 'Namn\nHälsa.',
      sensitive:
        'Kan omfattas av sekretess: OSL 26:1: socialtjänst.\nKänsliga uppgifter: Hälsa.\nSkyddade personuppgifter förekommer.',
      subjects: 'Brukare (omkring 900)\nAnhöriga',
      security: 'Kryptering.',
      location: 'Larmsystemet lagras i Sverige.\nIngen överföring till tredjeland.',
      duration: 'Till och med 31 december 2028.\nLarmlogg: 2 år från larmet.',
      contacts: 'Hos biträdet, incidenter: Kundtjänst, incident@larm.example, dygnet runt.',
    });
    expect(proposals.data?.from).toEqual([{ id: '1', name: 'Trygghetslarm' }]);
    expect(proposals.contacts?.from).toBeNull();
  });

  test('joins several entries, each line once', () => {
    const other = { ...entry, id: '2', name: 'Hemtjänst', dataItems: [{ category: 'name', label: 'Namn' }] };
    const { data } = proposeInstruction([entry, other], agreement);
    expect(data).toEqual({
      text: 'Namn\nHälsa.',
      from: [
        { id: '1', name: 'Trygghetslarm' },
        { id: '2', name: 'Hemtjänst' },
      ],
    });
  });

  test('names our contact persons as the processor’s when that is what we are', () => {
    const { contacts } = proposeInstruction([], { ...agreement, side: 'processor' });
    expect(contacts?.text).toMatch(/^Hos den ansvariga, incidenter: Kundtjänst/);
  });

  test('is nothing for what nobody has written', () => {
    const { handling, logging, end, data } = proposeInstruction([], { ...agreement, contacts: [] });
    expect([handling, logging, end, data]).toEqual([undefined, undefined, undefined, undefined]);
  });
});
