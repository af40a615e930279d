/** The working paper of a notification: every field of the authority's form with its answer, to copy from and to keep. */
import {
  type BreachField,
  breachFormTexts,
  edpbSections,
  fieldStatuses,
} from '../../../knowledge/breach-form.ts';
import { secrecyLabel } from '../../../knowledge/secrecy-grounds.ts';
import type { Content, Document } from '../../../platform/documents/blocks.ts';
import { type FilledField, numberedLabel } from '../rules/index.ts';

interface Printing {
  readonly title: string;
  readonly controller: string;
  readonly mark: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly formVersion: string;
}

export function notificationDocument(filled: readonly FilledField[], printing: Printing): Document {
  const { title, controller, mark, date, formVersion } = printing;
  return {
    meta: {
      title: `${title}, ${controller}`,
      language: 'sv',
      author: controller,
      letterhead: [controller],
      date,
      reference: mark,
      footer: `${controller}. Formuläret ${formVersion}. Arbetsunderlag, skickas inte in`,
    },
    blocks: [
      { kind: 'title', text: title, subtitle: `${mark}, ${controller}` },
      { kind: 'note', tone: 'warning', title: 'Skickas inte in', text: breachFormTexts.onlyByService },
      ...breachFormTexts.notes.map((text) => ({ kind: 'note', tone: 'information', text }) as const),
      {
        kind: 'table',
        columns: [
          { header: 'Fråga', width: 2.6 },
          { header: 'Svar', width: 4 },
          { header: 'Hör till', width: 1.6 },
        ],
        rows: filled.map((one) => [numberedLabel(one.field), answerOf(one), addressOf(one.field)]),
      },
      {
        kind: 'small-print',
        lines: [
          'Frågor utan beteckningen «bekräftat» är inte kontrollerade mot formuläret som det ser ut i dag.',
          'Hör till: led i artikel 33.3 dataskyddsförordningen, och avsnitt i EDPB:s utkast till gemensam mall.',
        ],
      },
    ],
  };
}

function answerOf({ value, missing, grounds }: FilledField): Content {
  const secret = grounds.map((ground) => `Kan omfattas av sekretess: ${secrecyLabel(ground)}`);
  if (value) return [...value.split('\n'), ...secret];
  return missing ? [{ kind: 'missing', field: missing }] : '–';
}

const addressOf = ({ art33_3, edpbSection, status }: BreachField): Content => [
  ...(art33_3 ? [`Artikel ${art33_3.replace(/\.(\w)$/, ' $1').replace('33 1', '33.1')}`] : []),
  edpbSections[edpbSection],
  fieldStatuses[status],
];
