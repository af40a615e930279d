import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sendReminders } from '../src/modules/register/actions/reminders.ts';
import { fixedClock } from '../src/platform/clock.ts';
import {
  addProcessing,
  type Browser,
  completeProcessing,
  fieldOf,
  makeMunicipality,
  ORIGIN,
  openTestProduct,
  type Place,
  recordApproval,
  saveStep,
} from './municipality.ts';

const product = openTestProduct();
const { admin } = product;

async function boardWithPeople() {
  const municipality = await makeMunicipality();
  const board = await municipality.addController('Socialnämnden');
  const coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  const staff = await municipality.addPerson([{ role: 'staff', controller: board }]);
  await admin.query("update app.person set name = 'Enhetschef larm' where id = $1", [staff.personId]);
  return { municipality, board, coordinator, staff };
}

/** Opens a round in which `person` is asked about the entries; answers with its id. */
async function openRound(
  coordinator: Browser,
  person: Browser,
  ids: readonly string[],
  dueOn = '2026-12-22',
): Promise<string> {
  const id = randomUUID();
  const asked = Object.fromEntries(ids.map((entry) => [`vem.${entry}`, person.personId]));
  const visit = await coordinator.post('/oversyn', { id, name: 'Översyn 2026', dueOn, ...asked });
  expect(visit.text).toContain('Omgången är öppnad.');
  return id;
}

const mailsTo = async (browser: Browser): Promise<{ subject: string; body: string }[]> =>
  (
    await admin.query('select subject, body from platform.outbox where to_address = $1 order by created_at', [
      browser.email,
    ])
  ).rows;

const requestsIn = (page: string): string[] =>
  [...page.matchAll(/id="fraga-([0-9a-f-]+)"/g)].map(([, id]) => id ?? '');

const processing = async (id: string) =>
  (await admin.query('select * from app.processing where id = $1', [id])).rows[0];

describe('a round', () => {
  it('is suggested with whom the entry names, else the coordinator', async () => {
    const { coordinator, staff } = await boardWithPeople();
    const named = await addProcessing(coordinator, 'Trygghetslarm');
    await saveStep(coordinator, named, 'grunder', {
      'contacts.0.role': 'contact',
      'contacts.0.name': 'enhetschef Larm',
    });
    const other = await addProcessing(coordinator, 'Färdtjänst');
    const page = (await coordinator.get('/oversyn/ny')).text;
    const chosenFor = (id: string) => {
      const select = new RegExp(`<select[^>]*name="vem.${id}".*?</select>`, 's').exec(page)?.[0] ?? '';
      return /<option[^>]*value="([^"]+)"[^>]*selected/.exec(select)?.[1];
    };
    expect(chosenFor(named)).toBe(staff.personId);
    expect(chosenFor(other)).toBe(coordinator.personId);
  });

  it('sends one mail to each, with a mark and a link and no name of a processing', async () => {
    const { coordinator, staff } = await boardWithPeople();
    const ids = [
      await addProcessing(coordinator, 'Hemlig utredning'),
      await addProcessing(coordinator, 'Färdtjänst'),
    ];
    await openRound(coordinator, staff, ids);
    const mails = await mailsTo(staff);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toBe('Du har 2 behandlingar att bekräfta');
    expect(mails[0]?.body).toContain(`${ORIGIN}/bekrafta`);
    expect(mails[0]?.body).toContain('22 december 2026');
    expect(mails[0]?.body).not.toMatch(/Hemlig utredning|Färdtjänst|Socialnämnden|Enhetschef/);
    expect(await mailsTo(coordinator)).toEqual([]);
  });

  it('asks the same person about all but those that nobody is asked about', async () => {
    const { municipality, board, coordinator, staff } = await boardWithPeople();
    const colleague = await municipality.addPerson([{ role: 'staff', controller: board }]);
    const [one, other, left] = [
      await addProcessing(coordinator, 'Trygghetslarm'),
      await addProcessing(coordinator, 'Färdtjänst'),
      await addProcessing(coordinator, 'Hemtjänst'),
    ];
    expect((await coordinator.get('/oversyn/ny')).text).toContain('Samma person för alla');
    await coordinator.post('/oversyn', {
      id: randomUUID(),
      name: 'Översyn',
      dueOn: '2026-12-15',
      samma: colleague.personId,
      [`vem.${one}`]: staff.personId,
      [`vem.${other}`]: coordinator.personId,
      [`vem.${left}`]: '',
    });
    expect(requestsIn((await colleague.get('/bekrafta')).text)).toHaveLength(2);
    expect(requestsIn((await staff.get('/bekrafta')).text)).toEqual([]);
  });

  it('stands in the menu of those alone who can be asked', async () => {
    const { municipality, board, staff } = await boardWithPeople();
    expect((await staff.get('/behandlingar')).text).toContain('href="/bekrafta"');
    for (const role of ['dso', 'auditor'] as const) {
      const person = await municipality.addPerson([{ role, controller: board, lastDay: '2027-01-31' }]);
      expect((await person.get('/behandlingar')).text).not.toContain('href="/bekrafta"');
    }
    const elsewhere = await municipality.addController('Byggnadsnämnden');
    const both = await municipality.addPerson([
      { role: 'dso', controller: elsewhere },
      { role: 'staff', controller: board },
    ]);
    await both.post('/arbeta-for', { namnd: elsewhere.id, till: '/behandlingar' });
    expect((await both.get('/bekrafta')).status).toBe(200);
  });

  it('sent twice is one round with one mail', async () => {
    const { coordinator, staff } = await boardWithPeople();
    const entry = await addProcessing(coordinator, 'Trygghetslarm');
    const fields = { id: randomUUID(), name: 'Översyn', dueOn: '15/12', [`vem.${entry}`]: staff.personId };
    await coordinator.post('/oversyn', fields);
    await coordinator.post('/oversyn', fields);
    expect(await mailsTo(staff)).toHaveLength(1);
    expect((await coordinator.get('/oversyn')).text.match(/>Översyn<\/a>/g)?.length).toBe(2);
  });

  it('asks the last of two who are named for the same processing', async () => {
    const { municipality, board, coordinator, staff } = await boardWithPeople();
    const colleague = await municipality.addPerson([{ role: 'staff', controller: board }]);
    const entry = await addProcessing(coordinator, 'Trygghetslarm');
    const opened = await coordinator.post('/oversyn', {
      id: randomUUID(),
      name: 'Översyn',
      dueOn: '2026-12-15',
      [`vem.${entry}`]: [staff.personId, colleague.personId],
    });
    expect(opened.text).toContain('Omgången är öppnad.');
    expect(requestsIn((await staff.get('/bekrafta')).text)).toEqual([]);
    expect(requestsIn((await colleague.get('/bekrafta')).text)).toHaveLength(1);
  });

  it.each([
    ['no name', { name: ' ' }, 'Skriv vad omgången heter.'],
    ['a last day that has been', { dueOn: '2026-11-21' }, 'Sista dagen kan inte ha varit.'],
    ['a last day that is none', { dueOn: 'i vinter' }, 'Det är inget datum'],
    ['nobody to ask', { nobody: '1' }, 'Välj minst en behandling'],
    ['somebody without a role here', { stranger: '1' }, 'Välj bland personerna i listan.'],
  ])('with %s is refused, and what was typed is kept', async (_what, wrong: Record<string, string>, text) => {
    const { municipality, coordinator, staff } = await boardWithPeople();
    const entry = await addProcessing(coordinator, 'Trygghetslarm');
    const elsewhere = await municipality.addController('Byggnadsnämnden');
    const stranger = await municipality.addPerson([{ role: 'staff', controller: elsewhere }]);
    const asked = wrong.nobody ? '' : wrong.stranger ? stranger.personId : staff.personId;
    const refused = await coordinator.post('/oversyn', {
      id: randomUUID(),
      name: 'Höstens översyn',
      dueOn: '2026-12-15',
      [`vem.${entry}`]: asked,
      ...wrong,
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(text);
    if (!wrong.name) expect(fieldOf(refused.text, 'name')).toBe('Höstens översyn');
    expect(await mailsTo(staff)).toEqual([]);
  });

  it('is followed, reminded once a day, taken out and closed', async () => {
    const { coordinator, staff } = await boardWithPeople();
    const entry = await addProcessing(coordinator, 'Trygghetslarm');
    const round = await openRound(coordinator, staff, [entry]);
    const page = await coordinator.get(`/oversyn/${round}?svar=none`);
    expect(page.text).toContain('Trygghetslarm');
    await coordinator.post(`/oversyn/${round}/paminn`);
    await coordinator.post(`/oversyn/${round}/paminn`);
    const mails = await mailsTo(staff);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.body).toContain('En påminnelse: du har 1 behandling att bekräfta.');
    expect((await coordinator.get(`/oversyn/${round}/export.xlsx`)).status).toBe(200);
    expect((await coordinator.post(`/oversyn/${round}/stang`)).text).toContain('Omgången är stängd.');
    expect((await staff.get('/bekrafta')).text).toContain('Inget att bekräfta');
  });

  it('asks somebody else what nobody has answered', async () => {
    const { municipality, board, coordinator, staff } = await boardWithPeople();
    const officer = await municipality.addPerson([{ role: 'dso', controller: board }]);
    const colleague = await municipality.addPerson([{ role: 'staff', controller: board }]);
    const entry = await addProcessing(coordinator, 'Trygghetslarm');
    const round = await openRound(coordinator, staff, [entry]);
    const [request = ''] = requestsIn((await staff.get('/bekrafta')).text);
    for (const fields of [
      { fraga: request, person: officer.personId },
      { fraga: '', person: colleague.personId },
    ]) {
      const refused = await coordinator.post(`/oversyn/${round}/fraga`, fields);
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('Välj en behandling som ingen har svarat om');
    }
    const asked = await coordinator.post(`/oversyn/${round}/fraga`, {
      fraga: request,
      person: colleague.personId,
    });
    expect(asked.text).toContain('Någon annan är tillfrågad.');
    expect(requestsIn((await staff.get('/bekrafta')).text)).toEqual([]);
    expect(requestsIn((await colleague.get('/bekrafta')).text)).toEqual([request]);
    expect(await mailsTo(colleague)).toHaveLength(1);
  });

  it('is not opened or seen by who is no coordinator', async () => {
    const { coordinator, staff } = await boardWithPeople();
    const entry = await addProcessing(coordinator, 'Trygghetslarm');
    const round = await openRound(coordinator, staff, [entry]);
    for (const path of ['/oversyn', '/oversyn/ny', `/oversyn/${round}`])
      expect((await staff.get(path)).status).toBe(403);
  });
});

describe('the one who is asked', () => {
  it('confirms with one press: confirmed today, reviewed again in a year', async () => {
    const { board, coordinator, staff } = await boardWithPeople();
    const entry = await completeProcessing(coordinator, 'Trygghetslarm');
    await recordApproval(coordinator, board, entry);
    await openRound(coordinator, staff, [entry]);
    const page = await staff.get('/bekrafta');
    for (const text of ['Ta emot och besvara larm från brukare', 'Namn, Telefonnummer', 'Larmlogg 2 år'])
      expect(page.text).toContain(text);
    const [request] = requestsIn(page.text);
    const answered = await staff.post(`/bekrafta/${request}`, {
      svar: 'unchanged',
      version: fieldOf(page.text, 'version') ?? '',
    });
    expect(answered.text).toContain('Tack! 1 behandling är bekräftad.');
    expect(await processing(entry)).toMatchObject({
      confirmed_on: '2026-11-22',
      next_review_on: '2027-11-22',
      state: 'approved',
    });
    expect((await coordinator.get(`/behandlingar/${entry}/versioner?jamfor=1-utkast`)).text).toContain(
      'Inget skiljer',
    );
  });

  it('keeps a review that is set for later than a year', async () => {
    const { coordinator, staff } = await boardWithPeople();
    const entry = await addProcessing(coordinator, 'Trygghetslarm');
    await saveStep(coordinator, entry, 'kontroll', { nextReviewOn: '2028-06-01' });
    await openRound(coordinator, staff, [entry]);
    const page = await staff.get('/bekrafta');
    await staff.post(`/bekrafta/${requestsIn(page.text)[0]}`, {
      svar: 'unchanged',
      version: fieldOf(page.text, 'version') ?? '',
    });
    expect((await processing(entry)).next_review_on).toBe('2028-06-01');
  });

  it('says what must be changed: a finding with owner and day, until it is done', async () => {
    const { coordinator, staff } = await boardWithPeople();
    const entry = await addProcessing(coordinator, 'Trygghetslarm');
    await openRound(coordinator, staff, [entry]);
    const [request] = requestsIn((await staff.get('/bekrafta')).text);
    const refused = await staff.post(`/bekrafta/${request}`, { svar: 'changed', text: ' ', due: 'snart' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Skriv vad som behöver ändras.');
    expect(refused.text).toMatch(new RegExp(`id="due-${request}"[^>]*value="snart"`));
    await staff.post(`/bekrafta/${request}`, { svar: 'changed', text: 'Larmet är bytt', due: '15 december' });
    const page = (await coordinator.get(`/behandlingar/${entry}`)).text;
    expect(page).toContain('Larmet är bytt');
    expect(page).toContain('Enhetschef larm, senast 15 december 2026');
    const todo = (await coordinator.get('/att-ordna?niva=oversyn')).text;
    expect(todo).toContain('Larmet är bytt');
    expect(todo).toContain('Enhetschef larm');
    expect((await coordinator.get('/att-ordna')).text).toContain('1 översyn eller ändring att göra');
    expect((await coordinator.post(`/bekrafta/${request}/klart`)).text).toContain('Noterat: det är ändrat.');
    expect((await coordinator.get('/att-ordna?niva=oversyn')).text).not.toContain('Larmet är bytt');
    expect((await processing(entry)).confirmed_on).toBeNull();
  });

  it.each(['manager', 'staff'] as const)('and is %s: who sees to the change is told', async (role) => {
    const { municipality, board, coordinator } = await boardWithPeople();
    await admin.query("update app.person set name = 'Samordnare Ett' where id = $1", [coordinator.personId]);
    const asked = await municipality.addPerson([{ role, controller: board }]);
    await admin.query("update app.person set name = 'Enhetschef norr' where id = $1", [asked.personId]);
    const entry = await addProcessing(coordinator, 'Trygghetslarm');
    await openRound(coordinator, asked, [entry]);
    const page = (await asked.get('/bekrafta')).text;
    const own = role === 'staff';
    expect(page.includes('går till Samordnare Ett')).toBe(!own);
    const sent = await asked.post(`/bekrafta/${requestsIn(page)[0]}`, {
      svar: 'changed',
      text: 'Larmet är bytt',
      due: '15 december',
    });
    expect(sent.text).toContain(own ? 'med dig som ansvarig' : 'Samordnaren har fått det du skrev');
    const owner = own ? 'Enhetschef norr' : 'Samordnare Ett';
    expect((await coordinator.get(`/behandlingar/${entry}`)).text).toContain(
      `${owner}, senast 15 december 2026. Enligt Enhetschef norr`,
    );
    const todo = (await coordinator.get(`/att-ordna?niva=oversyn&vem=${encodeURIComponent(owner)}`)).text;
    expect(todo).toContain('Behöver ändras, enligt Enhetschef norr');
    expect(await mailsTo(coordinator)).toHaveLength(own ? 0 : 1);
  });

  it('confirms the rest in one go, and one that has changed since must be read again', async () => {
    const { coordinator, staff } = await boardWithPeople();
    const ids: string[] = [];
    for (const name of ['Larm ett', 'Larm två', 'Larm tre']) ids.push(await addProcessing(coordinator, name));
    await openRound(coordinator, staff, ids);
    const page = (await staff.get('/bekrafta')).text;
    const last = [...page.matchAll(/name="last" value="([^"]+)"/g)].map(([, value]) => value ?? '');
    expect(last).toHaveLength(3);
    await saveStep(coordinator, ids[1] ?? '', 'grunder', { description: 'Något nytt' });
    const answered = await staff.post('/bekrafta', { last });
    expect(answered.status).toBe(422);
    expect(answered.text).toContain('Någon har ändrat i Larm två');
    const confirmed = await Promise.all(ids.map(async (id) => (await processing(id)).confirmed_on));
    expect(confirmed).toEqual(['2026-11-22', null, '2026-11-22']);
    expect(requestsIn(answered.text)).toHaveLength(1);
  });

  it('answers for a nämnd that is not the one worked for just now', async () => {
    const { municipality, board, coordinator } = await boardWithPeople();
    const other = await municipality.addController('Byggnadsnämnden');
    const both = await municipality.addPerson([
      { role: 'staff', controller: other },
      { role: 'staff', controller: board },
    ]);
    const entry = await addProcessing(coordinator, 'Trygghetslarm');
    await openRound(coordinator, both, [entry]);
    await both.post('/arbeta-for', { namnd: other.id, till: '/behandlingar' });
    const page = await both.get('/bekrafta');
    await both.post(`/bekrafta/${requestsIn(page.text)[0]}`, {
      svar: 'unchanged',
      version: fieldOf(page.text, 'version') ?? '',
    });
    expect((await processing(entry)).confirmed_on).toBe('2026-11-22');
  });

  it('answers for nobody else', async () => {
    const { municipality, board, coordinator, staff } = await boardWithPeople();
    const colleague = await municipality.addPerson([{ role: 'staff', controller: board }]);
    const entry = await addProcessing(coordinator, 'Trygghetslarm');
    await openRound(coordinator, staff, [entry]);
    const page = await staff.get('/bekrafta');
    const [request] = requestsIn(page.text);
    for (const fields of [
      { svar: 'unchanged', version: fieldOf(page.text, 'version') ?? '' },
      { svar: 'changed', text: 'Något annat' },
    ])
      expect((await colleague.post(`/bekrafta/${request}`, fields)).status).toBe(404);
    expect((await processing(entry)).confirmed_on).toBeNull();
  });
});

describe('an answer', () => {
  async function askedOne() {
    const place = await boardWithPeople();
    const entry = await addProcessing(place.coordinator, 'Trygghetslarm');
    const round = await openRound(place.coordinator, place.staff, [entry]);
    const page = (await place.staff.get('/bekrafta')).text;
    const path = `/bekrafta/${requestsIn(page)[0]}`;
    const unchanged = { svar: 'unchanged', version: fieldOf(page, 'version') ?? '' };
    return { ...place, entry, round, path, unchanged };
  }
  const changed = { svar: 'changed', text: 'Larmet är bytt' };
  const answersTo = async (entry: string) =>
    (await admin.query('select * from app.confirmation_request where processing_id = $1', [entry])).rows[0];

  it('stays when another is given after it; the same sent twice is one', async () => {
    const { staff, entry, path, unchanged } = await askedOne();
    await staff.post(path, changed);
    expect((await staff.post(path, changed)).status).toBe(200);
    for (const other of [unchanged, { svar: 'changed', text: 'Något annat' }]) {
      const refused = await staff.post(path, other);
      expect(refused.status).toBe(409);
      expect(refused.text).toContain('Trygghetslarm är redan besvarad');
    }
    expect(await answersTo(entry)).toMatchObject({ answer: 'changed', change_text: 'Larmet är bytt' });
    expect((await processing(entry)).confirmed_on).toBeNull();
  });

  it('of two given at once is one, and the other a conflict', async () => {
    const { staff, entry, path, unchanged } = await askedOne();
    const answers = await Promise.all([staff.post(path, unchanged), staff.post(path, changed)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { answer } = await answersTo(entry);
    expect((await processing(entry)).confirmed_on).toBe(answer === 'unchanged' ? '2026-11-22' : null);
  });

  it('is not asked of somebody else once it is given', async () => {
    const { municipality, board, coordinator, staff, entry, round, path, unchanged } = await askedOne();
    const colleague = await municipality.addPerson([{ role: 'staff', controller: board }]);
    await staff.post(path, unchanged);
    const refused = await coordinator.post(`/oversyn/${round}/fraga`, {
      fraga: path.slice('/bekrafta/'.length),
      person: colleague.personId,
    });
    expect(refused.status).toBe(422);
    expect((await answersTo(entry)).person_id).toBe(staff.personId);
  });

  it('that is done keeps the day when it was first said', async () => {
    const { coordinator, staff, entry, path } = await askedOne();
    await staff.post(path, changed);
    await coordinator.post(`${path}/klart`);
    await admin.query(
      "update app.confirmation_request set settled_on = '2026-11-20' where processing_id = $1",
      [entry],
    );
    expect((await coordinator.post(`${path}/klart`)).status).toBe(200);
    expect((await answersTo(entry)).settled_on).toBe('2026-11-20');
  });

  it('to a round that is closed is refused with the reason', async () => {
    const { coordinator, staff, entry, round, path, unchanged } = await askedOne();
    await coordinator.post(`/oversyn/${round}/stang`);
    for (const fields of [unchanged, changed]) {
      const refused = await staff.post(path, fields);
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('Omgången är stängd');
    }
    expect((await answersTo(entry)).answer).toBeNull();
  });

  it.each(['dso', 'auditor'] as const)(
    'of who is now only %s there is refused with the reason',
    async (role) => {
      const { municipality, board, staff, entry, path, unchanged } = await askedOne();
      const elsewhere = await municipality.addController('Byggnadsnämnden');
      await admin.query(
        "update app.appointment set role = $1, last_day = '2027-01-31' where person_id = $2 and controller_id = $3",
        [role, staff.personId, board.id],
      );
      await admin.query(
        `insert into app.appointment (id, controller_id, legal_entity_id, person_id, role, first_day)
       values ($1, $2, $3, $4, 'staff', '2020-01-01')`,
        [randomUUID(), elsewhere.id, municipality.id, staff.personId],
      );
      for (const fields of [unchanged, changed]) {
        const refused = await staff.post(path, fields);
        expect(refused.status).toBe(403);
        expect(refused.text).toContain('Med ditt uppdrag för Socialnämnden svarar du inte');
      }
      expect((await answersTo(entry)).answer).toBeNull();
    },
  );

  it('with a day that has been is refused at its field', async () => {
    const { staff, entry, path } = await askedOne();
    const refused = await staff.post(path, { ...changed, due: '2026-11-21' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Dagen kan inte ha varit.');
    expect((await answersTo(entry)).answer).toBeNull();
    expect((await staff.post(path, { ...changed, due: '2026-11-22' })).status).toBe(200);
  });
});

describe('the reminder of the day', () => {
  const remindOn = (day: string) =>
    sendReminders({ ...product.services, clock: fixedClock(`${day}T05:30:00Z`) });

  it('goes to who has not answered: 14 and 3 days before, and the day after', async () => {
    const { coordinator, staff } = await boardWithPeople();
    const entry = await addProcessing(coordinator, 'Hemlig utredning');
    await openRound(coordinator, staff, [entry], '2026-12-22');
    const counts: number[] = [];
    for (const day of ['2026-12-07', '2026-12-08', '2026-12-08', '2026-12-19', '2026-12-22', '2026-12-23']) {
      await remindOn(day);
      counts.push((await mailsTo(staff)).length - 1);
    }
    expect(counts).toEqual([0, 1, 1, 2, 2, 3]);
    expect((await mailsTo(staff))[1]?.body).toContain('Du har 1 behandling kvar att bekräfta.');
    expect((await mailsTo(staff))[1]?.body).not.toContain('Hemlig utredning');
  });

  it('of a review goes to whom the entry names, else to the coordinator, in one mail with the rest', async () => {
    const { coordinator, staff } = await boardWithPeople();
    const named = await addProcessing(coordinator, 'Trygghetslarm');
    await saveStep(coordinator, named, 'grunder', {
      'contacts.0.role': 'entry-responsible',
      'contacts.0.name': 'Enhetschef larm',
    });
    const unnamed = await addProcessing(coordinator, 'Färdtjänst');
    for (const id of [named, unnamed])
      await saveStep(coordinator, id, 'kontroll', { nextReviewOn: '2027-03-31' });
    await openRound(coordinator, staff, [unnamed], '2027-03-15');
    await remindOn('2027-03-01');
    const [, reminder, ...more] = await mailsTo(staff);
    expect(more).toEqual([]);
    expect(reminder?.body).toContain('Du har 1 behandling kvar att bekräfta.');
    expect(reminder?.body).toContain('Du har 1 behandling att se över');
    const coordinators = await mailsTo(coordinator);
    expect(coordinators).toHaveLength(1);
    expect(coordinators[0]?.body).toContain('/behandlingar?oversyn=snart');
  });

  it('goes to nobody whose appointment has ended', async () => {
    const { board, coordinator, staff } = await boardWithPeople();
    const entry = await addProcessing(coordinator, 'Trygghetslarm');
    await openRound(coordinator, staff, [entry], '2027-05-15');
    await endAppointment(staff, board);
    await remindOn('2027-05-01');
    expect(await mailsTo(staff)).toHaveLength(1);
  });
});

const endAppointment = (browser: Browser, board: Place) =>
  admin.query(
    "update app.appointment set last_day = '2026-11-22' where person_id = $1 and controller_id = $2",
    [browser.personId, board.id],
  );

describe('a gap', () => {
  it('gets a person with a role here as owner, and nobody else', async () => {
    const { municipality, coordinator, staff } = await boardWithPeople();
    const id = await addProcessing(coordinator, 'Trygghetslarm');
    const page = (await coordinator.get(`/behandlingar/${id}`)).text;
    const action = /action="(\/behandlingar\/[^"]+\/brister\/[^"]+)"/.exec(page)?.[1] ?? '';
    const elsewhere = await municipality.addController('Byggnadsnämnden');
    const stranger = await municipality.addPerson([{ role: 'staff', controller: elsewhere }]);
    const refused = await coordinator.post(action, { person: stranger.personId, nar: '2026-12-15' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Personen har inget uppdrag här i dag.');
    const saved = await coordinator.post(action, { person: staff.personId, vem: '', nar: '15 december' });
    expect(saved.text).toContain('Enhetschef larm, senast 15 december 2026');
    expect((await coordinator.get('/att-ordna?niva=alla&vem=enhetschef')).text).toContain(
      '<strong>1 sak</strong>',
    );
    const { rows } = await admin.query(
      'select owner_person_id, owner_name from app.processing_gap where processing_id = $1 and owner_name is not null',
      [id],
    );
    expect(rows).toEqual([{ owner_person_id: staff.personId, owner_name: 'Enhetschef larm' }]);
  });
});
