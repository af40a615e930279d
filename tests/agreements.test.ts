/** An agreement from the first form to what the register says of it. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { endAgreements } from '../src/modules/agreements/actions/index.ts';
import { documentLimits } from '../src/platform/documents/rendering.ts';
import { makeSigning, readyAgreement, type Signing } from './agreements.ts';
import { dataStatements } from './data-statements.ts';
import { plain } from './incidents.ts';
import {
  type Browser,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
} from './municipality.ts';

const product = openTestProduct();
let municipality: Municipality;
let board: Place;
let school: Place;
let coordinator: Browser;
let schoolCoordinator: Browser;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Socialnämnden');
  school = await municipality.addController('Skolnämnden');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  schoolCoordinator = await municipality.addPerson([{ role: 'coordinator', controller: school }]);
});

const row = async (id: string) =>
  (await product.admin.query('select * from agreement where id = $1', [id])).rows[0];

async function newAgreement(
  browser = coordinator,
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const id = randomUUID();
  const visit = await browser.post('/avtal/nytt', {
    id,
    what: 'processor-controller',
    party: 'Videobolaget AB',
    partyNumber: '',
    partyCountry: 'SE',
    title: 'Videotjänst för vårdmöten',
    edition: 'skr-2023-02',
    ...more,
  });
  if (visit.status !== 200) throw new Error(`${visit.status} ${plain(visit.text).slice(0, 1200)}`);
  return id;
}

describe('a new agreement', () => {
  test('has a number, its supplier, and the contacts that are known', async () => {
    const id = await newAgreement();
    const { text } = await coordinator.get(`/avtal/${id}`);
    expect(plain(text)).toContain('Videotjänst för vårdmöten');
    expect(plain(text)).toMatch(/A-26-\d+/);
    expect(plain(text)).toContain('Kvar före underskrift');
    expect(await row(id)).toMatchObject({
      state: 'draft',
      party_name: 'Videobolaget AB',
      sub_permission: 'general',
    });
    expect((await row(id)).supplier_id).not.toBeNull();
  });

  test('takes over what an earlier one with the same supplier says of it', async () => {
    const first = await newAgreement(coordinator, { party: 'Kända bolaget AB' });
    await coordinator.post(`/avtal/${first}/parter`, {
      version: await versionOf(first),
      partyName: 'Kända bolaget AB',
      partyAddress: 'Storgatan 9, 990 10 Almby',
      'theirs.cooperation.name': 'Elvan Elvansson',
      'theirs.cooperation.email': 'elvan@kanda.example',
      'theirs.cooperation.phone': '',
    });
    const second = await newAgreement(coordinator, { party: 'Kända bolaget AB', title: 'En tjänst till' });
    expect(await row(second)).toMatchObject({ party_address: 'Storgatan 9, 990 10 Almby' });
    expect(plain((await coordinator.get(`/avtal/${second}`)).text)).toContain('elvan@kanda.example');
  });

  test('is one, however often the form is sent, and one supplier', async () => {
    const form = {
      id: randomUUID(),
      what: 'processor-controller',
      party: 'Dubbelbolaget AB',
      title: 'Drift',
      edition: 'skr-2023-02',
    };
    await coordinator.post('/avtal/nytt', form);
    await coordinator.post('/avtal/nytt', form);
    const { rows } = await product.admin.query(
      "select * from agreement where party_name = 'Dubbelbolaget AB'",
    );
    expect(rows).toHaveLength(1);
  });

  test('tells in Swedish what is wrong, and keeps what was typed', async () => {
    const visit = await coordinator.post('/avtal/nytt', {
      id: randomUUID(),
      title: 'Kvar i fältet',
      edition: 'skr-2023-02',
    });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Välj vad det ska bli.');
    expect(plain(visit.text)).toContain('Skriv vem den andra parten är.');
    expect(visit.text).toContain('value="Kvar i fältet"');
  });

  test('is no processor agreement with a nämnd of the same kommun', async () => {
    const form = { id: randomUUID(), party: 'Skolnämnden', title: 'Drift', edition: 'skr-2023-02' };
    const visit = await coordinator.post('/avtal/nytt', { ...form, what: 'processor-controller' });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain(
      'Nämnder i en kommun kan inte sluta avtal med varandra: välj reglemente.',
    );
    const reglemente = await coordinator.post('/avtal/nytt', {
      ...form,
      what: 'reglemente-controller',
      edition: 'reglemente',
    });
    expect(reglemente.status).toBe(200);
  });

  test('T-035: nobody is processor of the own nämnd', async () => {
    const visit = await coordinator.post('/avtal/nytt', {
      id: randomUUID(),
      what: 'processor-controller',
      party: 'Socialnämnden',
      title: 'Drift',
      edition: 'skr-2023-02',
    });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Ett biträde finns alltid utanför den egna organisationen');
  });

  test('costs at most six data statements to show, and to list', async () => {
    const id = await newAgreement();
    expect((await dataStatements(coordinator, `/avtal/${id}`)).length).toBeLessThanOrEqual(6);
    expect((await dataStatements(coordinator, '/avtal')).length).toBeLessThanOrEqual(6);
  });

  test('is put in no case but its own', async () => {
    const other = randomUUID();
    await coordinator.post('/arenden/nytt', {
      id: other,
      kind: 'other',
      title: 'Annat ärende',
      openedOn: '2026-11-20',
    });
    const own = randomUUID();
    await coordinator.post('/arenden/nytt', {
      id: own,
      kind: 'other',
      title: 'Slutet',
      openedOn: '2026-11-20',
    });
    await product.admin.query('update case_record set restricted = true where id = $1', [own]);
    const form = { what: 'processor-controller', party: 'Videobolaget AB', title: 'På fel ärende' };
    for (const id of [other, own]) {
      const visit = await coordinator.post('/avtal/nytt', { ...form, id, edition: 'skr-2023-02' });
      expect(visit.status).toBe(404);
      expect(await row(id)).toBeUndefined();
    }
    const taken = await newAgreement();
    const again = await coordinator.post('/avtal/nytt', { ...form, id: taken, edition: 'skr-2023-02' });
    expect(again.status).toBe(409);
    expect((await row(taken)).title).toBe('Videotjänst för vårdmöten');
  });

  test('has its title and mark on one line, as the subject of a mail is', async () => {
    const id = await newAgreement(coordinator, { title: 'Videotjänst\r\nBcc: alla' });
    expect((await row(id)).title).toBe('Videotjänst Bcc: alla');
    await coordinator.post(`/avtal/${id}/villkor`, { version: await versionOf(id), title: 'Ny\r\nrubrik' });
    expect((await row(id)).title).toBe('Ny rubrik');
    const mark = async () =>
      (await product.admin.query('select external_mark, version from case_record where id = $1', [id]))
        .rows[0];
    await coordinator.post(`/arenden/${id}/andra`, {
      version: String((await mark()).version),
      externalMark: 'KS 1\r\nBcc: alla',
    });
    expect((await mark()).external_mark).toBe('KS 1 Bcc: alla');
  });

  test('is found by its title, its party and its number, and not by another nämnd', async () => {
    const id = await newAgreement(coordinator, { party: 'Sökbara bolaget AB', title: 'Fjärrtolkning' });
    const { mark } = (await product.admin.query('select mark from case_record where id = $1', [id])).rows[0];
    for (const words of ['fjärrtolk', 'sökbara bol', mark]) {
      const at = `/sok?q=${encodeURIComponent(words)}`;
      const visit = await coordinator.get(at);
      expect(visit.text, words).toContain(`href="/avtal/${id}"`);
      expect(visit.text).not.toContain(`href="/arenden/${id}"`);
      expect((await schoolCoordinator.get(at)).text).not.toContain(id);
    }
  });

  test('is not seen by another nämnd', async () => {
    const id = await newAgreement();
    expect((await schoolCoordinator.get(`/avtal/${id}`)).status).toBe(404);
    expect(plain((await schoolCoordinator.get('/avtal')).text)).not.toContain('Videotjänst');
  });
});

const PDF = new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'));
const versionOf = async (id: string) => String((await row(id)).version);

const parties = {
  partyName: 'Videobolaget AB',
  partyNumber: '556036-0793',
  partyAddress: 'Storgatan 1, 111 22 Almby',
  partyCountry: 'SE',
  ownAddress: 'Box 1, 111 22 Almby',
  'ours.administration.name': 'Avtalsansvarig',
  'ours.cooperation.name': 'Samordnaren',
  'theirs.administration.name': 'Kundansvarig',
  'theirs.administration.email': 'kund@videobolaget.example',
  'theirs.cooperation.name': 'Dataskyddsansvarig',
};

describe('its parts', () => {
  test('parties: four contacts, a wrong number and a contact without a name are told', async () => {
    const id = await newAgreement();
    const wrong = await coordinator.post(`/avtal/${id}/parter`, {
      version: await versionOf(id),
      ...parties,
      partyNumber: '123',
      'ours.cooperation.name': '',
      'ours.cooperation.email': 'a@b.example',
    });
    expect(wrong.status).toBe(422);
    expect(plain(wrong.text)).toContain('Organisationsnumret stämmer inte');
    expect(plain(wrong.text)).toContain('Skriv namnet eller funktionen på kontaktpersonen.');
    expect(wrong.text).toContain('value="Kundansvarig"');
    const right = await coordinator.post(`/avtal/${id}/parter`, { version: await versionOf(id), ...parties });
    expect(plain(right.text)).toContain('Kundansvarig, kund@videobolaget.example');
    expect(plain(right.text)).not.toContain('Fyll i er kontaktperson');
  });

  test('parties: a number is checked in Sweden, and kept as it is from elsewhere', async () => {
    const id = await newAgreement();
    const abroad = { ...parties, partyNumber: 'HRB 12345 B', partyCountry: 'DE' };
    const visit = await coordinator.post(`/avtal/${id}/parter`, { version: await versionOf(id), ...abroad });
    expect(visit.status).toBe(200);
    expect(await row(id)).toMatchObject({ party_number: 'HRB 12345 B', party_country: 'DE' });
    const form = {
      id: randomUUID(),
      what: 'processor-controller',
      party: 'Wolke GmbH',
      title: 'Drift',
      edition: 'skr-2023-02',
    };
    const wrong = await coordinator.post('/avtal/nytt', {
      ...form,
      partyNumber: 'HRB 9',
      partyCountry: 'SE',
    });
    expect(wrong.status).toBe(422);
    expect(plain(wrong.text)).toContain('Organisationsnumret stämmer inte');
    await coordinator.post('/avtal/nytt', { ...form, partyNumber: 'HRB 9', partyCountry: 'DE' });
    expect(await row(form.id)).toMatchObject({ party_number: 'HRB 9' });
  });

  test('two who save at once: the second gets the page of the conflict', async () => {
    const id = await newAgreement();
    const version = await versionOf(id);
    await coordinator.post(`/avtal/${id}/parter`, { version, ...parties });
    const second = await coordinator.post(`/avtal/${id}/parter`, {
      version,
      ...parties,
      partyAddress: 'Annan gata 2',
    });
    expect(second.status).toBe(409);
    expect(plain(second.text)).toContain('Annan gata 2');
    expect((await row(id)).party_address).toBe('Storgatan 1, 111 22 Almby');
  });

  test('terms: the register, the main agreement, and what a form lacks stays', async () => {
    const id = await newAgreement();
    const wrong = await coordinator.post(`/avtal/${id}/villkor`, {
      version: await versionOf(id),
      hasMain: 'yes',
      mainTitle: '',
      noticeDays: 'trettio',
    });
    expect(wrong.status).toBe(422);
    expect(plain(wrong.text)).toContain('Skriv antal dagar med siffror');
    const unnamed = await coordinator.post(`/avtal/${id}/villkor`, {
      version: await versionOf(id),
      hasMain: 'yes',
      mainTitle: '',
    });
    expect(plain(unnamed.text)).toContain('Skriv vad huvudavtalet heter, eller svara nej.');
    await coordinator.post(`/avtal/${id}/villkor`, {
      version: await versionOf(id),
      hasMain: 'yes',
      mainTitle: 'Avtal om videotjänst',
      mainMark: 'KS/2025:12',
      mainOverrides: ['', '1', '18.2', 'hittepå'],
      noticeDays: '90',
    });
    await coordinator.post(`/avtal/${id}/villkor`, { version: await versionOf(id), note: 'Egen anteckning' });
    expect(await row(id)).toMatchObject({
      main_title: 'Avtal om videotjänst',
      main_overrides: ['1', '18.2'],
      notice_days: 90,
      note: 'Egen anteckning',
    });
  });

  test('secrecy: without ground or duty of silence it is refused, with the way on', async () => {
    const id = await newAgreement();
    const answers = {
      secretData: 'yes',
      onlyTechnical: 'yes',
      unsuitable: 'no',
      secrecyDuty: 'none',
      secrecyReason: 'Nycklarna är våra.',
    };
    const refused = await coordinator.post(`/avtal/${id}/sekretess`, {
      version: await versionOf(id),
      ...answers,
    });
    expect(plain(refused.text)).toContain('Uppgifterna får inte lämnas ut');
    expect(plain(refused.text)).toContain('Skriv en sekretessförbindelse först.');
    expect(plain((await coordinator.get(`/avtal/${id}`)).text)).toContain('Sekretess hindrar');
    const may = await coordinator.post(`/avtal/${id}/sekretess`, {
      version: await versionOf(id),
      ...answers,
      secrecyDuty: 'act-2020-914',
    });
    expect(plain(may.text)).toContain('Uppgifterna får lämnas ut till biträdet');
    expect(plain(may.text)).toContain('10 kap. 2 a §');
  });

  test('secrecy: as processor we owe silence, and hand out nothing', async () => {
    const id = await newAgreement(coordinator, {
      what: 'processor-processor',
      party: 'Hemtjänstbolaget AB',
      title: 'Journal åt utförare',
    });
    const text = plain((await coordinator.get(`/avtal/${id}/sekretess`)).text);
    expect(text).toContain('Tystnadsplikten gäller hos er');
    expect(text).toContain('40 kap. 5 §');
    expect(text).not.toContain('Kan biträdet nå sekretessbelagda uppgifter?');
    expect(plain((await coordinator.get(`/avtal/${id}`)).text)).not.toContain(
      'Besvara frågorna om sekretess',
    );
  });

  test('an undertaking of secrecy is evidence, once', async () => {
    const id = await newAgreement();
    const form = { id: randomUUID(), who: 'Supportpersonalen', basis: 'undertaking' };
    const wrong = await coordinator.post(`/avtal/${id}/underlag`, { ...form, signedOn: '' });
    expect(wrong.status).toBe(422);
    for (let times = 0; times < 2; times++)
      await coordinator.upload(`/avtal/${id}/underlag`, 'avtal.pdf', PDF, {
        ...form,
        signedOn: '2026-11-01',
      });
    const { rows } = await product.admin.query(
      'select * from agreement_undertaking where agreement_id = $1',
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].file_id).not.toBeNull();
  });

  test('E-003: guarantees are judged before the processor is engaged, and the one before stays', async () => {
    const id = await newAgreement();
    const form = {
      'answer.measures': 'Kryptering',
      outcome: 'insufficient',
      reason: 'Ingen logg',
      assessedOn: '2026-11-20',
      assessedBy: 'IT-chefen',
    };
    await coordinator.post(`/avtal/${id}/garantier`, { ...form, id: randomUUID() });
    expect(plain((await coordinator.get(`/avtal/${id}`)).text)).toContain('får inte anlitas');
    const lacking = await coordinator.post(`/avtal/${id}/garantier`, {
      ...form,
      id: randomUUID(),
      outcome: 'conditions',
    });
    expect(lacking.status).toBe(422);
    expect(plain(lacking.text)).toContain('Skriv vilka villkoren är.');
    await coordinator.post(`/avtal/${id}/garantier`, {
      ...form,
      id: randomUUID(),
      outcome: 'conditions',
      conditions: 'Logg före start',
    });
    const page = plain((await coordinator.get(`/avtal/${id}/garantier`)).text);
    expect(page).toContain('Tillräckliga, med villkor');
    expect(page).toContain('Inte tillräckliga');
  });
});

describe('what an agreement must say', () => {
  test("T-082: the supplier's own form that lacks a rule on replacing sub-processors is not complete", async () => {
    const id = await newAgreement(coordinator, { edition: 'supplier' });
    expect(plain((await coordinator.get(`/avtal/${id}`)).text)).toContain('Läs avtalet mot kraven');
    const answers: Record<string, string> = {};
    const { text } = await coordinator.get(`/avtal/${id}/krav`);
    for (const [, name = ''] of text.matchAll(/name="found\.([a-z-]+)"/g)) {
      answers[`found.${name}`] = name === 'sub-permission' ? 'no' : 'yes';
      answers[`place.${name}`] = 'punkt 4';
    }
    expect(Object.keys(answers).length).toBe(38);
    await coordinator.post(`/avtal/${id}/krav`, answers);
    const page = plain((await coordinator.get(`/avtal/${id}`)).text);
    expect(page).toContain('Något saknas i avtalet');
    expect(page).toContain('18 av 19 krav är besvarade');
    await coordinator.post(`/avtal/${id}/krav`, { ...answers, 'found.sub-permission': 'yes' });
    expect(plain((await coordinator.get(`/avtal/${id}`)).text)).toContain('Avtalet har det som krävs');
    const nowhere = await coordinator.post(`/avtal/${id}/krav`, { 'found.end': 'yes', 'place.end': '' });
    expect(nowhere.status).toBe(422);
    expect(plain(nowhere.text)).toContain('Skriv var i avtalet det står');
  });

  test('T-085: an older edition for a new agreement is pointed out, and the latest named', async () => {
    const id = await newAgreement(coordinator, { edition: 'skr-1.1-181219' });
    expect(plain((await coordinator.get(`/avtal/${id}`)).text)).toContain(
      'I stället används SKR-koncernens personuppgiftsbiträdesavtal, februari 2023.',
    );
  });

  test("the publisher's body is uploaded once, and a Word file is refused", async () => {
    const id = await newAgreement();
    expect(plain((await coordinator.get(`/avtal/${id}`)).text)).toContain('Lägg in utgivarens fil');
    const wrong = await coordinator.upload('/avtal/texter', 'avtal.pdf', PDF, {
      id: randomUUID(),
      edition: 'supplier',
    });
    expect(wrong.status).toBe(422);
    const right = await coordinator.upload('/avtal/texter', 'skr.pdf', PDF, {
      id: randomUUID(),
      edition: 'skr-2023-02',
    });
    expect(plain(right.text)).toContain('Texten är inlagd');
    expect(plain((await schoolCoordinator.get('/avtal/texter')).text)).toContain('skr.pdf');
    expect(plain((await coordinator.get(`/avtal/${id}`)).text)).not.toContain('Lägg in utgivarens fil');
    await coordinator.upload('/avtal/texter', 'skr-ny.pdf', PDF, {
      id: randomUUID(),
      edition: 'skr-2023-02',
    });
    const { rows } = await product.admin.query(
      'select name, replaced_at from edition_file where legal_entity_id = $1 order by uploaded_at',
      [municipality.id],
    );
    expect(rows.map(({ replaced_at }) => replaced_at === null)).toEqual([false, true]);
  });
});

describe('an agreement that was signed before', () => {
  const signed = {
    what: 'processor-controller',
    party: 'Journalbolaget AB',
    title: 'Journalsystem',
    edition: 'skr-1.1-181219',
    signedOursOn: '2024-03-01',
    signedTheirsOn: '2024-03-11',
    externalMark: 'SN/2024:77',
  };

  test('is in force from the later signature, with its diary mark, and the register says so', async () => {
    const processing = randomUUID();
    await coordinator.post('/behandlingar/ny', {
      id: processing,
      name: 'Journalföring',
      role: 'controller',
      activity: 'ongoing',
    });
    const { rows } = await product.admin.query('select id from processing where id = $1', [processing]);
    expect(rows).toHaveLength(1);
    const { rows: known } = await product.admin.query('select number from processing where id = $1', [
      processing,
    ]);
    expect(known).toHaveLength(1);
    await product.admin.query(
      `insert into processor_use (id, controller_id, legal_entity_id, processing_id, name, agreement)
       values ($1, $2, $3, $4, 'Journalbolaget AB', 'missing')`,
      [randomUUID(), board.id, municipality.id, processing],
    );
    const id = randomUUID();
    const visit = await coordinator.upload('/avtal/registrera', 'avtal.pdf', PDF, {
      ...signed,
      id,
      processings: processing,
    });
    expect(visit.status).toBe(200);
    expect(plain(visit.text)).toContain('SN/2024:77');
    expect(plain(visit.text)).toContain('Från 11 mars 2024, tills vidare.');
    expect(await row(id)).toMatchObject({ state: 'in-force' });
    const { rows: uses } = await product.admin.query(
      'select agreement, agreement_reference from processor_use where processing_id = $1',
      [processing],
    );
    expect(uses).toEqual([{ agreement: 'valid', agreement_reference: 'SN/2024:77' }]);
    expect(plain(visit.text)).toContain('en nyare utgåva har kommit');
  });

  test('was not signed on an edition that came later', async () => {
    const visit = await coordinator.post('/avtal/registrera', {
      ...signed,
      id: randomUUID(),
      edition: 'skr-2023-02',
      signedOursOn: '2021-03-01',
      signedTheirsOn: '2021-03-01',
    });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Utgåvan kom 1 februari 2023, efter att avtalet skrevs under.');
  });

  test('is told of on Min dag when it is to be gone through, and when it ends soon', async () => {
    const id = randomUUID();
    const title = 'Avtal som snart upphör';
    await coordinator.post('/avtal/registrera', {
      ...signed,
      id,
      title,
      party: 'Snart slut AB',
      validUntil: '2026-12-10',
    });
    await coordinator.post(`/avtal/${id}/villkor`, {
      version: await versionOf(id),
      nextReviewOn: '2026-12-01',
    });
    const day = plain((await coordinator.get('/min-dag')).text);
    expect(day).toContain('Gå igenom avtalet');
    expect(day).toContain('Avtalet upphör: teckna ett nytt, eller sluta anlita biträdet');
    expect(day).toContain(title);
  });

  test('is described afterwards: what it says is written down as it is found', async () => {
    const id = randomUUID();
    await coordinator.post('/avtal/registrera', { ...signed, id, party: 'Beskrivna bolaget AB' });
    const at = `/avtal/${id}`;
    expect(plain((await coordinator.get(at)).text)).toContain('Att komplettera');
    await coordinator.post(`${at}/villkor`, {
      version: await versionOf(id),
      hasMain: 'no',
      access: ['', 'storage'],
    });
    await coordinator.post(`${at}/sekretess`, { version: await versionOf(id), secretData: 'no' });
    await coordinator.post(`${at}/parter`, {
      version: await versionOf(id),
      partyName: 'Beskrivna bolaget AB',
      partyAddress: 'Storgatan 2',
    });
    await coordinator.post(`${at}/underbitraden/inga`, { none: 'yes' });
    expect(await row(id)).toMatchObject({
      has_main: 'no',
      access: ['storage'],
      secret_data: 'no',
      party_address: 'Storgatan 2',
      no_sub_processors: true,
      state: 'in-force',
    });
    const shown = plain((await coordinator.get(at)).text);
    expect(shown).not.toContain('Besvara frågorna om sekretess');
    expect(shown).not.toContain('Räkna upp underbiträdena');
  });

  test('is not written any more when it was made ready here, and its text is only read', async () => {
    const id = randomUUID();
    await coordinator.post('/avtal/registrera', { ...signed, id, party: 'Låsta bolaget AB' });
    await product.admin.query('update agreement set package_version = 1 where id = $1', [id]);
    const kept = await coordinator.post(`/avtal/${id}/villkor`, {
      version: await versionOf(id),
      hasMain: 'no',
      note: 'Egen anteckning',
    });
    expect(kept.status).toBe(200);
    expect(await row(id)).toMatchObject({ has_main: null, note: 'Egen anteckning' });
    for (const part of ['sekretess', 'utgava'])
      expect(
        (await coordinator.post(`/avtal/${id}/${part}`, { version: '1', edition: 'supplier' })).status,
      ).toBe(403);
    const text = (await coordinator.get(`/avtal/${id}/text`)).text;
    expect(text).not.toContain('Byt utgåva');
    expect(plain(text)).toContain('en nyare utgåva har kommit');
  });

  test('needs both days, and none in the future', async () => {
    const visit = await coordinator.post('/avtal/registrera', {
      ...signed,
      id: randomUUID(),
      signedOursOn: '',
      signedTheirsOn: '2027-01-01',
    });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Skriv dagen då avtalet skrevs under');
    expect(plain(visit.text)).toContain('Dagen kan inte ligga i framtiden.');
  });

  test('is of no day before there were such agreements', async () => {
    const visit = await coordinator.post('/avtal/registrera', {
      ...signed,
      id: randomUUID(),
      signedOursOn: '0001-01-01',
      signedTheirsOn: '1998-10-23',
    });
    expect(visit.status).toBe(422);
    expect(plain(visit.text).match(/före 24 oktober 1998/g)?.length).toBeGreaterThanOrEqual(2);
    const id = randomUUID();
    const first = { edition: 'supplier', signedOursOn: '1998-10-24', signedTheirsOn: '1998-10-24' };
    expect((await coordinator.post('/avtal/registrera', { ...signed, id, ...first })).status).toBe(200);
    expect((await row(id)).state).toBe('in-force');
    const executive = await municipality.addController('Kommunstyrelsen', 'executive-board');
    const power = await coordinator.post('/fullmakter/ny', {
      id: randomUUID(),
      kind: 'own',
      granteeControllerId: executive.id,
      counterparty: 'Journalbolaget AB',
      decidedOn: '0001-01-01',
      paragraph: '§ 1',
      validFrom: '0001-01-01',
    });
    expect(power.status).toBe(422);
    expect(plain(power.text)).toContain('före 24 oktober 1998');
  });

  test('puts no draft in force, and no form with another id than its own changes anything', async () => {
    const id = await newAgreement();
    const visit = await coordinator.upload('/avtal/registrera', 'avtal.pdf', PDF, { ...signed, id });
    expect(visit.status).toBe(409);
    expect(plain(visit.text)).toContain('Journalsystem');
    // The same title and party does not make it the same form.
    const alike = {
      id,
      party: 'Videobolaget AB',
      title: 'Videotjänst för vårdmöten',
      edition: 'skr-2023-02',
    };
    expect((await coordinator.post('/avtal/registrera', { ...signed, ...alike })).status).toBe(409);
    expect(await row(id)).toMatchObject({ state: 'draft', signed_ours_on: null });
    const signatures = 'select id from agreement_signature where agreement_id = $1';
    expect((await product.admin.query(signatures, [id])).rows).toEqual([]);
    const before = randomUUID();
    for (let times = 0; times < 2; times++) {
      const sent = await coordinator.post('/avtal/registrera', { ...signed, id: before });
      expect(sent.status).toBe(200);
      expect(sent.path).toBe(`/avtal/${before}?klart=registrerat`);
    }
    expect((await product.admin.query(signatures, [before])).rows).toHaveLength(2);
  });

  test('that has run out already ends at once, in the register too', async () => {
    const id = randomUUID();
    await coordinator.post('/avtal/registrera', { ...signed, id, party: 'Utgångna bolaget AB' });
    await coordinator.post(`/avtal/${id}/uppsagning`, {
      terminatedOn: '2026-09-01',
      terminatedBy: 'ours',
      terminationReason: 'Byter tjänst',
    });
    expect(await row(id)).toMatchObject({ state: 'ended', ends_on: '2026-10-01' });
  });

  test('E-064: notice ends it after its days, and then the register lacks one', async () => {
    const id = randomUUID();
    await coordinator.post('/avtal/registrera', { ...signed, id, party: 'Slutbolaget AB' });
    const early = await coordinator.post(`/avtal/${id}/uppsagning`, {
      terminatedOn: '2024-03-01',
      terminatedBy: 'ours',
      terminationReason: 'Byter tjänst',
    });
    expect(early.status).toBe(422);
    const given = await coordinator.post(`/avtal/${id}/uppsagning`, {
      terminatedOn: '2026-10-12',
      terminatedBy: 'ours',
      terminationReason: 'Byter tjänst',
    });
    expect(given.status).toBe(200);
    expect(
      (await product.admin.query('select ends_on::text from agreement where id = $1', [id])).rows[0].ends_on,
    ).toBe('2026-11-11');
    expect(plain((await coordinator.get(`/avtal/${id}`)).text)).toContain('Har upphört');
    await endAgreements(product.services);
    await endAgreements(product.services);
    expect((await row(id)).state).toBe('ended');
    const { rows } = await product.admin.query(
      "select text from case_event where case_id = $1 and text like 'Avtalet upphörde%'",
      [id],
    );
    expect(rows).toHaveLength(1);
  });
});

describe('one frame for many nämnder', () => {
  test('each makes an agreement of its own, with the terms and contacts of the frame', async () => {
    const id = await newAgreement();
    await coordinator.post(`/avtal/${id}/parter`, { version: await versionOf(id), ...parties });
    await coordinator.post(`/avtal/${id}/villkor`, {
      version: await versionOf(id),
      noticeDays: '60',
      hasMain: 'no',
    });
    await coordinator.post(`/avtal/${id}/instruktion`, {
      id: randomUUID(),
      purpose: 'Socialnämndens vårdmöten',
      subjects: 'Brukare',
      logging: 'Loggar sparas i två år.',
    });
    for (let times = 0; times < 2; times++) await coordinator.post(`/avtal/${id}/ram`, {});
    const list = await schoolCoordinator.get('/avtal');
    const [, frame = ''] = /avtal\/nytt\?ram=([0-9a-f-]{36})/.exec(list.text) ?? [];
    const begun = await schoolCoordinator.get(`/avtal/nytt?ram=${frame}`);
    expect(begun.text).toContain('value="Videobolaget AB"');
    const own = await newAgreement(schoolCoordinator, { frameId: frame });
    expect(await row(own)).toMatchObject({
      controller_id: school.id,
      party_address: 'Storgatan 1, 111 22 Almby',
      notice_days: 60,
      has_main: 'no',
      frame_id: frame,
    });
    expect(plain((await schoolCoordinator.get(`/avtal/${own}`)).text)).toContain(
      'Kundansvarig, kund@videobolaget.example',
    );
    const { rows: instructions } = await product.admin.query(
      'select answers from agreement_instruction where agreement_id = $1',
      [own],
    );
    expect(instructions).toEqual([{ answers: { logging: 'Loggar sparas i två år.' } }]);
    const taken = await schoolCoordinator.post(`/avtal/ramar/${frame}/dra-in`, {});
    expect(taken.status).toBe(403);
    await coordinator.post(`/avtal/ramar/${frame}/dra-in`, {});
    expect((await schoolCoordinator.get(`/avtal/nytt?ram=${frame}`)).status).toBe(404);
  });
});

describe('a frame that was withdrawn', () => {
  const frameOf = async (id: string) =>
    (
      await product.admin.query(
        "select id, title, withdrawn_at, content #>> '{terms,noticeDays}' as days from agreement_frame where id = (select frame_id from agreement where id = $1)",
        [id],
      )
    ).rows[0];

  test('opens again with what the agreement says now', async () => {
    const id = await newAgreement();
    await coordinator.post(`/avtal/${id}/ram`, {});
    const { id: frame } = await frameOf(id);
    await coordinator.post(`/avtal/ramar/${frame}/dra-in`, {});
    expect((await coordinator.get(`/avtal/${id}`)).text).toContain('Dela som ram');
    await coordinator.post(`/avtal/${id}/villkor`, { version: await versionOf(id), noticeDays: '45' });
    expect((await coordinator.post(`/avtal/${id}/ram`, {})).path).toContain('klart=ram');
    expect(await frameOf(id)).toMatchObject({ id: frame, withdrawn_at: null, days: '45' });
    expect((await schoolCoordinator.get(`/avtal/nytt?ram=${frame}`)).status).toBe(200);
    // What is open stays as it was shared.
    await coordinator.post(`/avtal/${id}/villkor`, { version: await versionOf(id), noticeDays: '90' });
    await coordinator.post(`/avtal/${id}/ram`, {});
    expect((await frameOf(id)).days).toBe('45');
  });

  test('opens again when its agreement is taken up again', async () => {
    const id = await newAgreement();
    await coordinator.post(`/avtal/${id}/ram`, {});
    await coordinator.post(`/avtal/${id}/avbryt`, { steg: 'withdraw', reason: 'Vi ändrade oss' });
    expect((await frameOf(id)).withdrawn_at).not.toBeNull();
    await coordinator.post(`/avtal/${id}/avbryt`, { steg: 'resume', reason: 'Ändå' });
    await coordinator.post(`/avtal/${id}/ram`, {});
    expect((await frameOf(id)).withdrawn_at).toBeNull();
  });

  test('may have more sub-processors than one statement takes', async () => {
    const id = await newAgreement();
    await product.admin.query(
      `insert into agreement_sub_processor (id, controller_id, legal_entity_id, agreement_id, name, country, places, what)
       select gen_random_uuid(), $1, $2, $3, 'Bolag ' || i, 'SE', '{SE}', 'Drift' from generate_series(1, 4000) i`,
      [board.id, municipality.id, id],
    );
    await coordinator.post(`/avtal/${id}/ram`, {});
    const own = await newAgreement(schoolCoordinator, { frameId: (await frameOf(id)).id });
    const { rows } = await product.admin.query(
      'select count(*)::int as count from agreement_sub_processor where agreement_id = $1',
      [own],
    );
    expect(rows[0].count).toBe(4000);
    for (const one of [id, own])
      await product.admin.query('delete from agreement_sub_processor where agreement_id = $1', [one]);
  });
});

describe('what cannot be a frame', () => {
  const button = 'Dela som ram';
  const at = (id: string) => `/avtal/${id}`;

  test('an agreement of Inera, on the supplier’s own form, or one that has ended has no button, and is refused', async () => {
    const ended = randomUUID();
    await coordinator.post('/avtal/registrera', {
      id: ended,
      what: 'processor-controller',
      party: 'Förrbolaget AB',
      title: 'Förr',
      edition: 'skr-2023-02',
      signedOursOn: '2024-03-01',
      signedTheirsOn: '2024-03-11',
      validUntil: '2025-01-01',
    });
    const withdrawn = await newAgreement();
    expect((await coordinator.get(at(withdrawn))).text).toContain(button);
    await coordinator.post(`${at(withdrawn)}/avbryt`, { steg: 'withdraw', reason: 'Vi ändrade oss' });
    for (const [id, said] of [
      [ended, 'har upphört'],
      [withdrawn, 'blev inte av'],
      [await newAgreement(coordinator, { edition: 'supplier' }), 'inte med avtalets fil'],
      [await newAgreement(coordinator, { edition: 'inera-kundavtal-2', party: 'Inera AB' }), 'Ineras avtal'],
    ] as const) {
      expect((await coordinator.get(at(id))).text).not.toContain(button);
      const visit = await coordinator.post(`${at(id)}/ram`, {});
      expect(visit.status).toBe(403);
      expect(plain(visit.text)).toContain(said);
    }
  });

  test('an agreement whose case only some may read is not shown to the kommun', async () => {
    const id = await newAgreement();
    await product.admin.query(
      'insert into case_handler (id, controller_id, legal_entity_id, case_id, person_id) values (gen_random_uuid(), $1, $2, $3, $4)',
      [board.id, municipality.id, id, coordinator.personId],
    );
    await product.admin.query('update case_record set restricted = true where id = $1', [id]);
    expect((await coordinator.get(at(id))).text).not.toContain(button);
    const visit = await coordinator.post(`${at(id)}/ram`, {});
    expect(visit.status).toBe(403);
    expect(plain(visit.text)).toContain('begränsad åtkomst');
    expect((await row(id)).frame_id).toBeNull();
  });

  test('one whose agreement came to nothing or ended is open to nobody', async () => {
    const withdrawn = await newAgreement(coordinator, { title: 'Ram som drogs in' });
    await coordinator.post(`${at(withdrawn)}/ram`, {});
    const ended = randomUUID();
    await coordinator.post('/avtal/registrera', {
      id: ended,
      what: 'processor-controller',
      party: 'Videobolaget AB',
      title: 'Ram som löpte ut',
      edition: 'skr-2023-02',
      signedOursOn: '2024-03-01',
      signedTheirsOn: '2024-03-11',
    });
    await coordinator.post(`${at(ended)}/ram`, {});
    const before = plain((await schoolCoordinator.get('/avtal')).text);
    expect(before).toContain('Ram som drogs in');
    expect(before).toContain('Ram som löpte ut');
    await coordinator.post(`${at(withdrawn)}/avbryt`, { steg: 'withdraw', reason: 'Vi ändrade oss' });
    await product.admin.query("update agreement set valid_until = '2026-11-21' where id = $1", [ended]);
    await endAgreements(product.services);
    const after = plain((await schoolCoordinator.get('/avtal')).text);
    expect(after).not.toContain('Ram som drogs in');
    expect(after).not.toContain('Ram som löpte ut');
  });

  test('one is not shared anew from an agreement that was made under it', async () => {
    const id = await newAgreement(coordinator, { title: 'Den första' });
    await coordinator.post(`${at(id)}/ram`, {});
    const frame = String((await row(id)).frame_id);
    const own = await newAgreement(schoolCoordinator, { frameId: frame });
    expect((await schoolCoordinator.post(`${at(own)}/ram`, {})).status).toBe(403);
    expect((await row(own)).frame_id).toBe(frame);
  });
});

describe('a reglemente', () => {
  const begin = async (browser: Browser): Promise<string> => {
    const id = randomUUID();
    const form = { id, party: 'Skolnämnden', title: 'Skolskjuts', edition: 'reglemente' };
    await browser.post('/avtal/nytt', { ...form, what: 'reglemente-controller' });
    return id;
  };
  const contacts = async (id: string) =>
    (
      await product.admin.query(
        "select kind, name, email from agreement_contact where agreement_id = $1 and side = 'theirs' order by kind",
        [id],
      )
    ).rows;

  test('has the other nämnd’s mailbox for data protection, and the kommun’s number', async () => {
    await product.admin.query("update legal_entity set organisation_number = '212000-0142' where id = $1", [
      municipality.id,
    ]);
    await product.admin.query(
      "update controller set contact = 'dataskydd.skola@almby.example', address = 'Skolgatan 1' where id = $1",
      [school.id],
    );
    const id = await begin(coordinator);
    expect(await contacts(id)).toEqual([
      { kind: 'cooperation', name: 'Skolnämnden', email: 'dataskydd.skola@almby.example' },
    ]);
    expect(await row(id)).toMatchObject({ party_number: '212000-0142', party_address: 'Skolgatan 1' });
    const page = plain((await coordinator.get(`/avtal/${id}`)).text);
    expect(page).toContain('212000-0142');
  });

  test('has the other nämnd’s persons when whoever makes it reads there too', async () => {
    const both = await municipality.addPerson([
      { role: 'coordinator', controller: board },
      { role: 'coordinator', controller: school },
    ]);
    await both.post('/arbeta-for', { namnd: board.id, till: '/avtal' });
    const kinds = (await contacts(await begin(both))).map(({ kind }) => kind);
    expect(kinds).toEqual(['administration', 'cooperation', 'incidents']);
  });
});

describe('an agreement that came to nothing', () => {
  test('says why, and can be taken up again', async () => {
    const id = await newAgreement();
    expect((await coordinator.post(`/avtal/${id}/avbryt`, { steg: 'withdraw', reason: '' })).status).toBe(
      422,
    );
    const visit = await coordinator.post(`/avtal/${id}/avbryt`, {
      steg: 'withdraw',
      reason: 'Vi valde en annan tjänst',
    });
    expect(plain(visit.text)).toContain('Blev inte av: Vi valde en annan tjänst');
    await coordinator.post(`/avtal/${id}/avbryt`, { steg: 'resume', reason: 'Ändrade oss' });
    expect((await row(id)).state).toBe('draft');
  });
});

describe('an agreement that is over', () => {
  const withdraw = (id: string) =>
    coordinator.post(`/avtal/${id}/avbryt`, { steg: 'withdraw', reason: 'Vi ändrade oss' });

  test('is not written any more', async () => {
    const id = await newAgreement();
    await withdraw(id);
    for (const [part, fields] of [
      ['villkor', { version: await versionOf(id), title: 'Efter slutet' }],
      ['krav', { 'found.end': 'yes', 'place.end': 'punkt 7' }],
      [
        'garantier',
        {
          id: randomUUID(),
          outcome: 'sufficient',
          reason: 'Granskat',
          assessedOn: '2026-11-20',
          assessedBy: 'Tolvan',
          'answer.expertise': 'Ja',
        },
      ],
      ['underlag', { id: randomUUID(), who: 'Supporten', basis: 'statute' }],
      [`underlag/${randomUUID()}/bort`, {}],
    ] as const) {
      const visit = await coordinator.post(`/avtal/${id}/${part}`, fields);
      expect([part, visit.status]).toEqual([part, 403]);
      expect(plain(visit.text)).toContain('Avtalet har upphört och ändras inte.');
    }
    for (const part of ['krav', 'garantier', 'sekretess'])
      expect((await coordinator.get(`/avtal/${id}/${part}`)).text).not.toMatch(/>(Spara|Lägg till|Ta bort)</);
    expect((await row(id)).title).toBe('Videotjänst för vårdmöten');
  });
});

describe('the case of an agreement', () => {
  const ending = { outcome: 'Klart', weeding: 'Inget', reason: 'Dubblett' };
  const record = async (id: string) =>
    (await product.admin.query('select state from case_record where id = $1', [id])).rows[0];

  test('is neither closed nor voided before the agreement, and the page leads there', async () => {
    const id = await newAgreement();
    const page = (await coordinator.get(`/arenden/${id}`)).text;
    expect(page).not.toContain(`/arenden/${id}/makulera`);
    expect(page).not.toContain(`/arenden/${id}/avsluta`);
    for (const state of ['draft', 'signing', 'in-force'])
      for (const way of ['makulera', 'avsluta']) {
        await product.admin.query(
          "update agreement set state = $2, in_force_on = case when $2 = 'in-force' then date '2026-06-01' end where id = $1",
          [id, state],
        );
        const form = await coordinator.get(`/arenden/${id}/${way}`);
        const visit = await coordinator.post(`/arenden/${id}/${way}`, ending);
        expect([state, way, form.status, visit.status]).toEqual([state, way, 200, 422]);
        for (const { text } of [form, visit]) {
          expect(plain(text)).toContain('Avbryt avtalet eller säg upp det på avtalets sida först.');
          expect(text).toContain(`href="/avtal/${id}"`);
          expect(text).not.toContain('name="reason"');
        }
        expect((await record(id)).state).toBe('open');
      }
  });

  test('is voided when the agreement came to nothing, which then is not taken up again', async () => {
    const id = await newAgreement();
    await coordinator.post(`/avtal/${id}/avbryt`, { steg: 'withdraw', reason: 'Vi ändrade oss' });
    expect((await coordinator.post(`/arenden/${id}/makulera`, ending)).status).toBe(200);
    expect((await record(id)).state).toBe('void');
    const visit = await coordinator.post(`/avtal/${id}/avbryt`, { steg: 'resume', reason: 'Ändå' });
    expect(visit.status).toBe(403);
    expect(plain(visit.text)).toContain('Ärendet är makulerat');
    expect((await row(id)).state).toBe('withdrawn');
  });

  test('is not taken away as a draft', async () => {
    const owner = await municipality.addPerson([{ role: 'agreement-owner', controller: board }]);
    const id = await newAgreement(owner);
    expect((await record(id)).state).toBe('draft');
    expect((await owner.get(`/arenden/${id}`)).text).not.toContain('Ta bort utkastet');
    const visit = await owner.post(`/arenden/${id}/steg`, { atgard: 'discard' });
    expect(visit.status).toBe(403);
    expect(plain(visit.text)).toContain('Ärendet har ett avtal och kan inte tas bort.');
    expect((await row(id)).state).toBe('draft');
  });
});

describe('documents that cannot be made', () => {
  let signing: Signing;
  beforeAll(async () => {
    signing = await makeSigning(await makeMunicipality(product));
  });
  const steps = async (id: string): Promise<string> =>
    (await product.admin.query('select text from case_event where case_id = $1', [id])).rows
      .map(({ text }) => text)
      .join('\n');
  const documents = async (id: string) =>
    (await product.admin.query('select id from agreement_document where agreement_id = $1', [id])).rows;

  test('give the agreement back as a draft, with why', async () => {
    const id = await readyAgreement(signing);
    const [field] = (
      await product.admin.query(
        'select jsonb_object_keys(answers) as id from agreement_instruction where agreement_id = $1 limit 1',
        [id],
      )
    ).rows;
    await product.admin.query(
      'update agreement_instruction set answers = answers || jsonb_build_object($2::text, repeat($3, $4)) where agreement_id = $1',
      [id, field.id, 'ord ', documentLimits.characters / 4 + 1],
    );
    await signing.coordinator.post(`/avtal/${id}/underskrift`);
    expect((await row(id)).state).toBe('preparing');
    await product.runJobs();
    expect((await row(id)).state).toBe('draft');
    expect(await steps(id)).toMatch(/Handlingarna gick inte att göra: «.+» är för stor för en PDF/);
    expect(await documents(id)).toEqual([]);
    expect(plain((await signing.coordinator.get(`/avtal/${id}/underskrift`)).text)).toContain(
      'Handlingarna gick inte att göra',
    );
    await product.admin.query(
      "update agreement_instruction set answers = answers || jsonb_build_object($2::text, 'Kort') where agreement_id = $1",
      [id, field.id],
    );
    await signing.coordinator.post(`/avtal/${id}/underskrift`);
    await product.runJobs();
    expect((await row(id)).state).toBe('signing');
  });

  test('never lack the agreement’s own text', async () => {
    const id = await readyAgreement(signing);
    await signing.coordinator.post(`/avtal/${id}/underskrift`);
    await product.admin.query('update edition_file set replaced_at = now() where legal_entity_id = $1', [
      signing.municipality.id,
    ]);
    await product.runJobs();
    expect((await row(id)).state).toBe('draft');
    expect(await steps(id)).toContain('Handlingarna gick inte att göra: avtalets text saknas');
    expect(await documents(id)).toEqual([]);
  });
});
