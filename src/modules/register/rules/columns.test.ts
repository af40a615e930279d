import { describe, expect, it } from 'vitest';
import { readFields, readNumbered, writeFields, writeNumbered } from './columns/cell-text.ts';
import { readDate } from './columns/dates.ts';
import { registerLabels } from './columns/labels.ts';
import { fullEntry } from './columns/test-entry.ts';
import { type Facts, registerColumns, registerHeaders, registerRow } from './columns.ts';
import { blankEntry } from './entry.ts';

const labels = registerLabels();
const context = { labels, controller: { name: 'Socialnämnden' }, dataProtectionOfficer: 'Tolvan Tolvansson' };

describe('the columns of the register', () => {
  it('cover the 27 columns of the model', () => {
    expect(new Set(registerColumns.map((column) => column.number)).size).toBe(27);
    expect(new Set(registerHeaders()).size).toBe(registerColumns.length);
    expect(new Set(registerColumns.map((column) => column.key)).size).toBe(registerColumns.length);
  });

  it('read back into the same entry what they wrote', () => {
    const entry = fullEntry();
    const facts: Facts = structuredClone(entry);
    const row = registerRow(entry, context);
    const unknown = registerColumns.flatMap(
      (column, index) => column.read?.(row[index] ?? '', facts, labels) ?? [],
    );
    expect(unknown).toEqual([]);
    expect(facts).toEqual(entry);
  });

  it('read back into a new entry all that an entry says', () => {
    const entry = fullEntry();
    const facts: Facts = blankEntry({ id: entry.id, controllerId: entry.controllerId });
    const row = registerRow(entry, context);
    for (const [index, column] of registerColumns.entries()) column.read?.(row[index] ?? '', facts, labels);
    expect(
      registerRow(
        blankEntry({ ...entry, ...facts, number: entry.number, version: entry.version, state: entry.state }),
        context,
      ),
    ).toEqual(row);
  });

  it('keep the id of a line that was edited', () => {
    const facts: Facts = structuredClone(fullEntry());
    const column = registerColumns.find(({ key }) => key === 'recipients');
    column?.read?.('Skatteverket | Myndighet | Sverige | Nytt ändamål\nPolisen | Annan', facts, labels);
    expect(facts.recipients).toMatchObject([
      { id: 'recipient-1', purpose: 'Nytt ändamål' },
      { id: 'recipient-2' },
    ]);
  });

  it('leave what they do not understand as it was, and say it', () => {
    const facts: Facts = { klassaConfidentiality: 3 };
    const column = registerColumns.find(({ key }) => key === 'klassaConfidentiality');
    expect(column?.read?.('mycket', facts, labels)).toEqual(['mycket']);
    expect(facts.klassaConfidentiality).toBe(3);
  });
});

describe('several values in a cell', () => {
  it.each([
    [['Ett']],
    [['1. Ett']],
    [['Ett', 'Två']],
    [['Ett\n2. inte ett nytt', null, 'Tre']],
    [[null, 'Två']],
  ])('come back from numbered lines: %j', (items) => {
    expect(readNumbered(writeNumbered(items))).toEqual(items);
  });

  it.each([[['a', 'b']], [['a | b', '\\', 'två\nrader']], [['', 'b']]])(
    'come back from fields: %j',
    (fields) => {
      expect(readFields(writeFields(fields))).toEqual(fields);
    },
  );

  it.each([
    ['2026-11-20', '2026-11-20'],
    ['20261120', '2026-11-20'],
    ['2026-11-20 14.30', '2026-11-20'],
    ['20/11 2026', '2026-11-20'],
    ['20.11.2026', '2026-11-20'],
    ['20 november 2026', '2026-11-20'],
    ['46346', '2026-11-20'],
    ['11/20/2026', '2026-11-20'],
    ['2026-02-30', null],
    ['hösten 2026', null],
  ])('the date %s is %s', (text, date) => {
    expect(readDate(text)).toBe(date);
  });
});
