/** What comes in: how, how long it has waited, and what whoever sent it is told. */

import { deadlineOfKind } from './case-deadlines.ts';
import { titleFault } from './case-flow.ts';
import { type DocumentTypeId, documentTypes } from './document-types.ts';

export const inboxChannels = {
  letter: 'Brev',
  'e-mail': 'E-post',
  phone: 'Telefon',
  visit: 'Besök',
  web: 'Webbformulär',
  service: 'E-tjänst',
  forwarded: 'Från en annan nämnd',
} as const;
export type InboxChannel = keyof typeof inboxChannels;

/** How something can come to whoever takes it in by hand. */
export const takenChannels = ['letter', 'e-mail', 'phone', 'visit'] as const;

export const inboxOutcomes = {
  registered: 'Nytt ärende',
  added: 'Lagt till ett ärende',
  forwarded: 'Skickat vidare',
  nothing: 'Blev inget ärende',
} as const;
export type InboxOutcome = keyof typeof inboxOutcomes;

/** What lies sealed of an item. */
export interface InboxContent {
  readonly senderName: string | null;
  readonly senderOrganisation: string | null;
  readonly senderContact: string | null;
  readonly subject: string;
  readonly text: string | null;
  /** Answers of a form that has questions of its own: an incident's report. */
  readonly report?: unknown;
  /** Number on the receipt of what this goes on with. */
  readonly continues?: string | null;
}

/** «i dag», «1 dag», «12 dagar»: how long something has waited for somebody to do something with it. */
export const ageText = (days: number): string =>
  days <= 0 ? 'Kom in i dag' : days === 1 ? 'Har väntat 1 dag' : `Har väntat ${days} dagar`;

/** Registered as soon as it has come in (OSL 5 kap. 1 §): the working day after at the latest. */
export const ageColor = (days: number): 'neutral' | 'warning' | 'danger' =>
  days <= 1 ? 'neutral' : days <= 6 ? 'warning' : 'danger';

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** A title to begin with: what was said that it is about, unless that tells whom it is about. */
export function proposedTitle({ subject, senderName }: InboxContent): string | null {
  const names = wordsOf(senderName ?? '').filter((word) => word.length > 1);
  const tellsWho = wordsOf(subject).some((word) =>
    names.some((name) => word === name || word === `${name}s`),
  );
  return tellsWho || titleFault(subject) ? null : subject;
}

/** The type of the document that something of the kind is. */
export function incomingType(kind: string | null): DocumentTypeId {
  const type = documentTypes[kind as DocumentTypeId];
  return type?.direction === 'incoming' ? (kind as DocumentTypeId) : 'other';
}

export interface NextStep {
  readonly text: string;
  /** When an answer must have come, if the law sets a time. */
  readonly answerBy: string | null;
}

/** An organisation or authority is spoken to as many. */
export type Spoken = 'du' | 'ni';

/** What the receipt says of what happens now. */
export function nextStep(kind: string | null, receivedOn: string, to: Spoken): NextStep {
  const deadline = kind ? deadlineOfKind({ kind, openedOn: receivedOn }) : undefined;
  const text = `En registrator läser det ${to} har lämnat, registrerar det och ger det till den som ska handlägga det.`;
  return deadline?.kind === 'law'
    ? {
        text: `${text} Svaret ska lämnas senast den dag som står vid «Svar senast».`,
        answerBy: deadline.dueOn,
      }
    : { text: `${text} Behöver vi veta mer hör vi av oss.`, answerBy: null };
}
