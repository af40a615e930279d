/** The data protection officer over many controllers: overview, search, remarks, notes, and how far it all reaches. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { dataStatements } from './data-statements.ts';
import {
  addProcessing,
  type Browser,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
} from './municipality.ts';

const product = openTestProduct();
const plain = (text: string): string => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

let municipality: Municipality;
let social: Place;
let school: Place;
let planning: Place;
let officer: Browser;
let coordinator: Browser;
let neighbour: Browser;
let processing: string;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  social = await municipality.addController('Socialnämnden');
  school = await municipality.addController('Skolnämnden');
  planning = await municipality.addController('Byggnadsnämnden');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: social }]);
  neighbour = await municipality.addPerson([{ role: 'coordinator', controller: planning }]);
  officer = await municipality.addPerson([
    { role: 'dso', controller: social },
    { role: 'dso', controller: school },
    { role: 'dso', controller: planning, lastDay: '2026-11-21' },
  ]);
  processing = await addProcessing(coordinator, 'Trygghetslarm i hemtjänsten');
  await addProcessing(neighbour, 'Trygghetsboende i byggplan');
});

describe('the overview', () => {
  test('shows every controller that has appointed the officer, and none whose appointment ended yesterday', async () => {
    const { text } = await officer.get('/oversikt');
    expect(text).toContain('Socialnämnden');
    expect(text).toContain('Skolnämnden');
    expect(text).not.toContain('Byggnadsnämnden');
  });

  test('says what is missing: no coordinator, officer not told to the authority', async () => {
    const { text } = await officer.get(`/oversikt/${school.id}`);
    expect(plain(text)).toMatch(/Samordnare Saknas/);
    expect(plain(text)).toMatch(/Ombud Inte anmält/);
  });

  test('is one data statement, however many controllers there are', async () => {
    const statements = await dataStatements(officer, '/oversikt');
    expect(statements.filter((text) => /controller_figures/.test(text))).toHaveLength(1);
    expect(statements).toHaveLength(1);
  });

  test('a person of the kommunledning sees figures and nothing of the content', async () => {
    const leader = await municipality.addPerson([{ role: 'leadership', controller: social }]);
    expect((await leader.get('/oversikt')).text).toContain('Socialnämnden');
    expect((await leader.get(`/oversikt/${social.id}`)).text).toContain('inget innehåll');
    expect((await leader.get('/behandlingar')).status).toBe(403);
    expect((await leader.get(`/behandlingar/${processing}`)).status).toBe(403);
    expect((await leader.get('/sok?q=trygghet')).status).toBe(403);
  });

  test('an unknown controller and one out of reach look the same', async () => {
    const [foreign, nothing] = await Promise.all([
      officer.get(`/oversikt/${planning.id}`),
      officer.get(`/oversikt/${randomUUID()}`),
    ]);
    expect([foreign.status, nothing.status]).toEqual([404, 404]);
  });
});

describe('cases and deadlines in the overview', () => {
  test('are counted, and what law or an authority has set is told apart; soft words are never late', async () => {
    const caseId = await addCase(coordinator, 'Klagomål på kamera');
    await addCase(coordinator, 'Fråga om arkiv');
    const deadline = (kind: string, dueOn: string, ruleId: string | null = null) =>
      product.admin.query(
        `insert into deadline (id, controller_id, legal_entity_id, case_id, label, kind, source, due_on, rule_id, facts)
         values ($1, $2, $3, $4, 'Frist', $5, 'Prov', $6, $7::text, case when $7::text is not null then '{}'::jsonb end)`,
        [randomUUID(), social.id, municipality.id, caseId, kind, dueOn, ruleId],
      );
    await deadline('law', '2026-11-21');
    await deadline('internal', '2026-11-20');
    await deadline('law', '2026-11-22');
    await deadline('internal', '2026-11-01', 'deadline.soft-words');
    expect(plain((await officer.get(`/oversikt/${social.id}`)).text)).toMatch(
      /Ärenden 2 .*Försenade frister 2, varav 1 i lag Mycket att göra/,
    );
    expect(plain((await officer.get(`/oversikt/${school.id}`)).text)).toMatch(
      /Försenade frister 0 I ordning/,
    );
  });
});

async function addCase(
  browser: Browser,
  title: string,
  fields: Record<string, string> = {},
): Promise<string> {
  const id = randomUUID();
  const visit = await browser.post('/arenden/nytt', {
    id,
    kind: 'enquiry',
    title,
    openedOn: '2026-11-20',
    registrera: '1',
    ...fields,
  });
  if (visit.status !== 200) throw new Error(`${visit.status}: ${plain(visit.text).slice(0, 500)}`);
  return id;
}

describe('search', () => {
  test('finds cases by title, by own mark and by the number of another diary', async () => {
    const id = await addCase(coordinator, 'Skyddsrond på boende', { externalMark: 'SN/2026:118' });
    const found = async (browser: Browser, typed: string) =>
      (await browser.get(`/sok?q=${encodeURIComponent(typed)}`)).text.includes(`/arenden/${id}"`);
    const { rows } = await product.admin.query('select mark from case_record where id = $1', [id]);
    for (const typed of ['skyddsr boende', rows[0].mark, 'SN/2026:118', 'sn/2026:11'])
      expect(await found(officer, typed), typed).toBe(true);
    expect(await found(neighbour, 'skyddsrond')).toBe(false);
    expect(await dataStatements(officer, '/sok?q=skyddsrond')).toHaveLength(1);
  });

  test('finds no case for whoever only keeps the register there, and no restricted one for others than the named', async () => {
    const staff = await municipality.addPerson([{ role: 'staff', controller: social }]);
    const elsewhere = await municipality.addPerson([
      { role: 'coordinator', controller: school },
      { role: 'staff', controller: social },
    ]);
    const id = await addCase(coordinator, 'Hemlig skyddsrond', { responsibleId: coordinator.personId });
    expect((await coordinator.get('/sok?q=hemlig')).text).toContain(`/arenden/${id}"`);
    for (const browser of [staff, elsewhere])
      expect((await browser.get('/sok?q=hemlig')).text).not.toContain(`/arenden/${id}"`);
    await product.admin.query('update case_record set restricted = true where id = $1', [id]);
    expect((await coordinator.get('/sok?q=hemlig')).text).toContain(`/arenden/${id}"`);
    expect((await officer.get('/sok?q=hemlig')).text).not.toContain(`/arenden/${id}"`);
  });

  test('finds by the beginning of words over all that may be read, in one statement', async () => {
    const { text } = await officer.get('/sok?q=trygghet');
    expect(plain(text)).toContain('larm i hemtjänsten');
    expect(text).not.toContain('byggplan');
    expect(await dataStatements(officer, '/sok?q=trygghet')).toHaveLength(1);
  });

  test.each(['', '   ', '%', "'; drop table", '&|!', 'å'.repeat(300)])(
    'takes «%s» as it is',
    async (typed) => {
      expect((await officer.get(`/sok?q=${encodeURIComponent(typed)}`)).status).toBe(200);
    },
  );

  test('marks the words and never writes what was typed as markup', async () => {
    const { text } = await officer.get(`/sok?q=${encodeURIComponent('<script>alert(1)</script>')}`);
    expect(text).not.toContain('<script>alert');
    expect((await officer.get('/sok?q=trygghet')).text).toContain('<mark>Trygghet</mark>');
  });
});

describe('a remark', () => {
  const remark = {
    kind: 'remark',
    text: 'Rättslig grund saknas för larmen.',
    recipientId: '',
    answerBy: '2026-12-15',
  };

  async function say(fields: Record<string, string> = {}): Promise<string> {
    const id = randomUUID();
    await officer.post('/ombudet/ny', { ...remark, id, behandling: processing, namnd: '', ...fields });
    return id;
  }

  test('is answered by the controller with what it does, and closed by the officer', async () => {
    const id = await say();
    expect((await coordinator.get('/ombudet')).text).toContain('Rättslig grund saknas');
    const answered = await coordinator.post(`/ombudet/${id}/svar`, {
      version: '1',
      outcome: 'not-followed',
      answer: 'Vi väntar på den nya lagen, som gäller från juli.',
    });
    expect(plain(answered.text)).toContain('Vi gör inte så');
    const closed = await officer.post(`/ombudet/${id}`, { version: '2', atgard: 'close' });
    expect(closed.text).toContain('Avslutad');
    expect(
      (await coordinator.post(`/ombudet/${id}/svar`, { version: '3', outcome: 'followed' })).status,
    ).toBe(409);
  });

  test('is said once, however often the form is sent', async () => {
    const id = randomUUID();
    const fields = { ...remark, id, behandling: processing, text: 'Bara en gång.' };
    await officer.post('/ombudet/ny', fields);
    await officer.post('/ombudet/ny', fields);
    const { rows } = await product.admin.query('select count(*)::int as n from remark where id = $1', [id]);
    expect(rows[0]?.n).toBe(1);
  });

  test('not followed needs a reason, and keeps what was chosen', async () => {
    const id = await say();
    const refused = await coordinator.post(`/ombudet/${id}/svar`, {
      version: '1',
      outcome: 'not-followed',
      answer: '',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('måste skälen stå här');
    expect(refused.text).toMatch(/value="not-followed"[^>]*checked/);
  });

  test('is neither answered by the officer nor written by the coordinator', async () => {
    const id = await say();
    expect((await officer.post(`/ombudet/${id}/svar`, { version: '1', outcome: 'followed' })).status).toBe(
      403,
    );
    expect((await coordinator.get('/ombudet/ny')).status).toBe(403);
    expect((await coordinator.post(`/ombudet/${id}`, { version: '1', atgard: 'withdraw' })).status).toBe(403);
  });

  test('keeps every answer when something new is asked, with who and when', async () => {
    const id = await say();
    await coordinator.post(`/ombudet/${id}/svar`, {
      version: '1',
      outcome: 'partly',
      answer: 'Det första svaret.',
    });
    const unasked = await officer.post(`/ombudet/${id}`, { version: '2', atgard: 'reopen', text: '' });
    expect(unasked.status).toBe(422);
    expect(unasked.text).toContain('Skriv vad du vill ha svar på.');
    const again = { version: '2', atgard: 'reopen', text: 'Och gallringen?', answerBy: '2026-12-20' };
    await officer.post(`/ombudet/${id}`, again);
    await coordinator.post(`/ombudet/${id}/svar`, {
      version: '3',
      outcome: 'followed',
      answer: 'Det andra svaret.',
    });
    const { text } = await officer.get(`/ombudet/${id}`);
    for (const said of ['Det första svaret.', 'Och gallringen?', '20 december 2026', 'Det andra svaret.'])
      expect(text).toContain(said);
  });

  test('asks for an answer on a day to come, and only of a person with a role at the nämnd', async () => {
    const id = randomUUID();
    const late = await officer.post('/ombudet/ny', {
      ...remark,
      id,
      behandling: processing,
      answerBy: '2026-11-01',
    });
    expect(late.status).toBe(422);
    expect(late.text).toContain('Dagen har redan varit.');
    const stranger = { ...remark, id, behandling: processing, recipientId: neighbour.personId };
    expect((await officer.post('/ombudet/ny', stranger)).status).toBe(404);
    const { rowCount } = await product.admin.query('select from remark where id = $1', [id]);
    expect(rowCount).toBe(0);
  });

  test('is not answered by an officer who coordinates another nämnd', async () => {
    const both = await municipality.addPerson([
      { role: 'dso', controller: social },
      { role: 'coordinator', controller: school },
    ]);
    await both.post('/arbeta-for', { namnd: school.id });
    const id = await say();
    const refused = await both.post(`/ombudet/${id}/svar`, {
      version: '1',
      outcome: 'followed',
      answer: 'Ja',
    });
    expect(refused.status).toBe(403);
  });

  test('two answers at once: the second gets what differs', async () => {
    const id = await say();
    await coordinator.post(`/ombudet/${id}/svar`, { version: '1', outcome: 'followed', answer: 'Första' });
    await officer.post(`/ombudet/${id}`, { version: '2', atgard: 'reopen', text: 'Och gallringen?' });
    const late = await coordinator.post(`/ombudet/${id}/svar`, {
      version: '1',
      outcome: 'partly',
      answer: 'Andra',
    });
    expect(late.status).toBe(409);
    expect(plain(late.text)).toContain('Första');
    expect(plain(late.text)).toContain('Andra');
  });

  test('reaches another nämnd than the one that the officer works for, but no longer one that ended the appointment', async () => {
    const id = randomUUID();
    await officer.post('/ombudet/ny', { ...remark, id, behandling: '', namnd: school.id });
    const { rows } = await product.admin.query('select controller_id from remark where id = $1', [id]);
    expect(rows[0]?.controller_id).toBe(school.id);
    expect((await officer.get(`/ombudet/ny?namnd=${planning.id}`)).status).toBe(403);
    expect((await neighbour.get('/ombudet')).text).not.toContain('Rättslig grund saknas');
  });

  test('is told to the coordinators by a mail that holds a link and no matter', async () => {
    const id = await say({ text: 'Hemlig sak om larmen.' });
    const { rows } = await product.admin.query(
      "select subject, body from platform.outbox where key like 'remark:' || $1 || '%'",
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.body).toContain(`/ombudet/${id}`);
    expect(`${rows[0]?.subject} ${rows[0]?.body}`).not.toMatch(/Hemlig|larm/i);
  });
});

describe("the office's notes", () => {
  test('are read by officers of the same office, never by the controller', async () => {
    await officer.post('/ombudets-anteckningar', {
      id: randomUUID(),
      controllerId: social.id,
      text: 'Kom ihåg larmen',
    });
    const colleague = await municipality.addPerson([{ role: 'dso', controller: social }]);
    expect((await officer.get('/ombudets-anteckningar')).text).toContain('Kom ihåg larmen');
    expect((await colleague.get('/ombudets-anteckningar')).text).toContain('Kom ihåg larmen');
    expect((await coordinator.get('/ombudets-anteckningar')).status).toBe(403);
    expect((await coordinator.get('/logg')).text).not.toContain('Kom ihåg larmen');
  });

  test('about a nämnd are closed to its coordinator who is officer of another', async () => {
    const note = randomUUID();
    await officer.post('/ombudets-anteckningar', {
      id: note,
      controllerId: social.id,
      text: 'Om socialnämnden',
    });
    const both = await municipality.addPerson([
      { role: 'coordinator', controller: social },
      { role: 'dso', controller: school },
    ]);
    await both.post('/arbeta-for', { namnd: school.id });
    expect((await both.get('/ombudets-anteckningar')).text).not.toContain('Om socialnämnden');
    expect((await both.get(`/oversikt/${social.id}`)).text).not.toContain('Om socialnämnden');
    expect((await both.post(`/ombudets-anteckningar/${note}/ta-bort`)).status).toBe(404);
  });

  test('point at an entry of the same controller, or at none', async () => {
    const note = randomUUID();
    const fields = { id: note, controllerId: school.id, text: 'Om skolan', behandling: processing };
    await officer.post('/ombudets-anteckningar', fields);
    const { rows } = await product.admin.query(
      'select about_processing_id as id from office_note where id = $1',
      [note],
    );
    expect(rows).toEqual([{ id: null }]);
  });

  test('about a controller that has not appointed the officer are refused', async () => {
    const fields = { id: randomUUID(), controllerId: planning.id, text: 'x' };
    expect((await officer.post('/ombudets-anteckningar', fields)).status).toBe(403);
  });

  test('empty ones are told what is missing', async () => {
    const refused = await officer.post('/ombudets-anteckningar', {
      id: randomUUID(),
      controllerId: '',
      text: ' ',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Skriv anteckningen.');
    expect(refused.text).toContain('Välj vilken nämnd');
  });
});

describe('who has read what', () => {
  test('is shown for one nämnd at a time, also to an officer of two', async () => {
    const other = await municipality.addPerson([{ role: 'coordinator', controller: school }]);
    const entry = await addProcessing(other, 'Skolbibliotek');
    await officer.get(`/behandlingar/${entry}`);
    await officer.post('/arbeta-for', { namnd: social.id });
    expect((await officer.get('/lasningar')).text).not.toContain('Skolbibliotek');
    await officer.post('/arbeta-for', { namnd: school.id });
    expect((await officer.get('/lasningar')).text).toContain('Skolbibliotek');
    await officer.post('/arbeta-for', { namnd: social.id });
  });

  test('shows the sign-ins of a chosen person without addresses, and none of a stranger', async () => {
    const { text } = await coordinator.get(`/lasningar?person=${officer.personId}`);
    expect(text).toContain('Inloggningar de senaste 90 dagarna');
    expect(text).toContain('lösenord');
    expect(text).not.toContain(officer.address.slice(0, 8));
    expect((await coordinator.get(`/lasningar?person=${neighbour.personId}`)).text).not.toContain(
      'Inloggningar de',
    );
  });

  test('shows what the officer opened, to those who may see the log', async () => {
    await officer.get(`/behandlingar/${processing}`);
    const { text } = await coordinator.get(`/lasningar?person=${officer.personId}`);
    expect(plain(text)).toMatch(/Öppnade\s+Trygghetslarm i hemtjänsten/);
    const staff = await municipality.addPerson([{ role: 'staff', controller: social }]);
    expect((await staff.get('/lasningar')).status).toBe(403);
  });
});
