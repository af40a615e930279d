/** Files that show that a measure of a processing is in place. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeApp } from '../src/app.ts';
import {
  addProcessing,
  Browser,
  fieldOf,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
} from './municipality.ts';

const product = openTestProduct();
const { admin } = product;
const PDF = new TextEncoder().encode('%PDF-1.7 genomgång av behörigheter');

let municipality: Municipality;
let board: Place;
let coordinator: Browser;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Socialnämnden');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
});

const filesIn = async (processing: string) =>
  (await admin.query('select id, sealed, scan from app.stored_file where processing_id = $1', [processing]))
    .rows;

async function withEvidence() {
  const processing = await addProcessing(coordinator, 'Trygghetslarm');
  const path = `/behandlingar/${processing}/underlag`;
  const form = { id: randomUUID(), measure: 'Behörigheterna är genomgångna' };
  const visit = await coordinator.upload(path, 'genomgång.pdf', PDF, form);
  const id = /\/underlag\/([0-9a-f-]{36})"/.exec(visit.text)?.[1] ?? '';
  return { processing, path, form, visit, id };
}

describe('evidence', () => {
  test('is added, shown on the page of the processing, and fetched as it was handed in', async () => {
    const { processing, visit, id } = await withEvidence();
    expect(visit.text).toContain('Underlaget är sparat.');
    expect(visit.text).toContain('1 fil<');
    const entry = await coordinator.get(`/behandlingar/${processing}`);
    expect(entry.text).toContain('genomgång.pdf');
    expect(entry.text).toContain('Behörigheterna är genomgångna');
    const fetched = await coordinator.get(`/underlag/${id}`);
    expect(Buffer.from(fetched.bytes).equals(Buffer.from(PDF))).toBe(true);
    expect(fetched.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(fetched.headers.get('x-content-type-options')).toBe('nosniff');
    expect(fetched.headers.get('content-type')).toBe('application/pdf');
    const history = await coordinator.get(`/behandlingar/${processing}/historik`);
    expect(history.text).toContain('Ett underlag hämtades');
    expect(history.text).toContain('Underlag');
  });

  test('lies sealed: neither its content nor its name stands in the log', async () => {
    const { processing } = await withEvidence();
    const [row] = await filesIn(processing);
    expect(row.sealed.includes('genomgång')).toBe(false);
    const { rows } = await admin.query(
      `select coalesce(before::text, '') || coalesce(after::text, '') as image from app.audit_image
       join app.audit_event on id = event_id where row_id = $1`,
      [row.id],
    );
    expect(rows.length).toBe(2);
    expect(rows.map(({ image }) => image).join()).not.toContain('genomgång.pdf');
  });

  test('sent twice is there once; another file with the same form is another', async () => {
    const { processing, path, form } = await withEvidence();
    await coordinator.upload(path, 'genomgång.pdf', PDF, form);
    expect(await filesIn(processing)).toHaveLength(1);
    await coordinator.upload(path, 'annat.txt', new TextEncoder().encode('hej'), form);
    expect(await filesIn(processing)).toHaveLength(2);
  });

  test('that is no file or of a wrong kind is asked about, and what was typed stays', async () => {
    const processing = await addProcessing(coordinator, 'Bygglov');
    const path = `/behandlingar/${processing}/underlag`;
    const form = { id: randomUUID(), measure: 'Vad den visar' };
    const refused = await coordinator.upload(path, 'sida.html', new TextEncoder().encode('<html>'), form);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('sida.html: Filen är en webbsida');
    expect(fieldOf(refused.text, 'measure')).toBe('Vad den visar');
    const none = await coordinator.post(path, form);
    expect([none.status, none.text.includes('Välj minst en fil.')]).toEqual([422, true]);
    expect(await filesIn(processing)).toEqual([]);
  });

  test('is removed with a reason, which stays when the file is gone', async () => {
    const { processing, id } = await withEvidence();
    const without = await coordinator.post(`/underlag/${id}/ta-bort`, { [`skal-${id}`]: ' ' });
    expect([without.status, without.text.includes('Skriv varför filen tas bort.')]).toEqual([422, true]);
    const removed = await coordinator.post(`/underlag/${id}/ta-bort`, { [`skal-${id}`]: 'Fel behandling' });
    expect(removed.text).toContain('Filen är borttagen.');
    expect(removed.text).toContain('Fel behandling');
    expect(await filesIn(processing)).toEqual([]);
    expect((await coordinator.get(`/underlag/${id}`)).status).toBe(404);
    expect((await coordinator.get(`/behandlingar/${processing}`)).text).not.toContain('genomgång.pdf');
  });

  test('is read, not written, by the auditor and the officer', async () => {
    const { processing, path, id } = await withEvidence();
    for (const role of ['auditor', 'dso'] as const) {
      const reader = await municipality.addPerson([{ role, controller: board, lastDay: '2027-01-31' }]);
      expect((await reader.get(`/underlag/${id}`)).status).toBe(200);
      expect((await reader.get(path)).text).not.toContain('Ta bort');
      expect((await reader.upload(path, 'a.txt', PDF, { id: randomUUID() })).status).toBe(403);
      expect((await reader.post(`/underlag/${id}/ta-bort`, { [`skal-${id}`]: 'x' })).status).toBe(403);
    }
    expect(await filesIn(processing)).toHaveLength(1);
  });

  test('goes with a draft that is removed', async () => {
    const { processing } = await withEvidence();
    await coordinator.post(`/behandlingar/${processing}/ta-bort`);
    expect(await filesIn(processing)).toEqual([]);
  });

  test('is not taken when the scanner does not answer', async () => {
    const scanner = { scan: () => Promise.reject(new Error('down')) };
    const browser = new Browser(
      makeApp({ ...product.services, scanner }),
      coordinator.personId,
      coordinator.email,
    );
    await browser.signIn();
    const processing = await addProcessing(coordinator, 'Bibliotek');
    const path = `/behandlingar/${processing}/underlag`;
    const visit = await browser.upload(path, 'a.pdf', PDF, { id: randomUUID() });
    expect([visit.status, visit.text.includes('kan inte kontrolleras mot skadlig kod')]).toEqual([422, true]);
    expect(await filesIn(processing)).toEqual([]);
  });
});
