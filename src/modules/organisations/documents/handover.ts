/** The receipt of a handover: what went from whom to whom, and what still needs a decision. */
import type { Block, Document } from '../../../platform/documents/blocks.ts';
import { missing } from '../../../platform/documents/blocks.ts';
import { itemText, needsDecision } from '../rules/index.ts';
import { organisationMeta } from './meta.ts';

interface PrintedHandover {
  readonly controllerName: string;
  readonly fromName: string;
  readonly toName: string;
  readonly startedBy: string | null;
  /** Days and instants as they are written. */
  readonly leavesOn: string;
  readonly note: string | null;
  readonly receivedAt: string | null;
  readonly receivedNote: string | null;
  readonly withdrawnAt: string | null;
}
interface PrintedItem {
  readonly kind: string;
  readonly label: string;
  readonly moves: boolean;
}

export function handoverDocument(
  handover: PrintedHandover,
  items: readonly PrintedItem[],
  of: { readonly municipality: string; readonly date: string },
): Document {
  const { controllerName, receivedAt, withdrawnAt } = handover;
  const moving = items.filter(({ moves }) => moves);
  const byHand = items.filter(({ kind }) => kind === 'contact');
  return {
    meta: organisationMeta('Kvitto på överlämning', { ...of, controller: { name: controllerName } }),
    blocks: [
      { kind: 'title', text: 'Kvitto på överlämning', subtitle: controllerName },
      {
        kind: 'facts',
        items: [
          { label: 'Lämnar', value: handover.fromName },
          { label: 'Tar över', value: handover.toName },
          { label: 'Sista dagen', value: handover.leavesOn },
          { label: 'Startad av', value: handover.startedBy ?? '–' },
          withdrawnAt
            ? { label: 'Återtagen', value: withdrawnAt }
            : { label: 'Mottagen', value: receivedAt ?? missing('mottagande') },
          ...(handover.note ? [{ label: 'Meddelande', value: handover.note }] : []),
          ...(handover.receivedNote
            ? [{ label: 'Mottagarens anteckning', value: handover.receivedNote }]
            : []),
        ],
      },
      {
        kind: 'heading',
        level: 1,
        text: withdrawnAt
          ? 'Skulle ha gått över'
          : receivedAt
            ? 'Har gått över'
            : 'Går över när överlämningen tas emot',
      },
      list(moving, 'Inget.'),
      { kind: 'heading', level: 1, text: 'Kräver beslut' },
      list(items.filter(needsDecision), 'Inget.'),
      { kind: 'heading', level: 1, text: 'Ändras för hand' },
      list(byHand, 'Inget.'),
    ],
  };
}

const list = (items: readonly PrintedItem[], empty: string): Block =>
  items.length > 0 ? { kind: 'list', items: items.map(itemText) } : { kind: 'paragraph', text: empty };
