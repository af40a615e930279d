/** «Underrättelse om personuppgiftsincident»: from a processor to the controller (article 33.2; E-052, E-053). */
import type { Block, Document } from '../../../platform/documents/blocks.ts';
import { type Sender, senderMeta } from '../../../platform/documents/letterhead.ts';

export interface PrintedNotice {
  readonly sender: Sender;
  readonly recipient: string;
  readonly contact: string | null;
  readonly reference: string | null;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly part: number;
  readonly continues: boolean;
  readonly nature: string;
  readonly consequences: string | null;
  readonly measures: string | null;
}

export function noticeDocument(notice: PrintedNotice): Document {
  const { sender, recipient, contact, reference, date, part, continues } = notice;
  return {
    meta: senderMeta(sender, { title: TITLE, date, ...(reference && { reference }) }),
    blocks: [
      {
        kind: 'letter',
        ours: [
          { label: 'Datum', value: date },
          ...(reference ? [{ label: 'Vår beteckning', value: reference }] : []),
        ],
        theirs: [],
        recipient: [recipient, ...(contact ? [contact] : [])],
      },
      { kind: 'title', text: TITLE, subtitle: part === 1 ? 'Del 1' : `Del ${part}, komplettering` },
      {
        kind: 'paragraph',
        text: `${sender.name} behandlar personuppgifter åt er. En personuppgiftsincident har inträffat som rör uppgifter som ni är personuppgiftsansvariga för. Ni bedömer själva om incidenten ska anmälas till tillsynsmyndigheten: tiden räknas från att ni fick veta.`,
      },
      ...section('Vad som har hänt, och vilka och hur många det gäller', notice.nature),
      ...section('Sannolika konsekvenser', notice.consequences ?? LATER),
      ...section('Åtgärder som är vidtagna eller föreslås', notice.measures ?? LATER),
      ...section(
        'Mer information',
        continues
          ? 'Det här är inte allt. Vi återkommer utan onödigt dröjsmål med det som fattas.'
          : 'Det här är allt vi vet. Kontakta oss om ni behöver hjälp med utredningen.',
      ),
    ],
  };
}

const TITLE = 'Underrättelse om personuppgiftsincident';
const LATER = 'Vet vi inte än. Vi återkommer.';

const section = (text: string, body: string): readonly Block[] => [
  { kind: 'heading', level: 1, text },
  { kind: 'paragraph', text: body },
];
