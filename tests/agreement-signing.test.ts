/** Signing an agreement: the package, both parties' ways to sign, and what lets nobody in. */
import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  addSigningPoint,
  BODY,
  linkFor,
  linkIn,
  makeSigning,
  readyAgreement,
  type Signing,
  signableAgreement,
  signByLink,
  signNow,
} from './agreements.ts';
import { plain } from './incidents.ts';
import { Browser, fieldOf, makeMunicipality, openTestProduct } from './municipality.ts';

const product = openTestProduct();
const { admin } = product;
const rows = async (text: string, ...values: unknown[]) => (await admin.query(text, values)).rows;
const agreementRow = async (id: string) => (await rows('select * from agreement where id = $1', id))[0];
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const visitor = () => new Browser(product.app);
const at = (id: string, more = '') => `/avtal/${id}/underskrift${more}`;

let signing: Signing;
beforeAll(async () => {
  signing = await makeSigning(await makeMunicipality(product));
});

describe('the package', () => {
  test('is not made while something stands in the way, and the page says what, with a link to where it is mended', async () => {
    const id = await readyAgreement(signing, { party_address: null });
    const visit = await signing.coordinator.post(at(id));
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Fyll i den andra partens postadress');
    expect(visit.text).toContain(`/avtal/${id}/parter`);
    expect(await agreementRow(id)).toMatchObject({ state: 'draft', package_version: 0 });
  });

  test('holds every document with the sum of its bytes, the publisher’s text unaltered, and one sum over all', async () => {
    const id = await readyAgreement(signing);
    const preparing = await signing.coordinator.post(at(id));
    expect(plain(preparing.text)).toContain('Handlingarna görs');
    await product.runJobs();
    const row = await agreementRow(id);
    expect(row).toMatchObject({ state: 'signing', package_version: 1 });
    const documents = await rows(
      'select * from agreement_document where agreement_id = $1 order by position',
      id,
    );
    expect(documents.map(({ kind }) => kind)).toEqual(['parties', 'body', 'instruction', 'sub-processors']);
    for (const { file_id, sha256: sum } of documents) {
      const file = await signing.coordinator.get(`/filer/${file_id}`);
      expect(sha256(file.bytes)).toBe(sum);
    }
    expect(documents[1].sha256).toBe(sha256(BODY));
    expect(row.package_sha256).toBe(
      sha256(documents.map(({ kind, sha256: sum }) => `${kind} ${sum}\n`).join('')),
    );
    const [instruction] = await rows('select * from agreement_instruction where agreement_id = $1', id);
    expect(instruction).toMatchObject({ state: 'approved', approved_by: 'Tolvan Tolvansson' });
    expect(instruction.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is one, however often the button is pressed and the job is run', async () => {
    const id = await readyAgreement(signing);
    await Promise.all([signing.coordinator.post(at(id)), signing.coordinator.post(at(id))]);
    await product.runJobs();
    await product.runJobs();
    expect(await rows('select from agreement_document where agreement_id = $1', id)).toHaveLength(4);
  });

  test('is not made of an agreement that was opened for change meanwhile', async () => {
    const id = await readyAgreement(signing);
    await signing.coordinator.post(at(id));
    await signing.coordinator.post(at(id, '/oppna'));
    await product.runJobs();
    expect(await agreementRow(id)).toMatchObject({ state: 'draft', package_version: 0 });
    expect(await rows('select from agreement_document where agreement_id = $1', id)).toEqual([]);
  });
});

describe('the link', () => {
  test('is known by its sum alone, is mailed with the mark, and leaves the mail when it has gone', async () => {
    const id = await signableAgreement(signing);
    const link = await linkFor(signing, id, 'en@videobolaget.example');
    const token = link.split('/').at(-1) ?? '';
    const [invitation] = await rows('select * from agreement_invitation where agreement_id = $1', id);
    expect(invitation).toMatchObject({ token_hash: sha256(token), expires_on: expect.anything() });
    expect(JSON.stringify(invitation)).not.toContain(token);
    const images = await rows(
      "select after::text from audit_image where after::text like '%' || $1 || '%'",
      token,
    );
    expect(images).toEqual([]);
    const [mail] = await rows(
      "select * from platform.outbox where key = 'agreement-invitation:' || $1",
      invitation.id,
    );
    expect(mail.to_address).toBe('en@videobolaget.example');
    expect(mail.subject).toMatch(/^Underskrift begärs, A-26-\d+$/);
    expect(mail.body).toContain(link);
    expect(mail.body).not.toContain('Videotjänst');
    expect(mail.body).not.toContain('Elvan');
    await admin.query("update platform.outbox set status = 'sent' where id = $1", [mail.id]);
    const [sent] = await rows('select body, once from platform.outbox where id = $1', mail.id);
    expect(sent.body).not.toContain(token);
    expect(sent.once).toBeNull();
  });

  test('is shown once: the same form sent again makes no other, and shows none', async () => {
    const id = await signableAgreement(signing);
    const form = { id: randomUUID(), name: 'Elvan Elvansson', email: 'en@videobolaget.example' };
    linkIn(await signing.coordinator.post(at(id, '/bjud-in'), form));
    const again = await signing.coordinator.post(at(id, '/bjud-in'), form);
    expect(plain(again.text)).toContain('Länken har redan skickats');
    expect(again.text).not.toMatch(/\/underskrift\/[\w-]{43}/);
    expect(await rows('select from agreement_invitation where agreement_id = $1', id)).toHaveLength(1);
    expect((await signing.coordinator.get(at(id))).text).not.toMatch(/\/underskrift\/[\w-]{43}/);
  });

  test.each([
    [{ name: '', email: 'en@videobolaget.example' }, 'Skriv vem som ska skriva under'],
    [{ name: 'Elvan', email: 'ingen adress' }, 'Skriv en e-postadress'],
  ])('is not sent with %j, and what was typed stays', async (typed, said) => {
    const id = await signableAgreement(signing);
    const visit = await signing.coordinator.post(at(id, '/bjud-in'), { id: randomUUID(), ...typed });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain(said);
    expect(visit.text).toContain(`value="${typed.email}"`);
  });

  test('opens nothing when it is unknown, taken back, replaced, too old or of a reopened agreement: in the same words', async () => {
    const id = await signableAgreement(signing);
    const first = await linkFor(signing, id, 'ett@videobolaget.example');
    await linkFor(signing, id, 'ett@videobolaget.example');
    const taken = await linkFor(signing, id, 'tva@videobolaget.example');
    const [{ id: part }] = await rows(
      "select id from agreement_invitation where email = 'tva@videobolaget.example' and agreement_id = $1",
      id,
    );
    await signing.coordinator.post(at(id, `/inbjudan/${part}/aterta`));
    const old = await linkFor(signing, id, 'tre@videobolaget.example');
    await admin.query(
      "update agreement_invitation set expires_on = '2026-11-21' where email = 'tre@videobolaget.example' and agreement_id = $1",
      [id],
    );
    const reopened = await linkFor(signing, id, 'fyra@videobolaget.example');
    const live = await visitor().get(reopened);
    expect(plain(live.text)).toContain('Videotjänst');
    await signing.coordinator.post(at(id, '/oppna'), { reason: 'Fel adress' });
    const unknown = (await visitor().get(`/underskrift/${'x'.repeat(43)}`)).text;
    expect(plain(unknown)).toContain('Länken gäller inte');
    for (const link of [first, taken, old, reopened]) {
      expect((await visitor().get(link)).text).toBe(unknown);
      expect((await signByLink(visitor(), link)).text).toBe(unknown);
    }
    expect(await rows('select from agreement_signature where agreement_id = $1', id)).toEqual([]);
  });

  test('reaches its own documents, and no other', async () => {
    const [one, other] = [await signableAgreement(signing), await signableAgreement(signing)];
    const link = await linkFor(signing, one);
    const documents = async (id: string) =>
      rows('select id, file_id, sha256 from agreement_document where agreement_id = $1', id);
    for (const { id, sha256: sum } of await documents(one)) {
      const file = await visitor().get(`${link}/handling/${id}`);
      expect(sha256(file.bytes)).toBe(sum);
      expect(file.headers.get('content-disposition')).toContain('attachment');
    }
    for (const { id, file_id } of [
      ...(await documents(other)),
      ...(await documents(one)).map(({ file_id: id }) => ({ id, file_id: id })),
    ]) {
      expect((await visitor().get(`${link}/handling/${id}`)).status).toBe(404);
      expect((await visitor().get(`${link}/handling/${file_id}`)).status).toBe(404);
    }
  });

  test('cannot be guessed at without end', async () => {
    const address = randomUUID();
    await admin.query(
      "insert into platform.attempt (key) select 'address:signature:' || $1 from generate_series(1, 100)",
      [address],
    );
    const id = await signableAgreement(signing);
    const link = await linkFor(signing, id);
    expect((await new Browser(product.app, '', '', address).get(link)).status).toBe(429);
    expect((await visitor().get(link)).status).toBe(200);
  });

  test('that opens nothing counts as a try', async () => {
    const address = randomUUID();
    await new Browser(product.app, '', '', address).get(`/underskrift/${'y'.repeat(43)}`);
    expect(
      await rows('select from platform.attempt where key = $1', `address:signature:${address}`),
    ).toHaveLength(1);
  });
});

describe('the other party', () => {
  test('signs once by the link, with name, time, address and the sum of what was read', async () => {
    const id = await signableAgreement(signing);
    const link = await linkFor(signing, id);
    const guest = visitor();
    const visits = await Promise.all([signByLink(guest, link), signByLink(guest, link)]);
    for (const visit of visits) expect(plain(visit.text)).toContain('Du har skrivit under');
    const signed = await rows('select * from agreement_signature where agreement_id = $1', id);
    expect(signed).toHaveLength(1);
    const row = await agreementRow(id);
    expect(signed[0]).toMatchObject({
      side: 'theirs',
      way: 'link',
      name: 'Elvan Elvansson',
      title: 'VD',
      place: 'Brinkeby',
      signed_on: '2026-11-22',
      authority: 'firmatecknare',
      package_sha256: row.package_sha256,
      address: guest.address,
      recorded_by: null,
    });
    expect(row).toMatchObject({ state: 'signing', signed_theirs_on: '2026-11-22', signed_ours_on: null });
  });

  test.each([
    [{ name: '' }, 'Skriv ditt namn'],
    [{ place: '' }, 'Skriv orten'],
    [{ authority: '' }, 'Välj med vilken rätt'],
    [{ confirmed: '' }, 'Kryssa för att du har läst'],
  ])('is told what is lacking in %j, and nothing is signed', async (typed, said) => {
    const id = await signableAgreement(signing);
    const visit = await signByLink(visitor(), await linkFor(signing, id), typed);
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain(said);
    expect(await rows('select from agreement_signature where agreement_id = $1', id)).toEqual([]);
  });

  test('does not sign what was not read: another sum is told', async () => {
    const id = await signableAgreement(signing);
    const visit = await signByLink(visitor(), await linkFor(signing, id), { packageSum: sha256('annat') });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Handlingarna har ändrats');
    expect(await rows('select from agreement_signature where agreement_id = $1', id)).toEqual([]);
  });

  test('may say no, with why: it stands in the case, and those who keep the agreement get a mail without it', async () => {
    const id = await signableAgreement(signing);
    const link = await linkFor(signing, id);
    const empty = await visitor().post(`${link}/nej`, { reason: '' });
    expect(empty.status).toBe(422);
    const visit = await visitor().post(`${link}/nej`, { reason: 'Fel organisationsnummer' });
    expect(plain(visit.text)).toContain('Svaret är lämnat');
    expect(plain(visit.text)).not.toContain('Videotjänst');
    await product.runJobs();
    await product.runJobs();
    const page = plain((await signing.coordinator.get(at(id))).text);
    expect(page).toContain('Avböjd');
    expect(page).toContain('Fel organisationsnummer');
    const mails = await rows(
      'select * from platform.outbox where to_address = $1 and body like $2',
      signing.coordinator.email,
      `%${id}%`,
    );
    expect(mails).toHaveLength(1);
    expect(mails[0].body).not.toContain('Fel organisationsnummer');
    expect((await signByLink(visitor(), link)).text).not.toContain('Du har skrivit under');
    expect(await agreementRow(id)).toMatchObject({ state: 'signing' });
  });

  test('signs on paper or by a service: with the file that came back', async () => {
    const id = await signableAgreement(signing);
    const form = {
      id: randomUUID(),
      side: 'theirs',
      way: 'service',
      service: 'Signeringstjänsten',
      name: 'Elvan Elvansson',
      signedOn: '2026-11-20',
      authority: 'signatory',
      place: '',
      title: '',
    };
    const without = await signing.coordinator.post(at(id, '/registrera'), form);
    expect(without.status).toBe(422);
    expect(plain(without.text)).toContain('Välj filen');
    expect(without.text).toContain('value="Signeringstjänsten"');
    const late = await signing.coordinator.upload(at(id, '/registrera'), 'a.pdf', BODY, {
      ...form,
      signedOn: '2026-12-24',
    });
    expect(plain(late.text)).toContain('Dagen kan inte ligga i framtiden');
    for (let times = 0; times < 2; times += 1)
      await signing.coordinator.upload(at(id, '/registrera'), 'signerat.pdf', BODY, form);
    const signed = await rows('select * from agreement_signature where agreement_id = $1', id);
    expect(signed).toHaveLength(1);
    expect(signed[0]).toMatchObject({ way: 'service', agent: 'Signeringstjänsten', signed_on: '2026-11-20' });
    expect((await signing.coordinator.get(`/filer/${signed[0].file_id}`)).bytes).toEqual(
      new Uint8Array(BODY),
    );
  });
});

describe('we', () => {
  test('sign by the delegate, who decides at once, and the agreement holds when both have signed', async () => {
    const id = await signableAgreement(signing);
    const visit = await signNow(signing.delegate, id);
    expect(visit.status, plain(visit.text).slice(0, 800)).toBe(200);
    const [decision] = await rows('select * from case_decision where case_id = $1', id);
    expect(decision).toMatchObject({
      matter: 'agreement.sign',
      decided_by_person_id: signing.delegate.personId,
    });
    const [ours] = await rows('select * from agreement_signature where agreement_id = $1', id);
    expect(ours).toMatchObject({
      side: 'ours',
      way: 'link',
      decision_id: decision.id,
      authority: 'punkt 6.2 i delegationsordningen (Förvaltningschef)',
      address: signing.delegate.address,
    });
    expect((await agreementRow(id)).state).toBe('signing');
    const link = await linkFor(signing, id);
    await signByLink(visitor(), link);
    await product.runJobs();
    const row = await agreementRow(id);
    expect(row).toMatchObject({ state: 'in-force', in_force_on: '2026-11-22' });
    const [evidence] = await rows(
      "select * from agreement_document where agreement_id = $1 and kind = 'evidence'",
      id,
    );
    const receipt = await visitor().get(link);
    expect(plain(receipt.text)).toContain('Båda har skrivit under');
    const file = await visitor().get(`${link}/handling/${evidence.id}`);
    expect(new TextDecoder('latin1').decode(file.bytes.slice(0, 5))).toBe('%PDF-');
    expect(sha256(file.bytes)).toBe(evidence.sha256);
    const [instruction] = await rows('select * from agreement_instruction where agreement_id = $1', id);
    expect(instruction).toMatchObject({ state: 'approved', valid_from: '2026-11-22' });
    await product.runJobs();
    expect(
      await rows("select from agreement_document where agreement_id = $1 and kind = 'evidence'", id),
    ).toHaveLength(1);
  });

  test('E-064: it holds from the later of the two days', async () => {
    const id = await signableAgreement(signing);
    await signing.coordinator.upload(at(id, '/registrera'), 'a.pdf', BODY, {
      id: randomUUID(),
      side: 'theirs',
      way: 'paper',
      place: 'Brinkeby',
      name: 'Elvan Elvansson',
      signedOn: '2026-11-02',
      authority: 'signatory',
    });
    await signing.coordinator.post(`/avtal/${id}/beslut`, {
      id: randomUUID(),
      way: 'board',
      decidedOn: '2026-11-10',
      paragraph: '§ 87',
    });
    const [decision] = await rows('select * from case_decision where case_id = $1', id);
    expect(decision).toMatchObject({ way: 'board', paragraph: '§ 87' });
    await signing.coordinator.upload(at(id, '/registrera'), 'b.pdf', BODY, {
      id: randomUUID(),
      side: 'ours',
      way: 'paper',
      place: 'Almby',
      name: 'Tolvan Tolvansson',
      signedOn: '2026-11-12',
      decisionId: decision.id,
    });
    expect(await agreementRow(id)).toMatchObject({
      state: 'in-force',
      signed_ours_on: '2026-11-12',
      signed_theirs_on: '2026-11-02',
      in_force_on: '2026-11-12',
    });
  });

  test('sign on no paper without a decision, nor before it', async () => {
    const id = await signableAgreement(signing);
    const form = {
      id: randomUUID(),
      side: 'ours',
      way: 'paper',
      place: 'Almby',
      name: 'Tolvan Tolvansson',
      signedOn: '2026-11-12',
    };
    const without = await signing.coordinator.upload(at(id, '/registrera'), 'b.pdf', BODY, form);
    expect(without.status).toBe(422);
    expect(plain(without.text)).toContain('Ingen får skriva under utan beslut');
    await signing.coordinator.post(`/avtal/${id}/beslut`, {
      id: randomUUID(),
      way: 'board',
      decidedOn: '2026-11-15',
      paragraph: '§ 88',
    });
    const [decision] = await rows('select id from case_decision where case_id = $1', id);
    const early = await signing.coordinator.upload(at(id, '/registrera'), 'b.pdf', BODY, {
      ...form,
      decisionId: decision.id,
    });
    expect(plain(early.text)).toContain('inte vara äldre än beslutet');
    expect(await rows('select from agreement_signature where agreement_id = $1', id)).toEqual([]);
  });

  test('sign twice, also at once, and it is one signature and one decision', async () => {
    const id = await signableAgreement(signing);
    const form = await signing.delegate.get(at(id, '/egen'));
    const sent = {
      id: fieldOf(form.text, 'id') ?? '',
      packageSum: fieldOf(form.text, 'packageSum') ?? '',
      place: 'Almby',
      confirmed: '1',
    };
    const visits = await Promise.all([1, 2].map(() => signing.delegate.post(at(id, '/egen'), sent)));
    for (const visit of visits) expect(visit.status).toBe(200);
    expect(await rows('select from agreement_signature where agreement_id = $1', id)).toHaveLength(1);
    expect(await rows('select from case_decision where case_id = $1', id)).toHaveLength(1);
  });

  test('do not sign by the officer, whatever point he or she stands under, nor by the coordinator', async () => {
    const id = await signableAgreement(signing);
    await addSigningPoint(signing.municipality, signing.board, signing.officer, '6.9');
    expect((await signNow(signing.officer, id)).status).toBe(403);
    const visit = await signing.coordinator.get(at(id));
    expect(plain(visit.text)).toContain('Du får inte skriva under.');
    expect(plain(visit.text)).toContain('Förvaltningschef, punkt 6.2');
    const refused = await signing.coordinator.post(at(id, '/egen'), {
      id: randomUUID(),
      packageSum: (await agreementRow(id)).package_sha256,
      place: 'Almby',
      confirmed: '1',
    });
    expect(refused.status).toBe(403);
    expect(plain(refused.text)).toContain('lägg till punkten i delegationsordningen');
    expect(await rows('select from agreement_signature where agreement_id = $1', id)).toEqual([]);
  });

  test('are asked by mail, once a day, with the mark and a link', async () => {
    const id = await signableAgreement(signing);
    const first = await signing.coordinator.post(at(id, '/fraga'));
    expect(plain(first.text)).toContain('har fått ett mejl');
    const again = await signing.coordinator.post(at(id, '/fraga'));
    expect(plain(again.text)).toContain('redan tillfrågade');
    const mails = await rows(
      'select * from platform.outbox where body like $1',
      `%/avtal/${id}/underskrift%`,
    );
    expect(mails.map(({ to_address }) => to_address)).toContain(signing.delegate.email);
    const waits = 'Besluta om och skriv under avtalet';
    expect(plain((await signing.delegate.get('/min-dag')).text)).toContain(waits);
    await signNow(signing.delegate, id);
    const [reminder] = await rows('select state from deadline where case_id = $1 and label = $2', id, waits);
    expect(reminder.state).toBe('met');
  });
});

describe('opened for change', () => {
  test('nothing of what was signed counts, and the content can be changed again', async () => {
    const id = await signableAgreement(signing);
    await signNow(signing.delegate, id);
    const without = await signing.coordinator.post(at(id, '/oppna'), { reason: '' });
    expect(without.status).toBe(422);
    await signing.coordinator.post(at(id, '/oppna'), { reason: 'Fel organisationsnummer' });
    expect(await agreementRow(id)).toMatchObject({
      state: 'draft',
      signed_ours_on: null,
      package_sha256: null,
    });
    const [instruction] = await rows('select * from agreement_instruction where agreement_id = $1', id);
    expect(instruction).toMatchObject({ state: 'draft', approved_at: null });
    await signing.coordinator.post(at(id));
    await product.runJobs();
    expect(await agreementRow(id)).toMatchObject({ state: 'signing', package_version: 2 });
    const page = plain((await signing.coordinator.get(at(id))).text);
    expect(page).toContain('Underskrifter som inte räknas');
    await signByLink(visitor(), await linkFor(signing, id));
    await product.runJobs();
    expect((await agreementRow(id)).state).toBe('signing');
  });

  test('is not possible when the agreement holds', async () => {
    const id = await signableAgreement(signing);
    await signNow(signing.delegate, id);
    await signByLink(visitor(), await linkFor(signing, id));
    await product.runJobs();
    expect((await signing.coordinator.post(at(id, '/oppna'), { reason: 'Ändra' })).status).toBe(403);
    expect(
      (
        await signing.coordinator.post(at(id, '/bjud-in'), {
          id: randomUUID(),
          name: 'Elvan',
          email: 'en@videobolaget.example',
        })
      ).status,
    ).toBe(403);
    expect((await agreementRow(id)).state).toBe('in-force');
  });
});

describe('another nämnd', () => {
  test('neither reads nor does anything here', async () => {
    const id = await signableAgreement(signing);
    const neighbour = await signing.municipality.addController('Skolnämnden');
    const other = await signing.municipality.addPerson([{ role: 'coordinator', controller: neighbour }]);
    for (const more of ['', '/egen', '/bjud-in', '/fullmakt', '/registrera', '/oppna'])
      expect((await other.get(at(id, more))).status, more).toBe(404);
    expect(
      (
        await other.post(at(id, '/bjud-in'), {
          id: randomUUID(),
          name: 'Elvan',
          email: 'en@videobolaget.example',
        })
      ).status,
    ).toBe(404);
    expect((await other.post(at(id, '/oppna'), { reason: 'Ändra' })).status).toBe(404);
  });
});
