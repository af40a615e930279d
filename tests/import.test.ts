import { describe, expect, it } from 'vitest';
import { registerColumn } from '../src/modules/register/rules/columns.ts';
import { readSpreadsheet, writeXlsx } from '../src/platform/spreadsheet/spreadsheet.ts';
import { type Browser, fieldOf, type Municipality, makeMunicipality, type Visit } from './municipality.ts';

const HEADER = ['Behandlingens namn', 'Ändamål', 'Rättslig grund', 'Gallring', 'Nämnd', 'Eget'];

async function upload(browser: Browser, rows: readonly string[][], fields = {}): Promise<Visit> {
  const bytes = await writeXlsx([{ name: 'Blad1', rows: rows.map((row) => [...row]) }]);
  return browser.upload('/import', 'register.xlsx', new Uint8Array(bytes), fields);
}

/** Takes the suggestions and imports; returns the page that the browser lands on. */
async function importAll(municipality: Municipality, browser: Browser, mapping: Visit): Promise<Visit> {
  await browser.post(mapping.path, {});
  await browser.post(`${mapping.path}/las-in`, acceptedIn(await browser.get(`${mapping.path}/granska`)));
  await municipality.product.runJobs();
  return browser.get(`${mapping.path}/forlopp`);
}

const acceptedIn = (review: Visit) => ({
  godta: [...review.text.matchAll(/name="godta" value="([^"]+)"/g)].map((found) => found[1] ?? ''),
});

async function coordinatorOf(...names: string[]) {
  const municipality = await makeMunicipality();
  const controllers = await Promise.all(names.map((name) => municipality.addController(name)));
  const coordinator = await municipality.addPerson(
    controllers.map((controller) => ({ role: 'coordinator' as const, controller })),
  );
  return { municipality, controllers, coordinator };
}

describe('import of a sheet', () => {
  it('makes an entry of every row, with findings, and keeps what no column takes', async () => {
    const { municipality, coordinator } = await coordinatorOf('Socialnämnden');
    const mapping = await upload(coordinator, [
      HEADER,
      ['Ekonomiskt bistånd', 'Handlägga ansökningar', '6.1 e', '5 år', '', 'behåll mig'],
      ['Fritidsbank', 'Låna ut utrustning', 'Samtycke; Avtal', '', '', ''],
    ]);
    expect(mapping.text).toContain('Behandlingens namn');
    await coordinator.post(mapping.path, {});
    const review = await coordinator.get(`${mapping.path}/granska`);
    expect(review.text).toContain('Samtycke står tillsammans med en annan rättslig grund');
    const list = await importAll(municipality, coordinator, mapping);
    expect(list.text).toContain('Ekonomiskt bistånd');
    expect(list.text).toContain('2 behandlingar');
    const exported = await coordinator.get('/behandlingar/export.json');
    const { entries } = JSON.parse(exported.text);
    expect(entries.find((entry: { name: string }) => entry.name === 'Ekonomiskt bistånd').extras).toEqual([
      { label: 'Eget', value: 'behåll mig' },
    ]);
    expect(entries.find((entry: { name: string }) => entry.name === 'Fritidsbank').purposes).toHaveLength(2);
  });

  it('puts each row with the nämnd that its column names', async () => {
    const { municipality, coordinator } = await coordinatorOf('Kulturnämnden', 'Tekniska nämnden');
    const mapping = await upload(coordinator, [
      HEADER,
      ['Bibliotek', 'Låna ut böcker', '6.1 e', '', 'Kulturnämnden', ''],
      ['Vattenmätare', 'Debitera vatten', 'Avtal', '', 'Tekniska nämnden', ''],
      ['Okänd', 'Något', 'Avtal', '', 'Finns inte-nämnden', ''],
    ]);
    const list = await importAll(municipality, coordinator, mapping);
    expect(list.text).toContain('Bibliotek');
    expect(list.text).toContain('Vattenmätare');
    expect(list.text).not.toContain('Okänd');
  });

  it('is taken back as one, but for what has been changed since', async () => {
    const { municipality, coordinator } = await coordinatorOf('Miljönämnden');
    const mapping = await upload(coordinator, [
      HEADER,
      ['Tillsyn', 'Kontrollera', '6.1 e', '', '', ''],
      ['Kvar', 'Jag', 'Avtal', '', '', ''],
    ]);
    const list = await importAll(municipality, coordinator, mapping);
    const kept = /href="\/behandlingar\/([0-9a-f-]{36})">Kvar/.exec(list.text)?.[1] ?? '';
    const form = await coordinator.get(`/behandlingar/${kept}/grunder`);
    await coordinator.post(`/behandlingar/${kept}/grunder`, {
      version: fieldOf(form.text, 'version') ?? '',
      description: 'Ändrad',
    });
    const start = await coordinator.get('/import');
    const batch = /\/import\/([0-9a-f-]{36})\/angra/.exec(start.text)?.[1];
    const undone = await coordinator.post(`/import/${batch}/angra`);
    expect(undone.text).toContain(
      '1 behandlingar är borttagna. 1 har ändrats sedan importen och finns kvar.',
    );
    const after = await coordinator.get('/behandlingar');
    expect(after.text).not.toContain('Tillsyn');
    expect(after.text).toContain('Kvar');
  });

  it('updates an exported sheet by id, after a page of differences', async () => {
    const { municipality, coordinator } = await coordinatorOf('Bygglovsnämnden');
    await importAll(
      municipality,
      coordinator,
      await upload(coordinator, [HEADER, ['Bygglov', 'Pröva lov', 'Avtal', '', '', '']]),
    );
    const exported = await coordinator.get('/behandlingar/export.xlsx');
    const reading = await readSpreadsheet(exported.bytes, 'register.xlsx');
    if (!reading.ok) throw new Error(reading.error);
    const rows = reading.sheets[0]?.rows ?? [];
    const name = rows[0]?.indexOf('Behandlingens namn') ?? -1;
    const systems = rows[0]?.indexOf(registerColumn('systems')?.header ?? '') ?? -1;
    const changed = rows.map((row, index) => {
      const copy = [...row];
      if (index === 1) {
        copy[name] = 'Bygglov och anmälan';
        copy[systems] = 'Nytt system';
      }
      return copy;
    });
    const mapping = await upload(coordinator, changed);
    await coordinator.post(mapping.path, {});
    const review = await coordinator.get(`${mapping.path}/granska`);
    expect(review.text).toContain('finns redan och ändras');
    expect(review.text).toContain('Bygglov och anmälan');
    await importAll(municipality, coordinator, mapping);
    const list = await coordinator.get('/behandlingar');
    expect(list.text).toContain('Bygglov och anmälan');
    expect(list.text).toContain('<strong>1 behandling</strong>');
    const after = await coordinator.get('/behandlingar/export.json');
    expect(JSON.parse(after.text).entries[0].systems.map((system: { name: string }) => system.name)).toEqual([
      'Nytt system',
    ]);
  });

  it('notices a class list before anything is saved', async () => {
    const { municipality, coordinator } = await coordinatorOf('Skolnämnden');
    const refused = await upload(coordinator, [
      ['Förnamn', 'Efternamn', 'Personnummer'],
      ['Tolvan', 'Tolvansson', '20121212-2389'],
      ['Elvan', 'Elvansson', '20111111-2383'],
    ]);
    expect(refused.status).toBe(422);
    expect(refused.text).not.toContain('20121212-2389');
    const { rows } = await municipality.product.admin.query(
      'select count(*)::int as drafts from import_draft where legal_entity_id = $1',
      [municipality.id],
    );
    expect(rows[0].drafts).toBe(0);
  });

  it.each([
    ['bild.xlsx', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['tom.xlsx', new Uint8Array()],
    [
      'krypterad.xlsx',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]),
    ],
  ])('turns down %s with a clear sentence and goes on answering', async (name, bytes) => {
    const { coordinator } = await coordinatorOf('Nämnden');
    const refused = await coordinator.upload('/import', name, bytes);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Rätta det här');
    expect((await coordinator.get('/behandlingar')).status).toBe(200);
  });

  it('keeps formulas as text, in the page and in what is exported', async () => {
    const { municipality, coordinator } = await coordinatorOf('Nämnden');
    const formula = '=HYPERLINK("https://ond.example";"Klicka")';
    await importAll(
      municipality,
      coordinator,
      await upload(coordinator, [HEADER, [formula, 'Test', 'Avtal', '', '', '']]),
    );
    const csv = await coordinator.get('/behandlingar/export.csv');
    expect(csv.text).not.toMatch(/(^|;|\n)"?=HYPERLINK/);
    const list = await coordinator.get('/behandlingar');
    expect(list.text).toContain('=HYPERLINK(&quot;');
  });
});
