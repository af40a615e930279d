/** Tjänsteskrivelse (P-009), letters, receipts and notes. */
import type { Block } from '../../../platform/documents/blocks.ts';
import { textOf } from '../rules/index.ts';
import { factsOf, genitive, type Printed, paragraphs, phraseOf, phrasesFor, section } from './meta.ts';

/** Date and marks, ours and theirs, and whom it goes to. */
const head = (printed: Printed): Block => ({
  kind: 'letter',
  ours: factsOf(printed, 'date', 'mark', 'officer'),
  theirs: factsOf(printed, 'theirDate', 'theirMark'),
  recipient: phrasesFor(printed, 'recipient'),
});

const title = ({ title: text }: Printed): Block => ({ kind: 'title', text });

const signer = (printed: Printed): readonly Block[] => paragraphs(phraseOf(printed, 'signer'));

/** «Socialförvaltningens förslag till beslut» (P-009.8). */
const proposalHeading = (printed: Printed): string =>
  `${genitive(textOf(printed.answers, 'administration') || 'Förvaltningen')} förslag till beslut`;

const named = (printed: Printed, id: string) => {
  const name = textOf(printed.answers, id);
  return name ? { name } : {};
};

const memorandum = (printed: Printed): readonly Block[] => [
  head(printed),
  { kind: 'title', text: printed.title, above: printed.template.name },
  ...section(printed, 'proposal', proposalHeading(printed)),
  ...section(printed, 'summary'),
  ...section(printed, 'matter'),
  ...section(printed, 'papers'),
  {
    kind: 'signature',
    dated: true,
    signatories: [
      { role: 'Förvaltningschef', ...named(printed, 'head') },
      { role: 'Handläggare', ...named(printed, 'officer') },
    ],
  },
  ...paragraphs(absent(phraseOf(printed, 'head'))),
  { kind: 'facts', items: factsOf(printed, 'sentTo', 'copyTo') },
];

const absent = (phrase: ReturnType<typeof phraseOf>) => (typeof phrase === 'string' ? undefined : phrase);

const letter = (printed: Printed): readonly Block[] => [
  head(printed),
  title(printed),
  ...paragraphs(phraseOf(printed, 'text')),
  ...signer(printed),
  ...section(printed, 'enclosures'),
];

const authorityAnswer = (printed: Printed): readonly Block[] => [
  head(printed),
  title(printed),
  ...section(printed, 'question'),
  ...section(printed, 'text'),
  ...section(printed, 'measures'),
  ...signer(printed),
  ...section(printed, 'enclosures'),
];

const receipt = (printed: Printed): readonly Block[] => [
  head(printed),
  title(printed),
  {
    kind: 'paragraph',
    text: 'Vi har tagit emot det ni har skickat. Ange vår beteckning om ni hör av er i ärendet.',
  },
  { kind: 'facts', items: factsOf(printed, 'receivedOn') },
  ...section(printed, 'next'),
  ...section(printed, 'contact'),
];

const note = (printed: Printed): readonly Block[] => [
  { kind: 'title', text: printed.title, subtitle: 'Tjänsteanteckning' },
  {
    kind: 'facts',
    items: factsOf(printed, 'date', 'mark', 'officer', 'happenedOn', 'way', 'others'),
  },
  ...section(printed, 'text'),
];

export const letterBuilders = {
  memorandum,
  letter,
  'authority-answer': authorityAnswer,
  receipt,
  note,
} as const;
