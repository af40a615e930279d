import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { columnNames, tableNames } from '../src/modules/register/pages/log-words.ts';
import { addProcessing, type Browser, makeMunicipality, openTestProduct } from './municipality.ts';

const { admin } = openTestProduct();

async function boardWithPeople() {
  const municipality = await makeMunicipality();
  const board = await municipality.addController('Socialnämnden');
  const coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  const officer = await municipality.addPerson([{ role: 'dso', controller: board }]);
  return { municipality, board, coordinator, officer };
}

/** An entry with something left over from an import. */
async function importedEntry(coordinator: Browser): Promise<string> {
  const id = await addProcessing(coordinator, 'Trygghetslarm');
  await admin.query(
    `insert into app.import_extra (id, controller_id, legal_entity_id, processing_id, label, value)
     select gen_random_uuid(), controller_id, legal_entity_id, id, 'Anteckning', 'Fråga Tolvan om pärmen'
     from app.processing where id = $1`,
    [id],
  );
  return id;
}

const readsOf = async (id: string, personId: string) =>
  (
    await admin.query(
      `select table_name, detail from app.audit_event
       where subject_id = $1 and actor = $2 and action = 'read' order by id`,
      [id, personId],
    )
  ).rows;

describe('a read of an entry', () => {
  it('by the data protection officer stands in the log once a day', async () => {
    const { coordinator, officer } = await boardWithPeople();
    const id = await addProcessing(coordinator, 'Trygghetslarm');
    await officer.get(`/behandlingar/${id}`);
    await officer.get(`/behandlingar/${id}`);
    expect(await readsOf(id, officer.personId)).toEqual([{ table_name: 'processing', detail: null }]);
    const log = await coordinator.get('/logg?handelse=read');
    expect(log.text).toContain('Trygghetslarm');
  });

  it('by an auditor stands there too, by those who write it does not', async () => {
    const { municipality, board, coordinator } = await boardWithPeople();
    const auditor = await municipality.addPerson([
      { role: 'auditor', controller: board, lastDay: '2026-12-31' },
    ]);
    const both = await municipality.addPerson([
      { role: 'dso', controller: board },
      { role: 'staff', controller: board },
    ]);
    const id = await addProcessing(coordinator, 'Trygghetslarm');
    for (const browser of [auditor, both, coordinator]) await browser.get(`/behandlingar/${id}`);
    expect(await readsOf(id, auditor.personId)).toHaveLength(1);
    expect(await readsOf(id, both.personId)).toEqual([]);
    expect(await readsOf(id, coordinator.personId)).toEqual([]);
  });

  it('that is refused stands nowhere', async () => {
    const { coordinator } = await boardWithPeople();
    const elsewhere = await boardWithPeople();
    const id = await addProcessing(coordinator, 'Trygghetslarm');
    expect((await elsewhere.officer.get(`/behandlingar/${id}`)).status).toBe(404);
    expect(await readsOf(id, elsewhere.officer.personId)).toEqual([]);
  });
});

describe('what an import left over', () => {
  it('is there for those who write', async () => {
    const { coordinator } = await boardWithPeople();
    const id = await importedEntry(coordinator);
    expect((await coordinator.get(`/behandlingar/${id}`)).text).toContain('Fråga Tolvan om pärmen');
  });

  it('is closed to the officer until a reason is given, which the controller sees', async () => {
    const { coordinator, officer } = await boardWithPeople();
    const id = await importedEntry(coordinator);
    const closed = await officer.get(`/behandlingar/${id}`);
    expect(closed.text).toContain('Övrigt från importen');
    expect(closed.text).not.toContain('Fråga Tolvan om pärmen');
    expect((await officer.get('/behandlingar/export.json')).text).not.toContain('Fråga Tolvan om pärmen');
    const refused = await officer.post(`/behandlingar/${id}/ovrigt`, { skal: '  ' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Skriv varför du behöver läsa det.');
    const opened = await officer.post(`/behandlingar/${id}/ovrigt`, { skal: 'Granskning av gallring' });
    expect(opened.text).toContain('Fråga Tolvan om pärmen');
    await officer.post(`/behandlingar/${id}/ovrigt`, { skal: 'En gång till' });
    const detail = 'Dataskyddsombudet öppnade övrigt från importen. Skäl: Granskning av gallring';
    expect(await readsOf(id, officer.personId)).toEqual([
      { table_name: 'processing', detail: null },
      { table_name: 'import_extra', detail },
    ]);
    expect((await coordinator.get('/logg')).text).toContain(detail);
    expect((await coordinator.get(`/behandlingar/${id}/historik`)).text).toContain(detail);
  });

  it('opened yesterday is closed again today', async () => {
    const { coordinator, officer } = await boardWithPeople();
    const id = await importedEntry(coordinator);
    await officer.post(`/behandlingar/${id}/ovrigt`, { skal: 'Granskning' });
    await admin.query("update app.audit_event set at = at - interval '1 day' where subject_id = $1", [id]);
    expect((await officer.get(`/behandlingar/${id}`)).text).not.toContain('Fråga Tolvan om pärmen');
  });
});

describe('the log', () => {
  it('has a Swedish word for every table and column of a nämnd', async () => {
    const { rows } = await admin.query(
      `select c.relname as table, a.attname as column from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'app'::regnamespace and obj_description(c.oid, 'pg_class') = 'kind: own'
         and c.relname not like 'audit%' and a.attname <> 'fts'`,
    );
    expect(rows.length).toBeGreaterThan(100);
    expect([...new Set(rows.map(({ table }) => table))].filter((table) => !(table in tableNames))).toEqual(
      [],
    );
    const nameless = rows.filter(({ column }) => !(column in columnNames));
    expect(nameless.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
  });

  it('says which unit and which point a row concerns', async () => {
    const { coordinator } = await boardWithPeople();
    const days = { firstDay: '2026-01-01', lastDay: '' };
    await coordinator.post('/namnd/enheter/ny', {
      id: randomUUID(),
      name: 'Larm norr',
      managerId: '',
      ...days,
    });
    const point = {
      number: '4.2',
      matter: 'register.approve',
      function: 'enhetschef',
      decidedOn: '2026-01-01',
    };
    await coordinator.post('/delegation/ny', { id: randomUUID(), ...point, ...days });
    const log = (await coordinator.get('/logg')).text;
    expect(log).toContain('Enhet: Larm norr');
    expect(log).toContain('Punkt i delegationsordningen: 4.2');
    expect((await coordinator.get('/logg/export.csv')).text).toContain('Enhet: Larm norr');
  });
});
