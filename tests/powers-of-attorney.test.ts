/** The register of powers of attorney: who writes, who reads, and what becomes of them. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { powerScope } from '../src/modules/agreements/rules/index.ts';
import { readSpreadsheet } from '../src/platform/spreadsheet/spreadsheet.ts';
import { plain } from './incidents.ts';
import {
  type Browser,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
} from './municipality.ts';

const product = openTestProduct();
const rows = async (sql: string, ...values: unknown[]) => (await product.admin.query(sql, values)).rows;

let municipality: Municipality;
let board: Place;
let executive: Place;
let third: Place;
let coordinator: Browser;
let receiver: Browser;
let neighbour: Browser;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  executive = await municipality.addController('Kommunstyrelsen', 'executive-board');
  board = await municipality.addController('Socialnämnden');
  third = await municipality.addController('Skolnämnden');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  receiver = await municipality.addPerson([{ role: 'coordinator', controller: executive }]);
  neighbour = await municipality.addPerson([{ role: 'coordinator', controller: third }]);
});

const form = (more: Readonly<Record<string, string>> = {}) => ({
  id: randomUUID(),
  kind: 'inera-skr',
  granteeControllerId: executive.id,
  counterparty: '',
  services: '',
  decidedOn: '2026-09-01',
  paragraph: '§ 45',
  diaryMark: 'SN 2026:45',
  validFrom: '2026-09-01',
  validUntil: '',
  ...more,
});
async function give(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const sent = form(more);
  const visit = await coordinator.post('/fullmakter/ny', sent);
  expect(visit.status, plain(visit.text).slice(0, 600)).toBe(200);
  return sent.id;
}

describe('a power of attorney', () => {
  test('is one, however often the form is sent, and names Inera by itself', async () => {
    const sent = form();
    await coordinator.post('/fullmakter/ny', sent);
    await coordinator.post('/fullmakter/ny', sent);
    expect(await rows('select * from power_of_attorney where id = $1', sent.id)).toMatchObject([
      { owner_controller_id: board.id, grantee_controller_id: executive.id, counterparty: 'Inera AB' },
    ]);
  });

  test.each([
    [{ kind: '' }, 'Välj vilken fullmakt det är'],
    [{ kind: 'own' }, 'Skriv gentemot vem fullmakten gäller'],
    [{ granteeControllerId: '' }, 'Välj vem som får fullmakten'],
    [{ decidedOn: '2026-12-24' }, 'kan inte ligga i framtiden'],
    [{ paragraph: '' }, 'Skriv paragrafen'],
    [{ validFrom: '2026-08-01' }, 'före beslutet'],
    [{ validUntil: '2026-08-01' }, 'före den första'],
  ])('with %j is refused in Swedish, and what was typed stays', async (more, said) => {
    const visit = await coordinator.post('/fullmakter/ny', form(more));
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain(said);
    expect(visit.text).toContain('value="SN 2026:45"');
  });

  test('is not given to oneself, nor to a nämnd of another kommun', async () => {
    const elsewhere = await (await makeMunicipality(product)).addController('Kommunstyrelsen');
    for (const granteeControllerId of [board.id, elsewhere.id]) {
      const visit = await coordinator.post('/fullmakter/ny', form({ granteeControllerId }));
      expect(visit.status).toBe(422);
      expect(plain(visit.text)).toContain('Välj vem som får fullmakten');
    }
  });

  test('is read by who gave it and who received it, and by nobody else', async () => {
    const id = await give({ diaryMark: 'SN 2026:777' });
    for (const reader of [coordinator, receiver]) {
      expect(plain((await reader.get('/fullmakter')).text)).toContain('SN 2026:777');
      expect((await reader.get(`/fullmakter/${id}`)).status).toBe(200);
    }
    expect(plain((await neighbour.get('/fullmakter')).text)).not.toContain('SN 2026:777');
    expect((await neighbour.get(`/fullmakter/${id}`)).status).toBe(404);
    expect((await neighbour.get(`/fullmakter/${id}/fullmakt.pdf`)).status).toBe(404);
  });

  test('is found by word, direction and state, counted, and exported as it is filtered', async () => {
    await give({ kind: 'own', counterparty: 'Sökbolaget AB', diaryMark: 'SN 2026:888' });
    const found = await coordinator.get('/fullmakter?q=sökbolaget&riktning=given&lage=valid');
    expect(plain(found.text)).toContain('1 fullmakt');
    expect(plain((await coordinator.get('/fullmakter?q=sökbolaget&riktning=received')).text)).toContain(
      '0 fullmakter',
    );
    const csv = await coordinator.get('/fullmakter/export.csv?q=sökbolaget');
    expect(csv.text).toContain('Sökbolaget AB');
    expect(csv.text.trim().split('\n')).toHaveLength(2);
    const xlsx = await coordinator.get('/fullmakter/export.xlsx?q=sökbolaget');
    const reading = await readSpreadsheet(Buffer.from(xlsx.bytes), 'fullmakter.xlsx');
    expect(JSON.stringify(reading)).toContain('Sökbolaget AB');
  });

  test('prints with its diary number', async () => {
    const id = await give();
    const pdf = await receiver.get(`/fullmakter/${id}/fullmakt.pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(new TextDecoder('latin1').decode(pdf.bytes.slice(0, 5))).toBe('%PDF-');
  });
});

describe('what a power of attorney covers', () => {
  test('is said with what it does not, in the list, on its page and in the form', async () => {
    const old = await give({ kind: 'inera-pub-1', diaryMark: 'SN 2026:111' });
    const not = 'Omfattar inte: SKR-koncernens personuppgiftsbiträdesavtal, februari 2023, Inera Kundavtal 2';
    expect(plain((await coordinator.get('/fullmakter?q=2026:111')).text)).toContain(not);
    const page = plain((await coordinator.get(`/fullmakter/${old}`)).text);
    expect(page).toContain('Omfattar inte');
    expect(page).toContain('Till det behövs «Ineras fullmakt för kommuner SKR».');
    expect(plain((await coordinator.get('/fullmakter/ny')).text)).toContain(
      'Omfattar inte SKR-koncernens personuppgiftsbiträdesavtal, februari 2023 eller Inera Kundavtal 2.',
    );
    expect(powerScope('own')).toMatchObject({ not: [], instead: null });
  });

  test('is named where the agreement is signed, and only where it covers', async () => {
    const agreement = async (edition: string, party: string): Promise<string> => {
      const id = randomUUID();
      await coordinator.post('/avtal/nytt', {
        id,
        what: 'processor-controller',
        party,
        partyCountry: 'SE',
        title: 'Tjänst',
        edition,
      });
      return id;
    };
    await rows(
      'update power_of_attorney set revoked_on = valid_from, revoked_reason = $1 where owner_controller_id = $2',
      'Prov',
      board.id,
    );
    const id = await agreement('inera-kundavtal-2', 'Inera AB');
    const old = await give({ kind: 'inera-pub-1' });
    const none = await coordinator.get(`/avtal/${id}/underskrift`);
    expect(plain(none.text)).toContain('Ingen fullmakt omfattar avtalet i dag.');
    expect(none.text).not.toContain(`/fullmakter/${old}`);
    const power = await give({ kind: 'inera-skr' });
    const named = await coordinator.get(`/avtal/${id}/underskrift`);
    expect(plain(named.text)).toContain(
      'Fullmakt som omfattar avtalet: Ineras fullmakt för kommuner SKR , till Kommunstyrelsen, § 45',
    );
    expect(named.text).toContain(`/fullmakter/${power}`);
    const page = await coordinator.get(`/avtal/${id}`);
    expect(page.text).toContain(`/fullmakter/${power}`);
    // Who signs for the nämnd sees it on its own agreement with Inera.
    const form = {
      what: 'processor-controller',
      party: 'Inera AB',
      title: 'Tjänst',
      edition: 'inera-kundavtal-2',
    };
    const received = randomUUID();
    await receiver.post('/avtal/nytt', { id: received, ...form });
    expect(plain((await receiver.get(`/avtal/${received}/underskrift`)).text)).toContain(
      'Ineras fullmakt för kommuner SKR , från Socialnämnden, § 45',
    );
    const other = await agreement('skr-2023-02', 'Videobolaget AB');
    expect(plain((await coordinator.get(`/avtal/${other}/underskrift`)).text)).not.toContain(
      'omfattar avtalet',
    );
  });
});

describe('a revocation', () => {
  test('has a day and a reason, is made once, and stands in the list', async () => {
    const id = await give();
    const sent = { version: '1', revokedOn: '2026-11-22', revokedReason: 'Nämnden tecknar själv' };
    const without = await coordinator.post(`/fullmakter/${id}/aterkalla`, { ...sent, revokedReason: '' });
    expect(without.status).toBe(422);
    expect(plain(without.text)).toContain('Skriv varför fullmakten återkallas');
    const early = await coordinator.post(`/fullmakter/${id}/aterkalla`, { ...sent, revokedOn: '2026-08-01' });
    expect(early.status).toBe(422);
    const visit = await coordinator.post(`/fullmakter/${id}/aterkalla`, sent);
    expect(plain(visit.text)).toContain('Fullmakten är återkallad');
    await coordinator.post(`/fullmakter/${id}/aterkalla`, { ...sent, revokedReason: 'En gång till' });
    expect(await rows('select revoked_on, revoked_reason from power_of_attorney where id = $1', id)).toEqual([
      { revoked_on: '2026-11-22', revoked_reason: 'Nämnden tecknar själv' },
    ]);
    expect(plain((await receiver.get('/fullmakter?lage=revoked')).text)).toContain('Återkallad');
  });

  test('of two at once one gets the conflict page', async () => {
    const id = await give();
    const visit = await coordinator.post(`/fullmakter/${id}/aterkalla`, {
      version: '7',
      revokedOn: '2026-11-22',
      revokedReason: 'Ändrat',
    });
    expect(visit.status).toBe(409);
  });

  test('is not for who received it', async () => {
    const id = await give();
    const visit = await receiver.post(`/fullmakter/${id}/aterkalla`, {
      version: '1',
      revokedOn: '2026-11-22',
      revokedReason: 'Vill inte',
    });
    expect(visit.status).toBe(403);
    expect(plain(visit.text)).toContain('Bara Socialnämnden kan återkalla');
  });
});
