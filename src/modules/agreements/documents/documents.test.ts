import { describe, expect, test } from 'vitest';
import { jointDuties } from '../../../knowledge/controllers.ts';
import { instructionFields } from '../../../knowledge/instruction-form.ts';
import { type Document, phrasesOf } from '../../../platform/documents/blocks.ts';
import { renderHtml } from '../../../platform/documents/html.tsx';
import { renderPdf } from '../../../platform/documents/pdf.ts';
import { numberedChain } from '../rules/index.ts';
import { instructionDocument, type PrintedInstruction } from './instruction.ts';
import { jointDocument } from './joint.ts';
import type { PrintedAgreement } from './meta.ts';
import { type PrintedParties, partiesDocument } from './parties.ts';
import { duties, type PrintedReglemente, reglementeDocument } from './reglemente.ts';
import { settled } from './settled.ts';
import { type PrintedSubProcessor, subProcessorsDocument } from './sub-processors.ts';

const of: PrintedAgreement = {
  sender: { name: 'Socialnämnden', municipality: 'Almby kommun', address: '123 45 Almby', contact: null },
  date: '2026-11-22',
  mark: 'A-26-118',
  title: 'Trygghetslarm',
  edition: 'SKR-koncernens personuppgiftsbiträdesavtal, februari 2023',
  kind: 'processor',
  side: 'controller',
  signed: { complete: false },
  ours: { name: 'Socialnämnden', number: '212000-0142', address: '123 45 Almby' },
  theirs: { name: 'Larmbolaget AB', number: '556000-0001', address: 'Gatan 1' },
};

/** What the document says, one thing a line. */
function said({ blocks }: Document): string {
  const text = (content: Parameters<typeof phrasesOf>[0]) =>
    phrasesOf(content).map((phrase) =>
      typeof phrase === 'string'
        ? phrase
        : phrase.kind === 'missing'
          ? `Saknas: ${phrase.field}`
          : phrase.text,
    );
  return blocks
    .flatMap((block) => {
      switch (block.kind) {
        case 'facts':
          return block.items.map(({ label, value }) => `${label} = ${text(value).join(' | ')}`);
        case 'table':
          return [
            block.columns.map(({ header }) => header).join(' · '),
            ...block.rows.map((row) => row.map((cell) => text(cell).join(' | ')).join(' · ')),
          ];
        case 'list':
          return block.items.flatMap((item) => text(item));
        case 'missing':
          return [`Saknas: ${block.field}`];
        case 'title':
          return [block.above ?? '', block.text, block.subtitle ?? ''];
        default:
          return 'text' in block ? [block.text] : [];
      }
    })
    .join('\n');
}

describe('parties and contacts (avsnitt 1 and 22)', () => {
  const parties: PrintedParties = {
    ...of,
    contacts: [
      {
        side: 'theirs',
        kind: 'administration',
        name: 'Avtalsansvarig',
        email: 'avtal@larm.example',
        phone: null,
        availability: null,
      },
    ],
    main: 'Avtal om larm, KS 2026:12',
    mainOverrides: ['16'],
  };

  test('have the labels of the form, and name what is missing', () => {
    const text = said(partiesDocument(parties));
    expect(text).toContain('Organisationens fullständiga namn = Larmbolaget AB');
    expect(text).toContain('Organisationsnummer = 212000-0142');
    expect(text).toContain('Postadress = Gatan 1');
    expect(text.match(/Kontaktperson för administration av detta personuppgiftsbiträdesavtal/g)).toHaveLength(
      2,
    );
    expect(text.match(/Kontaktperson för parternas samarbete om dataskydd/g)).toHaveLength(2);
    expect(text).toContain('E-post = avtal@larm.example');
    // The form asks for no number: nothing of it is printed when there is none, and nothing is missing.
    expect(text).not.toContain('Tfn');
    expect(text).toContain('Saknas: kontaktpersonens namn');
    expect(text).toContain('Huvudavtalet går före i = Kap. 16 Tecknande, avtalstid och uppsägning');
  });

  test('have lines for place, day, signature and name of each party', () => {
    const text = said(partiesDocument(parties));
    expect(text.match(/^Ort · Datum · Undertecknande · Namnförtydligande$/gm)).toHaveLength(2);
  });

  test('say who has signed and when instead, and keep no empty room when the agreement holds', () => {
    const ours = {
      name: 'Tolvan Tolvansson',
      title: 'Förvaltningschef',
      place: 'Almby',
      signedOn: '2026-11-20',
      way: 'paper',
    };
    const half = said(partiesDocument({ ...parties, signed: { ours, complete: false } }));
    expect(half).toContain('Undertecknat av = Tolvan Tolvansson, Förvaltningschef\nDatum = 2026-11-20');
    expect(half.match(/^Ort · Datum · Undertecknande · Namnförtydligande$/gm)).toHaveLength(1);
    const theirs = { ...ours, name: 'Elvan Elvansson', title: null };
    const whole = said(partiesDocument({ ...parties, signed: { ours, theirs, complete: true } }));
    expect(whole).toContain('Undertecknat av = Elvan Elvansson');
    expect(whole).not.toContain('Namnförtydligande');
    expect(whole).not.toContain('rutorna nedan');
    expect(said(partiesDocument({ ...parties, signed: { ours, complete: true } }))).toContain(
      'Underskriften finns inte i Ansvar.',
    );
  });

  test('change places when we are the processor', () => {
    const text = said(partiesDocument({ ...parties, side: 'processor' }));
    expect(text.indexOf('Larmbolaget AB')).toBeLessThan(text.indexOf('Socialnämnden'));
  });
});

describe('the instruction', () => {
  const version = {
    number: 2,
    validFrom: '2026-12-01',
    changeText: 'Stark autentisering',
    approvedBy: 'Chefen',
  };
  const instruction: PrintedInstruction = {
    ...of,
    answers: { purpose: 'Första stycket.\n\nAndra stycket.' },
    version,
    history: [{ number: 1, validFrom: '2026-06-01', changeText: null, approvedBy: 'Nämnden' }, version],
    signedWithAgreement: false,
  };

  test('has every field in its order, and names those that are empty', () => {
    const text = said(instructionDocument(instruction));
    const places = instructionFields.map(({ number, label }) => text.indexOf(`${number}. ${label}`));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    const required = instructionFields.filter(({ required: must }) => must).length;
    expect(text.match(/Saknas: /g)).toHaveLength(required - 1);
  });

  test('ends with the table of versions (E-079)', () => {
    expect(said(instructionDocument(instruction))).toContain(
      'Version · Datum · Förändringar · Ansvarig\n1 · 2026-06-01 · Första versionen · Nämnden\n2 · 2026-12-01 · Stark autentisering · Chefen',
    );
  });

  test('of a reglemente is an annex to that, in its words', () => {
    const first = { number: 1, validFrom: null, changeText: null, approvedBy: null };
    const text = said(
      instructionDocument({
        ...instruction,
        kind: 'reglemente',
        version: first,
        history: [first],
        signedWithAgreement: true,
      }),
    );
    expect(text).toContain('Bilaga till reglementet');
    expect(text).toContain('Gäller från = Den dag då reglementet gäller');
    expect(text).toContain('Den som fastställer handlingarna');
    expect(text).not.toMatch(/personuppgiftsbiträdesavtal$|avtalet/im);
    expect(said(instructionDocument(instruction))).toContain('Bilaga till personuppgiftsbiträdesavtal');
  });

  test('that is signed with the agreement applies from then', () => {
    const first = { number: 1, validFrom: null, changeText: null, approvedBy: null };
    const text = said(
      instructionDocument({ ...instruction, version: first, history: [first], signedWithAgreement: true }),
    );
    expect(text).toContain('Gäller från = Den dag då avtalet gäller');
  });
});

const link = (more: Partial<PrintedSubProcessor>): PrintedSubProcessor => ({
  id: 'a',
  parentId: null,
  name: 'Serverhallen AB',
  organisationNumber: '556000-0002',
  address: 'Hallgatan 1',
  country: 'SE',
  what: 'Drift',
  dataKinds: null,
  subjects: null,
  places: ['SE'],
  mechanism: null,
  safeguards: null,
  contact: null,
  website: null,
  agreementForm: 'skr',
  engagedOn: '2024-01-01',
  endedOn: null,
  erasureConfirmedOn: null,
  ...more,
});

describe('the list of sub-processors', () => {
  test('has the columns of the list, the chain, and those no longer engaged', () => {
    const rows = numberedChain([
      link({}),
      link({ id: 'b', parentId: 'a', name: 'Support Ltd', country: 'IN', places: ['IN'] }),
      link({ id: 'c', name: 'Förr AB', endedOn: '2025-12-31' }),
    ]);
    const text = said(subProcessorsDocument({ ...of, rows, none: false }));
    expect(text).toContain(
      'Nr · Underbiträde · Org.nr · Adress · Behandling · Plats för behandling (land) · Skyddsåtgärd vid tredjeland',
    );
    expect(text).toContain(
      '1 · Serverhallen AB · 556000-0002 · Hallgatan 1 | Sverige · Drift · Sverige · Ej tillämpligt',
    );
    expect(text).toContain('1.1 · Support Ltd');
    expect(text).toContain('Indien · Saknas: skyddsåtgärd');
    expect(text).toContain('2 · Förr AB · 2024-01-01–2025-12-31 · Drift · Inte bekräftad');
  });

  test('lies, so that the list begins on the first page', async () => {
    const document = subProcessorsDocument({ ...of, rows: numberedChain([link({})]), none: false });
    expect(document.meta.landscape).toBe(true);
    const pdf = await renderPdf(document);
    const pages = pdf.ok ? Buffer.from(pdf.bytes).toString('latin1') : '';
    expect(pages.match(/\/MediaBox ?\[0 0 841\.\d+ 595\.\d+\]/g)).toHaveLength(1);
  });

  test('says that there are none, or that nobody has said', () => {
    expect(said(subProcessorsDocument({ ...of, rows: [], none: true }))).toContain(
      'anlitar inga underbiträden',
    );
    expect(said(subProcessorsDocument({ ...of, rows: [], none: false }))).toContain('Saknas: underbiträden');
  });
});

test('what an agreement that is done leaves out is said, and no longer asked for', () => {
  const joint = { ...of, kind: 'joint' as const, side: 'joint' as const, contactPoint: null, essence: null };
  const parties = [{ name: 'Regionen', organisationNumber: null, address: null, contact: null }];
  for (const document of [
    instructionDocument({
      ...of,
      answers: {},
      version: { number: 1, validFrom: null, changeText: null, approvedBy: null },
      history: [],
      signedWithAgreement: false,
    }),
    jointDocument({ ...joint, parties, processings: [], duties: [] }),
  ]) {
    expect(said(document)).toContain('Saknas: ');
    expect(said(settled(document))).not.toContain('Saknas');
    expect(said(settled(document))).toContain('Inte ifyllt');
  }
});

describe('the paragraph of a reglemente', () => {
  const reglemente: PrintedReglemente = {
    ...of,
    theirs: { name: 'Kommunstyrelsen', number: null, address: null },
    paragraph: '14 §',
    decidedOn: null,
    text: null,
    subPermission: null,
  };

  test('proposes what article 28.3 a–h asks for, and says that it is a proposal', () => {
    const text = said(reglementeDocument(reglemente));
    expect(duties(reglemente).map((line) => line.slice(0, 2))).toEqual([...'abcdefgh'].map((at) => `${at})`));
    expect(text).toContain('Reglemente, förslag');
    expect(text).toContain('Kommunstyrelsen behandlar personuppgifter för Socialnämndens räkning');
    expect(text).toContain('Saknas: dag för beslutet');
  });

  test('is the kommun’s own words when there are such', () => {
    const text = said(reglementeDocument({ ...reglemente, text: 'Fullmäktiges egna ord.' }));
    expect(text).toContain('Fullmäktiges egna ord.');
    expect(text).not.toContain('örslag');
  });
});

describe('joint controllers', () => {
  const joint = {
    ...of,
    side: 'joint' as const,
    parties: [of.ours, of.theirs].map(({ name, number, address }) => ({
      name,
      organisationNumber: number,
      address,
      contact: null,
    })),
    duties: [{ duty: 'access', party: 'Socialnämnden' }],
    processings: ['Folkhälsoundersökning'],
    contactPoint: null,
    essence: null,
  };

  test('have each duty with its party, and what lacks one is named', () => {
    const text = said(jointDocument(joint));
    expect(text).toContain('Svara på begäran om registerutdrag · Artikel 15 · Socialnämnden');
    expect(text).toContain('Behandlingar = Folkhälsoundersökning');
    const required = jointDuties.filter((duty) => duty.required).length;
    expect(text.match(/Saknas: part$/gm)).toHaveLength(required - 1);
    expect(text).toContain('Det de registrerade får veta = Saknas: det väsentliga innehållet');
  });

  test('render in every form', async () => {
    const document = jointDocument(joint);
    expect(renderHtml(document)).toContain('Larmbolaget AB');
    expect(await renderPdf(document)).toMatchObject({ ok: true, replaced: [] });
  });
});
