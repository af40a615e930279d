import { describe, expect, test } from 'vitest';
import type { Block, Document } from '../../../platform/documents/blocks.ts';
import { renderDocx } from '../../../platform/documents/docx.ts';
import { renderPdf } from '../../../platform/documents/pdf.ts';
import { type Answers, type TemplateField, templateById, templates } from '../rules/index.ts';
import { caseDocument, delegationReportDocument, diaryDocument } from './index.ts';

const sender = {
  name: 'Socialnämnden',
  municipality: 'Almby kommun',
  address: 'Stadshuset, 999 01 Almby',
  contact: 'socialnamnden@almby.example',
};

function printed(id: string, answers: Answers = {}): Document {
  const template = templateById(id);
  if (!template) throw new Error(`no template ${id}`);
  const known = { date: '2026-11-22', mark: 'SN/2026:118', title: 'Riktlinjer', ...answers };
  return caseDocument({ template, answers: known, title: 'Riktlinjer', date: '2026-11-22', sender });
}

const saidIn = (document: Document): string => JSON.stringify(document.blocks);
const headings = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
const filled = ({ kind, options }: TemplateField): string =>
  kind === 'choice' ? (options?.[0]?.value ?? '') : kind === 'day' ? '2026-11-20' : 'Något skrivet';

describe('a document of a case', () => {
  test.each(templates.map(({ id }) => id))(
    '%s is printed, empty and filled in, as PDF and Word',
    async (id) => {
      const answers = Object.fromEntries(
        (templateById(id)?.fields ?? []).map((field) => [field.id, filled(field)]),
      );
      expect(saidIn(printed(id))).toContain('"missing"');
      expect(saidIn(printed(id, answers))).not.toContain('"missing"');
      for (const document of [printed(id), printed(id, answers)]) {
        expect(await renderPdf(document)).toMatchObject({ ok: true, replaced: [] });
        expect(await renderDocx(document)).toMatchObject({ ok: true });
      }
    },
  );

  test('a tjänsteskrivelse has the headings of P-009 with the name of its own administration', () => {
    const answers = {
      administration: 'Vård- och omsorgsförvaltningen',
      proposal: 'Nämnden antar riktlinjerna.',
      summary: 'Kort',
      papers: 'Förslag\nBilaga',
      sentTo: 'Akten',
      copyTo: 'Kommunledningsförvaltningen',
    };
    expect(headings(printed('memorandum', answers).blocks)).toEqual([
      'Vård- och omsorgsförvaltningens förslag till beslut',
      'Sammanfattning av ärendet',
      'Ärendets handlingar',
    ]);
    expect(printed('memorandum', answers).blocks.at(-1)).toEqual({
      kind: 'facts',
      items: [
        { label: 'Beslutet skickas till:', value: ['Akten'] },
        { label: 'Kopia för kännedom:', value: ['Kommunledningsförvaltningen'] },
      ],
    });
    expect(headings(printed('memorandum', { ...answers, matter: 'Bakgrund' }).blocks).slice(1, 3)).toEqual([
      'Sammanfattning av ärendet',
      'Ärendet',
    ]);
    expect(headings(printed('memorandum', {}).blocks)).toContain('Förvaltningens förslag till beslut');
  });
});

describe('a tjänsteskrivelse on paper', () => {
  const answers = {
    officer: 'Tolvan Tolvansson',
    theirDate: '2026-11-02',
    theirMark: 'Dnr 12',
    recipient: 'Socialnämnden',
    administration: 'Socialförvaltningen',
    head: 'Elvan Elvansson',
    proposal: 'Nämnden antar riktlinjerna för behandling av personuppgifter.',
    papers: 'Förslag till riktlinjer, 2026-11-20\nSamrådsunderlag, 2026-11-12',
    sentTo: 'Ledningsgruppen\nAkten',
    copyTo: 'Kommunledningsförvaltningen',
  };
  const pagesOf = async (paragraphs: number) => {
    const summary = Array(paragraphs).fill('Riktlinjerna har setts över och är anpassade. '.repeat(5));
    const made = await renderPdf(printed('memorandum', { ...answers, summary: summary.join('\n\n') }));
    return made.ok ? made.pages : 0;
  };

  test('says what it is over its title', () => {
    const title = printed('memorandum').blocks.find(({ kind }) => kind === 'title');
    expect(title).toMatchObject({ above: 'Tjänsteskrivelse', text: 'Riktlinjer' });
  });

  test('stands on one page when it is short', async () => {
    expect(await pagesOf(2)).toBe(1);
    expect(await pagesOf(12)).toBe(2);
  });
});

describe('how to appeal', () => {
  const places = { court: 'Linköping', address: 'Box 1', email: 'sn@almby.example', phone: '0999-1' };

  test('a decision of a nämnd tells court, way, time and contents', () => {
    const said = saidIn(printed('decision', { ...places, appeal: 'authority', complaint: 'yes' }));
    expect(said).toContain('Du kan överklaga beslutet hos Förvaltningsrätten i Linköping.');
    expect(said).toContain('inom tre veckor från den dag då du fick del av beslutet');
    expect(said).toContain('diarienummer SN/2026:118 och datum 2026-11-22');
    expect(said).toContain('Box 8114, 104 20 Stockholm, www.imy.se');
  });

  test('a decision of a company says that there is no appeal', () => {
    const said = saidIn(printed('decision', { appeal: 'company', complaint: 'yes' }));
    expect(said).toContain('enligt dataskyddsförordningen kan inte överklagas');
    expect(said).not.toContain('Förvaltningsrätten');
  });

  test('a decision that goes against nobody tells neither', () => {
    const said = saidIn(printed('decision', { appeal: 'none', complaint: 'no' }));
    expect(said).not.toMatch(/överklaga|IMY/);
  });

  test('what the instruction lacks is named in it', () => {
    expect(saidIn(printed('decision', { appeal: 'authority' }))).toContain('[Saknas: förvaltningsrätt]');
  });
});

describe('lists', () => {
  const row = { title: 'Begäran, SN/2026:97', decidedBy: 'Chef', decidedOn: '2026-11-10', paragraph: null };

  test('delegation decisions stand in three groups with the decision of the nämnd', () => {
    const decisions = { delegates: [row], chair: [], committees: [] };
    const { blocks } = delegationReportDocument(decisions, {
      sender,
      body: 'Socialnämnden',
      date: '2026-11-22',
    });
    expect(headings(blocks).slice(1)).toEqual(['Tjänstemannabeslut', 'Ordförandebeslut', 'Utskottsbeslut']);
    expect(JSON.stringify(blocks)).toContain('Socialnämnden godkänner redovisningen av delegationsbesluten.');
    const table = blocks.find((block) => block.kind === 'table');
    expect(table?.kind === 'table' && table.columns.map(({ header }) => header)).toEqual([
      'Typ av beslut',
      'Beslutande',
      'Datum',
      '§',
    ]);
  });

  test('the diary says that something is withheld, never what', () => {
    const rows = [{ date: '2026-11-20', mark: 'SN/2026:118-1', party: null, about: null }];
    const { blocks } = diaryDocument(rows, { sender, date: '2026-11-22' });
    const table = blocks.find((block) => block.kind === 'table');
    expect(table?.kind === 'table' && table.rows).toEqual([
      ['2026-11-20', 'SN/2026:118-1', 'Visas inte', 'Visas inte'],
    ]);
  });
});
