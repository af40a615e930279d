/** What whoever has handed something in is given: that it has come, when, and what happens now. */
import type { Document } from '../../../platform/documents/blocks.ts';
import { type Sender, senderMeta } from '../../../platform/documents/letterhead.ts';
import type { Spoken } from '../rules/index.ts';

interface Receipt {
  readonly receipt: string;
  /** As printed: «20 november 2026». */
  readonly receivedOn: string;
  readonly answerBy: string | null;
  readonly printedOn: string;
  /** Null when nothing may be said of it. */
  readonly subject: string | null;
  /** How whoever handed it in is spoken to. */
  readonly to: Spoken;
  readonly sender: Sender;
  readonly next: string;
}

export function receiptDocument({
  receipt,
  receivedOn,
  printedOn,
  subject,
  to,
  sender,
  next,
  answerBy,
}: Receipt): Document {
  return {
    meta: senderMeta(sender, { title: 'Mottagningsbekräftelse', date: printedOn, reference: receipt }),
    blocks: [
      { kind: 'title', text: 'Mottagningsbekräftelse', subtitle: receipt },
      {
        kind: 'paragraph',
        text: `${sender.name} har tagit emot det ${to} har lämnat. Ange numret ${receipt} om ${to} hör av ${to === 'ni' ? 'er' : 'dig'}.`,
      },
      {
        kind: 'facts',
        items: [
          { label: 'Nummer', value: receipt },
          { label: 'Kom in', value: receivedOn },
          ...(subject ? [{ label: 'Gäller', value: subject }] : []),
        ],
      },
      { kind: 'heading', level: 1, text: 'Vad händer nu?' },
      { kind: 'paragraph', text: next },
      ...(answerBy ? [{ kind: 'facts' as const, items: [{ label: 'Svar senast', value: answerBy }] }] : []),
      ...(sender.contact
        ? [
            { kind: 'heading' as const, level: 1 as const, text: 'Frågor' },
            { kind: 'paragraph' as const, text: sender.contact },
          ]
        : []),
    ],
  };
}
