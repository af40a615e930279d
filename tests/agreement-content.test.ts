/** What an agreement says: instruction and its versions, sub-processors, transfers, joint duties, and all of it printed. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { instructionFields } from '../src/knowledge/instruction-form.ts';
import { readSpreadsheet } from '../src/platform/spreadsheet/spreadsheet.ts';
import { dataStatements } from './data-statements.ts';
import { plain } from './incidents.ts';
import {
  addProcessing,
  type Browser,
  fieldOf,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
  STEPS,
  saveStep,
} from './municipality.ts';

const product = openTestProduct();
const { admin } = product;
let municipality: Municipality;
let board: Place;
let coordinator: Browser;
let officer: Browser;
let neighbour: Browser;
let processing: string;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Socialnämnden');
  const school = await municipality.addController('Skolnämnden');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  officer = await municipality.addPerson([{ role: 'dso', controller: board }]);
  neighbour = await municipality.addPerson([{ role: 'coordinator', controller: school }]);
  processing = await addProcessing(coordinator, 'Trygghetslarm');
  for (const [step, fields] of Object.entries(STEPS)) await saveStep(coordinator, processing, step, fields);
});

type Row = Readonly<Record<string, unknown>>;

/** An agreement of the board on the larm, with more columns of it as given. */
async function addAgreement(more: Row = {}): Promise<string> {
  const id = randomUUID();
  const visit = await coordinator.post('/avtal/nytt', {
    id,
    what: more.kind === 'joint' ? 'joint' : 'processor-controller',
    party: 'Larmbolaget AB',
    partyCountry: 'SE',
    title: 'Trygghetslarm',
    edition: more.kind === 'joint' ? 'joint-own' : 'skr-2023-02',
  });
  if (visit.status !== 200) throw new Error(`${visit.status} ${plain(visit.text).slice(0, 900)}`);
  await admin.query('delete from agreement_processing where agreement_id = $1', [id]);
  await admin.query(
    'insert into agreement_processing (id, controller_id, legal_entity_id, agreement_id, processing_id) values ($1,$2,$3,$4,$5)',
    [randomUUID(), board.id, municipality.id, id, processing],
  );
  const { kind: _, ...changes } = more;
  const names = Object.keys(changes);
  if (names.length > 0)
    await admin.query(
      `update agreement set ${names.map((name, at) => `${name} = $${at + 2}`).join(', ')} where id = $1`,
      [id, ...Object.values(changes)],
    );
  return id;
}

const filled = Object.fromEntries(
  instructionFields.map(({ id, label }) => [id, `Om ${label.toLowerCase()}.`]),
);
const instructionOf = (id: string) => `/avtal/${id}/instruktion`;
const versions = async (id: string) =>
  (await admin.query('select * from agreement_instruction where agreement_id = $1 order by number', [id]))
    .rows;
const events = async (id: string): Promise<string[]> =>
  (await admin.query<{ text: string }>('select text from case_event where case_id = $1', [id])).rows.map(
    ({ text }) => text,
  );

/** In force since the summer, with version 1 of the instruction. */
async function inForce(answers: Row = filled): Promise<string> {
  const id = await addAgreement();
  await coordinator.post(instructionOf(id), { id: randomUUID(), ...(answers as Record<string, string>) });
  await admin.query(
    "update agreement_instruction set state = 'approved', valid_from = '2026-06-01', approved_at = now(), approved_by = 'Nämnden', sha256 = 'x' where agreement_id = $1",
    [id],
  );
  await admin.query(
    "update agreement set state = 'in-force', package_version = 1, in_force_on = '2026-06-01' where id = $1",
    [id],
  );
  return id;
}

describe('the instruction', () => {
  test('is filled in from the register the first time, and says from where', async () => {
    const id = await addAgreement();
    const { text } = await coordinator.get(instructionOf(id));
    expect(text).toContain('Ta emot och besvara larm från brukare');
    expect(text).toContain('Behörighet per enhet och logg');
    expect(text).toContain('Larmlogg: 2 år när larmet avslutas');
    expect(text).toContain('Skyddade personuppgifter förekommer');
    expect(text).toContain('Ingen överföring till tredjeland');
    expect(plain(text)).toContain('Hämtat från registret: Trygghetslarm');
    expect(text).toContain(`/behandlingar/${processing}`);
    expect(await versions(id)).toEqual([]);
  });

  test('is saved with holes, which are named, and once', async () => {
    const id = await addAgreement();
    const form = { id: randomUUID(), purpose: 'Larm dygnet runt', logging: '' };
    await coordinator.post(instructionOf(id), form);
    const { text } = await coordinator.post(instructionOf(id), form);
    expect(await versions(id)).toMatchObject([
      { number: 1, state: 'draft', answers: { purpose: 'Larm dygnet runt' } },
    ]);
    expect(plain(text)).toContain('Något saknas i instruktionen');
    expect(plain(text)).toContain('Fält 6 är tomt');
    expect(plain(text)).not.toContain('Fält 1 är tomt');
  });

  test('keeps a field that the form lacks', async () => {
    const id = await addAgreement();
    await coordinator.post(instructionOf(id), { id: randomUUID(), purpose: 'Larm', data: 'Namn' });
    const page = await coordinator.get(instructionOf(id));
    await coordinator.post(instructionOf(id), {
      version: fieldOf(page.text, 'version') ?? '',
      data: 'Namn och telefon',
    });
    expect((await versions(id))[0].answers).toEqual({ purpose: 'Larm', data: 'Namn och telefon' });
  });

  test('gives the conflict page to whoever saves second, with both texts', async () => {
    const id = await addAgreement();
    await coordinator.post(instructionOf(id), { id: randomUUID(), purpose: 'Larm' });
    const version = fieldOf((await coordinator.get(instructionOf(id))).text, 'version') ?? '';
    await coordinator.post(instructionOf(id), { version, purpose: 'Den enas text' });
    const second = await coordinator.post(instructionOf(id), { version, purpose: 'Den andras text' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Den enas text');
    expect(second.text).toContain('Den andras text');
    // A form from before anybody had saved says the same.
    const old = await coordinator.post(instructionOf(id), { id: randomUUID(), purpose: 'En tredje text' });
    expect(old.status).toBe(409);
  });

  test('fetches one field anew and keeps what is typed in the others', async () => {
    const id = await addAgreement();
    const visit = await coordinator.post(instructionOf(id), {
      id: randomUUID(),
      purpose: 'Något helt annat',
      data: 'Inget',
      hamta: 'data',
    });
    expect(visit.status).toBe(200);
    expect(visit.text).toContain('Något helt annat');
    expect(plain(visit.text)).toContain('Spara för att behålla det');
    expect(/<textarea[^>]*name="data"[^>]*>([^<]*)/.exec(visit.text)?.[1]).toMatch(/Namn/);
    expect(await versions(id)).toEqual([]);
  });

  test('asks about an identity number, once', async () => {
    const id = await addAgreement();
    const form = { id: randomUUID(), purpose: 'Gäller 19121212-1212' };
    const asked = await coordinator.post(instructionOf(id), form);
    expect(asked.status).toBe(422);
    expect(plain(asked.text)).toContain('ser ut att innehålla ett personnummer');
    expect(asked.text).toContain('Gäller 19121212-1212');
    const saved = await coordinator.post(instructionOf(id), { ...form, identityNumbersConfirmed: '1' });
    expect(saved.status).toBe(200);
  });

  test('refuses a text that is too long, and shows it again', async () => {
    const id = await addAgreement();
    const visit = await coordinator.post(instructionOf(id), { id: randomUUID(), purpose: 'x'.repeat(5001) });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Högst 5 000 tecken');
  });

  test('is read by the officer and written by nobody else', async () => {
    const id = await addAgreement();
    await coordinator.post(instructionOf(id), { id: randomUUID(), purpose: 'Larm dygnet runt' });
    const read = await officer.get(instructionOf(id));
    expect(read.status).toBe(200);
    expect(read.text).toContain('Larm dygnet runt');
    expect(read.text).not.toContain('<textarea');
    expect((await officer.post(instructionOf(id), { purpose: 'Nej' })).status).toBe(403);
    expect((await neighbour.get(instructionOf(id))).status).toBe(404);
    expect((await neighbour.post(instructionOf(id), { purpose: 'Nej' })).status).toBe(404);
  });

  test('is closed while the agreement lies for signing, and when it has ended', async () => {
    for (const [state, said] of [
      ['signing', 'Öppna det för ändring först'],
      ['withdrawn', 'blev inte av'],
    ] as const) {
      const id = await addAgreement({ state, withdrawn_reason: 'x' });
      const visit = await coordinator.post(instructionOf(id), { id: randomUUID(), purpose: 'Larm' });
      expect(visit.status).toBe(403);
      expect(plain(visit.text)).toContain(said);
    }
  });
});

describe('a new version of the instruction', () => {
  const begin = (id: string) => coordinator.post(`${instructionOf(id)}/ny`, { id: randomUUID() });
  const save = async (id: string, fields: Readonly<Record<string, string>>) =>
    coordinator.post(instructionOf(id), {
      version: fieldOf((await coordinator.get(instructionOf(id))).text, 'version') ?? '',
      ...fields,
    });
  const approve = async (id: string, fields: Readonly<Record<string, string>> = {}) => {
    const draft = (await versions(id)).at(-1);
    return coordinator.post(`${instructionOf(id)}/godkann`, {
      version: String(draft.version),
      validFrom: '2026-12-01',
      approvedBy: 'Förvaltningschefen',
      ...fields,
    });
  };

  test('copies the last one, says what changed, and applies from its day', async () => {
    const id = await inForce();
    await begin(id);
    await begin(id);
    expect(await versions(id)).toHaveLength(2);
    await save(id, {
      security: 'Stark autentisering för supporten.',
      changeText: 'Nytt krav på stark autentisering',
    });
    expect((await approve(id)).path).toContain('klart=godkand');
    const [first, second] = await versions(id);
    expect(second).toMatchObject({ number: 2, state: 'approved', approved_by: 'Förvaltningschefen' });
    expect(second.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(second.answers.purpose).toBe(first.answers.purpose);
    const on = async (day: string) => plain((await coordinator.get(`${instructionOf(id)}?dag=${day}`)).text);
    expect(await on('2026-05-31')).toContain('Ingen version gällde den 31 maj 2026');
    expect(await on('2026-11-30')).toContain('Den 30 november 2026 gällde version 1');
    expect(await on('2026-12-01')).toContain('Den 1 december 2026 gällde version 2');
    const shown = plain((await coordinator.get(`${instructionOf(id)}/${second.id}`)).text);
    expect(shown).toContain('Ändrat sedan version 1');
    expect(shown).toContain('Stark autentisering för supporten.');
    expect(shown).toContain('Innehållet är oförändrat');
    expect(await events(id)).toContainEqual(expect.stringContaining('Instruktionen, version 2, godkänd'));
  });

  test('is approved with what is typed beside the approval', async () => {
    const id = await inForce();
    await begin(id);
    const page = await coordinator.get(instructionOf(id));
    expect(page.text).toContain(`formaction="${instructionOf(id)}/godkann"`);
    const unsaid = await approve(id, { security: 'Stark autentisering.', changeText: '' });
    expect(unsaid.status).toBe(422);
    expect(unsaid.text).toContain('Stark autentisering.');
    const visit = await approve(id, { security: 'Stark autentisering.', changeText: 'Starkare inloggning' });
    expect(visit.path).toContain('klart=godkand');
    expect((await versions(id)).at(-1)).toMatchObject({
      state: 'approved',
      change_text: 'Starkare inloggning',
      answers: expect.objectContaining({ security: 'Stark autentisering.' }),
    });
  });

  test('is not approved with holes, without saying what changed, or for a day that has been', async () => {
    const id = await inForce();
    await begin(id);
    const unsaid = await approve(id);
    expect(unsaid.status).toBe(422);
    expect(plain(unsaid.text)).toContain('Skriv vad som är ändrat sedan förra versionen');
    await save(id, { changeText: 'Loggar sparas längre', logging: '' });
    expect(plain((await approve(id)).text)).toContain('Fält 6 är tomt');
    await save(id, { logging: 'Sju år' });
    const late = await approve(id, { validFrom: '2026-11-01' });
    expect(late.status).toBe(422);
    expect(plain(late.text)).toContain('kan inte följa en instruktion innan den finns');
    const nobody = await approve(id, { approvedBy: '' });
    expect(plain(nobody.text)).toContain('Skriv vem som godkänner');
    expect((await versions(id)).at(-1).state).toBe('draft');
  });

  test('is sent, and answered with what it costs', async () => {
    const id = await inForce();
    const [{ id: part, version }] = await versions(id);
    const at = `${instructionOf(id)}/${part}`;
    const early = await coordinator.post(at, {
      version: String(version),
      sentOn: '2026-11-10',
      answeredOn: '2026-11-09',
      answerText: 'Godtas',
    });
    expect(early.status).toBe(422);
    const half = await coordinator.post(at, { version: String(version), answeredOn: '2026-11-12' });
    expect(plain(half.text)).toContain('Skriv vad biträdet svarade');
    const future = await coordinator.post(at, { version: String(version), sentOn: '2026-11-23' });
    expect(plain(future.text)).toContain('Dagen kan inte ligga i framtiden');
    await coordinator.post(at, {
      version: String(version),
      sentOn: '2026-11-10',
      answeredOn: '2026-11-12',
      answerText: 'Kostar 12 000 kronor en gång',
    });
    const text = plain((await coordinator.get(at)).text);
    expect(text).toContain('Kostar 12 000 kronor en gång');
    expect((await coordinator.post(at, { version: String(version), sentOn: '2026-11-11' })).status).toBe(409);
    expect(await events(id)).toContain('Biträdet svarade på instruktionen, version 1');
  });

  test('cannot be changed once approved, by the page or past it', async () => {
    const id = await inForce();
    const refused = await coordinator.post(instructionOf(id), { id: randomUUID(), purpose: 'Något nytt' });
    expect(refused.status).toBe(403);
    expect(plain(refused.text)).toContain('Börja på en ny version');
    await expect(
      admin.query(`update agreement_instruction set answers = '{}' where agreement_id = $1`, [id]),
    ).rejects.toThrow('not changed');
    await expect(
      admin.query(`update agreement_instruction set state = 'draft', sha256 = null where agreement_id = $1`, [
        id,
      ]),
    ).rejects.toThrow('not opened again');
  });

  test('is taken away while it is a draft, and only then', async () => {
    const id = await inForce();
    await begin(id);
    await coordinator.post(`${instructionOf(id)}/slopa`);
    expect(await versions(id)).toHaveLength(1);
    expect((await coordinator.post(`${instructionOf(id)}/slopa`)).status).toBe(403);
    expect(await versions(id)).toHaveLength(1);
  });
});

const chainOf = (id: string) => `/avtal/${id}/underbitraden`;
const links = async (id: string) =>
  (await admin.query('select * from agreement_sub_processor where agreement_id = $1 order by position', [id]))
    .rows;
const host = {
  name: 'Serverhallen AB',
  country: 'SE',
  what: 'Drift av servrar',
  places: 'Sverige',
  address: 'Gatan 1',
};

async function addLink(id: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const part = randomUUID();
  const visit = await coordinator.post(`${chainOf(id)}/nytt`, { id: part, ...host, ...more });
  if (visit.status !== 200) throw new Error(`${visit.status} ${plain(visit.text).slice(0, 900)}`);
  return part;
}
const versionAt = async (id: string, part: string) =>
  fieldOf((await coordinator.get(`${chainOf(id)}/${part}`)).text, 'version') ?? '';

describe('the list of sub-processors', () => {
  test('has a chain to any depth, each link numbered', async () => {
    const id = await addAgreement();
    const first = await addLink(id);
    const second = await addLink(id, { name: 'Kylbolaget AB', parentId: first });
    await addLink(id, { name: 'Jourfirman AB', parentId: second });
    await addLink(id, { name: 'Sms-bolaget AB' });
    const text = plain((await coordinator.get(chainOf(id))).text);
    for (const said of ['1 Serverhallen AB', '1.1 Kylbolaget AB', '1.1.1 Jourfirman AB', '2 Sms-bolaget AB'])
      expect(text).toContain(said);
    expect(text).toContain('4 underbiträden');
    expect(plain((await coordinator.get(`${chainOf(id)}?q=kyl`)).text)).toContain('1 av 4 underbiträden');
  });

  test('is one row, however often the form is sent', async () => {
    const id = await addAgreement();
    const form = { id: randomUUID(), ...host };
    await coordinator.post(`${chainOf(id)}/nytt`, form);
    await coordinator.post(`${chainOf(id)}/nytt`, form);
    expect(await links(id)).toHaveLength(1);
  });

  test('takes a known supplier, and checks a Swedish number', async () => {
    const id = await addAgreement();
    const supplier = randomUUID();
    await admin.query(
      "insert into supplier (id, name, organisation_number, country, created_by_entity_id) values ($1, $2, null, 'IE', $3)",
      [supplier, `Molnbolaget ${supplier.slice(0, 4)}`, municipality.id],
    );
    await addLink(id, { supplierId: supplier, name: '', places: 'Irland' });
    expect(await links(id)).toMatchObject([{ supplier_id: supplier, country: 'IE', places: ['IE'] }]);
    const form = { id: randomUUID(), ...host };
    const wrong = await coordinator.post(`${chainOf(id)}/nytt`, {
      ...form,
      organisationNumber: '212000-0143',
    });
    expect(wrong.status).toBe(422);
    expect(plain(wrong.text)).toContain('Organisationsnumret stämmer inte');
    expect(wrong.text).toContain('212000-0143');
    const abroad = { ...form, organisationNumber: 'HRB 12345', country: 'DE', places: 'Tyskland' };
    expect((await coordinator.post(`${chainOf(id)}/nytt`, abroad)).status).toBe(200);
  });

  test.each([
    [{ name: '' }, 'Skriv underbiträdets namn, eller välj en leverantör'],
    [{ what: '' }, 'Skriv vad underbiträdet gör'],
    [{ places: 'Sverige, Narnia' }, '«Narnia» är inget land'],
    [{ country: '' }, 'Välj land'],
    [{ website: 'leverantor' }, 'Skriv hela adressen'],
    [{ checkedOn: 'i går kanske' }, 'Skriv ett datum'],
    [{ mechanism: 'MAGI' }, 'Välj ett stöd i listan'],
    [{ parentId: randomUUID() }, 'Välj ett underbiträde ur listan'],
  ])('says what is wrong with %j, and writes nothing', async (fields, said) => {
    const id = await addAgreement();
    const visit = await coordinator.post(`${chainOf(id)}/nytt`, { id: randomUUID(), ...host, ...fields });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain(said);
    expect(await links(id)).toEqual([]);
  });

  test('moves with everybody below, and never in a circle', async () => {
    const id = await addAgreement();
    const first = await addLink(id);
    const second = await addLink(id, { name: 'Kylbolaget AB', parentId: first });
    const other = await addLink(id, { name: 'Sms-bolaget AB' });
    const circle = await coordinator.post(`${chainOf(id)}/${first}`, {
      version: await versionAt(id, first),
      parentId: second,
    });
    expect(circle.status).toBe(422);
    expect(plain(circle.text)).toContain('kan inte vara anlitat av sig självt');
    await coordinator.post(`${chainOf(id)}/${first}`, {
      version: await versionAt(id, first),
      parentId: other,
    });
    const text = plain((await coordinator.get(chainOf(id))).text);
    expect(text).toContain('1.1.1 Kylbolaget AB');
  });

  test('gives the conflict page to whoever saves second', async () => {
    const id = await addAgreement();
    const part = await addLink(id);
    const version = await versionAt(id, part);
    await coordinator.post(`${chainOf(id)}/${part}`, { version, address: 'Den enas gata' });
    const second = await coordinator.post(`${chainOf(id)}/${part}`, { version, address: 'Den andras gata' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Den enas gata');
    expect((await links(id))[0]).toMatchObject({ address: 'Den enas gata', what: 'Drift av servrar' });
  });

  test('asks what is to be done with those below one that is taken away', async () => {
    const id = await addAgreement();
    const first = await addLink(id);
    const second = await addLink(id, { name: 'Kylbolaget AB', parentId: first });
    await addLink(id, { name: 'Jourfirman AB', parentId: second });
    const asked = await coordinator.post(`${chainOf(id)}/${second}/ta-bort`);
    expect(asked.status).toBe(422);
    expect(plain(asked.text)).toContain('Välj vad som ska hända med dem under');
    await coordinator.post(`${chainOf(id)}/${second}/ta-bort`, { below: 'move-up' });
    expect((await links(id)).map(({ name, parent_id }) => [name, parent_id])).toEqual([
      ['Serverhallen AB', null],
      ['Jourfirman AB', first],
    ]);
    await coordinator.post(`${chainOf(id)}/${first}/ta-bort`, { below: 'remove' });
    expect(await links(id)).toEqual([]);
  });

  test('can say that there are none, in so many words', async () => {
    const id = await addAgreement();
    await coordinator.post(`${chainOf(id)}/inga`, { none: 'yes' });
    expect(plain((await coordinator.get(chainOf(id))).text)).toContain('står uttryckligen');
    await addLink(id);
    expect((await admin.query('select no_sub_processors from agreement where id = $1', [id])).rows).toEqual([
      { no_sub_processors: false },
    ]);
    const refused = await coordinator.post(`${chainOf(id)}/inga`, { none: 'yes' });
    expect(refused.status).toBe(422);
    expect(plain(refused.text)).toContain('Ta bort dem först');
  });

  test('judges each place at once, with the reasons', async () => {
    const id = await addAgreement();
    await addLink(id, { name: 'Supporten Ltd', country: 'IN', places: 'Sverige, Indien' });
    const text = plain((await coordinator.get(chainOf(id))).text);
    expect(text).toContain('Uppgift saknas');
    expect(text).toContain('Indien har inget beslut om adekvat skyddsnivå');
  });

  test('ends one with everybody below when the agreement is in force, and confirms the erasure', async () => {
    const id = await addAgreement();
    const first = await addLink(id, { engagedOn: '2024-01-01' });
    await addLink(id, { name: 'Kylbolaget AB', parentId: first });
    await admin.query(
      "update agreement set state = 'in-force', package_version = 1, in_force_on = '2026-01-01' where id = $1",
      [id],
    );
    const end = async (fields: Readonly<Record<string, string>>) =>
      coordinator.post(`${chainOf(id)}/${first}/avsluta`, { version: await versionAt(id, first), ...fields });
    expect(plain((await end({ endedOn: '2023-01-01' })).text)).toContain('Välj en senare dag');
    expect(plain((await end({ endedOn: '2026-11-01', erasureConfirmedOn: '2026-10-01' })).text)).toContain(
      'Raderingen kan inte vara bekräftad innan',
    );
    await end({ endedOn: '2026-11-01' });
    const text = plain((await coordinator.get(chainOf(id))).text);
    expect(text).toContain('Underbiträden som inte längre anlitas');
    expect(text).toContain('Inte bekräftad');
    expect((await links(id)).map(({ ended_on }) => ended_on)).toEqual(['2026-11-01', '2026-11-01']);
    await end({ endedOn: '2026-11-01', erasureConfirmedOn: '2026-11-20' });
    expect((await links(id))[0]).toMatchObject({ erasure_confirmed_on: '2026-11-20' });
    // The rest of the list was signed.
    const refused = await coordinator.post(`${chainOf(id)}/nytt`, { id: randomUUID(), ...host });
    expect(refused.status).toBe(403);
  });

  test('is exported as it stands', async () => {
    const id = await addAgreement();
    const first = await addLink(id);
    await addLink(id, { name: 'Kylbolaget AB', parentId: first });
    const { bytes } = await coordinator.get(`${chainOf(id)}/export.xlsx`);
    const read = await readSpreadsheet(bytes, 'underbitraden.xlsx');
    if (!read.ok) throw new Error(read.error);
    const rows = read.sheets[0]?.rows ?? [];
    expect(rows.map(([number, name, by]) => [number, name, by])).toEqual([
      ['Nr', 'Underbiträde', 'Anlitat av'],
      ['1', 'Serverhallen AB', 'Larmbolaget AB'],
      ['1.1', 'Kylbolaget AB', 'Serverhallen AB'],
    ]);
    expect((await coordinator.get(`${chainOf(id)}/export.csv`)).text).toContain('1.1;Kylbolaget AB');
  });
});

const transfersOf = (id: string) => `/avtal/${id}/overforingar`;
const india = { country: 'IN', how: 'support', recipient: 'Larmbolaget India' };
async function addTransfer(id: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const visit = await coordinator.post(`${transfersOf(id)}/ny`, { id: randomUUID(), ...india, ...more });
  if (visit.status !== 200) throw new Error(`${visit.status} ${plain(visit.text).slice(0, 900)}`);
  return /overforingar\/([0-9a-f-]{36})/.exec(visit.path)?.[1] ?? '';
}

describe('transfers by the processor', () => {
  test('are judged at once, and blocked without ground and approval', async () => {
    const id = await addAgreement();
    const part = await addTransfer(id);
    const at = `${transfersOf(id)}/${part}`;
    expect(plain((await coordinator.get(at)).text)).toContain('utan ert skriftliga godkännande i förväg');
    await coordinator.post(at, {
      version: fieldOf((await coordinator.get(at)).text, 'version') ?? '',
      mechanism: 'SCC_M3',
      assessed: 'yes',
      clausesChanged: 'no',
      remedy: 'yes',
    });
    expect(plain((await coordinator.get(transfersOf(id))).text)).toContain(
      'Inte godkänd av den personuppgiftsansvariga',
    );
    await coordinator.post(at, {
      version: fieldOf((await coordinator.get(at)).text, 'version') ?? '',
      approvedOn: '2026-11-20',
      approvedBy: 'Förvaltningschefen',
      instruction: 'Bara vid felsökning',
    });
    expect(plain((await coordinator.get(transfersOf(id))).text)).toContain('Får göras');
    expect(await events(id)).toContainEqual(expect.stringContaining('godkänd 20 november 2026'));
  });

  test('show what is decided of the country, and until when', async () => {
    const id = await addAgreement();
    const britain = await addTransfer(id, { country: 'GB' });
    expect(plain((await coordinator.get(`${transfersOf(id)}/${britain}`)).text)).toContain(
      '27 december 2031',
    );
    const america = await addTransfer(id, { country: 'US' });
    expect(plain((await coordinator.get(`${transfersOf(id)}/${america}`)).text)).toContain('C-703/25 P');
  });

  test.each([
    ['PRIVACY_SHIELD', 'Privacy Shield gäller inte längre'],
    ['OLD_SCC', 'gäller inte längre'],
  ])('refuse %s, and say what happened to it', async (mechanism, said) => {
    const id = await addAgreement();
    const part = await addTransfer(id, { country: 'US', mechanism });
    const text = plain((await coordinator.get(`${transfersOf(id)}/${part}`)).text);
    expect(text).toContain('Får inte göras');
    expect(text).toContain(said);
  });

  test.each([
    [{ country: '' }, 'Välj land'],
    [{ how: 'brevduva' }, 'Välj hur uppgifterna förs över'],
    [{ approvedOn: '2026-11-20', approvedBy: '' }, 'Skriv vem som godkände'],
    [{ approvedOn: '', approvedBy: 'Chefen' }, 'Skriv vilken dag överföringen godkändes'],
    [{ approvedOn: '2026-12-01', approvedBy: 'Chefen' }, 'Dagen kan inte ligga i framtiden'],
  ])('say what is wrong with %j', async (fields, said) => {
    const id = await addAgreement();
    const visit = await coordinator.post(`${transfersOf(id)}/ny`, { id: randomUUID(), ...india, ...fields });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain(said);
  });

  test('give the conflict page, and can be taken away', async () => {
    const id = await addAgreement();
    const part = await addTransfer(id);
    const at = `${transfersOf(id)}/${part}`;
    const version = fieldOf((await coordinator.get(at)).text, 'version') ?? '';
    await coordinator.post(at, { version, safeguards: 'Kryptering' });
    expect((await coordinator.post(at, { version, safeguards: 'Annat' })).status).toBe(409);
    await coordinator.post(`${at}/ta-bort`);
    expect((await coordinator.get(at)).status).toBe(404);
  });

  test('must be spoken of in the instruction', async () => {
    const id = await addAgreement();
    await coordinator.post(instructionOf(id), { id: randomUUID(), ...filled });
    expect(plain((await coordinator.get(instructionOf(id))).text)).toContain('har det som krävs');
    await addTransfer(id);
    expect(plain((await coordinator.get(instructionOf(id))).text)).toContain(
      'Fält 7 säger inget om Indien, dit uppgifter förs',
    );
  });

  test('are read by the officer, and by no neighbour', async () => {
    const id = await addAgreement();
    const part = await addTransfer(id);
    expect((await officer.get(transfersOf(id))).status).toBe(200);
    expect((await officer.post(`${transfersOf(id)}/${part}`, { version: '1' })).status).toBe(403);
    expect((await neighbour.get(`${transfersOf(id)}/${part}`)).status).toBe(404);
    expect((await neighbour.post(`${transfersOf(id)}/${part}/ta-bort`)).status).toBe(404);
  });
});

describe('joint controllers', () => {
  const at = (id: string) => `/avtal/${id}/fordelning`;
  const save = async (id: string, fields: Readonly<Record<string, string>>) =>
    coordinator.post(at(id), {
      version: fieldOf((await coordinator.get(at(id))).text, 'version') ?? '',
      ...fields,
    });

  test('share out each duty, and say what the persons are told', async () => {
    const id = await addAgreement({ kind: 'joint' });
    expect(plain((await coordinator.get(at(id))).text)).toContain('Fördelningen är inte klar');
    const page = await coordinator.get(at(id));
    const duties = [...page.text.matchAll(/name="(duty\.[a-z-]+)"/g)].map(([, name = '']) => name);
    await save(id, {
      ...Object.fromEntries(duties.map((name) => [name, 'Socialnämnden'])),
      'parties.0.name': 'Regionen',
      'parties.0.organisationNumber': '',
      jointEssence: 'På webbplatsen: vem som svarar på vad',
    });
    const text = plain((await coordinator.get(at(id))).text);
    expect(text).toContain('Skyldigheterna är fördelade');
    const { rows } = await admin.query('select name from agreement_party where agreement_id = $1', [id]);
    expect(rows).toEqual([{ name: 'Regionen' }]);
    // A form that lacks the duties leaves them, and a party is taken away by its box.
    await save(id, { 'parties.0.name': 'Regionen', 'parties.0.remove': '1' });
    expect(plain((await coordinator.get(at(id))).text)).toContain('Skyldigheterna är fördelade');
    expect((await admin.query('select 1 from agreement_party where agreement_id = $1', [id])).rows).toEqual(
      [],
    );
  });

  test('get a wrong number back beside its row, and the conflict page', async () => {
    const id = await addAgreement({ kind: 'joint' });
    const wrong = await save(id, { 'parties.0.name': 'Regionen', 'parties.0.organisationNumber': '123' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#parties.0.organisationNumber"');
    const version = fieldOf((await coordinator.get(at(id))).text, 'version') ?? '';
    await coordinator.post(at(id), { version, jointContactPoint: 'Kundtjänst' });
    const second = await coordinator.post(at(id), { version, jointContactPoint: 'Växeln' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Kundtjänst');
  });

  test('are not what a processor agreement is about', async () => {
    const id = await addAgreement();
    expect((await save(id, { jointEssence: 'x' })).status).toBe(403);
  });
});

describe('the documents', () => {
  test('are previewed and printed, and name what is missing', async () => {
    const id = await addAgreement();
    await addLink(id);
    await coordinator.post(instructionOf(id), { id: randomUUID(), ...filled, logging: '' });
    const preview = plain((await coordinator.get(`/avtal/${id}/utskrift`)).text);
    expect(preview).toContain('Kontaktperson för administration av detta personuppgiftsbiträdesavtal');
    expect(preview).toContain('Saknas: Särskilda krav på loggning');
    expect(preview).toContain('Skyddsåtgärd vid tredjeland');
    for (const name of ['parter', 'instruktion', 'underbitraden']) {
      const pdf = await coordinator.get(`/avtal/${id}/utskrift/${name}.pdf`);
      expect(pdf.headers.get('content-type')).toBe('application/pdf');
      expect(pdf.text.slice(0, 5)).toBe('%PDF-');
      const docx = await coordinator.get(`/avtal/${id}/utskrift/${name}.docx`);
      expect(docx.text.slice(0, 2)).toBe('PK');
    }
    expect((await coordinator.get(`/avtal/${id}/utskrift/fordelning.pdf`)).status).toBe(404);
    expect((await coordinator.get(`/avtal/${id}/utskrift/instruktion.pdf?version=9`)).status).toBe(404);
    expect((await neighbour.get(`/avtal/${id}/utskrift`)).status).toBe(404);
  });
});

describe('the documents of an agreement that is signed', () => {
  test('say who signed, ask for nothing, and keep no room to sign', async () => {
    const id = await inForce({ ...filled, logging: '' });
    await admin.query('update agreement set package_version = 1, side = $2 where id = $1', [
      id,
      'controller',
    ]);
    for (const [side, name] of [
      ['ours', 'Tolvan Tolvansson'],
      ['theirs', 'Elvan Elvansson'],
    ])
      await admin.query(
        `insert into agreement_signature (id, controller_id, legal_entity_id, agreement_id, package, side, way, name,
           signed_on, authority)
         values ($1, $2, $3, $4, 1, $5, 'before', $6, '2026-06-01', 'firmatecknare')`,
        [randomUUID(), board.id, municipality.id, id, side, name],
      );
    const { text } = await coordinator.get(`/avtal/${id}/utskrift`);
    const page = plain(text);
    expect(page).toContain('Undertecknat av Tolvan Tolvansson');
    expect(page).toContain('Undertecknat av Elvan Elvansson');
    for (const never of ['Saknas', 'saknas', 'ska fyllas i', 'Namnförtydligande'])
      expect(page).not.toContain(never);
    expect(plain((await coordinator.get(`/avtal/${id}`)).text)).toContain('Firmatecknare');
    // A version that is begun after applies to nobody yet.
    await coordinator.post(`${instructionOf(id)}/ny`, { id: randomUUID() });
    const { rows } = await admin.query('select 1 from agreement_instruction where agreement_id = $1', [id]);
    expect(rows).toHaveLength(2);
    expect(plain((await coordinator.get(`/avtal/${id}/utskrift`)).text)).toContain(
      'Trygghetslarm, version 1',
    );
  });

  test('are the file that was handed in when it was signed before, with what has content beside it', async () => {
    const id = randomUUID();
    await coordinator.upload(
      '/avtal/registrera',
      'tecknat.pdf',
      new Uint8Array(Buffer.from('%PDF-1.4\n%%EOF\n')),
      {
        id,
        what: 'processor-controller',
        party: 'Larmbolaget AB',
        title: 'Gamla larmet',
        edition: 'supplier',
        signedOursOn: '2024-03-01',
        signedTheirsOn: '2024-03-11',
        signer: 'Tolvan Tolvansson',
      },
    );
    const { text } = await coordinator.get(`/avtal/${id}/utskrift`);
    expect(text).toMatch(/<a href="\/filer\/[0-9a-f-]{36}">tecknat\.pdf<\/a>/);
    const page = plain(text);
    expect(page).toContain('Tolvan Tolvansson');
    expect(page).toContain('1 mars 2024');
    for (const never of [
      'Saknas',
      'Kontaktperson för administration',
      'Behandlingens ändamål',
      'Underbiträden, vart',
    ])
      expect(page).not.toContain(never);
    expect((await coordinator.get(`/avtal/${id}/utskrift/parter.pdf`)).status).toBe(404);
    await admin.query(
      `insert into agreement_sub_processor (id, controller_id, legal_entity_id, agreement_id, name, country, places)
       values ($1, $2, $3, $4, 'Serverhallen AB', 'SE', '{SE}')`,
      [randomUUID(), board.id, municipality.id, id],
    );
    const after = plain((await coordinator.get(`/avtal/${id}/utskrift`)).text);
    expect(after).toContain('Serverhallen AB');
    expect(after).not.toContain('Saknas');
  });

  test('show what the list has of a sub-processor, above its ending', async () => {
    const id = await addAgreement();
    const link = await addLink(id, { name: 'Molnet Inc', address: 'Main Street 1' });
    await admin.query(
      "update agreement set state = 'in-force', package_version = 1, in_force_on = '2026-06-01' where id = $1",
      [id],
    );
    const page = plain((await coordinator.get(`${chainOf(id)}/${link}`)).text);
    for (const said of ['Uppgifterna i listan', 'Main Street 1', 'Anlitas till och med'])
      expect(page).toContain(said);
    await admin.query("update agreement set state = 'ended' where id = $1", [id]);
    const ended = await coordinator.get(`${chainOf(id)}/${link}`);
    expect(plain(ended.text)).toContain('Main Street 1');
    expect(ended.text).not.toContain('name="address"');
  });

  test('mark what rests on the DPF alone, with why', async () => {
    const id = await addAgreement();
    await addLink(id, {
      name: 'Molnet Inc',
      country: 'US',
      places: 'USA',
      mechanism: 'DPF',
      checkedOn: '2026-11-01',
    });
    const { text } = await coordinator.get(chainOf(id));
    expect(text).toContain('<span class="ds-tag" data-color="warning">Bara DPF</span>');
    expect(text).not.toContain('data-color="success">Tredjeland med stöd');
    expect(plain(text)).toContain('Domen är överklagad till EU-domstolen (C-703/25 P)');
    expect((await coordinator.get(`${chainOf(id)}/export.csv`)).text).toContain(
      'Tredjeland med stöd, bara DPF',
    );
    const approved = {
      approvedOn: '2026-11-20',
      approvedBy: 'Chefen',
      instruction: 'Bara vid felsökning',
      remedy: 'yes',
    };
    const us = { country: 'US', recipient: 'Larm Inc', ...approved };
    await addTransfer(id, { ...us, mechanism: 'DPF', checkedOn: '2026-11-01' });
    expect((await coordinator.get(transfersOf(id))).text).toContain('>Bara DPF</span>');
    await addTransfer(id, { ...us, mechanism: 'SCC_M2', assessed: 'yes', clausesChanged: 'no' });
    expect((await coordinator.get(transfersOf(id))).text).not.toContain('Bara DPF');
  });
});

test('a page costs at most six statements of data', async () => {
  const id = await addAgreement();
  await addLink(id);
  await addTransfer(id);
  await coordinator.post(instructionOf(id), { id: randomUUID(), ...filled });
  for (const path of [instructionOf(id), chainOf(id), transfersOf(id), `/avtal/${id}/fordelning`]) {
    const statements = await dataStatements(coordinator, path);
    expect(statements.length, `${path}: ${statements.join('; ')}`).toBeLessThanOrEqual(6);
  }
});
