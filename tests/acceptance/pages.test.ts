/** The worked cases of the register and of its legal bases, in the product's own pages. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  addProcessing,
  type Browser,
  fieldOf,
  type Municipality,
  makeMunicipality,
  saveStep,
} from '../municipality.ts';

let municipality: Municipality;
let coordinator: Browser;
let administrator: Browser;

beforeAll(async () => {
  municipality = await makeMunicipality();
  const board = await municipality.addController('Socialnämnden');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  administrator = await municipality.addPerson([], { administrator: true });
});

type Fields = Readonly<Record<string, string | readonly string[]>>;

const purpose = (short: string, more: Fields = {}): Fields =>
  Object.fromEntries(Object.entries({ short, ...more }).map(([key, value]) => [`purposes.0.${key}`, value]));

/** An entry with one step filled in; the text of its page. */
async function entryWith(
  step: string,
  fields: Fields,
  more: Fields = {},
): Promise<{ id: string; text: string; gaps: string }> {
  const id = await addProcessing(coordinator, `Fall ${crypto.randomUUID().slice(0, 8)}`, more);
  const saved = await saveStep(coordinator, id, step, fields);
  expect(saved.status).toBe(200);
  const gaps = [...saved.text.matchAll(/<a href="\/behandlingar\/[^"]+#[^"]*">([^<]+)<\/a>/g)]
    .map((found) => found[1])
    .join(' ');
  return { id, text: plain(saved.text), gaps };
}

const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** Tries to take a step of the flow; what the page answers. */
async function move(id: string, action: string): Promise<{ status: number; text: string }> {
  const page = await coordinator.get(`/behandlingar/${id}`);
  const visit = await coordinator.post(`/behandlingar/${id}/flytta`, {
    atgard: action,
    version: fieldOf(page.text, 'version') ?? '',
  });
  return { status: visit.status, text: plain(visit.text) };
}

describe('organisation', () => {
  it('T-001: the nämnd is shown as controller, not the kommun', async () => {
    const { text } = await entryWith('grunder', { description: 'x' });
    expect(text).toContain('Personuppgiftsansvarig: Socialnämnden');
  });

  it('T-002: a dependent nämnd answers to the one that decides', async () => {
    const deciding = await municipality.addController('Beslutande nämnden');
    await municipality.addController('Osjälvständiga nämnden', 'board', { dependsOn: deciding });
    const page = await administrator.get(`/organisation/${municipality.id}`);
    expect(plain(page.text)).toContain('Beslutande nämnden, som bestämmer för nämnden');
  });

  it('T-004: an employee is refused as controller', async () => {
    const refused = await administrator.post(`/organisation/${municipality.id}/namnder/ny`, {
      id: crypto.randomUUID(),
      name: 'Enhetschefen',
      type: 'employee',
      independent: 'yes',
      dependsOnId: '',
      organisationNumber: '',
      address: '',
      contact: '',
      firstDay: '2026-01-01',
    });
    expect(refused.status).toBe(422);
    expect(plain(refused.text)).toContain('inte chefen på en arbetsplats eller en anställd');
  });

  it('T-019: joint controllers without an arrangement cannot be marked complete', async () => {
    const { id, gaps } = await entryWith('grunder', {
      jointlyControlled: 'yes',
      'jointControllers.0.name': 'Kommunstyrelsen',
    });
    expect(gaps).toContain('Ni har inte bestämt vem som gör vad');
    expect((await move(id, 'complete')).status).toBe(422);
  });
});

describe('register', () => {
  it('T-037 and T-038: paper is covered when it can be searched or is to be entered in a system', async () => {
    const alone = await entryWith('system', { automation: 'manual', searchKeys: '' });
    const entered = await entryWith('system', { automation: 'manual-for-automated' });
    expect(alone.gaps).toContain('Det manuella registret omfattas kanske inte av förordningen');
    expect(entered.gaps).not.toContain('manuella registret');
  });

  it('T-040: an Excel list on a local disk stands in the register as unstructured material', async () => {
    const { text } = await entryWith('system', {
      structure: 'unstructured',
      materialKinds: ['', 'excel', 'participants'],
    });
    expect(text).toContain('Ostrukturerat');
    expect(text).toContain('Excel-filer, Deltagarlista');
  });

  it('T-041: «IT-säkerhet» alone is too vague a purpose', async () => {
    const { gaps } = await entryWith('andamal', purpose('IT-säkerhet'));
    expect(gaps).toContain('Ändamålet «IT-säkerhet» är för vagt.');
  });

  it('T-043: a purpose that says the aim of the control is accepted', async () => {
    const { gaps } = await entryWith(
      'andamal',
      purpose('Övervakning av säkerhetsskäl och uppföljning av interna regler'),
    );
    expect(gaps).not.toContain('är för vagt');
  });

  it('T-044: a new use does not start before the data subjects are informed', async () => {
    const { id } = await entryWith(
      'andamal',
      {
        newUse: 'yes',
        'compatibility.originalPurpose': 'Handlägga bistånd',
        'compatibility.link': 'Nära koppling',
        'compatibility.context': 'Samma verksamhet',
        'compatibility.nature': 'Inte känsliga',
        'compatibility.consequences': 'Små',
        'compatibility.safeguards': 'Behörighet',
        'compatibility.conclusion': 'compatible',
      },
      { activity: 'planned' },
    );
    const stopped = await move(id, 'start');
    expect(stopped.status).toBe(422);
    expect(stopped.text).toContain('De registrerade är inte informerade om den nya användningen.');
    expect(plain((await coordinator.get(`/behandlingar/${id}`)).text)).toContain('Planerad');
  });

  it('T-046: a driving log kept for the tax agency may not be used to check breaks', async () => {
    const { gaps } = await entryWith('andamal', {
      ...purpose('Kontrollera de anställdas raster'),
      newUse: 'yes',
      'compatibility.originalPurpose': 'Elektronisk körjournal med GPS för Skatteverket',
      'compatibility.conclusion': 'compatible',
    });
    expect(gaps).toContain('Den nya användningen är inte tillåten.');
  });

  it('T-047: the whole register of the controller is handed out in four formats', async () => {
    await addProcessing(coordinator, 'Står med i utdraget');
    for (const format of ['pdf', 'xlsx', 'csv', 'json']) {
      const exported = await coordinator.get(`/behandlingar/export.${format}`);
      expect({ format, status: exported.status, empty: exported.bytes.length < 500 }).toEqual({
        format,
        status: 200,
        empty: false,
      });
    }
    const csv = await coordinator.get('/behandlingar/export.csv');
    expect(csv.text).toContain('Står med i utdraget');
  });
});

describe('legal bases', () => {
  it('T-049: a nämnd may not balance interests', async () => {
    const { id, gaps } = await entryWith(
      'andamal',
      purpose('Följa upp svarstider', {
        legalBasis: 'f',
        motivation: 'Nyttan överväger',
        withinPublicTask: 'yes',
      }),
    );
    expect(gaps).toContain('Den rättsliga grunden får inte användas');
    expect((await move(id, 'complete')).status).toBe(422);
  });

  it('T-050: consent beside a legal obligation is rejected', async () => {
    const { gaps } = await entryWith('andamal', {
      ...purpose('Föra journal', { legalBasis: 'c', statutes: ['', 'patientdatalagen'] }),
      'purposes.1.short': 'Föra journal med samtycke',
      'purposes.1.legalBasis': 'a',
    });
    expect(gaps).toContain('Samtycke får inte hämtas in utöver en annan rättslig grund');
  });

  it('T-052 and T-053: health, and belonging to no religion, need support in the law', async () => {
    const { id, text } = await entryWith('uppgifter', {
      subjectKinds: ['', 'residents'],
      otherSubjects: '',
      dataKinds: ['', 'health', 'religion'],
      otherData: '',
    });
    expect(text).toContain('känslig');
    expect(text).toContain('Stöd för de känsliga uppgifterna saknas');
    expect((await move(id, 'complete')).status).toBe(422);
  });

  it('T-055: identity numbers for salaries are justified by the purpose', async () => {
    const { text, gaps } = await entryWith('uppgifter', {
      subjectKinds: ['', 'employees'],
      otherSubjects: '',
      dataKinds: ['', 'personal-identity-number'],
      otherData: '',
      identityNumberGround: 'purpose',
      identityNumberMotivation: 'Lön och kontrolluppgifter kräver personnummer',
    });
    expect(text).toContain('Ändamålet med behandlingen.');
    expect(gaps).not.toMatch(/personnummer/i);
  });

  it('T-056 and T-058: vital interest is for those who cannot decide', async () => {
    const fields = { legalBasis: 'd', motivation: 'Rädda liv' };
    const unconscious = await entryWith(
      'andamal',
      purpose('Kontrollera blodgrupp', { ...fields, dataSubjectCanDecide: 'no' }),
    );
    const capable = await entryWith(
      'andamal',
      purpose('Kontrollera blodgrupp', { ...fields, dataSubjectCanDecide: 'yes' }),
    );
    expect(unconscious.gaps).not.toContain('Den rättsliga grunden får inte användas');
    expect(capable.gaps).toContain('Den rättsliga grunden får inte användas');
  });

  it('T-059: sweeping streets is no exercise of authority', async () => {
    const answer = await coordinator.postJson('/api/v1/rules/register.exercise-of-authority', {
      facts: { measure: 'factual-activity' },
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text).outcome).toBe('not-exercise');
  });

  it('T-061: a contract without the data subject as party is no basis', async () => {
    const { gaps } = await entryWith(
      'andamal',
      purpose('Köpa in datorer', {
        legalBasis: 'b',
        motivation: 'Avtal med leverantör',
        dataSubjectIsParty: 'no',
      }),
    );
    expect(gaps).toContain('Den rättsliga grunden får inte användas');
  });

  it('T-062: children and family economy are marked as extra protected', async () => {
    const { text } = await entryWith('uppgifter', {
      subjectKinds: ['', 'children'],
      otherSubjects: '',
      dataKinds: ['', 'children', 'economy'],
      otherData: '',
    });
    expect(text).toContain('extra skyddsvärd');
  });
});
