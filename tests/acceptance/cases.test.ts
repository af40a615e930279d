/** Worked cases of module P: what is registered as what, by the rule and by the page. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { askRule } from '../../src/rules.ts';
import { type Browser, makeMunicipality, openTestProduct } from '../municipality.ts';

/** The day of the source and today: none of these cases has been changed by later law. */
const days = ['2019-06-14', '2026-11-22'];

function ask(event: string, asOf: string, more = {}) {
  const answer = askRule('case.diary-type', { event, ...more }, { asOf });
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.judgement;
}

const product = openTestProduct();
let coordinator: Browser;

beforeAll(async () => {
  const municipality = await makeMunicipality(product);
  const board = await municipality.addController('Vård- och omsorgsnämnden');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
});

/** Registers a case of the kind through its page, and returns what its page says that the diary calls it. */
async function registeredAs(kind: string): Promise<string> {
  const id = randomUUID();
  const form = { id, kind, title: 'Prov', openedOn: '2026-11-20', registrera: '1' };
  // An agreement is begun on its own page, and registered with it.
  const agreement = { what: 'processor-controller', party: `Biträde ${id} AB`, edition: 'skr-2023-02' };
  if (kind === 'processor-agreement') await coordinator.post('/avtal/nytt', { ...form, ...agreement });
  const visit = await (kind === 'processor-agreement'
    ? coordinator.get(`/arenden/${id}`)
    : coordinator.post('/arenden/nytt', form));
  const [, , diaryType = ''] =
    /<p class="meta"><span><strong>(.*?)<\/strong><\/span><span>(.*?)<\/span>/.exec(visit.text) ?? [];
  return diaryType;
}

describe.each(days)('what is registered as what, as of %s', (asOf) => {
  test('T-214: a new incident is registered as Personuppgiftsincident', () => {
    expect(ask('incident', asOf).outcome).toBe('incident');
  });

  test('T-215: a processor agreement as Personuppgiftsbiträdesavtal, or kept with the main agreement', () => {
    const judged = ask('processor-agreement', asOf);
    expect(judged.outcome).toBe('agreement');
    expect(judged.reasons[0]?.text).toContain('hållas ordnat tillsammans med huvudavtalet');
    expect(ask('processor-agreement', asOf, { keptWithMainAgreement: true }).outcome).toBe(
      'with-main-agreement',
    );
  });

  test('T-217: an objection as Begäran om förändring, which the source does not name', () => {
    const judged = ask('objection', asOf);
    expect(judged.outcome).toBe('change');
    expect(judged.reasons[0]?.text).toContain('nämner inte invändning');
  });

  test('T-218: an incident judged not notifiable is still registered, with its motivation', () => {
    const judged = ask('incident-not-notified', asOf);
    expect(judged.outcome).toBe('incident');
    expect(judged.reasons.map(({ text }) => text).join(' ')).toContain('med motivering');
  });
});

describe('on the page of the case', () => {
  test.each([
    ['T-215', 'processor-agreement', 'Personuppgiftsbiträdesavtal'],
    ['T-217', 'change-request', 'Begäran om förändring'],
    ['P-003', 'access-request', 'Begäran om registerutdrag'],
    ['P-004', 'portability-request', 'Begäran om dataportabilitet'],
  ])('%s: %s is called %s', async (_id, kind, expected) => {
    expect(await registeredAs(kind)).toBe(expected);
  });
});
