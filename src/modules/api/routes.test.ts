import { describe, expect, test } from 'vitest';
import type { Context, Input, Reply } from '../../platform/route.ts';
import { describeRules } from '../../rules.ts';
import { apiRoutes } from './routes.tsx';

const context = { today: '2026-11-21' } as Context;

async function call(method: 'get' | 'post', path: string, rule = '', json?: unknown) {
  const route = apiRoutes.find((known) => known.method === method && known.path === path);
  const empty = {
    query: new URLSearchParams(),
    fields: new URLSearchParams(),
    files: new Map<string, File>(),
    allFiles: [],
  };
  const input: Input = { path, params: { rule }, ...empty, json };
  if (!route) throw new Error(`${path} finns inte`);
  const reply = await (route.run as (context: Context, input: Input) => Promise<Reply>)(context, input);
  if (reply.kind !== 'json') throw new Error(`svarade med ${reply.kind}`);
  return { status: reply.status, body: JSON.parse(JSON.stringify(reply.body)) as Record<string, unknown> };
}

const ask = (rule: string, json: unknown) => call('post', '/api/v1/rules/:rule', rule, json);

describe('GET /api/v1/rules', () => {
  test('gives every rule with the schema of its facts', async () => {
    const { status, body } = await call('get', '/api/v1/rules');
    expect(status).toBe(200);
    expect(body.rules).toHaveLength(describeRules().length);
  });

  test('gives one rule by its id', async () => {
    const { body } = await call('get', '/api/v1/rules/:rule', 'register.purpose');
    expect(body).toMatchObject({ id: 'register.purpose', facts: { type: 'object' } });
  });

  test('answers 404 for a rule that does not exist', async () => {
    const { status, body } = await call('get', '/api/v1/rules/:rule', 'register.nothing');
    expect([status, body.status, body.title]).toEqual([404, 404, 'Regeln finns inte']);
  });
});

describe('POST /api/v1/rules/:rule', () => {
  test('answers with outcome, reasons and their sources', async () => {
    const facts = { likelihood: 3, severity: 4 };
    const { status, body } = await ask('register.first-risk', { facts, profile: 'mjolby-2017' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      rule: 'register.first-risk',
      asOf: '2026-11-21',
      profile: 'mjolby-2017',
      outcome: 'very-high',
      outcomeText: 'Mycket hög risk',
    });
    expect(body.reasons).toContainEqual(
      expect.objectContaining({ source: expect.objectContaining({ gdpr: '35.1' }) }),
    );
  });

  test('is asked as of the day given', async () => {
    const { body } = await ask('register.first-risk', {
      facts: { likelihood: 1, severity: 1 },
      asOf: '2020-01-01',
    });
    expect(body).toMatchObject({ asOf: '2020-01-01', lawVersion: expect.stringContaining('2020-01-01') });
  });

  test('names each fact that is wrong', async () => {
    const { status, body } = await ask('register.first-risk', { facts: { likelihood: 9 } });
    expect(status).toBe(422);
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Frågan går inte att besvara',
      detail: 'likelihood: Högst 4. severity: Uppgiften saknas.',
      status: 422,
      errors: [
        { path: 'likelihood', message: 'Högst 4.' },
        { path: 'severity', message: 'Uppgiften saknas.' },
      ],
    });
  });

  test.each([
    ['no JSON', undefined, ''],
    ['a list', [], ''],
    ['a misspelt day', { facts: {}, asof: '2020-01-01' }, ''],
    ['a day that is no text', { facts: {}, asOf: 2020 }, 'asOf'],
    ['a day that is none', { facts: {}, asOf: '2020-02-30' }, 'asOf'],
    ['an unknown guideline', { facts: {}, profile: 'almby-2020' }, 'profile'],
    ['no facts', {}, 'facts'],
  ])('refuses %s', async (_what, json, path) => {
    const { status, body } = await ask('register.first-risk', json);
    expect(status).toBe(422);
    expect(body.errors).toEqual([expect.objectContaining({ path })]);
  });

  test('answers 404 for a rule that does not exist', async () => {
    expect((await ask('register.nothing', { facts: {} })).status).toBe(404);
  });
});
