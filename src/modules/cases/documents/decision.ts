/** Beslut with the instruction on how to appeal, and the paper of a samråd. */
import {
  authorityAppeal,
  companyAppeal,
  complaintToAuthority,
} from '../../../knowledge/appeal-instructions.ts';
import type { Block, Phrase } from '../../../platform/documents/blocks.ts';
import { textOf } from '../rules/index.ts';
import { factsOf, type Printed, phraseOf, phrasesFor, section } from './meta.ts';

const decision = (printed: Printed): readonly Block[] => [
  {
    kind: 'letter',
    ours: factsOf(printed, 'date', 'mark'),
    theirs: [],
    recipient: phrasesFor(printed, 'recipient'),
  },
  { kind: 'title', text: printed.title, subtitle: 'Beslut' },
  ...section(printed, 'decision'),
  ...section(printed, 'background'),
  ...section(printed, 'reasons'),
  ...section(printed, 'provisions'),
  { kind: 'heading', level: 1, text: 'Vem som har beslutat' },
  { kind: 'facts', items: factsOf(printed, 'decidedBy', 'authority', 'rapporteur', 'others') },
  ...appeal(printed),
];

/** The instruction that the choice calls for; of its own page, since it is often handed out apart. */
function appeal(printed: Printed): readonly Block[] {
  const chosen = textOf(printed.answers, 'appeal');
  const absent = phraseOf(printed, 'appeal');
  if (absent && typeof absent !== 'string' && absent.kind === 'missing') return [absent];
  const instruction =
    chosen === 'authority' ? ofAuthority(printed) : chosen === 'company' ? ofCompany(printed) : [];
  const complaint = textOf(printed.answers, 'complaint') === 'yes' && chosen !== 'company';
  return [...instruction, ...(complaint ? [paragraph(complaintToAuthority.text)] : [])];
}

/** The words as they are, with a field that is missing named among them. */
const filled = (phrase: Phrase | undefined): string => {
  if (typeof phrase === 'string') return phrase;
  return phrase?.kind === 'missing' ? `[Saknas: ${phrase.field}]` : '';
};

/** The law's text with the case's and the sender's own words in its places. */
function filledIn(printed: Printed) {
  const words: Readonly<Record<string, string>> = {
    board: printed.sender.name,
    ...Object.fromEntries(PLACES.map((id) => [id, filled(phraseOf(printed, id))])),
  };
  return (text: string): string => text.replace(/\{(\w+)\}/g, (_, id: string) => words[id] ?? '');
}
const PLACES = ['court', 'address', 'email', 'phone', 'mark', 'date'];

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

function ofAuthority(printed: Printed): readonly Block[] {
  const { heading, paragraphs, contents, closing } = authorityAppeal;
  const said = filledIn(printed);
  return [
    { kind: 'page-break' },
    { kind: 'heading', level: 1, text: heading },
    ...paragraphs.map((text) => paragraph(said(text))),
    { kind: 'list', items: contents.map(said) },
    ...closing.map((text) => paragraph(said(text))),
  ];
}

const ofCompany = ({ sender }: Printed): readonly Block[] => [
  { kind: 'heading', level: 1, text: companyAppeal.heading },
  ...companyAppeal.paragraphs.map((text) => paragraph(text.replace('{board}', sender.name))),
];

const consultation = (printed: Printed): readonly Block[] => [
  { kind: 'title', text: printed.title, subtitle: 'Samråd med dataskyddsombudet' },
  { kind: 'facts', items: factsOf(printed, 'date', 'mark', 'officer') },
  ...section(printed, 'question'),
  ...section(printed, 'material'),
  ...section(printed, 'advice'),
  ...section(printed, 'outcome'),
];

export const decisionBuilders = { decision, consultation } as const;
