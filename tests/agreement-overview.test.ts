/** The overview of agreements, who reaches our data, the map, and the lists of what is signed. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  agreementMap,
  askedChains,
  judgeEngagement,
  type MapAsked,
  type MapChain,
  mapChains,
  mapTable,
  type OverviewAgreement,
  type OverviewFacts,
  type OverviewLink,
  outsideAccess,
  overviewOf,
  partyKeys,
  type RegisterTransfer,
  type RegisterUse,
  thirdCountryRows,
} from '../src/modules/agreements/rules/index.ts';
import { readSpreadsheet } from '../src/platform/spreadsheet/spreadsheet.ts';
import { agreementMapDrawing } from '../src/ui/flow-diagram/agreement-map.tsx';
import { dataStatements } from './data-statements.ts';
import { plain } from './incidents.ts';
import {
  addProcessing,
  type Browser,
  type Municipality,
  makeMunicipality,
  openTestProduct,
  type Place,
  saveStep,
} from './municipality.ts';

const TODAY = '2026-11-22';
const BOARD = {
  controllerId: 'sn',
  controllerName: 'Socialnämnden',
  legalEntityId: 'a',
  legalEntityName: 'Almby',
};

const agreement = (more: Partial<OverviewAgreement> = {}): OverviewAgreement => ({
  ...BOARD,
  id: 'avtal',
  controllerType: 'board',
  mark: 'A-26-1',
  externalMark: null,
  title: 'Videotjänst',
  kind: 'processor',
  side: 'controller',
  edition: 'skr-2023-02',
  state: 'in-force',
  supplierId: null,
  otherControllerId: null,
  partyName: 'Tranbär AB',
  partyNumber: '556000-4615',
  partyCountry: 'SE',
  access: [],
  accessText: null,
  inForceOn: '2025-01-01',
  terminatedOn: null,
  endsOn: null,
  validUntil: null,
  nextReviewOn: null,
  preparedOn: null,
  frameId: null,
  processings: [{ id: 'p1', name: 'Vårdmöten', regime: 'gdpr' }],
  systems: [],
  clauses: [],
  guarantees: 'sufficient',
  instructed: true,
  signedBy: [],
  invited: [],
  ...more,
});

const link = (more: Partial<OverviewLink>): OverviewLink => ({
  id: 'u1',
  agreementId: 'avtal',
  parentId: null,
  name: 'Blåhake AB',
  organisationNumber: null,
  supplierId: null,
  country: 'SE',
  places: ['SE'],
  mechanism: null,
  safeguards: null,
  assessed: null,
  checkedOn: null,
  endedOn: null,
  engagedOn: null,
  what: null,
  ...more,
});

const use = (more: Partial<RegisterUse> = {}): RegisterUse => ({
  ...BOARD,
  id: 'r1',
  processingId: 'p1',
  processingName: 'Vårdmöten',
  supplierId: null,
  name: 'Tranbär',
  organisationNumber: null,
  country: 'SE',
  agreement: 'unknown',
  agreementReference: null,
  answers: 'Enhetschefen',
  systems: [],
  ...more,
});

const sent = (more: Partial<RegisterTransfer> = {}): RegisterTransfer => ({
  ...BOARD,
  id: 't1',
  controllerType: 'board',
  processingId: 'p1',
  processingName: 'Vårdmöten',
  regime: 'gdpr',
  country: 'US',
  recipient: 'Molnrum Inc.',
  mechanism: 'DPF',
  safeguards: null,
  assessed: null,
  checkedOn: '2026-11-01',
  kind: null,
  ...more,
});

const facts = (more: Partial<OverviewFacts> = {}): OverviewFacts => ({
  today: TODAY,
  agreements: [],
  links: [],
  transfers: [],
  uses: [],
  registerTransfers: [],
  frames: [],
  ...more,
});

describe('whether a processor is engaged under an agreement', () => {
  const outcome = (mark: 'valid' | 'missing' | 'not-needed' | 'unknown', standing = 'none', covers = 'no') =>
    judgeEngagement({ mark, standing, covers } as Parameters<typeof judgeEngagement>[0], { asOf: TODAY })
      .outcome;

  test.each([
    ['missing', 'none', 'no', 'missing'],
    ['unknown', 'none', 'no', 'unknown'],
    ['missing', 'in-force', 'yes', 'valid'],
    ['missing', 'in-force', 'no', 'not-covered'],
    ['unknown', 'coming', 'yes', 'coming'],
    ['valid', 'ended', 'yes', 'ended'],
    ['valid', 'none', 'no', 'valid'],
    ['not-needed', 'none', 'no', 'not-needed'],
  ] as const)(
    'the register says %s, the agreement is %s and covers: %s → %s',
    (mark, standing, covers, expected) => {
      expect(outcome(mark, standing, covers)).toBe(expected);
    },
  );

  test('knows a party by its number, and by its name when somebody has written the number beside it', () => {
    const keyOf = partyKeys([{ name: 'Tranbär AB', organisationNumber: '556000-4615' }]);
    expect(keyOf('TRANBÄR', null)).toBe(keyOf('Annat namn', '5560004615'));
    expect(keyOf('Tranbär Norr', null)).not.toBe(keyOf('Tranbär', null));
  });

  test('takes the agreement that covers the processing before one that does not', () => {
    const other = agreement({ id: 'gammalt', state: 'ended', endsOn: '2026-01-01' });
    const covered = overviewOf(facts({ agreements: [other, agreement()], uses: [use()] }));
    expect(covered.lackingAgreement).toEqual([]);
    const ended = overviewOf(facts({ agreements: [other], uses: [use({ agreement: 'valid' })] }));
    expect(ended.lackingAgreement.map(({ engagement }) => engagement.outcome)).toEqual(['ended']);
  });
});

describe('what is pointed out of an agreement', () => {
  test('an older edition, for what is signed and for a draft (T-085)', () => {
    const old = (more: Partial<OverviewAgreement>) =>
      overviewOf(facts({ agreements: [agreement({ edition: 'skr-1.1-181219', ...more })] })).oldEditions.map(
        ({ edition }) => edition.outcome,
      );
    expect(old({ inForceOn: '2020-03-01' })).toEqual(['outdated']);
    expect(old({ state: 'draft', inForceOn: null })).toEqual(['outdated']);
    expect(old({ state: 'ended' })).toEqual([]);
    expect(old({ edition: 'skr-2023-02' })).toEqual([]);
  });

  test('its last day, when it is within 90 days and has not passed', () => {
    const days = (validUntil: string) =>
      overviewOf(facts({ agreements: [agreement({ validUntil })] })).ending.map(({ daysLeft }) => daysLeft);
    expect(days('2026-11-22')).toEqual([0]);
    expect(days('2027-02-20')).toEqual([90]);
    expect(days('2027-02-21')).toEqual([]);
    expect(days('2026-11-21')).toEqual([]);
  });

  test('what is lacking beside the signatures', () => {
    const lacks = (more: Partial<OverviewAgreement>) =>
      overviewOf(facts({ agreements: [agreement(more)] })).lacking.flatMap(({ lacks: all }) =>
        all.map(({ where }) => where),
      );
    expect(lacks({})).toEqual([]);
    expect(lacks({ guarantees: null, instructed: false })).toEqual(['/garantier', '/instruktion']);
    expect(lacks({ edition: 'supplier' })).toEqual(['/krav']);
    expect(lacks({ nextReviewOn: '2026-11-01' })).toEqual(['']);
    expect(lacks({ side: 'processor', guarantees: null })).toEqual([]);
  });

  test('a supplier that several nämnder have, with those that lack an agreement', () => {
    const school = { controllerId: 'bun', controllerName: 'Skolnämnden' };
    const { shared } = overviewOf(
      facts({ agreements: [agreement()], uses: [use({ ...school, id: 'r2', processingId: 'p2' })] }),
    );
    expect(shared).toMatchObject([
      { having: [{ id: 'sn', agreementId: 'avtal' }], lacking: [{ id: 'bun' }], frame: null },
    ]);
    const elsewhere = { ...school, legalEntityId: 'b', processingId: 'p2' };
    expect(overviewOf(facts({ agreements: [agreement()], uses: [use(elsewhere)] })).shared).toEqual([]);
  });
});

describe('what leaves the EU/EEA', () => {
  test('rests on the DPF alone until something else carries it too (law.md 1.2)', () => {
    const only = (...registerTransfers: RegisterTransfer[]) =>
      thirdCountryRows(facts({ registerTransfers })).map(({ mechanism, onlyDpf }) => [mechanism, onlyDpf]);
    expect(only(sent())).toEqual([['DPF', true]]);
    expect(only(sent(), sent({ id: 't2', mechanism: 'SCC_M2', assessed: 'yes' }))).toEqual([
      ['DPF', false],
      ['SCC_M2', false],
    ]);
    expect(only(sent(), sent({ id: 't2', mechanism: 'SCC_M2', assessed: null }))).toContainEqual([
      'DPF',
      true,
    ]);
    expect(
      only(sent(), sent({ id: 't2', recipient: 'Annan', mechanism: 'SCC_M2', assessed: 'yes' })),
    ).toContainEqual(['DPF', true]);
    expect(only(sent({ country: 'NO' }))).toEqual([]);
  });

  test('is judged as it is today: what rested on Privacy Shield may not be done', () => {
    const [row] = thirdCountryRows(facts({ registerTransfers: [sent({ mechanism: 'PRIVACY_SHIELD' })] }));
    expect(row?.outcome).toBe('forbidden');
  });

  test('is seen in the chain, and in a party that the agreement says nothing of', () => {
    const rows = thirdCountryRows(
      facts({
        agreements: [agreement({ partyCountry: 'IN' })],
        links: [link({ places: ['US'], mechanism: 'DPF', checkedOn: '2026-11-01' })],
      }),
    );
    expect(rows.map(({ kind, countries, outcome }) => [kind, countries, outcome])).toEqual([
      ['party', ['IN'], 'incomplete'],
      ['sub-processor', ['US'], 'allowed'],
    ]);
    expect(
      thirdCountryRows(facts({ agreements: [agreement({ partyCountry: 'IN', state: 'ended' })] })),
    ).toEqual([]);
  });
});

test('the work of judging what leaves the EU/EEA grows with the rows, not with their square', () => {
  const many = (agreements: number) =>
    facts({
      agreements: Array.from({ length: agreements }, (_, at) =>
        agreement({ id: `a${at}`, title: `Avtal ${at}` }),
      ),
      links: Array.from({ length: agreements * 20 }, (_, at) =>
        link({
          id: `u${at}`,
          agreementId: `a${at % agreements}`,
          name: `Bolag ${at}`,
          country: 'US',
          mechanism: 'DPF',
        }),
      ),
    });
  const took = (size: number): number => {
    const asked = many(size);
    const times = Array.from({ length: 5 }, () => {
      const before = performance.now();
      expect(thirdCountryRows(asked)).toHaveLength(size * 20);
      return performance.now() - before;
    });
    return Math.min(...times);
  };
  took(20);
  // Ten times the rows: ten times the work, where the square is a hundred times.
  expect(took(200) / took(20)).toBeLessThan(40);
});

describe('the map', () => {
  const deep = facts({
    agreements: [agreement()],
    links: [
      link({ id: 'u1', name: 'Led ett' }),
      link({ id: 'u2', parentId: 'u1', name: 'Led två', places: ['FI'] }),
      link({
        id: 'u3',
        parentId: 'u2',
        name: 'Led tre',
        places: ['US'],
        mechanism: 'DPF',
        checkedOn: '2026-11-01',
      }),
    ],
    uses: [use({ id: 'r2', name: 'Kvällsljus AB', agreement: 'missing', processingId: 'p9' })],
  });
  const nothing: MapAsked = { controllerId: null, party: null, country: null, thirdOnly: false };

  test('has every link of the chain, to any depth, and what the register names without an agreement', () => {
    const { nodes, arrows, headings } = agreementMap(mapChains(deep));
    const column = (name: string) => nodes.find((node) => node.name === name)?.column;
    expect(['Socialnämnden', 'Tranbär AB', 'Led ett', 'Led två', 'Led tre', 'USA'].map(column)).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
    expect(headings).toEqual([
      'Ansvarig',
      'Biträde',
      'Underbiträde',
      'Underbiträde, led 2',
      'Underbiträde, led 3',
      'Land',
    ]);
    const idOf = (name: string) => nodes.find((node) => node.name === name)?.id;
    const dashed = (from: string, to: string) =>
      arrows.find((arrow) => arrow.from === idOf(from) && arrow.to === idOf(to))?.dashed;
    expect(dashed('Socialnämnden', 'Tranbär AB')).toBe(false);
    expect(dashed('Socialnämnden', 'Kvällsljus AB')).toBe(true);
    expect(nodes.find(({ name }) => name === 'Kvällsljus AB')).toMatchObject({
      kind: 'unagreed',
      note: 'Avtal saknas',
    });
    expect(nodes.find(({ name }) => name === 'USA')).toMatchObject({
      kind: 'third-country',
      note: 'Vilar bara på DPF',
    });
  });

  test('says in the table what the picture shows', () => {
    const chains = mapChains(deep);
    const said = mapTable(chains).rows.map((row) => row[0]?.text);
    const drawn = agreementMap(chains).nodes.filter(
      ({ kind }) => !['controller', 'country', 'third-country'].includes(kind),
    );
    expect(said.toSorted()).toEqual(drawn.map(({ name }) => name).toSorted());
  });

  test('keeps the way to a country when it is filtered, and nothing beside it', () => {
    const names = (asked: Partial<MapAsked>) =>
      askedChains(mapChains(deep), { ...nothing, ...asked }).map(({ links }) =>
        links.map(({ name }) => name),
      );
    expect(names({ thirdOnly: true })).toEqual([['Tranbär AB', 'Led ett', 'Led två', 'Led tre']]);
    expect(names({ country: 'FI' })).toEqual([['Tranbär AB', 'Led ett', 'Led två']]);
    expect(names({ country: 'DE' })).toEqual([]);
    expect(names({ party: 'led två' })).toHaveLength(1);
    expect(names({ controllerId: 'annan' })).toEqual([]);
  });

  test('is drawn with links, every text escaped, and dashed lines', async () => {
    const hostile = facts({ uses: [use({ name: '<script>"]; evil', agreement: 'missing' })] });
    const svg = await agreementMapDrawing(agreementMap(mapChains(hostile)));
    expect(svg).not.toContain('<script');
    expect(svg).toContain('role="group"');
    expect(svg).toContain('href="/avtal/karta?land=SE"');
    expect(svg).toContain('stroke-dasharray="5 4"');
    expect(svg).not.toMatch(/ style=|<style| on[a-z]+=/);
  });

  const many = (controllers: number, suppliers: number, below: number): readonly MapChain[] =>
    mapChains(
      facts({
        agreements: Array.from({ length: controllers * suppliers }, (_, index) => {
          const controller = Math.floor(index / suppliers);
          return agreement({
            id: `a${index}`,
            controllerId: `c${controller}`,
            controllerName: `Nämnd ${controller}`,
            legalEntityId: `k${controller % 3}`,
            legalEntityName: `Kommun ${controller % 3}`,
            partyName: `Leverantör ${index % suppliers}`,
            partyNumber: null,
            partyCountry: index % 2 ? 'SE' : 'DE',
          });
        }),
        links: Array.from({ length: below }, (_, index) =>
          link({
            id: `u${index}`,
            agreementId: `a${index % (controllers * suppliers)}`,
            name: `Under ${index}`,
          }),
        ),
      }),
    );

  test.each([
    [3, 10, 20, 'none'],
    [3, 10, 300, 'sub-processors'],
    [3, 300, 0, 'processors'],
    [250, 2, 0, 'controllers'],
  ] as const)(
    'with %i nämnder, %i suppliers and %i below is folded: %s',
    (controllers, suppliers, below, folded) => {
      const chains = many(controllers, suppliers, below);
      const map = agreementMap(chains);
      expect(map.folded).toBe(folded);
      expect(map.nodes.length).toBeLessThanOrEqual(200);
      expect(mapTable(chains).rows).toHaveLength(controllers * suppliers + below);
      expect(new Set(map.arrows.flatMap(({ from, to }) => [from, to]))).toEqual(
        new Set(map.nodes.map(({ id }) => id)),
      );
    },
  );
});

describe('who reaches our data from outside (E-011)', () => {
  test('parties that hold, their chains, and what the register alone names; not nämnder, nor those we serve', () => {
    const rows = outsideAccess(
      facts({
        agreements: [
          agreement({ access: ['storage'] }),
          agreement({ id: 'b', side: 'processor', partyName: 'Hemtjänst AB', partyNumber: null }),
          agreement({
            id: 'c',
            kind: 'reglemente',
            otherControllerId: 'ks',
            partyName: 'Kommunstyrelsen',
            partyNumber: null,
          }),
          agreement({ id: 'd', state: 'draft', partyName: 'Utkast AB', partyNumber: null }),
        ],
        links: [link({ engagedOn: '2025-06-01' })],
        uses: [use(), use({ id: 'r2', processingId: 'p2', name: 'Kvällsljus AB', agreement: 'missing' })],
      }),
    );
    expect(rows.map(({ name, role, engagement, since }) => [name, role, engagement, since])).toEqual([
      ['Blåhake AB', 'sub-processor', null, '2025-06-01'],
      ['Kvällsljus AB', 'processor', 'missing', null],
      ['Tranbär AB', 'processor', null, '2025-01-01'],
    ]);
  });
});

const product = openTestProduct();
const { admin } = product;
let municipality: Municipality;
let board: Place;
let executive: Place;
let coordinator: Browser;
let secretary: Browser;
let officer: Browser;
let reader: Browser;
let outsider: Browser;
const ids = { video: '', inera: '', processing: '' };

async function made(
  by: Browser,
  typed: Record<string, string>,
  columns: Record<string, unknown>,
): Promise<string> {
  const id = randomUUID();
  const visit = await by.post('/avtal/nytt', {
    id,
    what: 'processor-controller',
    party: 'Videobolaget AB',
    partyNumber: '556000-4615',
    partyCountry: 'SE',
    title: 'Videotjänst',
    edition: 'skr-2023-02',
    ...typed,
  });
  if (visit.status !== 200) throw new Error(`${visit.status}: ${plain(visit.text).slice(0, 800)}`);
  const names = Object.keys(columns);
  await admin.query(
    `update agreement set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`,
    [id, ...Object.values(columns)],
  );
  return id;
}
const IN_FORCE = { state: 'in-force', in_force_on: '2026-03-01' };

beforeAll(async () => {
  municipality = await makeMunicipality(product);
  board = await municipality.addController('Socialnämnden');
  executive = await municipality.addController('Kommunstyrelsen', 'executive-board');
  coordinator = await municipality.addPerson([{ role: 'coordinator', controller: board }]);
  secretary = await municipality.addPerson([{ role: 'coordinator', controller: executive }]);
  reader = await municipality.addPerson([{ role: 'registrar', controller: board }]);
  officer = await municipality.addPerson([
    { role: 'dso', controller: board },
    { role: 'dso', controller: executive },
  ]);
  const elsewhere = await makeMunicipality(product);
  const other = await elsewhere.addController('Kulturnämnden');
  outsider = await elsewhere.addPerson([{ role: 'coordinator', controller: other }]);
  await made(outsider, { party: 'Utomstående AB', partyNumber: '' }, IN_FORCE);
  ids.processing = await addProcessing(coordinator, 'Trygghetslarm');
  await saveStep(coordinator, ids.processing, 'mottagare', {
    'processors.0.name': 'Larmbolaget AB',
    'processors.0.country': 'SE',
    'processors.0.agreement': 'missing',
  });
  ids.video = await made(coordinator, {}, { ...IN_FORCE, access: ['storage'], valid_until: '2026-12-12' });
  await admin.query(
    `insert into agreement_sub_processor (id, controller_id, legal_entity_id, agreement_id, name, country, places, mechanism, checked_on)
     values ($1, $2, $3, $4, 'Molnet Inc.', 'US', '{US}', 'DPF', '2026-11-01')`,
    [randomUUID(), board.id, municipality.id, ids.video],
  );
  ids.inera = await made(
    secretary,
    { party: 'Inera AB', partyNumber: '', title: 'Ineras tjänster', edition: 'inera-pub-1' },
    { ...IN_FORCE, signed_ours_on: '2026-02-20', services: 'Katalogtjänst', terminated_on: '2026-10-01' },
  );
  const power = randomUUID();
  await admin.query(
    `insert into power_of_attorney (id, legal_entity_id, owner_controller_id, grantee_controller_id, kind, counterparty,
       decided_on, valid_from, diary_mark) values ($1, $2, $3, $4, 'inera-pub-1', 'Inera AB', '2026-01-15', '2026-01-15', 'KS 2026/7')`,
    [power, municipality.id, executive.id, board.id],
  );
  await admin.query(
    `insert into agreement_signature (id, controller_id, legal_entity_id, agreement_id, package, side, way, name, signed_on,
       authority, power_of_attorney_id) values ($1, $2, $3, $4, 1, 'ours', 'before', 'Tolvan Tolvansson', '2026-02-20', 'Fullmakt', $5)`,
    [randomUUID(), executive.id, municipality.id, ids.inera, power],
  );
  await made(
    secretary,
    { title: 'Modell', edition: 'inera-modell-3', party: 'Underbolaget AB', partyNumber: '' },
    IN_FORCE,
  );
  await made(
    secretary,
    { what: 'processor-processor', title: 'Journal åt utförare', party: 'Hemtjänsten AB', partyNumber: '' },
    IN_FORCE,
  );
});

const sheets = async (browser: Browser, path: string) => {
  const { bytes, status } = await browser.get(path);
  expect(status).toBe(200);
  const read = await readSpreadsheet(bytes, 'avtal.xlsx');
  if (!read.ok) throw new Error(read.error);
  return read.sheets;
};
const PAGES = ['/avtal/oversikt', '/avtal/atkomst', '/avtal/karta', '/avtal/tecknade'];

describe('the pages', () => {
  test('show the own nämnd’s, and the officer those of every nämnd that appointed the officer', async () => {
    for (const path of PAGES) {
      const own = plain((await coordinator.get(path)).text);
      const all = plain((await officer.get(path)).text);
      expect(own, path).not.toContain('Inera AB');
      expect(all, path).toContain('Inera');
      for (const text of [own, all]) expect(text, path).not.toContain('Utomstående AB');
      const one = plain((await officer.get(`${path}?namnd=${board.id}`)).text);
      expect(one, path).not.toContain('Ineras tjänster');
    }
  });

  test('ask the database for no more than six things', async () => {
    for (const path of PAGES)
      expect((await dataStatements(officer, path)).length, path).toBeLessThanOrEqual(6);
  });

  test('say what to do next when there is nothing', async () => {
    const fresh = await municipality.addController('Valnämnden');
    const person = await municipality.addPerson([{ role: 'coordinator', controller: fresh }]);
    expect(plain((await person.get('/avtal/oversikt')).text)).toContain('Inget att ordna');
    expect(plain((await person.get('/avtal/atkomst')).text)).toContain('Till behandlingarna');
    expect(plain((await person.get('/avtal/karta')).text)).toContain('Inget att rita än');
    expect(plain((await person.get('/avtal/tecknade')).text)).toContain('Inget är tecknat');
  });
});

describe('the overview', () => {
  test('has a figure for each thing that leads to its rows, and the way on', async () => {
    const { text } = await coordinator.get('/avtal/oversikt');
    expect(text).toContain('href="/avtal/oversikt?visa=utan-avtal"');
    const rows = await coordinator.get('/avtal/oversikt?visa=utan-avtal');
    expect(plain(rows.text)).toContain('Larmbolaget AB');
    expect(rows.text).toContain(`behandling=${ids.processing}`);
    expect(rows.text).toContain('/avtal/nytt?part=Larmbolaget+AB');
    expect(plain((await coordinator.get('/avtal/oversikt?visa=upphor')).text)).toContain('20 dagar');
    expect(plain((await coordinator.get('/avtal/oversikt?visa=saknar')).text)).toContain(
      'Bedömning av garantier saknas',
    );
  });

  test('gives those who only read no way to write', async () => {
    const { text } = await reader.get('/avtal/oversikt?visa=utan-avtal');
    expect(text).not.toContain('/avtal/nytt?part');
    expect(text).toContain('/vagledning/ny?behandling=');
  });

  test('reports what rests on the DPF alone', async () => {
    const path = '/avtal/oversikt?visa=tredjelander&stod=dpf';
    expect(plain((await coordinator.get(path)).text)).toContain('Molnet Inc.');
    await admin.query(
      "update agreement_sub_processor set mechanism = 'SCC_M3', assessed = 'yes' where name = 'Molnet Inc.'",
    );
    expect(plain((await coordinator.get(path)).text)).not.toContain('Molnet Inc.');
    await admin.query("update agreement_sub_processor set mechanism = 'DPF' where name = 'Molnet Inc.'");
  });

  test('is exported whole with a sheet for each part, or the chosen part, with the filter; and the log says so', async () => {
    const all = await sheets(coordinator, '/avtal/oversikt/export.xlsx');
    expect(all.map(({ name }) => name)).toContain('Utan giltigt avtal');
    expect(all).toHaveLength(7);
    const [one, ...none] = await sheets(
      coordinator,
      '/avtal/oversikt/export.xlsx?visa=utan-avtal&q=larmbolaget',
    );
    expect(none).toEqual([]);
    expect(one?.rows).toHaveLength(2);
    const csv = await coordinator.get('/avtal/oversikt/export.csv?visa=utan-avtal&q=finnsinte');
    expect(csv.text.trim().split('\n')).toHaveLength(1);
    const { rows } = await admin.query(
      "select count(*)::int as made from audit_event where detail = 'Läget för avtalen exporterades' and controller_id = $1",
      [board.id],
    );
    expect(rows[0].made).toBe(3);
  });
});

describe('who reaches our data', () => {
  test.each([
    ['', 3],
    ['slag=storage', 1],
    ['slag=development', 0],
    ['roll=sub-processor', 1],
    ['q=larmbolaget', 1],
    ['q=finnsinte', 0],
    ['roll=hittepa', 3],
  ])('filters by %s: %i', async (query, total) => {
    const text = plain((await coordinator.get(`/avtal/atkomst?${query}`)).text);
    expect(text).toContain(total === 1 ? '1 rad' : `${total} rader`);
    const [sheet] = await sheets(coordinator, `/avtal/atkomst/export.xlsx?${query}`);
    expect(sheet?.rows.length).toBe(total + 1);
  });
});

describe('the map as a page', () => {
  test('has the picture, the same as a table, and an export with the filter', async () => {
    const { text } = await coordinator.get('/avtal/karta');
    expect(text).toContain('<svg');
    expect(plain(text)).toContain('Molnet Inc.');
    const third = plain((await coordinator.get('/avtal/karta?tredje=ja')).text);
    expect(third).toContain('2 led i kedjorna');
    const [sheet] = await sheets(coordinator, '/avtal/karta/export.xlsx?tredje=ja');
    expect(sheet?.rows.map((row) => row[0])).toEqual([
      'Organisation',
      'Videobolaget AB, Biträde',
      'Molnet Inc., Underbiträde 1',
    ]);
    expect(plain((await coordinator.get('/avtal/karta?land=DE')).text)).toContain(
      'Inget stämmer med urvalet',
    );
  });
});

describe('the lists of signed agreements (E-092, T-092)', () => {
  test('are six, with none for Modellavtal 3 and why, and the rest under «Övriga»', async () => {
    const text = plain((await secretary.get('/avtal/tecknade')).text);
    for (const title of [
      'Tecknade Ineras Modellavtal 1',
      'Tecknade Ineras Modellavtal 2',
      'Tecknade Ineras Personuppgiftsbiträdesavtal 1 (1)',
      'Tecknade Ineras Personuppgiftsbiträdesavtal 2',
      'Tecknade Ineras Personuppgiftsbiträdesavtal 3',
      'Förteckning SKR-koncernens personuppgiftsbiträdesavtal',
      'Övriga (1)',
    ])
      expect(text).toContain(title);
    expect(text).not.toContain('Tecknade Ineras Modellavtal 3');
    expect(text).toContain('Inera för ingen förteckning över Modellavtal 3');
  });

  test('have the columns of the publisher, with the power of attorney', async () => {
    const found = await sheets(secretary, '/avtal/tecknade/export.xlsx');
    expect(found.map(({ name }) => name)).toEqual([
      'Modellavtal 1',
      'Modellavtal 2',
      'PuB 1',
      'PuB 2',
      'PuB 3',
      'SKR-koncernens avtal',
      'Övriga',
    ]);
    const rows = found[2]?.rows ?? [];
    expect(rows[0]).toEqual([
      'Organisation',
      'Org.nr',
      'Avtal',
      'Tjänst',
      'Tecknat',
      'Gäller från',
      'Version',
      'Fullmakt',
      'Uppsagt',
      'Länk',
    ]);
    const said = rows[1]?.join(' | ') ?? '';
    for (const part of [
      'Kommunstyrelsen',
      'PuB 1',
      'Katalogtjänst',
      '2026-02-20',
      '2026-03-01',
      'KS 2026/7',
      '2026-10-01',
    ])
      expect(said).toContain(part);
  });

  test('keep apart what we hold as processor and what we have signed as customers', async () => {
    const ours = plain((await secretary.get('/avtal/tecknade')).text);
    const theirs = plain((await secretary.get('/avtal/tecknade?roll=processor')).text);
    expect(ours).not.toContain('Hemtjänsten AB');
    expect(theirs).toContain('Hemtjänsten AB');
    expect(theirs).not.toContain('Katalogtjänst');
  });
});

describe('the page of a supplier', () => {
  test('has its agreements within reach, with how they stand', async () => {
    const { rows } = await admin.query('select supplier_id from agreement where id = $1', [ids.video]);
    const path = `/leverantorer/${rows[0].supplier_id}`;
    const text = plain((await coordinator.get(path)).text);
    expect(text).toMatch(/Avtal \(\d+\)/);
    expect(text).toContain('till och med 2026-12-12');
    expect(plain((await outsider.get(path)).text)).not.toContain('Avtal (');
  });
});
