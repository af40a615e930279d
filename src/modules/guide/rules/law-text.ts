/** The regulation as it is leafed through: one article with its asked paragraph, its neighbours, and the index. */
import { article, articleTitle, type Paragraph } from '../../../knowledge/gdpr.ts';

const LAST_ARTICLE = 99;
const LAST_RECITAL = 173;

export interface LawTextParagraph extends Paragraph {
  /** It is, or lies within, what was asked for. */
  readonly asked: boolean;
}

export interface Neighbour {
  readonly ref: string;
  /** «Artikel 7 Villkor för samtycke» or «Skäl 44». */
  readonly name: string;
}

export interface LawText {
  readonly ref: string;
  /** «Artikel 6.1 e», as asked for. */
  readonly heading: string;
  /** «Laglig behandling av personuppgifter»; empty for a recital. */
  readonly title: string;
  readonly paragraphs: readonly LawTextParagraph[];
  /** The whole article, when a part of it was asked for. */
  readonly whole: Neighbour | null;
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
}

/** The whole article that a reference such as `6`, `6.1`, `6.1.e`, `6.1 e` or `Recital 43` lies in; null when there is none. */
export function lawText(reference: string): LawText | null {
  const asked = article(reference.replace(/(\d)\s+([a-z])$/i, '$1.$2'));
  if (asked === null) return null;
  const number = Number(/\d+/.exec(asked.ref)?.[0]);
  const isRecital = asked.ref.startsWith('Recital');
  const isPart = asked.ref.includes('.');
  const wholeRef = String(number);
  return {
    ref: asked.ref,
    heading: asked.heading,
    title: asked.title,
    paragraphs: (isRecital ? asked.paragraphs : wholeArticle(wholeRef)).map((paragraph) => ({
      ...paragraph,
      asked: isPart && isWithin(paragraph.ref, asked.ref),
    })),
    whole: isPart ? neighbour(number, false) : null,
    previous: neighbour(number - 1, isRecital),
    next: neighbour(number + 1, isRecital),
  };
}

const isWithin = (ref: string, asked: string): boolean => ref === asked || ref.startsWith(`${asked}.`);

/** Each numbered paragraph with its points and the unnumbered subparagraphs that follow it. */
function wholeArticle(number: string): readonly Paragraph[] {
  const all = article(number)?.paragraphs ?? [];
  const tops = new Set(all.map((paragraph) => paragraph.ref.split('.').slice(0, 2).join('.')));
  return [...tops].flatMap((ref) => article(ref)?.paragraphs ?? []);
}

function neighbour(number: number, isRecital: boolean): Neighbour | null {
  if (number < 1 || number > (isRecital ? LAST_RECITAL : LAST_ARTICLE)) return null;
  if (isRecital) return { ref: `Recital ${number}`, name: `Skäl ${number}` };
  return { ref: String(number), name: `Artikel ${number} ${articleTitle(String(number))}` };
}

export interface IndexedText {
  readonly ref: string;
  readonly heading: string;
  readonly title: string;
  /** Lower-case number, title and text: what is searched. */
  readonly words: string;
}

let index: readonly IndexedText[] | undefined;

/** The articles whose number, title or text holds every word; the recitals too when words are asked for. */
export function searchLawText(typed: string): readonly IndexedText[] {
  index ??= makeIndex();
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return index.filter((item) => item.title !== '');
  return index.filter((item) => wanted.every((word) => item.words.includes(word)));
}

function makeIndex(): readonly IndexedText[] {
  const articles = Array.from({ length: LAST_ARTICLE }, (_, at) => String(at + 1));
  const recitals = Array.from({ length: LAST_RECITAL }, (_, at) => `Recital ${at + 1}`);
  return [...articles, ...recitals].flatMap((ref) => {
    const found = article(ref);
    if (found === null) return [];
    const text = found.paragraphs.map((paragraph) => paragraph.text).join(' ');
    const { heading, title } = found;
    return [{ ref, heading, title, words: `${heading} ${title} ${text}`.toLowerCase() }];
  });
}
