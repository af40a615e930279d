import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../platform/actor.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Context, Input, Reply } from '../../../platform/route.ts';
import { describeRules } from '../../../rules.ts';
import { guideRoutes } from './index.ts';

const actor: Actor = {
  as: 'staff',
  personId: null,
  name: 'Tolvan Tolvansson',
  appointments: [],
  administers: [],
  readable: [],
  overseen: [],
  counted: [],
  office: null,
  entities: [],
  controller: null,
  writeEntity: null,
};
const context = { actor, today: '2026-11-21' } as Context;

interface Sent {
  readonly params?: Record<string, string>;
  readonly query?: string | Record<string, string>;
  readonly fields?: string | Record<string, string>;
}

async function send(method: 'get' | 'post', path: string, { params = {}, query, fields }: Sent = {}) {
  const route = guideRoutes.find((known) => known.method === method && known.path === path);
  const input: Input = {
    path,
    params,
    query: new URLSearchParams(query),
    fields: new URLSearchParams(fields),
    files: new Map(),
    allFiles: [],
  };
  if (!route) throw new Error(`${path} finns inte`);
  const reply = await (route.run as (context: Context, input: Input) => Promise<Reply>)(context, input);
  if (reply.kind !== 'page') throw new Error(`svarade med ${reply.kind}`);
  return { status: reply.status, html: String(await reply.render()) };
}

const askedByForm = (rule: string, fields: Sent['fields']) =>
  send('post', '/regler/:rule', { params: { rule }, ...(fields && { fields }) });
const askedByAddress = (rule: string, query: Sent['query']) =>
  send('get', '/regler/:rule', { params: { rule }, ...(query && { query }) });

describe('the list of rules', () => {
  test('shows every rule with a link', async () => {
    const { html } = await send('get', '/regler');
    for (const rule of describeRules()) expect(html).toContain(`href="/regler/${rule.id}"`);
  });

  test('is filtered by words of the description and the id', async () => {
    const { html } = await send('get', '/regler', { query: 'q=ändamål+bestämt' });
    expect(html).toContain('/regler/register.purpose');
    expect(html).not.toContain('/regler/register.transfer');
  });

  test('says so when nothing is found', async () => {
    expect((await send('get', '/regler', { query: 'q=xyz' })).html).toContain('Ingen regel har alla orden');
  });
});

describe('a rule', () => {
  test.each(describeRules().map((rule) => [rule.id, rule] as const))('%s has a form', async (id, rule) => {
    const { html, status } = await askedByAddress(id, undefined);
    expect(status).toBe(200);
    expect(html).toContain('Fråga regeln');
    for (const name of Object.keys((rule.facts as { properties: object }).properties))
      expect(html).toContain(name);
  });

  test('answers a form with its reasons and their articles', async () => {
    const { html, status } = await askedByForm('register.first-risk', { likelihood: '3', severity: '4' });
    expect(status).toBe(200);
    expect(html).toContain('Mycket hög risk');
    expect(html).toContain('href="/lagtext/35.1"');
    expect(html).toContain('value="3" selected');
  });

  test('answers an address too', async () => {
    const { html } = await askedByAddress('register.first-risk', 'likelihood=1&severity=1');
    expect(html).toContain('Låg risk');
  });

  test('is asked as of the day that is written, in any Swedish way', async () => {
    const { html } = await askedByForm('register.first-risk', {
      likelihood: '1',
      severity: '1',
      dag: '25/5 2018',
    });
    expect(html).toContain('Prövat mot rätten per 2018-05-25');
  });

  test('shows what is wrong beside the field and keeps what was typed', async () => {
    const { html, status } = await askedByForm('register.first-risk', {
      likelihood: '9',
      severity: '1',
      dag: '2026-11-21',
    });
    expect(status).toBe(422);
    expect(html).toContain('id="likelihood-error"');
    expect(html).toContain('Högst 4.');
    expect(html).toContain('<option value="9" selected');
  });

  test('refuses a day that is none', async () => {
    const { html, status } = await askedByForm('register.first-risk', {
      likelihood: '1',
      severity: '1',
      dag: '30 februari 2026',
    });
    expect(status).toBe(422);
    expect(html).toContain('id="dag-error"');
    expect(html).toContain('value="30 februari 2026"');
  });

  test('says when the guideline has no answer of its own', async () => {
    const facts = { measure: 'advice', riktlinje: 'mjolby-2017' };
    const { html } = await askedByForm('register.exercise-of-authority', facts);
    expect(html).toContain('Mjölby 2017 har inget eget svar');
  });

  test('takes lists from tick boxes and from lines', async () => {
    const { html } = await askedByForm('register.sensitive-data', 'categories=&categories=health');
    expect(html).toContain('<strong>Stöd för känsliga uppgifter saknas</strong>');
    const lines = await askedByForm('register.covered-by-gdpr', {
      automation: 'manual',
      searchKeys: 'namn\nadress\n',
    });
    expect(lines.html).toContain('Omfattas av dataskyddsförordningen');
  });

  test('takes structures as JSON and says when they are not', async () => {
    const bodies = JSON.stringify([{ name: 'Socialnämnden', independent: true }]);
    const answered = await askedByForm('organisation.effective-controller', {
      asked: 'Socialnämnden',
      bodies,
    });
    expect(answered.html).toContain('Nämnden är själv personuppgiftsansvarig');
    const broken = await askedByForm('organisation.effective-controller', {
      asked: 'Socialnämnden',
      bodies: '[{',
    });
    expect(broken.status).toBe(422);
    expect(broken.html).toContain('inte giltig JSON');
    const wrong = await askedByForm('organisation.effective-controller', {
      asked: 'Socialnämnden',
      bodies: '[{"name":1}]',
    });
    expect(wrong.html).toContain('0.name: Ska vara en text.');
  });

  test('that reads a whole entry takes it as one JSON text, prefilled', async () => {
    const { html } = await askedByAddress('register.completeness', undefined);
    expect(html).toContain('name="uppgifter"');
    const wrong = await askedByForm('register.completeness', { uppgifter: '{"name":1}' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('name: Ska vara en text.');
    const answered = await askedByForm('register.completeness', { uppgifter: '{"name":"Bygglov"}' });
    expect(answered.status).toBe(200);
    expect(answered.html).toContain('Varför?');
  });

  test('writes what was typed as text, never as markup', async () => {
    const { html } = await askedByForm('register.purpose', { short: '<script>alert(1)</script>' });
    expect(html).not.toContain('<script>alert');
  });

  test('that does not exist is not found', async () => {
    await expect(askedByAddress('register.nothing', undefined)).rejects.toThrow(NotFound);
    await expect(askedByForm('register.nothing', {})).rejects.toThrow(NotFound);
  });
});

describe('the text of the law', () => {
  test('opens where a citation points', async () => {
    const { html } = await send('get', '/lagtext/:ref', { params: { ref: '35.1' } });
    expect(html).toContain('Artikel 35.1 Konsekvensbedömning avseende dataskydd');
    expect(html).toMatch(/<p id="p-35\.1"[^>]*><mark/);
    expect(html).not.toMatch(/<p id="p-35\.2"[^>]*><mark/);
    expect(html).toContain('href="/lagtext/35"');
    expect(html).toContain('href="/lagtext/36"');
  });

  test('opens a recital', async () => {
    const { html } = await send('get', '/lagtext/:ref', { params: { ref: 'Recital 43' } });
    expect(html).toContain('Skäl 43');
    expect(html).toContain('href="/lagtext/Recital%2042"');
  });

  test('says when only the title is at hand', async () => {
    const { html } = await send('get', '/lagtext/:ref', { params: { ref: '98' } });
    expect(html).toContain('Här finns bara artikelns rubrik');
  });

  test('that does not exist is not found', async () => {
    await expect(send('get', '/lagtext/:ref', { params: { ref: '100' } })).rejects.toThrow(NotFound);
  });

  test('is searched by words', async () => {
    const { html } = await send('get', '/lagtext', { query: 'q=dataportabilitet' });
    expect(html).toContain('href="/lagtext/20"');
    expect(html).not.toContain('href="/lagtext/1"');
  });
});
