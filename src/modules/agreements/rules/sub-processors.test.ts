import { describe, expect, test } from 'vitest';
import { dpfReasons, judgeKeptTransfer, type KeptTransfer } from './agreement-transfers.ts';
import {
  chainBelow,
  judgeSubProcessor,
  type KeptSubProcessor,
  numberedChain,
  placeKind,
  possibleParents,
  subProcessorsKnown,
  thirdCountriesOf,
  transferHinders,
} from './sub-processors.ts';

const asOf = '2026-11-22';
const row = (
  id: string,
  parentId: string | null,
  more: Partial<KeptSubProcessor> = {},
): KeptSubProcessor => ({
  id,
  parentId,
  name: id,
  country: 'SE',
  places: ['SE'],
  mechanism: null,
  safeguards: null,
  assessed: null,
  checkedOn: null,
  endedOn: null,
  ...more,
});

describe('the chain', () => {
  const rows = [row('a', null), row('b', null), row('c', 'a'), row('d', 'c'), row('e', 'a')];

  test('is numbered depth first, in the order given', () => {
    expect(numberedChain(rows).map(({ id, number, depth }) => [id, number, depth])).toEqual([
      ['a', '1', 0],
      ['c', '1.1', 1],
      ['d', '1.1.1', 2],
      ['e', '1.2', 1],
      ['b', '2', 0],
    ]);
  });

  test('knows everybody below, and who may be above', () => {
    expect(chainBelow(rows, 'a').map(({ id }) => id)).toEqual(['c', 'd', 'e']);
    expect(possibleParents(rows, 'c').map(({ id }) => id)).toEqual(['a', 'b', 'e']);
    expect(possibleParents(rows, null)).toHaveLength(5);
  });

  test('is listed, said to be empty, or not known', () => {
    expect(subProcessorsKnown(rows, false)).toBe('listed');
    expect(subProcessorsKnown([row('a', null, { endedOn: '2026-01-01' })], false)).toBe('unknown');
    expect(subProcessorsKnown([], true)).toBe('none');
  });
});

const told = { organisationNumber: '556000-0001', address: 'Gatan 1', what: 'Drift' };
const facts = {
  country: 'SE',
  places: ['SE'],
  mechanism: null,
  safeguards: null,
  assessed: null,
  checkedOn: null,
  regimes: [],
  controllerType: 'board',
};
const outcome = (more: Partial<Parameters<typeof judgeSubProcessor>[0]>) =>
  judgeSubProcessor({ ...facts, ...more }, { asOf }).outcome;

describe('a sub-processor', () => {
  test.each([
    ['within the EU and the EEA', { country: 'NO', places: ['SE', 'IS'] }, 'free'],
    ['without a place', { places: [] }, 'incomplete'],
    ['established here with support from India', { places: ['SE', 'IN'] }, 'incomplete'],
    ['established in India with servers here', { country: 'IN' }, 'incomplete'],
    ['in India on assessed clauses', { places: ['IN'], mechanism: 'SCC_M3', assessed: 'yes' }, 'allowed'],
    ['in the United States on Privacy Shield', { places: ['US'], mechanism: 'PRIVACY_SHIELD' }, 'forbidden'],
    [
      'in the United States, certified',
      { places: ['US'], mechanism: 'DPF', checkedOn: '2026-11-01' },
      'allowed',
    ],
    [
      'in India for social services, whatever the clauses',
      { places: ['IN'], mechanism: 'SCC_M3', assessed: 'yes', regimes: ['gdpr', 'solpul'] },
      'forbidden',
    ],
  ] as const)('%s', (_name, more, expected) => {
    expect(outcome(more as never)).toBe(expected);
  });

  test('is judged by its worst country, which is named', () => {
    const { reasons } = judgeSubProcessor(
      { ...facts, places: ['SE', 'US'], mechanism: 'PRIVACY_SHIELD' },
      { asOf },
    );
    expect(reasons[0]?.text).toContain('USA');
  });
});

const india: KeptTransfer = {
  country: 'IN',
  recipient: 'Supporten',
  mechanism: 'SCC_M3',
  safeguards: null,
  assessed: 'yes',
  checkedOn: null,
  recipientCovered: null,
  clausesChanged: 'no',
  remedy: 'yes',
  kind: null,
  approvedOn: '2026-11-20',
  approvedBy: 'Chefen',
  instruction: 'Bara vid felsökning',
};
const around = { regimes: ['gdpr'], controllerType: 'board' };

describe('a transfer by the processor', () => {
  test.each([
    ['with ground, approval and instruction', {}, 'allowed'],
    ['without approval', { approvedOn: null, approvedBy: null }, 'unapproved'],
    ['approved on a day to come', { approvedOn: '2026-12-01' }, 'unapproved'],
    ['without instruction', { instruction: ' ' }, 'unapproved'],
    ['without ground', { mechanism: null }, 'incomplete'],
    ['on changed clauses (T-190)', { clausesChanged: 'yes' }, 'forbidden'],
    ['with an added business clause (T-191)', { clausesChanged: 'added' }, 'allowed'],
    ['without remedy for the persons (T-193)', { remedy: 'no' }, 'forbidden'],
    ['on Privacy Shield', { country: 'US', mechanism: 'PRIVACY_SHIELD' }, 'forbidden'],
    [
      'to a public body in Canada (T-187)',
      { country: 'CA', mechanism: 'ADEQUACY', recipientCovered: 'no' },
      'forbidden',
    ],
    ['to Norway, which is none', { country: 'NO', approvedOn: null, approvedBy: null }, 'free'],
  ] as const)('%s', (_name, more, expected) => {
    expect(judgeKeptTransfer({ ...india, ...more }, around, { asOf }).outcome).toBe(expected);
  });
});

describe('what rests on the DPF alone (law.md 1.2)', () => {
  const dpf = { name: 'Molnet', countries: ['US'], mechanism: 'DPF', outcome: 'allowed' };
  const scc = { ...dpf, mechanism: 'SCC_M3' };
  test.each([
    ['nothing else', [], true],
    ['clauses to the same', [scc], false],
    ['clauses to somebody else', [{ ...scc, name: 'Annan' }], true],
    ['clauses to another country', [{ ...scc, countries: ['IN'] }], true],
    ['clauses that do not hold', [{ ...scc, outcome: 'incomplete' }], true],
  ])('beside %s', (_name, others, marked) => {
    const reasons = dpfReasons(dpf, [dpf, ...others], asOf);
    expect(reasons.some(({ text }) => text.includes('C-703/25 P'))).toBe(marked);
  });

  test('is marked only where it is allowed', () => {
    expect(dpfReasons({ ...dpf, outcome: 'incomplete' }, [], asOf)).toEqual([]);
    expect(dpfReasons(scc, [], asOf)).toEqual([]);
  });
});

describe('what hinders signing', () => {
  test('is every transfer and place without ground or approval, in words', () => {
    const hinders = transferHinders(
      {
        ...around,
        transfers: [india, { ...india, approvedOn: null, approvedBy: null }],
        subProcessors: [
          { ...row('Driften', null), ...told, address: null },
          { ...row('Supporten', null, { places: ['IN'] }), ...told },
          { ...row('Förr', null, { places: ['IN'], endedOn: '2026-01-01' }), ...told },
        ],
      },
      asOf,
    );
    expect(hinders).toEqual([
      {
        text: expect.stringMatching(/^Överföringen till Indien, Supporten: .*godkännande/),
        where: 'overforingar',
      },
      { text: 'Underbiträdet Driften saknar adress.', where: 'underbitraden' },
      { text: expect.stringMatching(/^Underbiträdet Supporten: Indien/), where: 'underbitraden' },
    ]);
  });

  test('counts the countries outside, adequate or not, of those still engaged', () => {
    expect(
      thirdCountriesOf(
        [{ country: 'GB' }, { country: 'NO' }],
        [row('a', null, { places: ['US', 'SE'] }), row('b', null, { places: ['IN'], endedOn: '2026-01-01' })],
        asOf,
      ),
    ).toEqual(['GB', 'US']);
    expect(['SE', 'NO', 'GB'].map((code) => placeKind(code, asOf))).toEqual(['sweden', 'union', 'third']);
  });
});
