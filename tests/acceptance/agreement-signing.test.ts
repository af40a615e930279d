/** Worked cases of module E about who signs: by the rules, and through the pages. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { powerOfAttorneyKinds } from '../../src/knowledge/agreement-editions.ts';
import { askRule } from '../../src/rules.ts';
import {
  linkFor,
  mailedLink,
  makeSigning,
  type Signing,
  signableAgreement,
  signByLink,
} from '../agreements.ts';
import { plain } from '../incidents.ts';
import { Browser, makeMunicipality, openTestProduct } from '../municipality.ts';

const TODAY = '2026-11-22';
const product = openTestProduct();

function ask(rule: string, facts: unknown, asOf = TODAY) {
  const answer = askRule(rule, facts, { asOf });
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.judgement;
}
const text = ({ reasons }: ReturnType<typeof ask>) => reasons.map((one) => one.text).join(' ');

const power = {
  powerKind: 'inera-skr',
  edition: 'skr-2023-02',
  counterparty: 'Inera AB',
  agreementCounterparty: 'Inera AB',
  validFrom: '2026-01-01',
  grantee: 'Kommunstyrelsen',
  signs: 'Kommunstyrelsen',
};
const asPower = (more: Readonly<Record<string, unknown>>, asOf = TODAY) =>
  ask('agreement.power-of-attorney', { ...power, ...more }, asOf);

describe('a power of attorney', () => {
  test.each(['2021-03-18', TODAY])(
    'T-091: «Ineras fullmakt för kommuner» does not do for the SKR agreement, as of %s',
    (asOf) => {
      const judged = asPower({ powerKind: 'inera-pub-1', validFrom: '2020-01-01' }, asOf);
      expect(judged.outcome).toBe('wrong-kind');
      expect(text(judged)).toContain('behöver vara «Ineras fullmakt för kommuner SKR»');
    },
  );

  test('E-088, E-089: each of Inera’s two covers its own agreement', () => {
    expect(asPower({ powerKind: 'inera-pub-1', edition: 'inera-pub-1' }).outcome).toBe('covers');
    expect(asPower({}).outcome).toBe('covers');
    expect(asPower({ edition: 'inera-kundavtal-2' }).outcome).toBe('covers');
    const wrong = asPower({ edition: 'inera-pub-1' });
    expect(wrong.outcome).toBe('wrong-kind');
    expect(text(wrong)).toContain('behöver vara «Ineras fullmakt för kommuner»');
  });

  test('E-088, E-089: their texts are the source’s own', () => {
    expect(powerOfAttorneyKinds.map(({ use }) => use).slice(0, 2)).toEqual([
      'Med fullmakten befullmäktigar nämnden kommunstyrelsen att teckna Ineras Personuppgiftsbiträdesavtal 1 och företräda nämnden gentemot Inera avseende den personuppgiftsbehandling Inera gör för nämndens räkning.',
      'Med fullmakten befullmäktigar nämnden kommunstyrelsen att teckna SKR-koncernens personuppgiftsbiträdesavtal och företräda nämnden gentemot Inera avseende den personuppgiftsbehandling Inera gör för nämndens räkning.',
    ]);
  });

  test.each([
    [{ revokedOn: TODAY }, 'revoked', 'återkallad från och med 22 november 2026'],
    [{ validUntil: '2026-11-21' }, 'not-valid', 'gällde till och med 21 november 2026'],
    [{ validFrom: '2026-11-23' }, 'not-valid', 'börjar gälla 23 november 2026'],
    [
      { agreementCounterparty: 'Videobolaget AB' },
      'wrong-party',
      'egen fullmakt som gäller gentemot Videobolaget AB',
    ],
    [{ signs: 'Skolnämnden' }, 'wrong-grantee', 'given till Kommunstyrelsen'],
    [{ services: 'Pascal', agreementServices: '1177, Pascal' }, 'wrong-service', 'också omfatta 1177'],
    [{ services: 'Pascal' }, 'wrong-service', 'Avtalet säger inte vilka tjänster'],
    [{ edition: 'reglemente' }, 'wrong-kind', 'ett sådant beslutar nämnden själv'],
  ])('E-090: with %j it is %s, and the reason says the way on', (more, outcome, said) => {
    const judged = asPower(more);
    expect(judged.outcome).toBe(outcome);
    expect(text(judged)).toContain(said);
  });

  test('E-090: it covers on its last day, on the day before it is revoked, and Inera by any of its names', () => {
    expect(asPower({ validUntil: TODAY }).outcome).toBe('covers');
    expect(asPower({ revokedOn: '2026-11-23' }).outcome).toBe('covers');
    expect(asPower({ agreementCounterparty: 'INERA' }).outcome).toBe('covers');
    expect(asPower({ services: 'Pascal, 1177', agreementServices: '1177' }).outcome).toBe('covers');
  });

  test('an own one covers what it says itself', () => {
    const own = { powerKind: 'own', counterparty: 'Videobolaget AB', agreementCounterparty: 'Videobolaget' };
    expect(asPower(own).outcome).toBe('covers');
    expect(asPower({ ...own, edition: 'supplier' }).outcome).toBe('covers');
    expect(asPower({ ...own, edition: 'joint-own' }).outcome).toBe('wrong-kind');
  });
});

const delegate = {
  controllerType: 'board',
  roles: ['head'],
  employer: 'own',
  point: { number: '6.2', function: 'Förvaltningschef', validOnDay: true },
};
const maySign = (more: Readonly<Record<string, unknown>>) =>
  ask('agreement.may-sign', { ...delegate, ...more });

describe('who signs', () => {
  test('T-083, E-009: without a delegation nobody does, and the reason says the way on', () => {
    const judged = maySign({ point: null });
    expect(judged.outcome).toBe('refused');
    expect(text(judged)).toMatch(/lägg till punkten i delegationsordningen.*skriv en fullmakt/);
  });

  test('E-009: a delegate whose point does not hold that day does not', () => {
    expect(maySign({ point: { ...delegate.point, validOnDay: false } }).outcome).toBe('refused');
  });

  test('B-009: the delegate, the nämnd by its own decision, or the company’s signatory', () => {
    expect(maySign({}).outcome).toBe('delegate');
    expect(maySign({ point: null, paragraph: '§ 87' }).outcome).toBe('board');
    expect(maySign({ controllerType: 'company', point: null, roles: ['signatory'] }).outcome).toBe('company');
    expect(maySign({ controllerType: 'company', point: null, roles: ['manager'] }).outcome).toBe('refused');
  });

  test('B-010: the kommunstyrelse’s delegate on a power of attorney that covers, and not on one that does not', () => {
    const executive = { controllerType: 'executive-board', powerOfAttorney: power };
    expect(maySign(executive).outcome).toBe('power-of-attorney');
    const wrong = maySign({ ...executive, powerOfAttorney: { ...power, powerKind: 'inera-pub-1' } });
    expect(wrong.outcome).toBe('refused');
    expect(text(wrong)).toContain('«Ineras fullmakt för kommuner SKR»');
    const nobody = maySign({ ...executive, point: null });
    expect(nobody.outcome).toBe('refused');
    expect(text(nobody)).toContain('delegationsordningen hos Kommunstyrelsen');
  });

  test.each([[{ roles: ['dso'] }], [{ roles: ['auditor'] }], [{ roles: [], isAdministrator: true }]])(
    'never with %j, whoever has decided and whatever power of attorney there is',
    (more) => {
      for (const ground of [{}, { paragraph: '§ 87' }, { powerOfAttorney: power }])
        expect(maySign({ ...more, ...ground }).outcome).toBe('refused');
    },
  );
});

describe('through the pages', () => {
  let signing: Signing;
  beforeAll(async () => {
    signing = await makeSigning(await makeMunicipality(product));
  });
  const rows = async (sql: string, ...values: unknown[]) => (await product.admin.query(sql, values)).rows;
  const addPower = async (more: Readonly<Record<string, string>> = {}): Promise<string> => {
    const id = randomUUID();
    const visit = await signing.coordinator.post('/fullmakter/ny', {
      id,
      kind: 'inera-skr',
      granteeControllerId: signing.executive.id,
      counterparty: '',
      services: '',
      decidedOn: '2026-09-01',
      paragraph: '§ 45',
      diaryMark: 'SN 2026:45',
      validFrom: '2026-09-01',
      validUntil: '',
      ...more,
    });
    expect(visit.status, plain(visit.text).slice(0, 600)).toBe(200);
    return id;
  };
  const inviteOn = (id: string, powerId: string, personId = signing.executiveDelegate.personId) =>
    signing.coordinator.post(`/avtal/${id}/underskrift/fullmakt`, { id: randomUUID(), powerId, personId });
  const withInera = () => signableAgreement(signing, { party_name: 'Inera AB', supplier_id: null });

  test('T-083: a manager without a point is refused, in words that lead on', async () => {
    const id = await signableAgreement(signing);
    const manager = await signing.municipality.addPerson([{ role: 'manager', controller: signing.board }]);
    const visit = await manager.post(`/avtal/${id}/underskrift/egen`, {
      id: randomUUID(),
      packageSum: (await rows('select package_sha256 from agreement where id = $1', id))[0].package_sha256,
      place: 'Almby',
      confirmed: '1',
    });
    expect(visit.status).toBe(403);
    expect(plain(visit.text)).toContain('Du står inte under någon punkt i delegationsordningen');
    expect(await rows('select from agreement_signature where agreement_id = $1', id)).toEqual([]);
  });

  test('T-091: the wrong kind cannot be chosen, and its reason stands beside it', async () => {
    const id = await withInera();
    const wrong = await addPower({ kind: 'inera-pub-1' });
    const page = await signing.coordinator.get(`/avtal/${id}/underskrift/fullmakt`);
    expect(plain(page.text)).toContain('behöver vara «Ineras fullmakt för kommuner SKR»');
    const visit = await inviteOn(id, wrong);
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('behöver vara «Ineras fullmakt för kommuner SKR»');
    expect(await rows('select from agreement_invitation where agreement_id = $1', id)).toEqual([]);
  });

  test('B-010, E-089: the kommunstyrelse’s delegate signs for the nämnd by a link', async () => {
    const id = await withInera();
    const covering = await addPower();
    const invited = await inviteOn(id, covering);
    expect(plain(invited.text)).toContain('bara i sitt eget mejl');
    expect(invited.text).not.toMatch(/\/underskrift\/[\w-]{43}/);
    const link = await mailedLink(signing, id);
    const visitor = new Browser(product.app);
    expect(plain((await visitor.get(link)).text)).toContain('Fullmakt för Kommunstyrelsen');
    const visit = await signByLink(visitor, link, { authority: '', name: 'Någon Annan' });
    expect(plain(visit.text)).toContain('Du har skrivit under');
    const [signed] = await rows('select * from agreement_signature where agreement_id = $1', id);
    expect(signed).toMatchObject({
      side: 'ours',
      name: 'Tolvan Tolvansson',
      power_of_attorney_id: covering,
      person_id: signing.executiveDelegate.personId,
    });
    expect(signed.authority).toContain('Ineras fullmakt för kommuner SKR, § 45');
    expect(signed.authority).toContain('punkt 9.1');
  });

  test('E-090: revoked, expired or for another party it lets nobody sign, also by a link that is out', async () => {
    const id = await withInera();
    const covering = await addPower();
    await inviteOn(id, covering);
    const link = await mailedLink(signing, id);
    await signing.coordinator.post(`/fullmakter/${covering}/aterkalla`, {
      version: '1',
      revokedOn: TODAY,
      revokedReason: 'Nämnden tecknar själv',
    });
    const late = await signByLink(new Browser(product.app), link, { authority: '' });
    expect(plain(late.text)).toContain('Länken gäller inte');
    for (const power of [
      covering,
      await addPower({ validUntil: '2026-11-21' }),
      await addPower({ kind: 'own', counterparty: 'Någon Annan AB' }),
    ])
      expect((await inviteOn(id, power)).status).toBe(422);
    expect(await rows('select from agreement_signature where agreement_id = $1', id)).toEqual([]);
  });

  test('B-010: on it nobody signs who does not stand under the point there, nor one who has left it', async () => {
    const id = await withInera();
    const covering = await addPower();
    const other = await signing.municipality.addPerson([{ role: 'head', controller: signing.executive }]);
    expect((await inviteOn(id, covering, other.personId)).status).toBe(422);
    await inviteOn(id, covering);
    const link = await mailedLink(signing, id);
    await product.admin.query("update delegate set last_day = '2026-11-21' where person_id = $1", [
      signing.executiveDelegate.personId,
    ]);
    expect(plain((await new Browser(product.app).get(link)).text)).toContain('Länken gäller inte');
    await product.admin.query('update delegate set last_day = null where person_id = $1', [
      signing.executiveDelegate.personId,
    ]);
    expect(plain((await new Browser(product.app).get(link)).text)).toContain('Läs och skriv under');
    const office = randomUUID();
    await product.admin.query(
      `insert into appointment (id, controller_id, legal_entity_id, person_id, role, first_day)
       values ($1, $2, $3, $4, 'dso', '2026-11-01')`,
      [office, signing.executive.id, signing.municipality.id, signing.executiveDelegate.personId],
    );
    expect(plain((await new Browser(product.app).get(link)).text)).toContain('Länken gäller inte');
    await product.admin.query('delete from appointment where id = $1', [office]);
  });

  test('E-078: place, day, signature and name are asked of both, and stand in the case', async () => {
    const id = await signableAgreement(signing);
    await signByLink(new Browser(product.app), await linkFor(signing, id));
    const page = plain((await signing.coordinator.get(`/avtal/${id}/underskrift`)).text);
    for (const part of ['Elvan Elvansson, VD', 'Brinkeby', '2026-11-22 kl.', 'Firmatecknare'])
      expect(page).toContain(part);
  });
});
