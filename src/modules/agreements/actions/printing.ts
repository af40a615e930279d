/** The documents of an agreement, as they stand: what is previewed, what is frozen when it is signed. */
import { agreementEdition } from '../../../knowledge/agreement-editions.ts';
import type { Document } from '../../../platform/documents/blocks.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Context } from '../../../platform/route.ts';
import { printingController } from '../../cases/actions/index.ts';
import { printedMark } from '../../cases/rules/index.ts';
import {
  instructionDocument,
  jointDocument,
  type PrintedAgreement,
  type PrintedSignatures,
  type PrintedVersion,
  partiesDocument,
  reglementeDocument,
  settled,
  subProcessorsDocument,
} from '../documents/index.ts';
import * as queries from '../queries/index.ts';
import { numberedChain, printedStage } from '../rules/index.ts';
import { type HeldAgreement, readableAgreement } from './agreement.ts';
import type { ShownVersion } from './instruction.ts';
import { arrangementOf } from './joint.ts';

export const printedKinds = ['parties', 'instruction', 'sub-processors', 'reglemente', 'joint'] as const;
export type PrintedKind = (typeof printedKinds)[number];

export interface PrintedDocument {
  readonly kind: PrintedKind;
  readonly title: string;
  readonly document: Document;
}

const KINDS: Readonly<Record<string, readonly PrintedKind[]>> = {
  processor: ['parties', 'instruction', 'sub-processors'],
  reglemente: ['reglemente', 'instruction', 'sub-processors'],
  joint: ['joint'],
};

/** What the agreement consists of beside the text of its publisher, in the order that it is read. */
export async function printedAgreement(
  context: Context,
  held: HeldAgreement,
): Promise<readonly PrintedDocument[]> {
  const { agreement } = held;
  const of = await agreementFacts(context, held);
  const edition = agreementEdition(agreement.edition);
  const kinds = (KINDS[agreement.kind] ?? []).filter(
    (kind) => edition?.hasInstruction !== false || (kind !== 'instruction' && kind !== 'sub-processors'),
  );
  const stage = printedStage(agreement);
  const printed: PrintedDocument[] = [];
  for (const kind of kinds) {
    if (stage === 'before' && !(await HAS_CONTENT[kind](context, held))) continue;
    // A reglemente lists sub-processors where there are any; between nämnder there are as a rule none.
    if (agreement.kind === 'reglemente' && kind === 'sub-processors' && !(await hasChain(context, held)))
      continue;
    const document = await MAKERS[kind](context, { ...held, of });
    printed.push({ kind, title: TITLES[kind], document: stage === 'draft' ? document : settled(document) });
  }
  return printed;
}

const TITLES: Readonly<Record<PrintedKind, string>> = {
  parties: 'Parter, kontaktuppgifter och kontaktpersoner',
  instruction: 'Instruktion',
  'sub-processors': 'Lista över underbiträden',
  reglemente: 'Reglemente',
  joint: 'Gemensamt personuppgiftsansvar',
};

const hasChain = async ({ tx }: Context, { record }: HeldAgreement): Promise<boolean> =>
  (await queries.subProcessorsOf(tx, record.controllerId, record.id)).length > 0;

/** What of an agreement that was signed before it came here has been written down in Ansvar as well. */
const HAS_CONTENT: Readonly<
  Record<PrintedKind, (context: Context, held: HeldAgreement) => Promise<boolean>>
> = {
  parties: () => Promise.resolve(false),
  reglemente: (_, { agreement }) => Promise.resolve(Boolean(agreement.reglementeText?.trim())),
  instruction: async ({ tx }, { record }) =>
    (await queries.instructionsOf(tx, record.controllerId, record.id)).some(({ answers }) =>
      Object.values(answers as Readonly<Record<string, string>>).some((text) => text.trim() !== ''),
    ),
  'sub-processors': hasChain,
  joint: async ({ tx }, { record }) =>
    (await queries.dutiesOf(tx, record.controllerId, record.id)).length > 0,
};

type Printing = HeldAgreement & { readonly of: PrintedAgreement };

const MAKERS: Readonly<Record<PrintedKind, (context: Context, printing: Printing) => Promise<Document>>> = {
  parties: printParties,
  instruction: (context, printing) => printInstruction(context, printing),
  'sub-processors': printChain,
  reglemente: printReglemente,
  joint: printArrangement,
};

async function agreementFacts(
  context: Context,
  { record, agreement }: HeldAgreement,
): Promise<PrintedAgreement> {
  const sender = await printingController(context, record.controllerId);
  return {
    sender,
    date: context.today,
    mark: record.mark || record.externalMark ? printedMark(record) : null,
    title: agreement.title,
    edition: agreementEdition(agreement.edition)?.label ?? agreement.edition,
    kind: agreement.kind as PrintedAgreement['kind'],
    side: agreement.side as PrintedAgreement['side'],
    ours: {
      name: sender.municipality === sender.name ? sender.name : `${sender.name}, ${sender.municipality}`,
      number: agreement.ownNumber,
      address: agreement.ownAddress ?? agreement.controllerAddress,
    },
    theirs: {
      name: agreement.partyName,
      number: agreement.partyNumber,
      address: agreement.partyAddress,
    },
    signed: await signedSoFar(context, { record, agreement }),
  };
}

/** Nobody has signed a draft: what was signed on a package that was opened for change does not count. */
async function signedSoFar(
  { tx }: Context,
  { record, agreement }: HeldAgreement,
): Promise<PrintedSignatures> {
  const stage = printedStage(agreement);
  if (stage === 'draft') return { complete: false };
  const signatures = await signaturesOn(tx, { record, agreement });
  const of = (side: string) => signatures.find((one) => one.side === side);
  return { ours: of('ours'), theirs: of('theirs'), complete: stage !== 'signing' };
}

const signaturesOn = async (tx: Context['tx'], { record, agreement }: HeldAgreement) =>
  (await queries.signaturesOf(tx, record.controllerId, record.id)).filter(
    (one) => one.package === agreement.packageVersion,
  );

async function printParties({ tx }: Context, { record, agreement, of }: Printing): Promise<Document> {
  const { contacts } = await queries.partsOf(tx, record.controllerId, record.id);
  const named = [agreement.mainTitle, agreement.mainMark, agreement.mainSignedOn].filter(Boolean).join(', ');
  return partiesDocument({
    ...of,
    contacts,
    main: agreement.hasMain === 'yes' ? named : null,
    mainOverrides: agreement.mainOverrides,
  });
}

/** What applies, or the draft before anything does; another version when it is asked for. */
async function printInstruction(
  { tx }: Context,
  { record, agreement, of }: Printing,
  number?: number,
): Promise<Document> {
  const versions = (await queries.instructionsOf(
    tx,
    record.controllerId,
    record.id,
  )) as unknown as ShownVersion[];
  const approved =
    printedStage(agreement) === 'draft' ? [] : versions.filter(({ state }) => state === 'approved');
  const version =
    number === undefined
      ? (approved.at(-1) ?? versions.at(-1) ?? NOTHING)
      : versions.find((one) => one.number === number);
  if (!version) throw new NotFound();
  return instructionDocument({
    ...of,
    answers: version.answers,
    version,
    history: [...versions.filter((one) => one.number < version.number), version],
    signedWithAgreement: agreement.inForceOn === null,
  });
}

/** Nothing is filled in yet: every field is named as missing. */
const NOTHING: PrintedVersion & Pick<ShownVersion, 'answers'> = {
  number: 1,
  answers: {},
  validFrom: null,
  changeText: null,
  approvedBy: null,
};

async function printChain({ tx }: Context, { record, agreement, of }: Printing): Promise<Document> {
  const rows = await queries.subProcessorsOf(tx, record.controllerId, record.id);
  return subProcessorsDocument({ ...of, rows: numberedChain(rows), none: agreement.noSubProcessors });
}

async function printReglemente(_: Context, { agreement, of }: Printing): Promise<Document> {
  return reglementeDocument({
    ...of,
    paragraph: agreement.reglementeParagraph,
    decidedOn: agreement.reglementeDecidedOn,
    text: agreement.reglementeText,
    subPermission: agreement.subPermission as 'general' | 'special' | null,
  });
}

async function printArrangement(context: Context, printing: Printing): Promise<Document> {
  const { parties, duties, arrangement } = await arrangementOf(context, printing);
  const { ours, theirs } = printing.of;
  const { contactPoint, essence } = arrangement;
  const parts = await queries.partsOf(context.tx, printing.record.controllerId, printing.record.id);
  const contactOf = (side: string) => {
    const one = parts.contacts.find((row) => row.side === side && row.kind === 'cooperation');
    return one ? [one.name, one.email].filter(Boolean).join(', ') : null;
  };
  const first = [
    { ...ours, contact: contactOf('ours') },
    { ...theirs, contact: contactOf('theirs') },
  ].map(({ number, ...party }) => ({ ...party, organisationNumber: number }));
  const processings = parts.processings.map(({ name }) => name);
  return jointDocument({
    ...printing.of,
    parties: [...first, ...parties],
    processings,
    duties,
    contactPoint,
    essence,
  });
}

/** What may be printed of the agreement, to look through. */
export async function showPrinted(context: Context, id: string) {
  const held = await readableAgreement(context, id);
  const { tx } = context;
  const { record, agreement } = held;
  const stage = printedStage(agreement);
  const done = stage === 'signed' || stage === 'before';
  return {
    ...held,
    stage,
    printed: await printedAgreement(context, held),
    /** As they lie for signing or were signed, to the byte. */
    frozen:
      stage === 'draft'
        ? []
        : (await queries.packageDocuments(tx, record.controllerId, id)).filter(
            (one) => one.package === agreement.packageVersion,
          ),
    signatures: done ? await signaturesOn(tx, held) : [],
    file:
      stage === 'before' && agreement.bodyFileId
        ? await queries.fileToldOf(tx, record.controllerId, agreement.bodyFileId)
        : undefined,
  };
}
export type ShownPrinted = Awaited<ReturnType<typeof showPrinted>>;

/** One document; of the instruction a version by its number. */
export async function printedDocument(
  context: Context,
  id: string,
  kind: PrintedKind,
  number?: number,
): Promise<PrintedDocument> {
  const held = await readableAgreement(context, id);
  if (kind === 'instruction' && number !== undefined) {
    const of = await agreementFacts(context, held);
    const document = await printInstruction(context, { ...held, of }, number);
    return { kind, title: `${TITLES[kind]}, version ${number}`, document };
  }
  const found = (await printedAgreement(context, held)).find((one) => one.kind === kind);
  if (!found) throw new NotFound();
  return found;
}
