/** Documents of a case through their pages: written, approved, frozen, uploaded, walls, and who is never named. */
import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Browser,
  fieldOf,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
  type Visit,
} from './municipality.ts';

const product = openTestProduct();
const plain = (text: string): string => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

let municipality: Municipality;
let board: Place;
let coordinator: Browser;
let officer: Browser;
let neighbour: Browser;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Vård- och omsorgsnämnden');
  const school = await municipality.addController('Skolnämnden');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  officer = await municipality.addPerson([{ role: 'dso', controller: board }]);
  neighbour = await municipality.addPerson([{ role: 'coordinator', controller: school }]);
});

type Fields = Readonly<Record<string, string | readonly string[]>>;

const succeeded = (visit: Visit): Visit => {
  if (visit.status !== 200) throw new Error(`${visit.status}: ${plain(visit.text).slice(0, 800)}`);
  return visit;
};

async function newCase(fields: Fields = {}): Promise<string> {
  const id = randomUUID();
  succeeded(
    await coordinator.post('/arenden/nytt', {
      id,
      kind: 'enquiry',
      title: 'Fråga om kamera vid entrén',
      openedOn: '2026-11-20',
      registrera: '1',
      ...fields,
    }),
  );
  return id;
}

async function addPerson(caseId: string, fields: Fields = {}): Promise<string> {
  const id = randomUUID();
  succeeded(
    await coordinator.post(`/arenden/${caseId}/person`, {
      id,
      role: 'sender',
      name: 'Elvan Elvansson',
      address: 'Storgatan 1\n999 01 Almby',
      ...fields,
    }),
  );
  return id;
}

const LETTER = {
  mall: 'letter',
  title: 'Svar på fråga om kamera',
  type: 'letter',
  direction: 'outgoing',
  datedOn: '2026-11-22',
  officer: 'Tolvan Tolvansson',
  theirDate: '',
  theirMark: '',
  recipient: 'Elvan Elvansson\nStorgatan 1',
  text: 'Kameran är avstängd.',
  enclosures: '',
  signer: 'Tolvan Tolvansson, samordnare',
};

async function newLetter(caseId: string, fields: Fields = {}): Promise<string> {
  const id = randomUUID();
  succeeded(await coordinator.post(`/arenden/${caseId}/dokument/nytt`, { ...LETTER, id, ...fields }));
  return id;
}

const addressOf = (caseId: string, id: string) => `/arenden/${caseId}/dokument/${id}`;
const saved = async (id: string) =>
  (await product.admin.query('select * from case_document where id = $1', [id])).rows[0];

/** Takes a step from the page of the document, as it stands there. */
async function step(caseId: string, id: string, to: string, fields: Fields = {}): Promise<Visit> {
  const { version } = await saved(id);
  return coordinator.post(`${addressOf(caseId, id)}/${to}`, { version: String(version), ...fields });
}

async function approved(caseId: string, fields: Fields = {}): Promise<string> {
  const id = await newLetter(caseId, fields);
  succeeded(await step(caseId, id, 'godkann'));
  await product.runJobs();
  return id;
}

const SENT = { way: 'letter', finishedOn: '2026-11-22' };
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n',
);
const UPLOADED = { title: 'Fråga om kamera', type: 'other', direction: 'incoming', datedOn: '2026-11-20' };

describe('a new document', () => {
  test('begins with what the system knows', async () => {
    const id = await newCase();
    await addPerson(id);
    const page = (await coordinator.get(`/arenden/${id}/dokument/nytt?mall=letter`)).text;
    expect(page).toContain('Elvan Elvansson\nStorgatan 1\n999 01 Almby</textarea>');
    expect(fieldOf(page, 'datedOn')).toBe('2026-11-22');
    expect(fieldOf(page, 'officer')).toBe('Tolvan Tolvansson');
    expect(fieldOf(page, 'title')).toBe('Fråga om kamera vid entrén');
  });

  test('is numbered within its case; working material is not', async () => {
    const caseId = await newCase();
    const [first, second] = [await newLetter(caseId), await newLetter(caseId)];
    const working = await newLetter(caseId, { direction: 'working' });
    expect([(await saved(first)).number, (await saved(second)).number]).toEqual([1, 2]);
    expect((await saved(working)).number).toBeNull();
    expect(plain((await coordinator.get(`/arenden/${caseId}`)).text)).toContain('Arbetsmaterial');
    const form = await coordinator.get(`${addressOf(caseId, working)}/redigera`);
    succeeded(
      await coordinator.post(`${addressOf(caseId, working)}/redigera`, {
        version: fieldOf(form.text, 'version') ?? '',
        direction: 'drawn-up',
      }),
    );
    expect((await saved(working)).number).toBe(3);
  });

  test('is one although the form is sent twice', async () => {
    const caseId = await newCase();
    const id = randomUUID();
    for (const _ of [1, 2])
      succeeded(await coordinator.post(`/arenden/${caseId}/dokument/nytt`, { ...LETTER, id }));
    const { rows } = await product.admin.query('select number from case_document where case_id = $1', [
      caseId,
    ]);
    expect(rows).toEqual([{ number: 1 }]);
  });

  test('keeps what was typed when something is wrong, and refuses an identity number in the title', async () => {
    const caseId = await newCase();
    const visit = await coordinator.post(`/arenden/${caseId}/dokument/nytt`, {
      ...LETTER,
      id: randomUUID(),
      title: 'Svar till 191212121212',
      theirDate: 'igår',
      text: 'Det jag skrev',
    });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Rubriken ser ut att innehålla ett personnummer');
    expect(plain(visit.text)).toContain('Skriv ett datum, till exempel 2026-11-20, eller lämna tomt.');
    expect(visit.text).toContain('Det jag skrev</textarea>');
    expect(fieldOf(visit.text, 'theirDate')).toBe('igår');
  });

  test('lies sealed: neither table nor log holds what it says', async () => {
    const caseId = await newCase();
    const id = await newLetter(caseId, { text: 'hemlig mening om kamera' });
    const { rows } = await product.admin.query(
      `select (select to_jsonb(d)::text from case_document d where id = $1) as row,
        (select coalesce(string_agg(i::text, ''), '') from audit_image i) as images`,
      [id],
    );
    expect(rows[0].row).not.toContain('hemlig mening');
    expect(rows[0].images).not.toContain('hemlig mening');
    expect((await coordinator.get(addressOf(caseId, id))).text).toContain('hemlig mening om kamera');
  });
});

describe('a change', () => {
  test('leaves what the form lacks as it was', async () => {
    const caseId = await newCase();
    const id = await newLetter(caseId);
    const { version } = await saved(id);
    const address = `${addressOf(caseId, id)}/redigera`;
    succeeded(await coordinator.post(address, { version: String(version), text: 'Ny text' }));
    const page = (await coordinator.get(addressOf(caseId, id))).text;
    expect(page).toContain('Ny text');
    expect(page).toContain('Tolvan Tolvansson, samordnare');
    expect((await saved(id)).title).toBe(LETTER.title);
  });

  test('at the same time as somebody else gives the conflict page, with both texts', async () => {
    const caseId = await newCase();
    const id = await newLetter(caseId);
    const { version } = await saved(id);
    const address = `${addressOf(caseId, id)}/redigera`;
    succeeded(await coordinator.post(address, { version: String(version), text: 'Först sparat' }));
    const visit = await coordinator.post(address, { version: String(version), text: 'Sedan skrivet' });
    expect(visit.status).toBe(409);
    expect(visit.text).toContain('Först sparat');
    expect(visit.text).toContain('Sedan skrivet');
    expect((await coordinator.get(addressOf(caseId, id))).text).not.toContain('Sedan skrivet');
  });
});

describe('approval', () => {
  test('waits for what is missing, and names it', async () => {
    const caseId = await newCase();
    const id = await newLetter(caseId, { text: '', signer: '' });
    const page = plain((await coordinator.get(addressOf(caseId, id))).text);
    expect(page).toContain('Saknas: text');
    expect(page).not.toContain('Godkänn ');
    const visit = await step(caseId, id, 'godkann');
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Saknas: text, undertecknas av.');
    expect((await saved(id)).state).toBe('draft');
  });

  test('waits for the number of the case', async () => {
    const caseId = await newCase({ registrera: '' });
    const id = await newLetter(caseId);
    const visit = await step(caseId, id, 'godkann');
    expect(plain(visit.text)).toContain('Saknas: vår beteckning');
  });

  test('makes the PDF after the page has been answered, with the bytes that its checksum tells', async () => {
    const caseId = await newCase();
    const id = await newLetter(caseId);
    const page = succeeded(await step(caseId, id, 'godkann'));
    expect(plain(page.text)).toContain('PDF:en görs nu');
    await product.runJobs();
    const { sha256 } = await saved(id);
    const pdf = await coordinator.get(`${addressOf(caseId, id)}/dokument.pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(createHash('sha256').update(pdf.bytes).digest('hex')).toBe(sha256);
    expect((await coordinator.get(addressOf(caseId, id))).text).toContain(sha256);
  });

  test('pressed twice is done once; a step from an old page gives the conflict page', async () => {
    const caseId = await newCase();
    const id = await newLetter(caseId);
    const { version } = await saved(id);
    const address = `${addressOf(caseId, id)}/godkann`;
    for (const _ of [1, 2]) succeeded(await coordinator.post(address, { version: String(version) }));
    expect((await coordinator.post(address, { version: '0' })).status).toBe(409);
  });

  test('can be taken back until the document is sent, and its PDF goes', async () => {
    const caseId = await newCase();
    const id = await approved(caseId);
    const { file_id } = await saved(id);
    expect((await coordinator.get(`${addressOf(caseId, id)}/redigera`)).status).toBe(403);
    succeeded(await step(caseId, id, 'oppna-for-andring'));
    expect(await saved(id)).toMatchObject({ state: 'draft', file_id: null, sha256: null });
    const { rows } = await product.admin.query('select id from stored_file where id = $1', [file_id]);
    expect(rows).toEqual([]);
  });

  test('fixes the number that is printed; a draft follows the case', async () => {
    const caseId = await newCase();
    const [kept, followed] = [await approved(caseId), await newLetter(caseId)];
    const { mark } = (await product.admin.query('select mark from case_record where id = $1', [caseId]))
      .rows[0];
    await product.admin.query("update case_record set external_mark = 'VON/2026:118' where id = $1", [
      caseId,
    ]);
    const article = async (id: string) =>
      /<article[\s\S]*<\/article>/.exec((await coordinator.get(addressOf(caseId, id))).text)?.[0];
    expect(await article(kept)).toContain(mark);
    expect(await article(kept)).not.toContain('VON/2026:118');
    expect(await article(followed)).toContain('VON/2026:118');
  });

  test('opened for change before the job runs, nothing is stored', async () => {
    const caseId = await newCase();
    const id = await newLetter(caseId);
    await step(caseId, id, 'godkann');
    await step(caseId, id, 'oppna-for-andring');
    await product.runJobs();
    expect(await saved(id)).toMatchObject({ state: 'draft', file_id: null });
  });
});

describe('a decision', () => {
  test('of a company has no instruction of an authority, and is not approved with one', async () => {
    const company = await municipality.addController('Almby Bostäder AB', 'company');
    const own = await municipality.addPerson([{ role: 'coordinator', controller: company }]);
    const caseId = randomUUID();
    const kind = { kind: 'access-request', title: 'Begäran om registerutdrag', openedOn: '2026-11-20' };
    succeeded(await own.post('/arenden/nytt', { id: caseId, registrera: '1', ...kind }));
    const form = (await own.get(`/arenden/${caseId}/dokument/nytt?mall=decision`)).text;
    expect(form).not.toContain('name="court"');
    expect(/<input[^>]*value="company"[^>]*>/.exec(form)?.[0]).toContain('checked');
    const id = randomUUID();
    const decision = { id, mall: 'decision', type: 'decision', direction: 'outgoing', datedOn: '2026-11-22' };
    const page = succeeded(
      await own.post(`/arenden/${caseId}/dokument/nytt`, {
        ...decision,
        title: 'Beslut',
        appeal: 'authority',
      }),
    );
    expect(plain(page.text)).toContain('överklagandehänvisning');
    const visit = await own.post(`${addressOf(caseId, id)}/godkann`, { version: '1' });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toMatch(/Saknas: .*överklagandehänvisning/);
  });
});

describe('what has been sent or signed', () => {
  test('is frozen: the same bytes, and neither change nor step', async () => {
    const caseId = await newCase();
    const personId = await addPerson(caseId, { role: 'recipient' });
    const id = await approved(caseId);
    const before = await coordinator.get(`${addressOf(caseId, id)}/dokument.pdf`);
    const page = succeeded(await step(caseId, id, 'skickat', { ...SENT, personId }));
    expect(plain(page.text)).toContain('22 november 2026, brev');
    const after = await coordinator.get(`${addressOf(caseId, id)}/dokument.pdf`);
    expect(Buffer.from(after.bytes).equals(Buffer.from(before.bytes))).toBe(true);
    for (const to of ['oppna-for-andring', 'undertecknat', 'godkann'])
      expect((await step(caseId, id, to, { signedOn: '2026-11-22' })).status).toBe(409);
    const refused = await step(caseId, id, 'redigera', { text: 'Annat' });
    expect(refused.status).toBe(403);
    expect(plain(refused.text)).toContain('Gör ett nytt dokument');
    expect((await coordinator.get(`${addressOf(caseId, id)}/dokument.docx`)).status).toBe(404);
  });

  test('has a receiver, a way and a day that has been', async () => {
    const caseId = await newCase();
    const id = await approved(caseId);
    const visit = await step(caseId, id, 'skickat', { way: '', finishedOn: '2026-11-23', personId: '' });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Välj hur den skickades.');
    expect(plain(visit.text)).toContain('Dagen kan inte ligga i framtiden.');
    const nobody = await step(caseId, id, 'skickat', { ...SENT, personId: '', receiver: ' ' });
    expect(plain(nobody.text)).toContain('Skriv vem handlingen har skickats till.');
    const stranger = await step(caseId, id, 'skickat', { ...SENT, personId: randomUUID() });
    expect(plain(stranger.text)).toContain('Välj någon av personerna i ärendet.');
    expect((await saved(id)).state).toBe('approved');
  });

  test('goes to whom it is written to, although nobody is a person of the case', async () => {
    const caseId = await newCase();
    const id = await approved(caseId);
    const before = (await coordinator.get(addressOf(caseId, id))).text;
    expect(fieldOf(before, 'receiver')).toBe('Elvan Elvansson');
    expect(before).not.toContain('name="personId"');
    const page = succeeded(await step(caseId, id, 'skickat', { ...SENT, receiver: 'Elvan, vid entrén' }));
    expect(plain(page.text)).toContain('Elvan, vid entrén');
    const row = await saved(id);
    expect(row).toMatchObject({ state: 'sent', person_id: null });
    expect(JSON.stringify(row)).not.toContain('entrén');
    expect(plain((await coordinator.get(`/arenden/${caseId}`)).text)).toContain('Elvan, vid entrén');
  });

  test('without the field for it goes to whom it is written to', async () => {
    const caseId = await newCase();
    const id = await approved(caseId);
    succeeded(await step(caseId, id, 'skickat', SENT));
    expect(plain((await coordinator.get(`/arenden/${caseId}`)).text)).toContain('Elvan Elvansson');
  });

  test('an uploaded file is sent to somebody in words too', async () => {
    const caseId = await newCase();
    const id = randomUUID();
    const fields = { ...UPLOADED, id, direction: 'outgoing', type: 'statement' };
    succeeded(await coordinator.upload(`/arenden/${caseId}/dokument/fil`, 'yttrande.pdf', PDF, fields));
    expect((await step(caseId, id, 'skickat', SENT)).status).toBe(422);
    const page = succeeded(await step(caseId, id, 'skickat', { ...SENT, receiver: 'Länsstyrelsen' }));
    expect(plain(page.text)).toContain('Länsstyrelsen');
  });

  test('is followed by the deadlines that may be done with it', async () => {
    const caseId = await newCase();
    const deadline = { kind: 'internal', source: 'Planen för nämnden', personId: '' };
    const [open, settled] = [randomUUID(), randomUUID()];
    for (const [id, label] of [
      [open, 'Förslag till nämnden'],
      [settled, 'Samtal med rektorn'],
    ] as const)
      succeeded(
        await coordinator.post(`/arenden/${caseId}/frist`, { ...deadline, id, label, dueOn: '2026-12-01' }),
      );
    succeeded(
      await coordinator.post(`/arenden/${caseId}/frist/${settled}`, {
        state: 'met',
        on: '2026-11-22',
        note: '',
      }),
    );
    const id = await approved(caseId);
    const page = succeeded(await step(caseId, id, 'skickat', SENT));
    expect(page.text).toContain(`href="/arenden/${caseId}/frist/${open}"`);
    expect(plain(page.text)).toContain('Förslag till nämnden , senast 1 december 2026');
    expect(page.text).not.toContain(settled);
    expect((await coordinator.get(addressOf(caseId, id))).text).not.toContain(open);
  });

  test('is a tjänsteskrivelse that has gone to the nämnd', async () => {
    const caseId = await newCase();
    const form = (await coordinator.get(`/arenden/${caseId}/dokument/nytt?mall=memorandum`)).text;
    expect(form).toContain('name="matter"');
    const id = await approved(caseId, {
      mall: 'memorandum',
      type: 'memorandum',
      direction: 'drawn-up',
      title: 'Riktlinjer för kameror',
      recipient: 'Vård- och omsorgsnämnden',
      proposal: 'Nämnden antar riktlinjerna.',
      summary: 'Kort om saken.',
      papers: 'Förslag till riktlinjer',
      head: 'Tolvan Tolvansson',
      sentTo: 'Akten',
      copyTo: '',
      matter: '',
    });
    const before = (await coordinator.get(addressOf(caseId, id))).text;
    expect(plain(before)).toContain('Välj Skickat när tjänsteskrivelsen har lämnats till nämnden.');
    expect(before).toContain(`${addressOf(caseId, id)}/undertecknat"`);
    expect(fieldOf(before, 'receiver')).toBe('Vård- och omsorgsnämnden');
    expect(before).toMatch(/<option[^>]*value="internal"[^>]*selected/);
    succeeded(await step(caseId, id, 'undertecknat', { signedOn: '2026-11-21' }));
    succeeded(await step(caseId, id, 'skickat', { ...SENT, way: 'internal' }));
    expect(await saved(id)).toMatchObject({ state: 'sent', direction: 'drawn-up', sent_way: 'internal' });
    const pdf = await coordinator.get(`${addressOf(caseId, id)}/dokument.pdf`);
    const { mark } = (await product.admin.query('select mark from case_record where id = $1', [caseId]))
      .rows[0];
    const name = `${mark.replace(/[^\p{L}\p{N}]+/gu, '-')}-1 Riktlinjer för kameror.pdf`;
    expect(pdf.headers.get('content-disposition')).toContain(encodeURIComponent(name));
  });

  test('can be signed and then sent as the same file', async () => {
    const caseId = await newCase();
    const personId = await addPerson(caseId);
    const id = await approved(caseId);
    succeeded(await step(caseId, id, 'undertecknat', { signedOn: '2026-11-21' }));
    const { sha256 } = await saved(id);
    succeeded(await step(caseId, id, 'skickat', { ...SENT, personId }));
    expect(await saved(id)).toMatchObject({ state: 'sent', sha256, sent_way: 'letter' });
  });

  test('waits for its PDF', async () => {
    const caseId = await newCase();
    const personId = await addPerson(caseId);
    const id = await newLetter(caseId);
    await step(caseId, id, 'godkann');
    const visit = await step(caseId, id, 'skickat', { ...SENT, personId });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('PDF:en är inte klar än.');
  });
});

describe('an uploaded file', () => {
  const upload = (caseId: string, fields: Fields = {}, name = 'brev.pdf', bytes: Uint8Array = PDF) =>
    coordinator.upload(`/arenden/${caseId}/dokument/fil`, name, bytes, { ...UPLOADED, ...fields });

  test('is registered as incoming, once, with its sender and its checksum', async () => {
    const caseId = await newCase();
    const personId = await addPerson(caseId);
    const id = randomUUID();
    for (const _ of [1, 2]) succeeded(await upload(caseId, { id, personId }));
    const row = await saved(id);
    expect(row).toMatchObject({ state: 'received', direction: 'incoming', number: 1, person_id: personId });
    expect(row.sha256).toBe(createHash('sha256').update(PDF).digest('hex'));
    const { rows } = await product.admin.query('select id from stored_file where case_id = $1', [caseId]);
    expect(rows).toHaveLength(1);
    expect(plain((await coordinator.get(`/arenden/${caseId}`)).text)).toContain('Elvan Elvansson');
  });

  test('that is not there, or is not what it says, keeps what was typed', async () => {
    const caseId = await newCase();
    const none = await coordinator.post(`/arenden/${caseId}/dokument/fil`, {
      ...UPLOADED,
      title: 'Min rubrik',
    });
    expect(none.status).toBe(422);
    expect(plain(none.text)).toContain('Välj filen som ska registreras.');
    expect(fieldOf(none.text, 'title')).toBe('Min rubrik');
    const wrong = await upload(
      caseId,
      { id: randomUUID() },
      'brev.pdf',
      Buffer.from('MZ\u0000\u0000 program'),
    );
    expect(wrong.status).toBe(422);
  });

  test('cannot have come in tomorrow', async () => {
    const caseId = await newCase();
    const visit = await upload(caseId, { id: randomUUID(), datedOn: '2026-11-23' });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Dagen kan inte ligga i framtiden.');
  });

  test('that the board has made itself is signed or sent, and then frozen', async () => {
    const caseId = await newCase();
    const id = randomUUID();
    succeeded(await upload(caseId, { id, direction: 'drawn-up', type: 'processor-agreement' }));
    succeeded(await step(caseId, id, 'undertecknat', { signedOn: '2026-11-20' }));
    expect((await saved(id)).state).toBe('signed');
    expect((await step(caseId, id, 'redigera', { title: 'Annat' })).status).toBe(403);
  });

  test('that came in can be registered better, and stays incoming', async () => {
    const caseId = await newCase();
    const id = randomUUID();
    await upload(caseId, { id });
    succeeded(await step(caseId, id, 'redigera', { title: 'Begäran om uppgift', partyWithheld: ['', '1'] }));
    expect(await saved(id)).toMatchObject({ title: 'Begäran om uppgift', party_withheld: true });
    const visit = await step(caseId, id, 'redigera', { direction: 'outgoing' });
    expect(visit.status).toBe(422);
  });
});

describe('a person with protected identity', () => {
  const NAME = 'Nollan Skyddsson';

  async function protectedCase() {
    const caseId = await newCase({ kind: 'access-request', title: 'Begäran om registerutdrag' });
    const personId = await addPerson(caseId, { name: NAME, address: '', protected: '1' });
    return { caseId, personId };
  }

  test('is named in no document, whatever was written', async () => {
    const { caseId, personId } = await protectedCase();
    const form = (await coordinator.get(`/arenden/${caseId}/dokument/nytt?mall=letter`)).text;
    expect(/<textarea[^>]*name="recipient"[^>]*>([^<]*)/.exec(form)?.[1]?.trim()).toBe('');
    const id = await newLetter(caseId, { personId, recipient: NAME });
    const page = (await coordinator.get(addressOf(caseId, id))).text;
    expect(page).toContain('Mottagaren har skyddade personuppgifter.');
    expect(/<article[\s\S]*<\/article>/.exec(page)?.[0]).not.toContain(NAME);
    const named = await newLetter(caseId, { personId, text: `Hej ${NAME}!` });
    const visit = await step(caseId, named, 'godkann');
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Namnet på en person med skyddade personuppgifter står i texten.');
  });

  test('hides the documents of the case from colleagues who are not named in it', async () => {
    const { caseId, personId } = await protectedCase();
    const id = await newLetter(caseId, { personId });
    const colleague = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
    for (const end of ['', '/dokument.pdf', '/redigera'])
      expect((await colleague.get(`${addressOf(caseId, id)}${end}`)).status).toBe(404);
    expect((await coordinator.get(addressOf(caseId, id))).status).toBe(200);
  });

  test('is reached by mail forwarding only', async () => {
    const { caseId, personId } = await protectedCase();
    const id = await approved(caseId, { personId, recipient: '' });
    const visit = await step(caseId, id, 'skickat', { ...SENT, way: 'e-mail', personId });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Skatteverkets förmedling');
    const loose = await step(caseId, id, 'skickat', { ...SENT, personId: '', receiver: 'Någon annan' });
    expect(plain(loose.text)).toContain('Skatteverkets förmedling');
    const page = (await coordinator.get(addressOf(caseId, id))).text;
    expect(fieldOf(page, 'receiver')).toBe('');
    succeeded(await step(caseId, id, 'skickat', { ...SENT, way: 'mail-forwarding', personId }));
  });

  test('is not named as a receiver in words', async () => {
    const { caseId } = await protectedCase();
    const id = await approved(caseId, { personId: '', recipient: 'Handläggaren' });
    const visit = await step(caseId, id, 'skickat', { ...SENT, personId: '', receiver: `Till ${NAME}` });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Välj den under Person i ärendet i stället.');
    expect((await saved(id)).state).toBe('approved');
  });
});

describe('who reads', () => {
  test('another nämnd finds neither page nor file', async () => {
    const caseId = await newCase();
    const id = await newLetter(caseId);
    for (const end of ['', '/redigera', '/dokument.pdf', '/dokument.docx'])
      expect((await neighbour.get(`${addressOf(caseId, id)}${end}`)).status).toBe(404);
    expect((await neighbour.post(`${addressOf(caseId, id)}/godkann`, { version: '1' })).status).toBe(404);
  });

  test('a document is found in its own case only', async () => {
    const [one, other] = [await newCase(), await newCase()];
    const id = await newLetter(one);
    expect((await coordinator.get(addressOf(other, id))).status).toBe(404);
  });

  test('the officer says why before what may name a person is shown, and the reason is logged', async () => {
    const caseId = await newCase();
    await addPerson(caseId);
    const id = await newLetter(caseId, { text: 'Bara för mottagaren' });
    const address = addressOf(caseId, id);
    expect((await officer.get(address)).text).not.toContain('Bara för mottagaren');
    expect((await officer.get(`${address}/dokument.pdf`)).status).toBe(403);
    expect((await officer.post(`${address}/oppna`, { reason: '' })).status).toBe(422);
    const opened = await officer.post(`${address}/oppna`, { reason: 'Granskar hur svaret är utformat' });
    expect(opened.text).toContain('Bara för mottagaren');
    const { rows } = await product.admin.query(
      "select detail from audit_event where row_id = $1 and detail like '%Granskar hur svaret%'",
      [caseId],
    );
    expect(rows).toHaveLength(1);
  });

  test('the officer says why also when whom it went to is no person of the case', async () => {
    const caseId = await newCase();
    const id = await approved(caseId);
    succeeded(await step(caseId, id, 'skickat', SENT));
    for (const address of [addressOf(caseId, id), `/arenden/${caseId}`])
      expect(plain((await officer.get(address)).text)).not.toContain('Elvan Elvansson');
    const { file_id } = await saved(id);
    expect((await officer.get(`/filer/${file_id}`)).status).toBe(403);
    const note = await newLetter(caseId, { direction: 'drawn-up', text: 'Utan mottagare' });
    expect((await officer.get(addressOf(caseId, note))).text).toContain('Utan mottagare');
  });

  test('a closed case takes no more documents', async () => {
    const caseId = await newCase();
    await product.admin.query(
      "update case_record set state = 'closed', closed_on = '2026-11-22' where id = $1",
      [caseId],
    );
    const visit = await coordinator.post(`/arenden/${caseId}/dokument/nytt`, { ...LETTER, id: randomUUID() });
    expect(visit.status).toBe(403);
  });
});

describe('the Word file', () => {
  test('holds the letter, and says that a draft is one', async () => {
    const caseId = await newCase();
    const id = await newLetter(caseId);
    const word = await coordinator.get(`${addressOf(caseId, id)}/dokument.docx`);
    expect(word.headers.get('content-type')).toContain('wordprocessingml');
    expect(word.headers.get('content-disposition')).toContain(
      '-1%20Svar%20p%C3%A5%20fr%C3%A5ga%20om%20kamera.docx',
    );
    expect(Buffer.from(word.bytes).subarray(0, 2).toString()).toBe('PK');
  });
});

test('a letter sent to somebody who is no person of the case has its receiver in the list for the public', async () => {
  const caseId = await newCase({ title: 'Svar till leverantör 8181' });
  const id = await approved(caseId, { recipient: 'Larmbolaget AB\nStorgatan 2' });
  succeeded(await step(caseId, id, 'skickat', { ...SENT, receiver: 'Larmbolaget AB' }));
  const list = plain((await coordinator.get('/arenden/diarium?q=Larmbolaget')).text);
  expect(list).toContain('Larmbolaget AB');
  expect(list).toContain('8181');
});
