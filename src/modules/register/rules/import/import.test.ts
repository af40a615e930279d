import { describe, expect, it } from 'vitest';
import { registerLabels } from '../columns/labels.ts';
import { fullEntry } from '../columns/test-entry.ts';
import { registerHeaders, registerRow } from '../columns.ts';
import { buildImport, differences, guessHeaderRow, suggestMapping, withImported } from '../import.ts';
import type { ImportQuestion } from './build.ts';
import { findArt9Grounds, findLegalBases } from './legal-basis.ts';
import { splitNames } from './split.ts';

const labels = registerLabels();
const controllers = [
  { id: 'school', name: 'Barn- och utbildningsnämnden' },
  { id: 'care', name: 'Socialnämnden' },
];

function planOf(rows: string[][], more: Partial<ImportQuestion> = {}) {
  const headerRow = guessHeaderRow(rows);
  const suggested = suggestMapping(rows[headerRow] ?? [], rows.slice(headerRow + 1), rows[headerRow - 1]);
  const mapping = suggested.map((column) => column.target);
  return buildImport({ rows, headerRow, mapping, controllers, defaultControllerId: 'care', labels, ...more });
}

function only(rows: string[][], more: Partial<ImportQuestion> = {}) {
  const plan = planOf(rows, more);
  const [entry] = plan.entries;
  if (!entry) throw new Error('no entry');
  return { ...entry, kinds: entry.findings.map((finding) => finding.kind) };
}

describe('the header and the mapping', () => {
  it('finds the header under a title and empty rows', () => {
    const rows = [
      ['Registerförteckning 2024'],
      [],
      ['', 'Uppdaterad av kansliet'],
      ['Behandlingens namn', 'Ändamål', 'Laglig grund'],
    ];
    expect(guessHeaderRow(rows)).toBe(3);
  });

  it.each([
    ['Personuppgiftsbehandling', 'column:name'],
    ['Behandlingens namn', 'column:name'],
    ['Syfte', 'column:purposes'],
    ['Ändamål med behandlingen', 'column:purposes'],
    ['Laglig grund', 'column:legalBasis'],
    ['Rättslig grund (art. 6)', 'column:legalBasis'],
    ['Retligt grundlag (art. 6)', 'column:legalBasis'],
    ['Behandlingsgrunnlag (artikkel 6)', 'column:legalBasis'],
    ['Legal basis', 'column:legalBasis'],
    ['Undtagelse (art. 9)', 'column:art9Ground'],
    ['Kategorier av registrerade', 'column:subjectGroups'],
    ['Vilka personuppgifter?', 'column:dataItems'],
    ['Typ av personuppgifter', 'column:dataItems'],
    ['Känsliga uppgifter', 'column:sensitiveData'],
    ['Gallringsfrist', 'column:retention'],
    ['Lagringstid', 'column:retention'],
    ['Mottagare av uppgifter', 'column:recipients'],
    ['Personuppgiftsbiträde', 'column:processors'],
    ['PUB-avtal', 'column:processorAgreement'],
    ['Systemägare', 'column:contact-system-owner'],
    ['IT-system', 'column:systems'],
    ['Överföring till tredjeland', 'column:transfersOutside'],
    ['Tredjelandsöverföring', 'column:transfers'],
    ['Säkerhetsåtgärder', 'column:measures'],
    ['Ansvarig nämnd', 'controller'],
    ['Personuppgiftsansvarig', 'controller'],
    ['Förvaltning', 'column:processArea'],
    ['Kontaktperson', 'column:contact-contact'],
    ['Konsekvensbedömning', 'column:dpiaNeeded'],
    ['Dataskyddsombud', 'extra'],
    ['Version', 'extra'],
    ['Kommentar', 'extra'],
  ])('«%s» is %s', (header, target) => {
    expect(suggestMapping([header], [['Något']])[0]?.target).toBe(target);
  });

  it('takes «x» columns under a merged header as categories', () => {
    const above = ['', 'Kategorier av personuppgifter', 'Kategorier av personuppgifter', 'Registrerade'];
    const headers = ['Behandling', 'Personnummer', 'Skolskjuts', 'Elever'];
    const targets = suggestMapping(
      headers,
      [
        ['A', 'x', '', 'X'],
        ['B', '', 'x', ''],
      ],
      above,
    ).map((column) => column.target);
    expect(targets).toEqual(['column:name', 'mark:dataItems', 'mark:dataItems', 'mark:subjectGroups']);
  });

  it('proposes a column once, and keeps the second', () => {
    const targets = suggestMapping(['Mottagare', 'Mottagare utanför kommunen'], []).map(
      (column) => column.target,
    );
    expect(targets).toEqual(['column:recipients', 'extra']);
  });
});

describe('legal bases in words', () => {
  const e =
    'e Behandling er nødvendig af hensyn til udførelse af en opgave i samfundets interesse eller som henhører under offentlig myndighedsudøvelse, som den dataansvarlige har fået pålagt.';
  it.each<[string, string[]]>([
    ['Art 6.1 c', ['c']],
    ['artikel 6.1.e allmänt intresse', ['e1']],
    ['6.1 e myndighetsutövning', ['e2']],
    ['6 (1) f', ['f']],
    ['Artikel 6.1 första stycket c', ['c']],
    ['Myndighetsutövning', ['e2']],
    ['Rättslig förpliktelse (skollagen)', ['c']],
    ['Uppgift av allmänt intresse; Samtycke', ['e1', 'a']],
    ['6.1 c och e', ['c', 'e1']],
    ['1. Avtal\n2. Rättslig förpliktelse', ['b', 'c']],
    ['Avtal / Samtycke', ['b', 'a']],
    ['b) Avtal', ['b']],
    ['Kollektivavtal', []],
    ['Legal obligation', ['c']],
    ['Intresseavvägning', ['f']],
    [e, ['e1']],
    ['Vet ej', []],
  ])('«%s»', (text, codes) => {
    expect(findLegalBases(text).map((basis) => basis.code)).toEqual(codes);
  });

  it('says when «e» must be split, and when letter and words disagree', () => {
    expect(findLegalBases(e)[0]?.toSplit).toBe(true);
    expect(findLegalBases('6.1 e')[0]?.toSplit).toBe(true);
    expect(findLegalBases('6.1 e myndighetsutövning')[0]?.toSplit).toBe(false);
    expect(findLegalBases('6.1 c samtycke')[0]?.contradicts).toBe(true);
  });

  it('reads the exceptions of article 9', () => {
    expect(findArt9Grounds('Art 9.2 g')).toEqual(['9.2.g']);
    expect(findArt9Grounds('Viktigt allmänt intresse')).toEqual(['9.2.g']);
    expect(findArt9Grounds('f Behandling er nødvendig, for at retskrav kan fastlægges; a samtykke')).toEqual([
      '9.2.f',
      '9.2.a',
    ]);
  });
});

describe('rows of a foreign register', () => {
  it('makes one purpose of each legal basis, and tells of consent beside another', () => {
    const entry = only([
      ['Behandling', 'Ändamål', 'Laglig grund'],
      ['Foto', 'Visa skolan', 'Samtycke; 6.1 e'],
    ]);
    expect(entry.facts.purposes).toMatchObject([
      { short: 'Visa skolan', legalBasis: 'a' },
      { short: 'Visa skolan', legalBasis: 'e1' },
    ]);
    expect(entry.kinds).toEqual(['basis-to-split', 'several-bases', 'consent-and-other-basis']);
    expect(entry.findings.every((finding) => finding.level !== 'error')).toBe(true);
  });

  it('pairs numbered purposes with numbered bases', () => {
    const entry = only([
      ['Behandling', 'Ändamål', 'Rättslig grund'],
      ['Lön', '1. Betala ut lön\n2. Redovisa skatt', '1. Avtal\n2. Rättslig förpliktelse'],
    ]);
    expect(entry.facts.purposes).toMatchObject([
      { short: 'Betala ut lön', legalBasis: 'b' },
      { short: 'Redovisa skatt', legalBasis: 'c' },
    ]);
  });

  it('lets a person decide once what a text means', () => {
    const rows = [
      ['Behandling', 'Laglig grund', 'Registrerade'],
      ['Bygglov', '6.1 e', 'Grannar'],
    ];
    const entry = only(rows, {
      valueMap: { legalBasis: { '6.1 e': 'e2' }, subjectGroups: { grannar: 'residents' } },
    });
    expect(entry.facts.purposes?.[0]?.legalBasis).toBe('e2');
    expect(entry.facts.subjectGroups?.[0]).toMatchObject({ label: 'Grannar', category: 'residents' });
    expect(entry.findings).toEqual([]);
    expect(only(rows).findings.map((finding) => finding.about)).toEqual([
      { field: 'legalBasis', value: '6.1 e' },
      { field: 'subjectGroups', value: 'Grannar' },
    ]);
  });

  it('drops nothing that it does not understand', () => {
    const entry = only([
      ['Behandling', 'Laglig grund', 'DPIA', 'Nästa översyn', 'Anteckning'],
      ['A', 'Enligt chefen', 'Kanske', 'till hösten', 'Fråga Bo'],
    ]);
    expect(entry.facts.purposes?.[0]).toMatchObject({ legalBasis: null, motivation: 'Enligt chefen' });
    expect(entry.extras).toEqual([
      { label: 'Anteckning', value: 'Fråga Bo' },
      { label: 'DPIA', value: 'Kanske' },
      { label: 'Nästa översyn', value: 'till hösten' },
    ]);
    expect(entry.kinds).toEqual(['not-understood', 'not-understood', 'not-understood']);
  });

  it('reads lists, marks, dates, countries and answers', () => {
    const entry = only([
      [
        'Behandling',
        'Kategorier av registrerade',
        'Personnummer',
        'Känsliga uppgifter',
        'Mottagare',
        'Biträde',
        'PUB-avtal',
        'Tredjeland',
        'Gallring',
        'Säkerhetsåtgärder',
        'Konsekvensbedömning',
        'Nästa översyn',
      ],
      [
        'A',
        'Elever, vårdnadshavare och personal',
        'x',
        'Hälsa',
        'Skatteverket; Regionen',
        'Molnet AB',
        'Ja',
        'Ja, USA (Privacy Shield)',
        'Betyg: bevaras\nFrånvaro: 2 år',
        'Kryptering, utbildning',
        'Nej',
        '20/11 2026',
      ],
    ]);
    expect(entry.facts).toMatchObject({
      subjectGroups: [{ category: 'pupils' }, { category: 'guardians' }, { category: 'employees' }],
      recipients: [{ name: 'Skatteverket' }, { name: 'Regionen' }],
      processors: [{ name: 'Molnet AB', agreement: 'valid' }],
      transfersOutside: 'yes',
      transfers: [{ country: 'US', mechanism: 'PRIVACY_SHIELD' }],
      retention: [
        { what: 'Betyg', period: 'bevaras' },
        { what: 'Frånvaro', period: '2 år' },
      ],
      measures: [
        { kind: 'technical', text: 'Kryptering' },
        { kind: 'organisational', text: 'utbildning' },
      ],
      dpiaNeeded: 'no',
      nextReviewOn: '2026-11-20',
    });
    expect(new Set(entry.facts.dataItems?.map((item) => item.category))).toEqual(
      new Set(['personal-identity-number', 'health']),
    );
    expect(entry.kinds).toEqual(['fallen-mechanism']);
  });

  it('finds the controller by its name, and lists those that there are', () => {
    const rows = [
      ['Nämnd', 'Behandling', 'Syfte'],
      ['socialnämnden', 'A', 'x'],
      ['Byggnadsnämnden', 'B', 'y'],
      ['', 'C', 'z'],
    ];
    const [first, second, third] = planOf(rows, { defaultControllerId: 'school' }).entries;
    expect([first?.controllerId, second?.controllerId, third?.controllerId]).toEqual([
      'care',
      null,
      'school',
    ]);
    expect(second?.findings[0]).toMatchObject({
      level: 'error',
      kind: 'controller-unknown',
      text: expect.stringContaining('Socialnämnden'),
    });
  });

  it('names the row that lacks a name, warns of the same name twice and skips empty rows', () => {
    const rows = [
      ['Behandling', 'Syfte'],
      ['Lön', 'a'],
      ['', ''],
      ['', 'b'],
      ['LÖN', 'c'],
    ];
    const plan = planOf(rows);
    expect(plan.rowsSkipped).toBe(1);
    expect(plan.entries.map((entry) => entry.findings[0]?.kind)).toEqual([
      undefined,
      'name-missing',
      'name-repeated',
    ]);
    expect(plan.entries[1]?.findings[0]?.text).toContain('Rad 4');
    expect(plan.entries[2]?.findings[0]?.text).toContain('rad 2');
  });

  it('says when there is only a header', () => {
    expect(planOf([['Behandling', 'Syfte']]).findings[0]?.level).toBe('error');
  });
});

describe('an exported register that comes back', () => {
  const existing = fullEntry();
  const context = { labels, controller: { name: 'Socialnämnden' } };

  it('changes nothing when nothing was changed', () => {
    const entry = only([registerHeaders(), registerRow(existing, context)]);
    expect(entry.entryId).toBe(existing.id);
    expect(entry.findings).toEqual([]);
    expect(differences(existing, entry, context)).toEqual([]);
    expect(withImported(existing, entry, context)).toEqual(existing);
  });

  it('shows what was changed, and leaves the columns alone that were taken away', () => {
    const rows = [
      ['Id (ändra inte)', 'Rättslig grund', 'Nästa översyn', 'Mottagare'],
      [existing.id, '1. Uppgift av allmänt intresse\n2. Rättslig förpliktelse', '1/2 2028', ''],
    ];
    const entry = only(rows);
    expect(differences(existing, entry, context)).toMatchObject([
      { key: 'legalBasis', old: '1. Myndighetsutövning\n2. Rättslig förpliktelse' },
      { key: 'recipients', new: '' },
      { key: 'nextReviewOn', old: '2027-01-01', new: '2028-02-01' },
    ]);
    expect(withImported(existing, entry, context, ['nextReviewOn'])).toEqual({
      ...existing,
      nextReviewOn: '2028-02-01',
    });
  });

  it('keeps what stands where a cell is not understood', () => {
    const entry = only([
      ['Id (ändra inte)', 'Rättslig grund', 'Konfidentialitet (K)'],
      [existing.id, '1. Av vana\n2. Rättslig förpliktelse', 'hög'],
    ]);
    expect(entry.kinds).toEqual(['not-understood', 'not-understood']);
    expect(differences(existing, entry, context)).toEqual([]);
  });
});

it('separates names', () => {
  expect(splitNames('Elever, vårdnadshavare (även f.d., avlidna) och personal')).toEqual([
    'Elever',
    'vårdnadshavare (även f.d., avlidna)',
    'personal',
  ]);
  expect(splitNames('Vård och omsorg i hemmet')).toEqual(['Vård och omsorg i hemmet']);
});
