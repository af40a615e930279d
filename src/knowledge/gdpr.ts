/** The Swedish text of the General Data Protection Regulation, opened by reference. */
import { supplement } from './gdpr-supplement.ts';
import paragraphs from './gdpr-sv.json' with { type: 'json' };

export interface Paragraph {
  /** `6.1`, `6.1.a`, `Recital 43`. */
  readonly ref: string;
  /** As printed: `6.1 a`. Empty for an unnumbered subparagraph. */
  readonly number: string;
  readonly text: string;
}

export interface Article {
  readonly ref: string;
  /** «Artikel 6.1» or «Skäl 43». */
  readonly heading: string;
  /** «Laglig behandling av personuppgifter»; empty for a recital. */
  readonly title: string;
  /** Empty when only the title is at hand. */
  readonly paragraphs: readonly Paragraph[];
}

const texts = new Map<string, string>(paragraphs.map((paragraph) => [paragraph.ref, paragraph.sv]));

function normalised(ref: string): string {
  return ref
    .trim()
    .replace(/^(artikel|article|art\.?)\s+/i, '')
    .replace(/^skäl\s+/i, 'Recital ');
}

/** `6.1.a` → `6.1 a`. */
export function printedRef(ref: string): string {
  return ref.replace(/\.([a-z])$/, ' $1');
}

/** Title of the article that a reference lies in, or an empty string for a recital or an unknown one. */
export function articleTitle(ref: string): string {
  const number = normalised(ref).split('.')[0] ?? '';
  return texts.get(`Article ${number}`) ?? '';
}

/**
 * The paragraph with its sub-items: `6.1` gives 6.1 and 6.1.a …, `6` the whole article, `6.1.a` that point alone,
 * `Recital 43` a recital. Null when the regulation has no such reference.
 */
export function article(reference: string): Article | null {
  const ref = normalised(reference);
  if (ref.startsWith('Recital ')) return recital(ref);
  const title = articleTitle(ref);
  const found = [...texts.keys()].filter((key) => key === ref || key.startsWith(`${ref}.`)).map(paragraph);
  const added = supplement
    .filter((item) => item.ref === ref)
    .map((item) => ({ ref: item.ref, number: '', text: item.text }));
  const all = [...found, ...added];
  if (title === '' || (all.length === 0 && ref.includes('.'))) return null;
  return { ref, heading: `Artikel ${printedRef(ref)}`, title, paragraphs: all };
}

function recital(ref: string): Article | null {
  const text = texts.get(ref);
  if (text === undefined) return null;
  const heading = ref.replace('Recital', 'Skäl');
  return { ref, heading, title: '', paragraphs: [{ ref, number: '', text }] };
}

function paragraph(ref: string): Paragraph {
  return { ref, number: printedRef(ref), text: texts.get(ref) ?? '' };
}
