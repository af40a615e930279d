/** Worked cases of who is controller and whether an agreement is needed (B, T-020–T-035; T-086–T-089), by rule and by page. */
import { beforeAll, describe, expect, test } from 'vitest';
import { askRule } from '../../src/rules.ts';
import { plain } from '../incidents.ts';
import { type Browser, makeMunicipality, openTestProduct } from '../municipality.ts';

/** The day of the source and today. */
const days = ['2021-03-18', '2026-11-22'];
const product = openTestProduct();

let board: Browser;
let executive: Browser;
let region: Browser;

beforeAll(async () => {
  const municipality = await makeMunicipality(product);
  const add = async (name: string, type: string) =>
    municipality.addPerson([
      { role: 'coordinator', controller: await municipality.addController(name, type) },
    ]);
  board = await add('Socialnämnden', 'board');
  executive = await add('Kommunstyrelsen', 'executive-board');
  region = await add('Hälso- och sjukvårdsnämnden', 'region');
});

function ask(id: string, facts: unknown, asOf: string, profile?: string) {
  const answer = askRule(id, facts, profile === undefined ? { asOf } : { asOf, profile });
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  const { outcome, reasons, guideline } = answer.judgement;
  return {
    outcome,
    guideline: guideline?.outcome,
    text: reasons.map((why) => why.text).join(' '),
    sources: reasons.map((why) => why.source.label).join(' | '),
  };
}

interface Case {
  readonly id: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly outcome: string;
  /** In the reasons of the rule. */
  readonly says: readonly RegExp[];
  readonly source: RegExp;
  /** What the person answers on the page, and what the page then says. */
  readonly typed: Readonly<Record<string, string | readonly string[]>>;
  readonly shows: readonly RegExp[];
  readonly by?: () => Browser;
}

const outside = { relation: 'outside', decidedBy: 'us', designation: 'no', account: 'ours' } as const;
const provider = { relation: 'outside', decidedBy: 'them', designation: 'social-care' } as const;
const QA = (number: number) => new RegExp(`SKR, .*frågor och svar \\(18 mars 2021\\), fråga ${number}`);
const ours = /Vi: personuppgiftsansvarig\. Den andra: personuppgiftsbiträde\./;
const theirs = /Den andra: personuppgiftsansvarig\./;

const cases: readonly Case[] = [
  {
    id: 'T-020: own local server, the supplier reaches nothing',
    facts: { ...outside, access: ['none'] },
    outcome: 'no',
    says: [/egen server/],
    source: QA(3),
    typed: { ...outside, access: 'none' },
    shows: [
      /Nej, inget personuppgiftsbiträdesavtal behövs\. Leverantören kommer inte åt några personuppgifter/,
    ],
  },
  {
    id: 'T-021: own local server, the supplier gives support with remote access',
    facts: { ...outside, access: ['remote-support'] },
    outcome: 'yes',
    says: [/support och har åtkomst på distans/, ours],
    source: QA(3),
    typed: { ...outside, access: 'remote-support', sharedSystem: 'no' },
    shows: [
      /Ja, ett personuppgiftsbiträdesavtal behövs\. Socialnämnden är ansvarig, Leverantören är biträde/,
    ],
  },
  {
    id: 'T-022: the supplier only does remote service, maintenance or development',
    facts: { ...outside, access: ['maintenance', 'development'] },
    outcome: 'yes',
    says: [/service, underhåll eller utveckling/, ours],
    source: /Mjölby 2017\), 3\.12/,
    typed: { ...outside, access: ['maintenance', 'development'], sharedSystem: 'no' },
    shows: [/Ja, ett personuppgiftsbiträdesavtal behövs/, /Mjölby 2017\), 3\.12/],
  },
  {
    id: 'T-023: an HVB home',
    facts: { ...provider, usesOurService: 'no' },
    outcome: 'no',
    says: [/HVB-hem, stödboenden och hotell behandlar uppgifter som ansvariga/, theirs],
    source: QA(6),
    typed: { ...provider, usesOurService: 'no' },
    shows: [/Leverantören är själv ansvarig/, /Leverantören Personuppgiftsansvarig/],
  },
  {
    id: 'T-024: a hotel for homeless people',
    facts: { ...provider, usesOurService: 'no' },
    outcome: 'no',
    says: [/hotell/, theirs],
    source: /17 § .*2001:637/,
    typed: { ...provider, usesOurService: 'no' },
    shows: [/Nej, inget personuppgiftsbiträdesavtal behövs/],
  },
  {
    id: 'T-025: supported housing used by social services',
    facts: { ...provider, usesOurService: 'no' },
    outcome: 'no',
    says: [/stödboenden/],
    source: QA(6),
    typed: { ...provider, usesOurService: 'no' },
    shows: [/Nej, inget/, /17 §/],
  },
  {
    id: 'T-026: a private home-care company with a documentation system of its own',
    facts: { ...provider, usesOurService: 'no' },
    outcome: 'no',
    says: [theirs],
    source: /17 §/,
    typed: { ...provider, usesOurService: 'no' },
    shows: [/Leverantören är själv ansvarig/],
  },
  {
    id: 'T-027: the same company in our documentation service',
    facts: { ...provider, usesOurService: 'yes' },
    outcome: 'reversed',
    says: [/Vi: personuppgiftsbiträde\. Den andra: personuppgiftsansvarig/],
    source: QA(7),
    typed: { ...provider, usesOurService: 'yes' },
    shows: [/ombytta roller\. Leverantören är ansvarig, Socialnämnden är biträde/],
  },
  {
    id: 'T-028: a private elder home must record in the system of the nämnd',
    facts: { ...provider, usesOurService: 'yes' },
    outcome: 'reversed',
    says: [/«Såvitt jag kan bedöma»/],
    source: QA(5),
    typed: { ...provider, usesOurService: 'yes' },
    shows: [/«Såvitt jag kan bedöma»/, /fråga 5/, /Börja på avtalet som biträde/],
  },
  {
    id: 'T-029: a region lets private care providers use its journal system',
    facts: {
      ...provider,
      designation: 'health-care',
      usesOurService: 'yes',
      controllerType: 'region',
    },
    outcome: 'reversed',
    says: [/så som regioner är åt privata vårdgivare/, /Svaret står i källan/],
    source: QA(5),
    typed: { ...provider, designation: 'health-care', usesOurService: 'yes' },
    shows: [/Hälso- och sjukvårdsnämnden är biträde/, /Svaret står i källan/],
    by: () => region,
  },
  {
    id: 'T-030: the nämnd writes a report in the portal of IVO',
    facts: { relation: 'outside', designation: 'authority', passesOn: 'yes', moment: 'before' },
    outcome: 'yes',
    says: [ours, /Medan ni fyller i behandlar den andra uppgifterna för er räkning/, /står inte ordagrant/],
    source: QA(4),
    typed: { relation: 'outside', decidedBy: 'them', designation: 'authority', passesOn: 'yes' },
    shows: [/behövs till dess ni har skickat/, /Innan ni skickar Ansvarig Biträde/],
  },
  {
    id: 'T-031: the same report when it has been sent',
    facts: { relation: 'outside', designation: 'authority', passesOn: 'yes', moment: 'after' },
    outcome: 'no',
    says: [/När ni trycker på skicka går ansvaret för uppgifterna över/, theirs, /Svaret står i källan/],
    source: QA(4),
    typed: { relation: 'outside', decidedBy: 'them', designation: 'authority', passesOn: 'yes' },
    shows: [/När ni har skickat Ingen roll Ansvarig/, /är leverantören underbiträde/],
  },
  {
    id: 'T-032: the yearly survey of Socialstyrelsen',
    facts: { relation: 'outside', decidedBy: 'them', designation: 'statistics' },
    outcome: 'no',
    says: [
      /självständigt, .*rättslig förpliktelse/,
      /Uppgifterna får lämnas ut: .*statistiksekretess/,
      theirs,
    ],
    source: QA(8),
    typed: { relation: 'outside', decidedBy: 'them', designation: 'statistics' },
    shows: [/Leverantören är själv ansvarig/, /statistiksekretess, som är absolut/, /12 §/],
  },
  {
    id: 'T-033: several nämnder in one system of a supplier',
    facts: { ...outside, access: ['operation'], sharedSystem: 'boards' },
    outcome: 'yes',
    says: [/Varje självständig nämnd är ansvarig för sin behandling/, /Med en fullmakt från nämnden/],
    source: QA(2),
    typed: { ...outside, access: 'operation', sharedSystem: 'boards' },
    shows: [/Varje självständig nämnd tecknar ett eget avtal/, /fullmakt/],
  },
  {
    id: 'T-034: the kommunstyrelse answers for the e-mail of the whole kommun',
    facts: {
      ...outside,
      access: ['operation'],
      sharedSystem: 'municipality-wide',
      controllerType: 'executive-board',
    },
    outcome: 'yes',
    says: [/kommunövergripande system, till exempel e-post/, ours],
    source: QA(2),
    typed: { ...outside, access: 'operation', sharedSystem: 'municipality-wide' },
    shows: [/Kommunstyrelsen tecknar ett avtal för hela systemet/, /Kommunstyrelsen är ansvarig/],
    by: () => executive,
  },
  {
    id: 'T-035: a nämnd and its own administration',
    facts: { relation: 'own' },
    outcome: 'inside',
    says: [/finns alltid utanför den ansvarigas organisation/],
    source: /Sörmland 2019\), kapitel 6\.1/,
    typed: { relation: 'own' },
    shows: [/kan inte vara dess biträde|kan inte vara biträde/, /utanför den ansvarigas organisation/],
  },
];

describe.each(cases)('$id', ({ facts, outcome, says, source, typed, shows, by }) => {
  test.each(days)('by the rule as of %s', (asOf) => {
    const judged = ask('guide.agreement-needed', facts, asOf);
    expect(judged.outcome).toBe(outcome);
    for (const said of says) expect(judged.text).toMatch(said);
    expect(judged.sources).toMatch(source);
  });

  test('by the page', async () => {
    const person = by?.() ?? board;
    const about = { title: 'En fråga', partyName: 'Leverantören' };
    const visit = await person.post('/vagledning/ny', { ...about, ...typed });
    expect(visit.status).toBe(200);
    for (const shown of shows) expect(plain(visit.text)).toMatch(shown);
  });
});

describe('a nämnd that works for another of the same kommun', () => {
  const facts = { relation: 'board', decidedBy: 'us', account: 'ours', access: ['operation'] };

  test('is regulated in the reglemente; before SKR had said so, it followed from the article', () => {
    const before = ask('guide.agreement-needed', facts, '2021-03-18');
    expect(before.outcome).toBe('reglemente');
    expect(before.sources).not.toMatch(/Reglemente i stället för PUB-avtal/);
    const today = ask('guide.agreement-needed', facts, '2026-11-22');
    expect(today.outcome).toBe('reglemente');
    expect(today.sources).toMatch(/SKR, Reglemente i stället för PUB-avtal \(3 april 2023\)/);
    expect(today.text).toMatch(/samma juridiska person/);
  });

  test('would have an agreement by the guidelines of 2019, and that is shown as a deviation', () => {
    expect(ask('guide.agreement-needed', facts, '2019-06-15', 'sormland-2019').guideline).toBe('yes');
    expect(ask('guide.agreement-needed', facts, '2026-11-22', 'sormland-2019')).toMatchObject({
      outcome: 'reglemente',
      guideline: 'yes',
    });
  });

  test('is shown so on the page', async () => {
    const typed = { title: 'It-drift', partyName: 'Kommunstyrelsen', ...facts };
    const text = plain((await board.post('/vagledning/ny', typed)).text);
    expect(text).toMatch(/Nej, inget avtal, men det ska regleras i reglementet\. Socialnämnden är ansvarig/);
    expect(text).toContain('Fullmäktige antar reglementet');
    expect(text).toContain('Börja på regleringen i reglementet');
  });

  test('has the same controller when it does not decide itself (B-015)', () => {
    const judged = ask('guide.agreement-needed', { ...facts, independent: 'no' }, '2026-11-22');
    expect(judged).toMatchObject({ outcome: 'inside' });
    expect(judged.sources).toMatch(QA(1));
  });
});

describe.each(days)('agreements with Inera, as of %s', (asOf) => {
  const inera = (facts: Record<string, unknown>) => ask('guide.inera-agreement', facts, asOf);

  test('T-086: who has signed Kundavtal 2 needs no other', () => {
    const judged = inera({ connection: 'direct', customerAgreement: 'kundavtal-2' });
    expect(judged).toMatchObject({ outcome: 'not-needed' });
    expect(judged.text).toContain('behöver inte teckna något annat avtal med Inera');
  });

  test('T-087: who is connected directly without it signs type 1', () => {
    expect(inera({ connection: 'direct', customerAgreement: 'kundavtal-1' }).outcome).toBe('type-1');
    expect(inera({ connection: 'direct' }).outcome).toBe('unclear');
  });

  test('T-088: a care provider through the system of a customer signs type 2 with the customer', () => {
    const judged = inera({ connection: 'through-customer', customerAgreement: 'kundavtal-2' });
    expect(judged).toMatchObject({ outcome: 'type-2' });
    expect(judged.text).toContain('mellan den direktanslutna kunden och vårdgivaren');
  });

  test('T-089: a supplier of Inera signs type 3', () => {
    expect(inera({ connection: 'supplier' }).outcome).toBe('type-3');
  });

  test('names the power of attorney of each kind (E-088, E-089)', () => {
    const boards = { connection: 'direct', signsForBoards: 'yes' };
    expect(inera({ ...boards, customerAgreement: 'none' }).text).toMatch(/Personuppgiftsbiträdesavtal 1 \(/);
    expect(inera({ ...boards, customerAgreement: 'kundavtal-2' }).text).toMatch(/SKR-koncernens .*\(Ineras/);
  });
});

test.each([
  [
    'T-086',
    'connection=direct&customerAgreement=kundavtal-2',
    'Inget separat avtal: det ingår i Kundavtal 2',
  ],
  ['T-087', 'connection=direct&customerAgreement=none', 'Personuppgiftsbiträdesavtal 1'],
  ['T-088', 'connection=through-customer', 'Personuppgiftsbiträdesavtal 2, mellan kunden och vårdgivaren'],
  ['T-089', 'connection=supplier', 'Personuppgiftsbiträdesavtal 3, för den som är underbiträde till Inera'],
])('%s on the page', async (_id, query, said) => {
  const visit = await board.get(`/vagledning/inera?${query}`);
  expect(visit.status).toBe(200);
  expect(plain(visit.text)).toContain(said);
});
