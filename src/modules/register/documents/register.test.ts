import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../../platform/documents/html.tsx';
import { renderPdf } from '../../../platform/documents/pdf.ts';
import { registerLabels } from '../rules/columns/labels.ts';
import { fullEntry } from '../rules/columns/test-entry.ts';
import { blankEntry } from '../rules/entry.ts';
import type { RegisterContext } from './context.ts';
import { entryDocument } from './entry.ts';
import { registerDocument } from './register.ts';

const context: RegisterContext = {
  controller: {
    name: 'Socialnämnden',
    organisationNumber: null,
    address: 'Stadshuset, Almby',
    municipality: 'Almby kommun',
    contact: 'socialnamnden@almby.example',
  },
  officer: { name: 'Ada Exempel', contact: 'ombud@almby.example' },
  gaps: new Map([['blank', [{ text: 'Ange hur länge uppgifterna sparas.' }]]]),
  date: '2026-11-22',
  reference: 'SN 2026:118',
  authority: 'Integritetsskyddsmyndigheten',
  lawVersion: 'kunskapsversion 2026.1',
  labels: registerLabels(),
};

const full = fullEntry();
const blank = blankEntry({ id: 'blank', controllerId: 'c', number: 9, name: 'Okänd', activity: 'ongoing' });
const served = blankEntry({
  id: 'served',
  controllerId: 'c',
  number: 3,
  name: 'Drift åt skolan',
  role: 'processor',
  servedControllers: [{ id: '1', name: 'Skolnämnden', contact: null, processingCategories: 'Drift' }],
});

function positions(text: string, parts: readonly string[]): number[] {
  return parts.map((part) => text.indexOf(part));
}

describe('The register of processing', () => {
  const document = registerDocument([full, blank, served], context);
  const html = renderHtml(document);

  it('tells who is responsible, as of when, and what is missing of that', () => {
    expect(html).toContain('Socialnämnden, Almby kommun');
    expect(html).toContain('Saknas: organisationsnummer');
    expect(html).toContain('3 (2 pågår, 1 planeras)');
    expect(html).toContain('Integritetsskyddsmyndigheten (artikel 30.3 och 30.4)');
  });

  it('has each processing in the overview, by number', () => {
    const overview = document.blocks.filter((block) => block.kind === 'table').slice(0, 2);
    expect(overview.map((table) => table.rows.map(([number]) => number))).toEqual([['9', '12'], ['3']]);
  });

  it('keeps what is done as processor apart', () => {
    const [own, other, name] = positions(html, [
      '(artikel 30.1)</h3>',
      '(artikel 30.2)</h3>',
      '3. Drift åt skolan</h4>',
    ]);
    expect(own).toBeGreaterThan(0);
    expect(other).toBeGreaterThan(own ?? 0);
    expect(name).toBeGreaterThan(other ?? 0);
    expect(html).toContain('Skolnämnden: Drift');
    expect(html).toContain('Saknas: kontaktuppgifter till Skolnämnden');
  });

  it('shows the gaps of an ongoing processing', () => {
    expect(html).toContain('data-tone="warning"');
    expect(html).toContain('<li>Ange hur länge uppgifterna sparas.</li>');
    for (const field of [
      'ändamål',
      'kategorier av registrerade',
      'kategorier av personuppgifter',
      'rättslig grund',
    ]) {
      expect(html).toContain(`Saknas: ${field}`);
    }
  });

  it('becomes a PDF', async () => {
    expect(await renderPdf(document)).toMatchObject({ ok: true, replaced: [] });
  });

  it('says so when nothing is registered', async () => {
    const empty = registerDocument([], { ...context, officer: null });
    expect(renderHtml(empty)).toContain('Inga behandlingar är förtecknade.');
    expect(renderHtml(empty)).toContain('Saknas: dataskyddsombud');
    expect((await renderPdf(empty)).ok).toBe(true);
  });
});

describe('One processing as a document', () => {
  const html = renderHtml(entryDocument(full, context));

  it('keeps the order of article 30.1', () => {
    const found = positions(
      html,
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `artikel 30.1 ${letter}`),
    );
    expect(found).toEqual([...found].sort((one, other) => one - other));
    expect(found[0]).toBeGreaterThan(0);
  });

  it('says codes in words', () => {
    expect(html).toContain('Myndighetsutövning (artikel 6.1 e)');
    expect(html).toContain('EU–US Data Privacy Framework');
    expect(html).toContain('USA');
    expect(html).toContain('Akt: 5 år från sista anteckningen (SoL)');
    expect(html).not.toMatch(/undefined|null|\[object/);
  });

  it('says that a retention period is missing', () => {
    const gone = {
      ...full,
      retention: [{ id: 'r', what: 'Akt', period: null, startsWhen: null, ground: null }],
    };
    expect(renderHtml(entryDocument(gone, context))).toContain('Saknas: tidsfrist för Akt');
  });
});
