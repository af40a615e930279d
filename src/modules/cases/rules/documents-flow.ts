/** How a document of a case goes from draft to frozen, and how it may be sent. */
import type { DocumentDirection } from './document-types.ts';

export type DocumentState = 'draft' | 'approved' | 'sent' | 'signed' | 'received' | 'weeded';

export const documentStates = {
  draft: 'Utkast',
  approved: 'Godkänd',
  sent: 'Skickad',
  signed: 'Undertecknad',
  received: 'Inkommen',
  weeded: 'Rensad',
} as const satisfies Record<DocumentState, string>;

export interface DocumentTransition {
  readonly who: 'case.write';
  readonly next: DocumentState;
  readonly button: string;
  /** What must be filled in before. */
  readonly needs: readonly ('template' | 'pdf' | 'day' | 'way' | 'receiver')[];
  /** Of which directions; the others do not go this way. What is drawn up is sent too: a tjänsteskrivelse goes to the nämnd. */
  readonly of: readonly DocumentDirection[];
  /** What the page says before it is done; absent when it can be taken back. */
  readonly consequence?: string;
}

const FROZEN = 'PDF:en låses. Behöver något ändras efteråt gör ni ett nytt dokument.';

const send: DocumentTransition = {
  who: 'case.write',
  next: 'sent',
  button: 'Markera som skickad',
  needs: ['pdf', 'way', 'day', 'receiver'],
  of: ['drawn-up', 'outgoing'],
  consequence: FROZEN,
};

/** What is received, sent or weeded goes no further; what is signed can still be sent. Working material is weeded when the case is closed. */
export const documentTransitions = {
  draft: {
    approve: {
      who: 'case.write',
      next: 'approved',
      button: 'Godkänn',
      needs: ['template'],
      of: ['drawn-up', 'outgoing'],
    },
  },
  approved: {
    send,
    sign: {
      who: 'case.write',
      next: 'signed',
      button: 'Markera som undertecknad',
      needs: ['pdf', 'day'],
      of: ['drawn-up', 'outgoing'],
      consequence: FROZEN,
    },
    reopen: {
      who: 'case.write',
      next: 'draft',
      button: 'Öppna för ändring',
      needs: ['template'],
      of: ['drawn-up', 'outgoing'],
    },
  },
  signed: { send },
  sent: {},
  received: {},
  weeded: {},
} as const satisfies Readonly<Record<DocumentState, Readonly<Record<string, DocumentTransition>>>>;
export type DocumentAction = 'approve' | 'send' | 'sign' | 'reopen';

interface Standing {
  readonly state: string;
  readonly direction: string;
  /** Null: what was uploaded. */
  readonly template: string | null;
}

/** The step that an action means as the document stands; undefined when it is not open. */
export function documentTransition(
  document: Standing,
  action: DocumentAction,
): DocumentTransition | undefined {
  const open: Readonly<Record<string, DocumentTransition>> =
    documentTransitions[document.state as DocumentState] ?? {};
  const step = Object.hasOwn(open, action) ? open[action] : undefined;
  if (!step?.of.includes(document.direction as DocumentDirection)) return undefined;
  return step.needs.includes('template') && document.template === null ? undefined : step;
}

/** What is written can be changed as a draft; of what came in, only how it is registered. */
export const isEditable = ({ state }: Pick<Standing, 'state'>): boolean =>
  state === 'draft' || state === 'received';

/** Bytes that nobody changes any more. */
export const isFrozen = ({ state }: Pick<Standing, 'state'>): boolean =>
  state === 'sent' || state === 'signed';

export const sendingWays = {
  'e-mail': 'E-post',
  'secure-mail': 'Säker e-post eller SDK',
  'digital-mailbox': 'Digital brevlåda',
  letter: 'Brev',
  'registered-letter': 'Rekommenderat brev',
  'mail-forwarding': 'Skatteverkets förmedling',
  'handed-over': 'Lämnat personligen',
  internal: 'Internt i kommunen',
} as const;
export type SendingWay = keyof typeof sendingWays;

const FOR_PROTECTED: readonly string[] = ['mail-forwarding', 'handed-over'];

/** Why something cannot be sent to a person that way; undefined when it can. */
export function sendingFault(way: string, isProtected: boolean): string | undefined {
  if (!isProtected || FOR_PROTECTED.includes(way)) return undefined;
  return 'Mottagaren har skyddade personuppgifter. Skicka genom Skatteverkets förmedling, eller lämna handlingen personligen.';
}
