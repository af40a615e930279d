/** Worked cases of transfers to third countries (L, T-185–T-193), by rule and by page. */
import { beforeAll, describe, expect, test } from 'vitest';
import { askRule } from '../../src/rules.ts';
import { plain } from '../incidents.ts';
import { type Browser, makeMunicipality, openTestProduct } from '../municipality.ts';

const OWN_DAY = '2019-06-15';
const TODAY = '2026-11-22';
const days = [OWN_DAY, TODAY];

let coordinator: Browser;
beforeAll(async () => {
  const municipality = await makeMunicipality(openTestProduct());
  const controller = await municipality.addController('Bildningsnämnden');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller }]);
});

function ask(id: string, facts: unknown, asOf: string) {
  const answer = askRule(id, facts, { asOf });
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  const { outcome, reasons } = answer.judgement;
  return { outcome, text: reasons.map((why) => why.text).join(' ') };
}
const isTransfer = (facts: unknown, asOf: string) => ask('transfer.is-transfer', facts, asOf);
const support = (facts: unknown, asOf: string) => ask('register.transfer', facts, asOf);

const page = async (query: Record<string, string>): Promise<string> => {
  const visit = await coordinator.get(`/vagledning/overforing?${new URLSearchParams(query)}`);
  expect(visit.status).toBe(200);
  return plain(visit.text);
};

/** The clauses of their day: those of 2010 in 2019, those of 2021 today. */
const clausesOf = (asOf: string) => ({
  country: 'IN',
  mechanism: asOf < '2021-06-27' ? 'OLD_SCC' : 'SCC_M2',
  assessed: 'yes',
});

describe.each(days)('as of %s', (asOf) => {
  test('T-185: a recipient in Norway is no transfer', () => {
    expect(isTransfer({ country: 'NO', how: 'processor' }, asOf)).toMatchObject({ outcome: 'not-transfer' });
    expect(support({ country: 'NO' }, asOf)).toMatchObject({ outcome: 'free' });
  });

  test('T-187: a public body in Canada is not covered by the decision', () => {
    const facts = { country: 'CA', mechanism: 'ADEQUACY' };
    expect(support(facts, asOf).outcome).toBe('allowed');
    const judged = support({ ...facts, recipientCovered: 'no' }, asOf);
    expect(judged).toMatchObject({ outcome: 'forbidden' });
    expect(judged.text).toContain('behöver ett annat stöd');
    expect(judged.text).toContain('PIPEDA');
    expect(support({ country: 'CA', recipientCovered: 'no' }, asOf)).toMatchObject({ outcome: 'incomplete' });
  });

  test('T-188: read access from India to data stored in Sweden is a transfer', () => {
    const judged = isTransfer({ country: 'IN', how: 'remote-access', storedIn: 'SE' }, asOf);
    expect(judged).toMatchObject({ outcome: 'transfer' });
    expect(judged.text).toContain('exempelvis läsbehörighet');
  });

  test('T-190: changed standard clauses give no support', () => {
    expect(support(clausesOf(asOf), asOf).outcome).toBe('allowed');
    const judged = support({ ...clausesOf(asOf), clausesChanged: 'yes' }, asOf);
    expect(judged).toMatchObject({ outcome: 'forbidden' });
    expect(judged.text).toContain('får inte ändras');
  });

  test('T-191: an added business clause that does not conflict is allowed', () => {
    const judged = support({ ...clausesOf(asOf), clausesChanged: 'added' }, asOf);
    expect(judged).toMatchObject({ outcome: 'allowed' });
    expect(judged.text).toContain('Affärsklausuler får läggas till');
  });

  test('T-193: clauses do not suffice where the data subjects have no remedy', () => {
    const judged = support({ ...clausesOf(asOf), remedy: 'no' }, asOf);
    expect(judged).toMatchObject({ outcome: 'forbidden' });
    expect(judged.text).toContain('prövad i domstol');
    expect(support({ ...clausesOf(asOf), remedy: 'yes' }, asOf).outcome).toBe('allowed');
  });

  test.each([
    ['e-mail', 'via e-post'],
    ['processor', 'anlitas i ett land utanför EU/EES'],
    ['remote-access', 'läsbehörighet'],
    ['cloud', 'molntjänst som är baserad utanför EU/EES'],
    ['storage', 'till exempel på en server'],
  ])('L-005: %s outside the union is a transfer, in the words of the guidelines', (how, quote) => {
    const judged = isTransfer({ country: 'AU', how }, asOf);
    expect(judged).toMatchObject({ outcome: 'transfer' });
    expect(judged.text).toContain(quote);
  });

  test('L-006: publishing on a site kept within the union is no transfer, outside it is', () => {
    const judged = isTransfer({ country: 'IE', how: 'web' }, asOf);
    expect(judged).toMatchObject({ outcome: 'not-transfer' });
    expect(judged.text).toContain('Att publicera något på internet är inte tredjelandsöverföring');
    expect(isTransfer({ country: 'AU', how: 'web' }, asOf).outcome).toBe('transfer');
  });

  test('data of a recipient within the union that are stored outside are transferred', () => {
    const judged = isTransfer({ country: 'DE', how: 'cloud', storedIn: 'AU' }, asOf);
    expect(judged).toMatchObject({ outcome: 'transfer' });
    expect(judged.text).toContain('Australien');
    expect(judged.text).not.toContain('baserad utanför');
  });

  test('L-004: what is reached over the net must be analysed specially, a letter not', () => {
    for (const how of ['cloud', 'remote-access', 'database'])
      expect(isTransfer({ country: 'AU', how }, asOf).text).toContain('ska analyseras särskilt');
    expect(isTransfer({ country: 'AU', how: 'e-mail' }, asOf).text).not.toContain('särskilt');
  });

  test('L-014: a processor transfers only with approval and instruction in advance', () => {
    expect(isTransfer({ country: 'IN', how: 'support' }, asOf).text).toContain('skriftliga godkännande');
    expect(support({ ...clausesOf(asOf), approved: 'no' }, asOf).outcome).toBe('forbidden');
    expect(support({ ...clausesOf(asOf), approved: 'yes' }, asOf).outcome).toBe('allowed');
    expect(support({ country: 'NO', approved: 'no' }, asOf).outcome).toBe('free');
  });
});

describe('the United States', () => {
  const shield = { country: 'US', mechanism: 'PRIVACY_SHIELD' };

  test('Privacy Shield stood in 2019 and has fallen', () => {
    expect(support(shield, OWN_DAY).outcome).toBe('allowed');
    expect(support(shield, '2020-07-15').outcome).toBe('allowed');
    expect(support(shield, '2020-07-16').outcome).toBe('forbidden');
    expect(support(shield, TODAY).text).toContain('Schrems II');
  });

  test('a recipient that is not certified is not covered, whenever it was looked up', () => {
    const facts = { country: 'US', mechanism: 'DPF', checkedOn: '2026-11-01' };
    expect(support(facts, TODAY).outcome).toBe('allowed');
    expect(support({ ...facts, recipientCovered: 'no' }, TODAY).outcome).toBe('forbidden');
  });

  test('the page says how the decision stands in court', async () => {
    const text = await page({ country: 'US', how: 'cloud', mechanism: 'DPF', checkedOn: '2026-11-01' });
    expect(text).toContain('Domen är överklagad till EU-domstolen (C-703/25 P)');
    expect(text).toContain('Tillåten');
    const clauses = await page({ country: 'US', how: 'cloud', mechanism: 'SCC_M2', assessed: 'yes' });
    expect(clauses.match(/Domen är överklagad till EU-domstolen/g)).toHaveLength(1);
    expect(text.match(/Domen är överklagad till EU-domstolen/g)).toHaveLength(1);
    expect(await page({ country: 'AU', how: 'cloud' })).not.toContain('C-703/25 P');
  });
});

test('the United Kingdom was in the union in 2019 and has a decision today', () => {
  expect(isTransfer({ country: 'GB', how: 'storage' }, OWN_DAY).outcome).toBe('not-transfer');
  expect(isTransfer({ country: 'GB', how: 'storage' }, TODAY).outcome).toBe('transfer');
});

test('changed clauses say nothing of another support', () => {
  const facts = { country: 'AU', mechanism: 'BCR', safeguards: 'Godkända 2024', clausesChanged: 'yes' };
  expect(support(facts, TODAY).outcome).toBe('allowed');
});

test.each([
  [
    'T-185',
    { country: 'NO', how: 'processor' },
    [/Det är ingen överföring till tredjeland/, /Norge hör till EES/],
  ],
  [
    'T-187',
    { country: 'CA', how: 'e-mail', mechanism: 'ADEQUACY', recipientCovered: 'no' },
    [/Inte tillåten/, /gäller inte mottagaren/],
  ],
  [
    'T-188',
    { country: 'IN', how: 'remote-access', storedIn: 'SE' },
    [/Det är en överföring till tredjeland/],
  ],
  [
    'T-190',
    { country: 'IN', how: 'support', mechanism: 'SCC_M2', clausesChanged: 'yes', assessed: 'yes' },
    [/Inte tillåten/, /får inte ändras/],
  ],
  [
    'T-191',
    { country: 'IN', how: 'support', mechanism: 'SCC_M2', clausesChanged: 'added', assessed: 'yes' },
    [/Tillåten/, /Affärsklausuler/],
  ],
  [
    'T-193',
    { country: 'IN', how: 'support', mechanism: 'SCC_M2', remedy: 'no', assessed: 'yes' },
    [/Inte tillåten/, /prövad i domstol/],
  ],
])('%s on the page', async (_id, query, shows) => {
  const text = await page(query as Record<string, string>);
  for (const shown of shows) expect(text).toMatch(shown);
});

test('the page says what is lacking, and keeps what was chosen', async () => {
  const visit = await coordinator.get('/vagledning/overforing?country=&how=cloud&checkedOn=i+g%C3%A5r');
  expect(visit.status).toBe(422);
  expect(plain(visit.text)).toContain('Välj ett land.');
  expect(visit.text).toMatch(/value="cloud" selected/);
});

test('social services may transfer in two kinds of matter alone', async () => {
  const query = { country: 'IN', how: 'e-mail', mechanism: 'SCC_M1', assessed: 'yes' };
  expect(await page({ ...query, social: 'other' })).toContain('Inte tillåten');
  expect(await page({ ...query, social: 'adoption' })).not.toContain('Inte tillåten');
});
