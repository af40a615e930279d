import { describe, expect, it } from 'vitest';
import type { Block } from './blocks.ts';
import { printableCharacters } from './font.ts';
import { documentWith, everyBlock, hostileText } from './test-documents.ts';
import { typstData } from './typst-data.ts';

const drawable = printableCharacters();

function blocksOf(...blocks: readonly Block[]) {
  return JSON.parse(typstData(documentWith(...blocks), drawable).json).blocks;
}

describe('The data that the template reads', () => {
  const blocks = blocksOf(...everyBlock);
  const facts = blocks.find((block: { kind: string }) => block.kind === 'facts');
  const table = blocks.find((block: { kind: string }) => block.kind === 'table');

  it('holds each text as a string, unchanged but for break points', () => {
    expect(blocks[2].text.replaceAll('\u200b', '')).toBe(`${hostileText}\nrad två`);
  });

  it('keeps what is missing as missing, and shows nothing as a dash', () => {
    expect(facts.items[1].value).toEqual([{ kind: 'missing', field: 'rättslig grund' }]);
    expect(facts.items[2].value).toEqual(['–']);
  });

  it('makes plain text of a reference to nowhere', () => {
    expect(table.rows[0][1].phrases[0]).toMatchObject({ kind: 'reference', target: 'ett' });
    expect(table.rows[1][1].phrases).toEqual(['bort']);
  });

  it('gives an anchor to the first heading that asks for it', () => {
    const headings = blocks.filter((block: { kind: string }) => block.kind === 'heading');
    expect(headings.map((heading: { anchor?: string }) => heading.anchor)).toEqual(['ett', undefined]);
  });
});
