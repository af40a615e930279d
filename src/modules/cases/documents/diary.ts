/** Utdrag ur diariet: for each document its day, number, sender or receiver, and in short what it is (OSL 5:2). */
import type { Document } from '../../../platform/documents/blocks.ts';
import { type Sender, senderMeta } from '../../../platform/documents/letterhead.ts';

export interface DiaryRow {
  /** The day that it came in or was drawn up. */
  readonly date: string;
  readonly mark: string;
  /** Sender or receiver; null when it is withheld, undefined when there is none. */
  readonly party?: string | null;
  /** In short what it is about; null when it is withheld. */
  readonly about: string | null;
}

interface ExtractOptions {
  readonly sender: Sender;
  readonly date: string;
  /** What has been chosen, as printed: «1 november–22 november 2026». */
  readonly chosen?: string;
}

/** What may not be shown is not there; OSL 5 kap. 2 § lets sender and content be left out. */
const WITHHELD = 'Visas inte';

/** The list that whoever asks is given. Rows come as they may be shown. */
export function diaryDocument(rows: readonly DiaryRow[], { sender, date, chosen }: ExtractOptions): Document {
  return {
    meta: senderMeta(sender, { title: 'Utdrag ur diariet', date }),
    blocks: [
      { kind: 'title', text: 'Utdrag ur diariet', ...(chosen && { subtitle: chosen }) },
      {
        kind: 'table',
        columns: [
          { header: 'Datum', width: 1.1 },
          { header: 'Diarienummer', width: 1.5 },
          { header: 'Avsändare eller mottagare', width: 2.2 },
          { header: 'Vad handlingen rör', width: 3.2 },
        ],
        rows: rows.map(({ date: day, mark, party, about }) => [
          day,
          mark,
          party === null ? WITHHELD : (party ?? '–'),
          about ?? WITHHELD,
        ]),
        empty: 'Inga handlingar att visa.',
      },
      {
        kind: 'small-print',
        lines: ['Listan följer 5 kap. 2 § offentlighets- och sekretesslagen (2009:400).'],
      },
    ],
  };
}
