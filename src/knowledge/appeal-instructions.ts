/** How a decision is appealed, and where a complaint goes: drafts that a jurist looks through before they are used. */
import { type Dated, firstDay } from './fact.ts';
import type { Source } from './judgement.ts';
import { act, gdpr } from './sources.ts';

interface Instruction extends Dated {
  readonly heading: string;
  /** `{board}`, `{court}`, `{address}`, `{email}`, `{phone}`, `{mark}`, `{date}` are filled in. */
  readonly paragraphs: readonly string[];
  readonly source: Source;
}

const draft = { validFrom: firstDay, validTo: null, checkedAt: '2026-11-22', confidence: 'U' } as const;

/** Of a decision by an authority under dataskyddslagen 7 kap. 2 §, built on förvaltningslagen 33, 43–45 §§. */
export const authorityAppeal = {
  heading: 'Hur man överklagar',
  paragraphs: [
    'Du kan överklaga beslutet hos Förvaltningsrätten i {court}.',
    'Överklagandet ska vara skriftligt. Skicka eller lämna det till {board}, {address}, {email}. (Överklagandet ska alltså inte skickas direkt till förvaltningsrätten.)',
    'Överklagandet ska ha kommit in till {board} inom tre veckor från den dag då du fick del av beslutet. Om överklagandet kommer in för sent kan det inte prövas, om inte förseningen beror på felaktig information i denna hänvisning.',
    'I överklagandet ska du ange',
  ],
  /** What stands in the appeal, after the last paragraph. */
  contents: [
    'vilket beslut du överklagar, till exempel diarienummer {mark} och datum {date},',
    'på vilket sätt du vill att beslutet ska ändras,',
    'gärna skälen för det och de handlingar du vill åberopa,',
    'ditt namn, personnummer, adress, telefonnummer och e-postadress, samt ombudets namn och kontaktuppgifter om du har ombud.',
  ],
  closing: [
    '{board} prövar om överklagandet har kommit in i rätt tid och lämnar det annars vidare till förvaltningsrätten. {board} får ändra beslutet om det är felaktigt.',
    'Mer information: {phone}, {email}.',
  ],
  source: act('forvaltningslagen', '33 och 43–45 §§'),
  ...draft,
} as const satisfies Instruction & Record<'contents' | 'closing', readonly string[]>;

/** A company's decision under the regulation is no decision by an authority. */
export const companyAppeal = {
  heading: 'Beslutet kan inte överklagas',
  paragraphs: [
    'Beslut av {board} enligt dataskyddsförordningen kan inte överklagas. Du kan lämna klagomål till IMY och väcka talan i allmän domstol (artikel 79 i dataskyddsförordningen).',
  ],
  source: gdpr('79'),
  ...draft,
} as const satisfies Instruction;

/** Always when a request is refused (article 12.4). */
export const complaintToAuthority = {
  text: 'Du kan också lämna klagomål till Integritetsskyddsmyndigheten (IMY), Box 8114, 104 20 Stockholm, www.imy.se. Om IMY inte inom tre månader har tagit ställning till om tillsyn ska inledas kan du skriftligen begära besked.',
  source: gdpr('12.4'),
  ...draft,
} as const;
