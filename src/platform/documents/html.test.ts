import { describe, expect, it } from 'vitest';
import { renderHtml } from './html.tsx';
import { documentWith, everyBlock, hostileText, letterHead } from './test-documents.ts';

describe('A document as HTML', () => {
  const html = renderHtml(documentWith(...everyBlock));

  it('escapes every text', () => {
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    const title = renderHtml(documentWith({ kind: 'heading', level: 1, text: hostileText, anchor: 'a"b' }));
    expect(title).not.toContain('<script>');
    expect(title).not.toContain('a"b');
  });

  it('says its language and names what is missing', () => {
    expect(html).toMatch(/^<article class="document" lang="sv">/);
    expect(html).toContain('Saknas: rättslig grund');
  });

  it('keeps line breaks, captions and column headers', () => {
    expect(html).toContain('<br/>rad två');
    expect(html).toContain('<caption>Översikt</caption>');
    expect(html).toContain('<th scope="col">Namn</th>');
  });

  it('has tables that can be scrolled by keyboard, each with a name of its own', () => {
    const table = { kind: 'table', columns: [{ header: 'Part' }], rows: [['Regionen']] } as const;
    const tables = renderHtml(
      documentWith({ kind: 'heading', level: 1, text: 'Parter' }, table, table, {
        ...table,
        caption: 'Lista',
      }),
    );
    const labels = [...tables.matchAll(/role="region" aria-label="([^"]+)" tabindex="0"/g)].map(
      ([, label]) => label,
    );
    expect(labels).toEqual(['Parter', 'Parter, 2', 'Lista']);
  });

  it('leads to the headings and begins them below the heading of the page', () => {
    expect(html).toContain('<h3 id="document-ett">');
    expect(html).toContain('href="#document-ett"');
    expect(html).not.toContain('<h1');
  });

  it('says date and mark of a letter in its head only, and names what is missing there', () => {
    const letter = renderHtml(documentWith(letterHead));
    expect(letter.split('2026-11-22')).toHaveLength(2);
    expect(letter).toContain('<dt>Vår beteckning</dt><dd>SN/2026:118</dd>');
    expect(letter).toContain('Saknas: er beteckning');
    expect(letter).toContain('Socialnämnden<br/>Storgatan 1');
  });
});
