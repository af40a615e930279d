/** What the documents of a case have in common: who sends them, and how an answer becomes a block. */
import { type Block, missing, type Phrase } from '../../../platform/documents/blocks.ts';
import type { Sender } from '../../../platform/documents/letterhead.ts';
import {
  type Answers,
  type DocumentTemplate,
  isRequired,
  linesOf,
  missingName,
  type TemplateField,
  textOf,
} from '../rules/index.ts';

/** A document as it is about to be printed: what the case and the document know beside the answers. */
export interface Printed {
  readonly template: DocumentTemplate;
  readonly answers: Answers;
  readonly title: string;
  /** The day that the document is dated. */
  readonly date: string;
  readonly sender: Sender;
}

/** «Socialnämndens»; an s, x or z at the end takes no more. */
export const genitive = (name: string): string => (/[sxz]$/i.test(name) ? name : `${name}s`);

const fieldOf = ({ template }: Printed, id: string): TemplateField => {
  const field = template.fields.find((one) => one.id === id);
  if (!field) throw new Error(`The template ${template.id} has no field ${id}`);
  return field;
};

/** The answer, or the name of the field when it is missing and must not be; undefined when it need not be there. */
export function phraseOf(printed: Printed, id: string): Phrase | undefined {
  const text = textOf(printed.answers, id);
  if (text) return text;
  const field = fieldOf(printed, id);
  return isRequired(field, printed.answers) ? missing(missingName(field)) : undefined;
}

/** As `phraseOf`, for what is written one thing a line. */
export function phrasesFor(printed: Printed, id: string): readonly Phrase[] {
  const lines = linesOf(printed.answers, id);
  const absent = lines.length > 0 ? undefined : phraseOf(printed, id);
  return absent ? [absent] : lines;
}

/** A paragraph for each part of the text that an empty line parts; or what is missing. */
export function paragraphs(phrase: Phrase | undefined): readonly Block[] {
  if (phrase === undefined) return [];
  if (typeof phrase !== 'string') return phrase.kind === 'missing' ? [phrase] : [];
  return phrase
    .split(/\n\s*\n/)
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => ({ kind: 'paragraph', text }));
}

/** A heading with the answer below, under the field's own label unless another is given; nothing when there is none. */
export function section(printed: Printed, id: string, heading?: string): readonly Block[] {
  const field = fieldOf(printed, id);
  const body = field.kind === 'lines' ? listOf(phrasesFor(printed, id)) : paragraphs(phraseOf(printed, id));
  return body.length > 0 ? [{ kind: 'heading', level: 1, text: heading ?? field.label }, ...body] : [];
}

const listOf = (items: readonly Phrase[]): readonly Block[] =>
  items.length > 0 ? [{ kind: 'list', items }] : [];

/** «Rubrik: svar», in a list of facts; without the ones that are not there. */
export const factsOf = (printed: Printed, ...ids: readonly string[]) =>
  ids.flatMap((id) => {
    const value = phrasesFor(printed, id);
    return value.length > 0 ? [{ label: fieldOf(printed, id).label, value }] : [];
  });
