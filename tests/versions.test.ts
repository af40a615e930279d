import { describe, expect, it } from 'vitest';
import { readSpreadsheet } from '../src/platform/spreadsheet/spreadsheet.ts';
import {
  addProcessing,
  type Browser,
  completeProcessing,
  makeMunicipality,
  move,
  openTestProduct,
  type Place,
  recordApproval,
  saveStep,
} from './municipality.ts';

const { admin } = openTestProduct();

async function boardWithCoordinator() {
  const municipality = await makeMunicipality();
  const board = await municipality.addController('Socialnämnden');
  const coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  return { municipality, board, coordinator };
}

/** Opens, changes the description, and records a new decision. */
async function newVersion(
  coordinator: Browser,
  board: Place,
  id: string,
  description: string,
  days: { decidedOn: string; appliesFrom: string },
): Promise<void> {
  const page = await coordinator.get(`/behandlingar/${id}`);
  if (page.text.includes('Öppna för ändring')) await move(coordinator, id, 'reopen');
  await saveStep(coordinator, id, 'grunder', { description });
  await move(coordinator, id, 'complete');
  const visit = await recordApproval(coordinator, board, id, { ...days, note: description });
  expect(visit.text).toContain('Behandlingen är fastställd.');
}

/** The second and the third begin on the same day, so the second never applies. */
async function threeVersions() {
  const place = await boardWithCoordinator();
  const { coordinator, board } = place;
  const id = await completeProcessing(coordinator, 'Trygghetslarm');
  await newVersion(coordinator, board, id, 'Den första', {
    decidedOn: '2026-01-10',
    appliesFrom: '2026-02-01',
  });
  await newVersion(coordinator, board, id, 'Den andra', {
    decidedOn: '2026-03-01',
    appliesFrom: '2026-05-01',
  });
  await newVersion(coordinator, board, id, 'Den tredje', {
    decidedOn: '2026-04-01',
    appliesFrom: '2026-05-01',
  });
  return { ...place, id };
}

describe('what applied on a day', () => {
  it('is told of one processing, over three versions', async () => {
    const { coordinator, id } = await threeVersions();
    const asked = async (day: string) =>
      (await coordinator.get(`/behandlingar/${id}/versioner?gallde=${day}`)).text;
    expect(await asked('2026-01-31')).toContain('Ingen version hade börjat gälla');
    expect(await asked('2026-02-01')).toContain('>version 1</a>');
    expect(await asked('2026-04-30')).toContain('>version 1</a>');
    expect(await asked('2026-05-01')).toContain('>version 3</a>');
    expect(await asked('2026-11-22')).toContain('>version 3</a>');
    const list = await coordinator.get(`/behandlingar/${id}/versioner`);
    expect(list.text).toContain('1 februari 2026 – 30 april 2026');
    expect(list.text).toContain('Började aldrig gälla');
    expect(list.text).toContain('Gäller från 1 maj 2026');
    expect(list.text.match(/id="gallde"/g)).toHaveLength(1);
    expect(list.text).toMatch(/<input[^>]*id="gallde"/);
    const wrong = await coordinator.get(`/behandlingar/${id}/versioner?gallde=2026-02-30`);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Det är inget datum');
  });

  it('is not changed by a decision that is recorded late', async () => {
    const { coordinator, board } = await boardWithCoordinator();
    const id = await completeProcessing(coordinator, 'Trygghetslarm');
    for (const [description, decidedOn] of [
      ['Den i juni', '2026-06-01'],
      ['Den i mars, sent införd', '2026-03-01'],
    ] as const)
      await newVersion(coordinator, board, id, description, { decidedOn, appliesFrom: decidedOn });
    const list = (await coordinator.get(`/behandlingar/${id}/versioner`)).text;
    expect(list).not.toContain('Började aldrig gälla');
    expect(list).toContain('Gäller från 1 juni 2026');
    expect(list).toContain('1 mars 2026 – 31 maj 2026');
    expect((await coordinator.get(`/behandlingar/${id}/versioner/1`)).text).toContain('Den gäller.');
    const asked = async (day: string) =>
      (await coordinator.get(`/behandlingar/${id}/versioner?gallde=${day}`)).text;
    expect(await asked('2026-05-31')).toContain('>version 2</a>');
    expect(await asked('2026-06-01')).toContain('>version 1</a>');
    for (const [day, number] of [
      ['2026-04-01', 2],
      ['2026-11-22', 1],
    ])
      expect((await coordinator.get(`/behandlingar/gallde?dag=${day}`)).text).toContain(
        `/behandlingar/${id}/versioner/${number}"`,
      );
  });

  it('is told of the whole register, and taken out as a list of that day', async () => {
    const { coordinator, board } = await threeVersions();
    const other = await completeProcessing(coordinator, 'Färdtjänst');
    await recordApproval(coordinator, board, other, { decidedOn: '2026-04-10', appliesFrom: '2026-04-15' });
    await addProcessing(coordinator, 'Bara ett utkast');
    const march = await coordinator.get('/behandlingar/gallde?dag=2026-03-01');
    expect(march.text).toContain('Registerförteckning per den 1 mars 2026');
    expect(march.text).toContain('<strong>1 behandling</strong>');
    const later = await coordinator.get('/behandlingar/gallde?dag=20%20april%202026');
    expect(later.text).toContain('<strong>2 behandlingar</strong>');
    expect(later.text).not.toContain('Bara ett utkast');
    const file = await coordinator.get('/behandlingar/export.xlsx?gallde=2026-03-01');
    const reading = JSON.stringify(await readSpreadsheet(file.bytes, 'register.xlsx'));
    expect(reading).toContain('Den första');
    expect(reading).not.toContain('Den tredje');
    expect(reading).not.toContain('Färdtjänst');
    expect(
      (await coordinator.get('/behandlingar/export.pdf?gallde=2026-03-01')).headers.get('content-type'),
    ).toBe('application/pdf');
  });

  it('leaves out what had ended', async () => {
    const { coordinator, id } = await threeVersions();
    await move(coordinator, id, 'reopen');
    await saveStep(coordinator, id, 'grunder', { endedOn: '2026-10-31' });
    await move(coordinator, id, 'end');
    expect((await coordinator.get('/behandlingar/gallde?dag=2026-10-31')).text).toContain('Trygghetslarm');
    expect((await coordinator.get('/behandlingar/gallde?dag=2026-11-01')).text).toContain(
      'Inget var fastställt',
    );
  });
});

describe('versions', () => {
  it('are compared with each other and with the entry as it stands', async () => {
    const { coordinator, id } = await threeVersions();
    const compared = await coordinator.get(`/behandlingar/${id}/versioner?jamfor=1-3`);
    expect(compared.text).toContain('<del class="pre">Den första</del>');
    expect(compared.text).toContain('<ins class="pre">Den tredje</ins>');
    // Each side names itself, so that the one can stand below the other.
    expect(compared.text).toMatch(/>Version 1<\/span><del.*>Version 3<\/span><ins/s);
    const same = await coordinator.get(`/behandlingar/${id}/versioner?jamfor=3-utkast`);
    expect(same.text).toContain('Inget skiljer');
    expect((await coordinator.get(`/behandlingar/${id}/versioner?jamfor=1-9`)).status).toBe(404);
    expect((await coordinator.get(`/behandlingar/${id}/versioner?jamfor=x-y`)).status).toBe(404);
  });

  it('say what changed in few words, and keep their hash', async () => {
    const { coordinator, id } = await threeVersions();
    const list = await coordinator.get(`/behandlingar/${id}/versioner`);
    expect(list.text).toContain('Första versionen');
    expect(list.text).toContain('Beskrivning');
    const version = await coordinator.get(`/behandlingar/${id}/versioner/2`);
    expect(version.text).toContain('Kontrollsumman stämmer<');
    expect(version.text).toContain('Den andra');
    expect((await coordinator.get(`/behandlingar/${id}/versioner/4`)).status).toBe(404);
  });

  it('whose content somebody has changed behind the product are told', async () => {
    const { coordinator, id } = await threeVersions();
    await admin.query(
      `update app.processing_version set content = jsonb_set(content, '{entry,description}', '"Något annat"')
       where processing_id = $1 and number = 1`,
      [id],
    );
    const version = await coordinator.get(`/behandlingar/${id}/versioner/1`);
    expect(version.text).toContain('Kontrollsumman stämmer inte');
  });

  it('keep the names that systems had', async () => {
    const { coordinator, board, municipality } = await boardWithCoordinator();
    const system = crypto.randomUUID();
    await admin.query(
      "insert into app.system (id, legal_entity_id, owner_controller_id, name) values ($1, $2, $3, 'Larmet')",
      [system, municipality.id, board.id],
    );
    const id = await completeProcessing(coordinator, 'Trygghetslarm');
    await move(coordinator, id, 'reopen');
    await saveStep(coordinator, id, 'system', { systemIds: system });
    await move(coordinator, id, 'complete');
    await recordApproval(coordinator, board, id);
    await admin.query("update app.system set name = 'Nya larmet' where id = $1", [system]);
    expect((await coordinator.get(`/behandlingar/${id}`)).text).toContain('Nya larmet');
    const version = await coordinator.get(`/behandlingar/${id}/versioner/1`);
    expect(version.text).toContain('Larmet');
    expect(version.text).not.toContain('Nya larmet');
    const compared = await coordinator.get(`/behandlingar/${id}/versioner?jamfor=1-utkast`);
    expect(compared.text).toContain('Nya larmet');
  });
});

describe('the export', () => {
  it('says state and version, and takes only what is approved when asked to', async () => {
    const { coordinator, board } = await boardWithCoordinator();
    const approved = await completeProcessing(coordinator, 'Trygghetslarm');
    await recordApproval(coordinator, board, approved);
    await completeProcessing(coordinator, 'Färdtjänst');
    const all = (await coordinator.get('/behandlingar/export.csv')).text;
    expect(all).toContain('Fastställd version');
    expect(all).toMatch(/Färdtjänst/);
    const only = (await coordinator.get('/behandlingar/export.csv?bara=faststallda')).text;
    expect(only).toContain('Trygghetslarm');
    expect(only).not.toContain('Färdtjänst');
    const json = JSON.parse((await coordinator.get('/behandlingar/export.json?bara=faststallda')).text);
    expect(json).toMatchObject({ shows: 'approved', entries: [{ state: 'approved', approvedVersion: 1 }] });
    expect((await coordinator.get('/behandlingar/export?bara=faststallda')).text).toContain(
      'Bara det som är fastställt',
    );
  });
});

it('a version is printed as it stood', async () => {
  const { coordinator, id } = await threeVersions();
  const printed = await coordinator.get(`/behandlingar/${id}/versioner/1/utskrift.pdf`);
  expect(printed.headers.get('content-type')).toBe('application/pdf');
  expect(printed.headers.get('content-disposition')).toContain('version-1.pdf');
  expect((await coordinator.get(`/behandlingar/${id}/versioner/x/utskrift.pdf`)).status).toBe(404);
});

it('an import leaves what is approved as it is, and says so', async () => {
  const { coordinator, board } = await boardWithCoordinator();
  const id = await completeProcessing(coordinator, 'Trygghetslarm');
  await recordApproval(coordinator, board, id);
  const sheet = `Id (ändra inte);Behandlingens namn;Beskrivning\n${id};Trygghetslarm;Ändrad i arket\n`;
  const mapping = await coordinator.upload('/import', 'register.csv', new TextEncoder().encode(sheet));
  await coordinator.post(mapping.path);
  const review = await coordinator.get(`${mapping.path}/granska`);
  expect(review.text).toContain('1 behandling är fastställd');
  await coordinator.post(`${mapping.path}/las-in`, { godta: id });
  await openTestProduct().runJobs();
  expect((await coordinator.get(`/behandlingar/${id}`)).text).not.toContain('Ändrad i arket');
});
