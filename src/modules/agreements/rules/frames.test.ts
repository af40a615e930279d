import { describe, expect, test } from 'vitest';
import { frameRefusal } from './frames.ts';

const agreement = {
  kind: 'processor',
  side: 'controller',
  edition: 'skr-2023-02',
  state: 'in-force',
  restricted: false,
};

describe('an agreement as a frame', () => {
  test.each([
    ['that lies in draft', { state: 'draft' }],
    ['for signing', { state: 'signing' }],
    ['that holds', {}],
    ['on the clauses of the Commission', { edition: 'scc-2021-915' }],
  ])('%s can be shared', (_name, more) => {
    expect(frameRefusal({ ...agreement, ...more })).toBeUndefined();
  });

  test.each([
    ['that has ended', { state: 'ended' }, 'har upphört'],
    ['that came to nothing', { state: 'withdrawn' }, 'blev inte av'],
    ['that is being made ready', { state: 'preparing' }, 'Vänta'],
    ['of Inera', { edition: 'inera-kundavtal-2' }, 'Ineras avtal'],
    ["on the supplier's own form", { edition: 'supplier' }, 'inte med avtalets fil'],
    ['on another form', { edition: 'other' }, 'inte med avtalets fil'],
    ['where we are the processor', { side: 'processor' }, 'där ni är ansvariga'],
    ['on an edition that another has replaced', { edition: 'skr-1.1-181219' }, 'nyare utgåva'],
    ['of a restricted case', { restricted: true }, 'begränsad åtkomst'],
    ['that is a reglemente', { kind: 'reglemente', edition: 'reglemente' }, 'personuppgiftsbiträdesavtal'],
  ])('%s cannot, and is told why', (_name, more, said) => {
    expect(frameRefusal({ ...agreement, ...more })).toContain(said);
  });
});
