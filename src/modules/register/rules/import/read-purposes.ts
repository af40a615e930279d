/** Purposes and their legal bases, put together from the columns in which a foreign sheet has them. */

import { blankPurpose } from '../columns/purposes.ts';
import type { Purpose } from '../entry.ts';
import { findLegalBases } from './legal-basis.ts';
import type { RowDraft } from './row-draft.ts';
import { shortened } from './row-draft.ts';
import { saysNothing, splitParagraphs } from './split.ts';

const longestShort = 300;

export function readPurposeTexts(text: string, draft: RowDraft): void {
  draft.purposes.texts.push(...splitParagraphs(text));
}

/** Reads a cell of legal bases; a text that names none stays as the motivation of a purpose without basis. */
export function readLegalBases(text: string, draft: RowDraft, column: string): void {
  if (saysNothing(text)) return;
  const decided = draft.decided('legalBasis', text) ?? draft.labels.code('legal-basis', text);
  if (decided) {
    draft.purposes.bases.push({ code: decided, text });
    return;
  }
  const found = findLegalBases(text);
  if (found.length === 0) {
    draft.purposes.bases.push({ code: null, text });
    draft.find(
      'warning',
      'not-understood',
      column,
      `Ingen rättslig grund kändes igen i «${shortened(text)}». Texten sparas som motivering.`,
      { field: 'legalBasis', value: text },
    );
    return;
  }
  for (const basis of found) {
    const chosen = basis.toSplit ? draft.decided('legalBasis', basis.text) : null;
    draft.purposes.bases.push({ code: chosen ?? basis.code, text: basis.text });
    if (basis.toSplit && chosen === null) {
      draft.find(
        'warning',
        'basis-to-split',
        column,
        '«6.1 e» är i svensk rätt två grunder: uppgift av allmänt intresse eller myndighetsutövning. Importen föreslår allmänt intresse; välj den som gäller.',
        { field: 'legalBasis', value: basis.text },
      );
    }
    if (basis.contradicts) {
      draft.find(
        'warning',
        'basis-contradicts-text',
        column,
        `Bokstaven i «${shortened(basis.text)}» säger en sak och orden en annan. Kontrollera den rättsliga grunden.`,
      );
    }
  }
}

/** Several bases for one purpose become several purposes with the same text, each with a basis of its own. */
export function assemblePurposes(
  draft: RowDraft,
  columns: { purposes: string | null; legalBasis: string | null },
): void {
  const { texts, details, bases, motivations, provisions, statutes } = draft.purposes;
  if (Object.values(draft.purposes).every((list) => list.length === 0)) return;
  sayWhatBasesMean(draft, columns.legalBasis);
  const count = Math.max(texts.length, bases.length, 1);
  if (texts.length > 1 && bases.length > 1 && texts.length !== bases.length) {
    draft.find(
      'warning',
      'counts-differ',
      columns.legalBasis,
      `Raden har ${texts.length} ändamål och ${bases.length} rättsliga grunder. Kontrollera vilken grund som hör till vilket ändamål.`,
    );
  }
  draft.facts.purposes = Array.from({ length: count }, (_, index) => {
    const text = texts.length === 0 ? '' : (texts[index] ?? texts.at(-1) ?? '');
    const basis = bases.length === 1 ? bases[0] : bases[index];
    return blankPurpose(index + 1, {
      ...shortAndDetail(text, details[index] ?? (texts.length <= 1 ? (details[0] ?? null) : null)),
      legalBasis: basis?.code ?? null,
      motivation: joined([
        basis ? motivationOf(basis, draft) : '',
        motivations[index] ?? (motivations.length === 1 ? motivations[0] : ''),
      ]),
      statutes: [...statutes],
      provision: joined(provisions),
    });
  });
}

function sayWhatBasesMean(draft: RowDraft, column: string | null): void {
  const codes = new Set(draft.purposes.bases.map((basis) => basis.code).filter((code) => code !== null));
  if (codes.size < 2) return;
  draft.find(
    'info',
    'several-bases',
    column,
    `Cellen har ${codes.size} rättsliga grunder. De blev var sitt ändamål; kontrollera vilken grund som bär vilket ändamål.`,
  );
  if (codes.has('a')) {
    draft.find(
      'warning',
      'consent-and-other-basis',
      column,
      'Samtycke står tillsammans med en annan rättslig grund. Den som har en annan grund får inte dessutom hämta in samtycke: välj en av dem för varje ändamål.',
    );
  }
}

function motivationOf(basis: { code: string | null; text: string }, draft: RowDraft): string {
  const label = basis.code ? draft.labels.label('legal-basis', basis.code) : '';
  const bare = basis.text
    .replace(/^(art(ikel|icle)?\.?\s*)?6\s*[.:(]\s*1\s*\)?[\s.,]*\(?[a-f]?\)?[\s:–-]*/i, '')
    .trim();
  const saysOnlyBasis = [label.toLowerCase(), basis.code].includes(bare.toLowerCase()) || bare.length <= 1;
  return saysOnlyBasis ? '' : basis.text;
}

function shortAndDetail(text: string, detail: string | null): Pick<Purpose, 'short' | 'detail'> {
  if (text.length <= longestShort) return { short: text, detail };
  const sentence =
    text.match(/^[^\n]{20,280}?[.!?](?=\s)/)?.[0] ?? `${text.slice(0, 200).replace(/\s+\S*$/, '')} …`;
  return { short: sentence, detail: joined([text, detail ?? '']) };
}

function joined(texts: readonly (string | undefined)[]): string | null {
  return [...new Set(texts.filter(Boolean))].join('\n') || null;
}
