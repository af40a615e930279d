/** What nobody gets past in signing: reused forms, old decisions, links that have died, and rows that are frozen. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { endAgreements } from '../src/modules/agreements/actions/index.ts';
import {
  BODY,
  linkFor,
  makeSigning,
  readyAgreement,
  type Signing,
  signableAgreement,
  signByLink,
  signNow,
} from './agreements.ts';
import { plain } from './incidents.ts';
import { Browser, makeMunicipality, openTestProduct } from './municipality.ts';

const product = openTestProduct();
const { admin } = product;
const rows = async (text: string, ...values: unknown[]) => (await admin.query(text, values)).rows;
const agreementRow = async (id: string) => (await rows('select * from agreement where id = $1', id))[0];
const visitor = () => new Browser(product.app);
const at = (id: string, more = '') => `/avtal/${id}/underskrift${more}`;

let signing: Signing;
beforeAll(async () => {
  signing = await makeSigning(await makeMunicipality(product));
});

const onPaper = (id: string, typed: Readonly<Record<string, string>>) =>
  signing.coordinator.upload(at(id, '/registrera'), 'signerat.pdf', BODY, {
    way: 'paper',
    name: 'Elvan Elvansson',
    place: 'Almby',
    signedOn: '2026-11-22',
    ...typed,
  });

describe('a form that was sent for another agreement', () => {
  test('signs nothing on paper', async () => {
    const [one, other] = [await signableAgreement(signing), await signableAgreement(signing)];
    const form = { id: randomUUID(), side: 'theirs', authority: 'signatory' };
    expect((await onPaper(one, form)).status).toBe(200);
    expect((await onPaper(other, form)).status).toBe(409);
    expect(await rows('select from agreement_signature where agreement_id = $1', other)).toEqual([]);
    expect((await agreementRow(other)).signed_theirs_on).toBeNull();
  });

  test('sends no link, and takes none back', async () => {
    const [one, other] = [await signableAgreement(signing), await signableAgreement(signing)];
    const live = await linkFor(signing, other, 'kvar@videobolaget.example');
    const form = { id: randomUUID(), name: 'Elvan Elvansson', email: 'kvar@videobolaget.example' };
    expect((await signing.coordinator.post(at(one, '/bjud-in'), form)).status).toBe(200);
    expect((await signing.coordinator.post(at(other, '/bjud-in'), form)).status).toBe(404);
    expect(plain((await visitor().get(live)).text)).toContain('Läs och skriv under');
  });
});

describe('a decision to sign', () => {
  test('does not carry an agreement that was opened for change after it', async () => {
    const id = await signableAgreement(signing);
    await signNow(signing.delegate, id);
    const [{ id: decisionId }] = await rows('select id from case_decision where case_id = $1', id);
    await signing.coordinator.post(at(id, '/oppna'), { reason: 'Ny part' });
    await signing.coordinator.post(at(id));
    await product.runJobs();
    const refused = await onPaper(id, { id: randomUUID(), side: 'ours', decisionId });
    expect(refused.status).toBe(422);
    expect(plain(refused.text)).toContain('Ingen får skriva under utan beslut');
    await signNow(signing.delegate, id);
    expect((await agreementRow(id)).signed_ours_on).toBe('2026-11-22');
  });
});

describe('the link of whoever has signed', () => {
  test('says that the agreement was opened for change, and shows nothing of it', async () => {
    const id = await signableAgreement(signing);
    const link = await linkFor(signing, id);
    await signByLink(visitor(), link);
    await signing.coordinator.post(at(id, '/oppna'), { reason: 'Fel organisationsnummer' });
    const visit = await visitor().get(link);
    expect(visit.status).toBe(200);
    expect(plain(visit.text)).toContain('Avtalet har öppnats för ändring');
    expect(plain(visit.text)).not.toContain('Videotjänst');
  });

  test('leaves the mail also when it was taken back before it went', async () => {
    const id = await signableAgreement(signing);
    const token = (await linkFor(signing, id, 'tas.bort@videobolaget.example')).split('/').at(-1) ?? '';
    const [invitation] = await rows('select id from agreement_invitation where agreement_id = $1', id);
    const mail = async () =>
      (
        await rows(
          "select status, body, once from platform.outbox where key = 'agreement-invitation:' || $1",
          invitation.id,
        )
      )[0];
    expect((await mail()).body).toContain(token);
    await signing.coordinator.post(at(id, `/inbjudan/${invitation.id}/aterta`));
    expect(await mail()).toMatchObject({ status: 'withdrawn', once: null });
    expect((await mail()).body).not.toContain(token);
  });
});

describe('what was signed', () => {
  test('is neither changed nor removed by those who serve pages', async () => {
    for (const table of ['app.agreement_signature', 'app.agreement_document'])
      for (const right of ['UPDATE', 'DELETE'])
        expect(
          (await rows('select has_table_privilege($1, $2, $3) as may', 'ansvar_staff', table, right))[0].may,
          `${right} ${table}`,
        ).toBe(false);
  });

  test('holds its parties and terms, and what was answered', async () => {
    const id = await signableAgreement(signing);
    await signByLink(visitor(), await linkFor(signing, id));
    for (const change of ["party_name = 'Någon Annan AB'", 'notice_days = 1', "edition = 'supplier'"])
      await expect(admin.query(`update agreement set ${change} where id = $1`, [id])).rejects.toThrow(
        'what is signed is not changed',
      );
    await expect(
      admin.query(
        "update agreement_invitation set answer = 'refused', refusal = 'x' where agreement_id = $1",
        [id],
      ),
    ).rejects.toThrow('an answer is not changed');
  });
});

describe('the term of an agreement', () => {
  const signed = {
    what: 'processor-controller',
    party: 'Journalbolaget AB',
    title: 'Journalsystem',
    edition: 'skr-1.1-181219',
    signedOursOn: '2024-01-01',
    signedTheirsOn: '2024-03-11',
  };

  test('does not end before both have signed', async () => {
    const visit = await signing.coordinator.post('/avtal/registrera', {
      ...signed,
      id: randomUUID(),
      validUntil: '2024-02-01',
    });
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Avtalet kan inte upphöra innan det skrevs under.');
  });

  test('that has passed lets nobody make it ready', async () => {
    const id = await readyAgreement(signing, { valid_until: '2026-06-01' });
    const visit = await signing.coordinator.post(at(id));
    expect(visit.status).toBe(422);
    expect(plain(visit.text)).toContain('Avtalet skulle gälla till och med 1 juni 2026, som har passerat.');
  });

  test('that had passed before it was registered leaves it ended', async () => {
    const id = randomUUID();
    await signing.coordinator.post('/avtal/registrera', { ...signed, id, validUntil: '2025-12-31' });
    expect(await agreementRow(id)).toMatchObject({ state: 'ended', ends_on: '2025-12-31' });
  });

  test('that is wrong in one keeps no other from ending', async () => {
    const [wrong, due] = [randomUUID(), randomUUID()];
    for (const id of [wrong, due])
      await signing.coordinator.post('/avtal/registrera', { ...signed, id, validUntil: '2026-12-24' });
    await admin.query("update agreement set valid_until = '2024-02-01' where id = $1", [wrong]);
    await admin.query("update agreement set valid_until = '2026-10-01' where id = $1", [due]);
    await endAgreements(product.services);
    expect(await agreementRow(wrong)).toMatchObject({ state: 'ended', ends_on: '2024-03-11' });
    expect(await agreementRow(due)).toMatchObject({ state: 'ended', ends_on: '2026-10-01' });
  });
});
