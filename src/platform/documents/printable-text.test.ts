import { describe, expect, it } from 'vitest';
import { printableCharacters } from './font.ts';
import { printableText } from './printable-text.ts';

const drawable = printableCharacters();
const print = (text: string, longestRun = 20) => printableText(text, drawable, longestRun);

describe('Text for paper', () => {
  it('keeps Swedish, Greek and Cyrillic letters, and composes what was written apart', () => {
    expect(print('åäö ÅÄÖ é Ж Ω')).toEqual({ text: 'åäö ÅÄÖ é Ж Ω', replaced: [] });
    expect(print('e\u0301').text).toBe('é');
  });

  it('drops what cannot be seen and keeps line breaks', () => {
    expect(print('a\u0000b\ufeffc\r\nd\u2028e\tf').text).toBe('abc\nd\ne f');
    expect(print('\ud800x').text).toBe('x');
  });

  it('puts a mark in place of a character without a glyph', () => {
    expect(print('hej 🙂🙂 漢')).toEqual({ text: 'hej □□ □', replaced: ['🙂', '漢'] });
  });

  it('lets long words and addresses break, and leaves ordinary words alone', () => {
    expect(print('personuppgiftsbehandlingsansvar').text).toBe('personuppgiftsbehandlingsansvar');
    expect(print('x'.repeat(50)).text).toContain('\u00ad');
    expect(print('https://www.example.se/a_b?c=d&e=1').text).toContain('\u200b');
  });
});
