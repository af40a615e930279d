/** What data subjects are told of an incident: a letter, or a notice to the public (article 34). */
import type { Block } from '../../../platform/documents/blocks.ts';
import {
  type IncidentLetterId,
  type IncidentLetterWords,
  incidentLetterWords,
  textOf,
} from '../rules/index.ts';
import { factsOf, type Printed, paragraphs, phraseOf, phrasesFor, section } from './meta.ts';

const said = (text: string): Block => ({ kind: 'paragraph', text });

const letterOf =
  (id: IncidentLetterId) =>
  (printed: Printed): readonly Block[] => {
    const words: IncidentLetterWords = incidentLetterWords[id];
    const { headings } = words;
    const isNotice = id === 'incident-notice';
    return [
      {
        kind: 'letter',
        ours: factsOf(printed, 'date', 'mark'),
        theirs: [],
        recipient: isNotice ? [] : phrasesFor(printed, 'recipient'),
      },
      { kind: 'title', text: printed.title },
      ...words.opening.map(said),
      ...section(printed, 'happened', headings.happened),
      ...section(printed, 'data', headings.data),
      ...section(printed, 'consequences', headings.consequences),
      ...ownWords(printed),
      ...section(printed, 'measures', headings.measures),
      ...section(printed, 'advice', headings.advice),
      ...fraudAdvice(printed, words),
      ...section(printed, 'contact', headings.contact),
      said(words.officer),
      { kind: 'list', items: phrasesFor(printed, 'dso') },
      ...complaint(printed, words),
      ...paragraphs(phraseOf(printed, 'signer')),
    ];
  };

/** What the group wrote of the person, once somebody has written it to whoever reads; or that nobody has said whether. */
function ownWords(printed: Printed): readonly Block[] {
  if (textOf(printed.answers, 'ownWords') === 'yes')
    return paragraphs(phraseOf(printed, 'otherConsequences'));
  const absent = phraseOf(printed, 'ownWords');
  return absent && typeof absent !== 'string' && absent.kind === 'missing' ? [absent] : [];
}

/** Chosen, or missing: whoever writes says whether somebody can be cheated. */
function fraudAdvice(printed: Printed, { fraud }: IncidentLetterWords): readonly Block[] {
  if (textOf(printed.answers, 'fraud') === 'yes') return [{ kind: 'list', items: fraud }];
  const absent = phraseOf(printed, 'fraud');
  return absent && typeof absent !== 'string' && absent.kind === 'missing' ? [absent] : [];
}

function complaint(printed: Printed, words: IncidentLetterWords): readonly Block[] {
  const authority = phraseOf(printed, 'authority');
  if (authority && typeof authority !== 'string') return paragraphs(authority);
  return authority ? [said(words.complaint.replace('{authority}', authority))] : [];
}

export const incidentBuilders = Object.fromEntries(
  (Object.keys(incidentLetterWords) as IncidentLetterId[]).map((id) => [id, letterOf(id)]),
);
