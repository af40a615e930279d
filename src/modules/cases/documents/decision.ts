/** Beslut with the instruction on how to appeal, and the paper of a samråd. */
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
    chosen === 'authority' ? authorityAppeal(printed) : chosen === 'company' ? companyAppeal(printed) : [];
  const complaint = textOf(printed.answers, 'complaint') === 'yes' && chosen !== 'company';
  return [...instruction, ...(complaint ? [{ kind: 'paragraph', text: COMPLAINT } as const] : [])];
}

/** The words as they are, with a field that is missing named among them. */
const filled = (phrase: Phrase | undefined): string => {
  if (typeof phrase === 'string') return phrase;
  return phrase?.kind === 'missing' ? `[Saknas: ${phrase.field}]` : '';
};

function authorityAppeal(printed: Printed): readonly Block[] {
  const board = printed.sender.name;
  const of = (id: string) => filled(phraseOf(printed, id));
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  return [
    { kind: 'page-break' },
    { kind: 'heading', level: 1, text: 'Hur man överklagar' },
    paragraph(`Du kan överklaga beslutet hos Förvaltningsrätten i ${of('court')}.`),
    paragraph(
      `Överklagandet ska vara skriftligt. Skicka eller lämna det till ${board}, ${of('address')}, ${of('email')}. (Överklagandet ska alltså inte skickas direkt till förvaltningsrätten.)`,
    ),
    paragraph(
      `Överklagandet ska ha kommit in till ${board} inom tre veckor från den dag då du fick del av beslutet. Om överklagandet kommer in för sent kan det inte prövas, om inte förseningen beror på felaktig information i denna hänvisning.`,
    ),
    paragraph('I överklagandet ska du ange'),
    {
      kind: 'list',
      items: [
        `vilket beslut du överklagar, till exempel diarienummer ${of('mark')} och datum ${of('date')},`,
        'på vilket sätt du vill att beslutet ska ändras,',
        'gärna skälen för det och de handlingar du vill åberopa,',
        'ditt namn, personnummer, adress, telefonnummer och e-postadress, samt ombudets namn och kontaktuppgifter om du har ombud.',
      ],
    },
    paragraph(
      `${board} prövar om överklagandet har kommit in i rätt tid och lämnar det annars vidare till förvaltningsrätten. ${board} får ändra beslutet om det är felaktigt.`,
    ),
    paragraph(`Mer information: ${of('phone')}, ${of('email')}.`),
  ];
}

const companyAppeal = ({ sender }: Printed): readonly Block[] => [
  { kind: 'heading', level: 1, text: 'Beslutet kan inte överklagas' },
  {
    kind: 'paragraph',
    text: `Beslut av ${sender.name} enligt dataskyddsförordningen kan inte överklagas. Du kan lämna klagomål till IMY och väcka talan i allmän domstol (artikel 79 i dataskyddsförordningen).`,
  },
];

const COMPLAINT =
  'Du kan också lämna klagomål till Integritetsskyddsmyndigheten (IMY), Box 8114, 104 20 Stockholm, www.imy.se. Om IMY inte inom tre månader har tagit ställning till om tillsyn ska inledas kan du skriftligen begära besked.';

const consultation = (printed: Printed): readonly Block[] => [
  { kind: 'title', text: printed.title, subtitle: 'Samråd med dataskyddsombudet' },
  { kind: 'facts', items: factsOf(printed, 'date', 'mark', 'officer') },
  ...section(printed, 'question'),
  ...section(printed, 'material'),
  ...section(printed, 'advice'),
  ...section(printed, 'outcome'),
];

export const decisionBuilders = { decision, consultation } as const;
