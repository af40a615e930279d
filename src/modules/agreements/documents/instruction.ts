/** «Instruktion»: every field of the form, and the table of versions (E-016, E-079; law.md 4.2). */
import {
  type InstructionAnswers,
  type InstructionField,
  instructionFields,
} from '../../../knowledge/instruction-form.ts';
import { type Block, type Document, missing } from '../../../platform/documents/blocks.ts';
import { annexFacts, annexTo, metaOf, type PrintedAgreement, paragraphs } from './meta.ts';

export interface PrintedVersion {
  readonly number: number;
  /** `YYYY-MM-DD`; null while it is a draft. */
  readonly validFrom: string | null;
  readonly changeText: string | null;
  readonly approvedBy: string | null;
}

export interface PrintedInstruction extends PrintedAgreement {
  readonly answers: InstructionAnswers;
  readonly version: PrintedVersion;
  /** The first one first, with the one that is printed. */
  readonly history: readonly PrintedVersion[];
  /** It is signed with the agreement, and applies from then. */
  readonly signedWithAgreement: boolean;
}

const TITLE = 'Instruktion';

export const instructionDocument = (of: PrintedInstruction): Document => ({
  meta: metaOf(of, TITLE),
  blocks: [
    {
      kind: 'title',
      above: annexTo(of),
      text: TITLE,
      subtitle: `${of.title}, version ${of.version.number}`,
    },
    {
      kind: 'facts',
      items: [...annexFacts(of), { label: 'Gäller från', value: validText(of, of.version) }],
    },
    ...instructionFields.flatMap((field) => fieldBlocks(field, of.answers)),
    { kind: 'heading', level: 1, text: '12. Versionshistorik' },
    {
      kind: 'table',
      columns: [
        { header: 'Version', width: 0.7 },
        { header: 'Datum', width: 1.3 },
        { header: 'Förändringar', width: 4 },
        { header: 'Ansvarig', width: 2 },
      ],
      rows: of.history.map((version) => [
        String(version.number),
        validText(of, version),
        version.number === 1 ? 'Första versionen' : (version.changeText ?? missing('förändringar')),
        version.approvedBy ?? (isSigned(of, version) ? WORDS[of.kind].approves : missing('ansvarig')),
      ]),
    },
  ],
});

const isSigned = ({ signedWithAgreement }: PrintedInstruction, { number }: PrintedVersion): boolean =>
  signedWithAgreement && number === 1;

const OF_AGREEMENT = { from: 'Den dag då avtalet gäller', approves: 'Den som skriver under avtalet' };
const WORDS: Readonly<Record<PrintedAgreement['kind'], typeof OF_AGREEMENT>> = {
  processor: OF_AGREEMENT,
  joint: OF_AGREEMENT,
  reglemente: { from: 'Den dag då reglementet gäller', approves: 'Den som fastställer handlingarna' },
};

const validText = (of: PrintedInstruction, version: PrintedVersion) => {
  if (isSigned(of, version)) return WORDS[of.kind].from;
  return version.validFrom ?? missing('dag då den börjar gälla');
};

function fieldBlocks(field: InstructionField, answers: Readonly<Record<string, string>>): readonly Block[] {
  const text = answers[field.id]?.trim();
  const heading: Block = { kind: 'heading', level: 1, text: `${field.number}. ${field.label}` };
  if (text) return [heading, ...paragraphs(text)];
  return field.required
    ? [heading, { ...missing(field.label), text: field.hint }]
    : [heading, { kind: 'paragraph', text: 'Inga.' }];
}
