/** Worked cases of what agreements say, by their ids: asked as rules, and through the pages. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { instructionFields } from '../../src/knowledge/instruction-form.ts';
import { askRule } from '../../src/rules.ts';
import { plain } from '../incidents.ts';
import {
  type Browser,
  fieldOf,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
} from '../municipality.ts';

const product = openTestProduct();
const { admin } = product;
const asOf = '2026-11-22';
let municipality: Municipality;
let board: Place;
let coordinator: Browser;

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Socialnämnden');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
});

async function addAgreement(): Promise<string> {
  const id = randomUUID();
  const visit = await coordinator.post('/avtal/nytt', {
    id,
    what: 'processor-controller',
    party: 'Larmbolaget AB',
    partyCountry: 'SE',
    title: 'Trygghetslarm',
    edition: 'skr-2023-02',
  });
  if (visit.status !== 200) throw new Error(`${visit.status} ${plain(visit.text).slice(0, 900)}`);
  return id;
}

const outcomeOf = (rule: string, facts: object, day = asOf) => {
  const answer = askRule(rule, facts, { asOf: day });
  if (!answer.ok) throw new Error(answer.errors.map(({ message }) => message).join(' '));
  return answer.judgement;
};

/** The transfer through its form: what its page says of it. */
async function transferShown(fields: Readonly<Record<string, string>>): Promise<string> {
  const id = await addAgreement();
  const visit = await coordinator.post(`/avtal/${id}/overforingar/ny`, {
    id: randomUUID(),
    how: 'remote-access',
    approvedOn: '2026-11-20',
    approvedBy: 'Förvaltningschefen',
    instruction: 'Bara vid felsökning',
    ...fields,
  });
  expect(visit.status).toBe(200);
  return plain(visit.text);
}

const approved = { approvedOn: '2026-11-20', approvedBy: 'Chefen', instruction: 'Bara vid felsökning' };
const clauses = { mechanism: 'SCC_M3', assessed: 'yes', remedy: 'yes', clausesChanged: 'no' };
const ask = (facts: object) => outcomeOf('agreement.transfer', { ...approved, ...facts }).outcome;

describe('the instruction', () => {
  test('T-079: a new security demand after signing is a new version, and the processor answers on cost', async () => {
    const id = await addAgreement();
    const at = `/avtal/${id}/instruktion`;
    const answers = Object.fromEntries(instructionFields.map(({ id: field }) => [field, 'Ifyllt.']));
    await coordinator.post(at, { id: randomUUID(), ...answers });
    await admin.query(
      `update agreement_instruction set state = 'approved', valid_from = '2026-06-01', approved_at = now(),
        approved_by = 'Nämnden', sha256 = 'x' where agreement_id = $1`,
      [id],
    );
    await admin.query("update agreement set state = 'in-force', in_force_on = '2026-06-01' where id = $1", [
      id,
    ]);
    await coordinator.post(`${at}/ny`, { id: randomUUID() });
    await coordinator.post(at, {
      version: fieldOf((await coordinator.get(at)).text, 'version') ?? '',
      security: 'Stark autentisering för all support.',
      changeText: 'Nytt säkerhetskrav: stark autentisering',
    });
    const read = async () =>
      (await admin.query('select * from agreement_instruction where agreement_id = $1 order by number', [id]))
        .rows;
    const draft = (await read())[1];
    await coordinator.post(`${at}/godkann`, {
      version: String(draft.version),
      validFrom: '2026-12-01',
      approvedBy: 'Förvaltningschefen',
    });
    const [first, second] = await read();
    expect(first).toMatchObject({ number: 1, answers: { security: 'Ifyllt.' } });
    expect(second).toMatchObject({
      number: 2,
      state: 'approved',
      valid_from: '2026-12-01',
      answers: { security: 'Stark autentisering för all support.' },
    });
    await coordinator.post(`${at}/${second.id}`, {
      version: String(second.version),
      sentOn: '2026-11-21',
      answeredOn: '2026-11-22',
      answerText: 'Ryms inte i priset: 12 000 kronor en gång.',
    });
    expect((await read())[1]).toMatchObject({
      sent_on: '2026-11-21',
      answer_text: 'Ryms inte i priset: 12 000 kronor en gång.',
    });
  });

  test('E-016: it is written, and has a hole for each thing that it must state', () => {
    const { outcome, reasons } = outcomeOf('agreement.instruction', { answers: {} });
    expect(outcome).toBe('holes');
    const said = reasons.map(({ text }) => text).join(' ');
    for (const thing of [
      'Ändamål, föremål och art',
      'varaktighet',
      'typer av personuppgifter',
      'kategorier av registrerade',
      'hanteringskrav',
    ])
      expect(said).toContain(thing);
  });
});

describe('transfers of the processor', () => {
  test('T-185: a recipient in Norway is no transfer to a third country', async () => {
    expect(ask({ country: 'NO' })).toBe('free');
    expect(await transferShown({ country: 'NO' })).toContain('Ingen överföring till tredjeland');
  });

  test('T-187: a public body in Canada is not covered, and needs another ground', async () => {
    const canada = { country: 'CA', mechanism: 'ADEQUACY', recipientCovered: 'no' };
    expect(ask(canada)).toBe('forbidden');
    expect(await transferShown(canada)).toContain('Överföringen behöver ett annat stöd');
  });

  test('T-188: read access from India to data stored in Sweden is a transfer', async () => {
    expect(ask({ country: 'IN' })).toBe('incomplete');
    expect(await transferShown({ country: 'IN' })).toContain('Ange vilket stöd överföringen har');
  });

  test('T-190: standard clauses with a changed clause give no ground', async () => {
    const changed = { country: 'IN', ...clauses, clausesChanged: 'yes' };
    expect(ask(changed)).toBe('forbidden');
    expect(await transferShown(changed)).toContain('Standardavtalsklausulerna får inte ändras');
  });

  test('T-191: a business clause may be added', async () => {
    const added = { country: 'IN', ...clauses, clausesChanged: 'added' };
    expect(ask(added)).toBe('allowed');
    expect(await transferShown(added)).toContain('Affärsklausuler får läggas till');
  });

  test('T-193: clauses without a legal remedy for the persons are not enough', async () => {
    const without = { country: 'IN', ...clauses, remedy: 'no' };
    expect(ask(without)).toBe('forbidden');
    expect(await transferShown(without)).toContain('Skyddsåtgärden räcker inte ensam');
  });

  test('E-060: not without our prior written approval and an instruction', async () => {
    expect(outcomeOf('agreement.transfer', { country: 'IN', ...clauses }).outcome).toBe('unapproved');
    expect(
      await transferShown({ country: 'IN', ...clauses, approvedOn: '', approvedBy: '', instruction: '' }),
    ).toContain('Inte godkänd av den personuppgiftsansvariga');
  });

  test('L-009.3: Privacy Shield is refused today, and the agreement cannot be signed on it', async () => {
    expect(ask({ country: 'US', mechanism: 'PRIVACY_SHIELD' })).toBe('forbidden');
    const text = await transferShown({ country: 'US', mechanism: 'PRIVACY_SHIELD' });
    expect(text).toContain('Ogiltigförklarat den 16 juli 2020');
  });
});

describe('sub-processors', () => {
  test('every link of the chain is named, and judged where it has the data (EDPB 22/2024)', () => {
    expect(outcomeOf('agreement.sub-processor', { country: 'SE', places: ['SE', 'IE'] }).outcome).toBe(
      'free',
    );
    expect(outcomeOf('agreement.sub-processor', { country: 'SE', places: ['IN'] }).outcome).toBe(
      'incomplete',
    );
    // 16 § förordningen (2001:637): social services transfer only in matters of paternity and adoption.
    expect(
      outcomeOf('agreement.sub-processor', {
        country: 'SE',
        places: ['IN'],
        mechanism: 'SCC_M3',
        assessed: 'yes',
        regimes: ['solpul'],
      }).outcome,
    ).toBe('forbidden');
  });
});
