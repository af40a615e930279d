/** The package that is signed: every document rendered, stored with its sum, and never changed after. */
import { agreementEdition } from '../../../knowledge/agreement-editions.ts';
import { renderPdf } from '../../../platform/documents/pdf.ts';
import type { NotRendered } from '../../../platform/documents/rendering.ts';
import { sha256Of } from '../../../platform/files.ts';
import { enqueue, job } from '../../../platform/job.ts';
import type { Context } from '../../../platform/route.ts';
import type { Services } from '../../../platform/services.ts';
import { noteStep, ownFile, storeFile } from '../../cases/actions/index.ts';
import * as queries from '../queries/index.ts';
import { NOT_MADE, packageText, type Readiness } from '../rules/index.ts';
import { type HeldAgreement, heldAgreement, updateAgreement } from './agreement.ts';
import { printedAgreement } from './printing.ts';
import { hasBody, readinessOf } from './show.ts';
import { type AgreementPayload, asSigningJob } from './signing-context.ts';
import { settleSigned } from './signing-settle.ts';

type PackagePayload = AgreementPayload & { readonly personId: string };

/** The order in which the documents are read. */
const POSITIONS: Readonly<Record<string, number>> = {
  parties: 1,
  reglemente: 1,
  joint: 1,
  body: 2,
  instruction: 3,
  'sub-processors': 4,
};

/** Asks for the package; what hinders is returned, and then nothing has changed. */
export async function prepareForSigning(context: Context, id: string): Promise<Readiness['hinders']> {
  const held = await heldAgreement(context, id);
  // Sent twice, the second finds it on its way.
  if (held.agreement.state !== 'draft') return [];
  const { hinders } = await readinessOf(context, held);
  if (hinders.length > 0) return hinders;
  const { controllerId, legalEntityId } = held.record;
  await updateAgreement(context, held, { state: 'preparing', preparedAt: null });
  await noteStep(context, controllerId, id, 'Avtalet görs klart för underskrift');
  await enqueue(context.tx, packageJob, {
    controllerId,
    legalEntityId,
    agreementId: id,
    personId: context.actor.personId ?? '',
  });
  return [];
}

interface Made {
  readonly kind: string;
  readonly title: string;
  readonly sha256: string;
  readonly store: (context: Context) => Promise<string>;
}

/** What stands in the way is in the agreement itself, so trying again would not help; the message says it in Swedish. */
class CannotBeMade extends Error {
  constructor(
    message: string,
    /** Of the agreement that it was to be made of. */
    readonly version: number,
  ) {
    super(message);
  }
}

/** What is said of a document that cannot be made; null where it may go the next time. */
const NOT_RENDERED: Readonly<Record<NotRendered['reason'], string | null>> = {
  'too-large': 'är för stor för en PDF. Korta den och försök igen.',
  memory: 'är för stor för en PDF. Korta den och försök igen.',
  timeout: 'tog för lång tid att göra. Korta den och försök igen.',
  failed: 'kunde inte göras. Kontakta den som sköter systemet.',
  busy: null,
  crashed: null,
};

/** Done again it changes nothing: an agreement that was opened for change meanwhile is left as it is. */
export const packageJob = job<PackagePayload>('agreement-package', async (services, payload) => {
  try {
    await makePackage(services, payload);
  } catch (error) {
    if (!(error instanceof CannotBeMade)) throw error;
    await giveBack(services, payload, error);
  }
});

async function makePackage(services: Services, payload: PackagePayload): Promise<void> {
  const found = await asSigningJob(services, payload, (context) => toPrint(context, payload.agreementId));
  if (!found) return;
  const made: Made[] = [...found.bodies];
  for (const { kind, title, document } of found.printed) {
    const pdf = await renderPdf(document);
    if (!pdf.ok) {
      const said = NOT_RENDERED[pdf.reason];
      throw said === null
        ? new Error(`PDF of an agreement: ${pdf.reason}`)
        : new CannotBeMade(`«${title}» ${said}`, found.version);
    }
    const file = ownFile(`${title}.pdf`, 'application/pdf', pdf.bytes);
    made.push({ kind, title, sha256: file.sha256, store: storing(payload.agreementId, file) });
  }
  await keep(services, payload, found.version, inOrder(made));
}

/** A draft again, and the case says why: nobody waits for what does not come. */
const giveBack = (
  services: Services,
  payload: PackagePayload,
  { message, version }: CannotBeMade,
): Promise<void> =>
  asSigningJob(services, payload, async (context) => {
    const held = await heldAgreement(context, payload.agreementId);
    if (held.agreement.state !== 'preparing' || held.agreement.version !== version) return;
    const { controllerId, id } = held.record;
    await updateAgreement(context, held, { state: 'draft' });
    await noteStep(context, controllerId, id, `${NOT_MADE}${message}`);
  });

const inOrder = (made: readonly Made[]): readonly Made[] =>
  [...made].sort((one, other) => (POSITIONS[one.kind] ?? 9) - (POSITIONS[other.kind] ?? 9));

const storing =
  (caseId: string, file: ReturnType<typeof ownFile>): Made['store'] =>
  (context) =>
    storeFile(context, { id: crypto.randomUUID(), caseId, file });

async function toPrint(context: Context, id: string) {
  const held = await heldAgreement(context, id);
  if (held.agreement.state !== 'preparing') return undefined;
  const printed = await printedAgreement(context, held);
  return { printed, bodies: await bodyOf(context, held), version: held.agreement.version };
}

const NO_BODY = 'avtalets text saknas. Lägg in den och gör klart igen.';

/** The text of the agreement as it was handed in: the own form's file itself, or the publisher's, byte by byte. */
async function bodyOf({ tx }: Context, { record, agreement }: HeldAgreement): Promise<readonly Made[]> {
  const { controllerId, legalEntityId, id } = record;
  if (agreement.bodyFileId) {
    const file = await queries.fileToldOf(tx, controllerId, agreement.bodyFileId);
    if (!file) throw new CannotBeMade(NO_BODY, agreement.version);
    return [{ kind: 'body', title: file.name, sha256: file.sha256, store: () => Promise.resolve(file.id) }];
  }
  const { editionFileId, edition } = agreement;
  const file = await queries.publishedBody(tx, { legalEntityId, editionFileId, edition });
  if (!file) {
    if (hasBody(agreement) === null) return [];
    throw new CannotBeMade(NO_BODY, agreement.version);
  }
  const stored = ownFile(file.name, file.mediaType, file.content);
  if (stored.sha256 !== file.sha256)
    throw new CannotBeMade(
      'utgivarens fil stämmer inte med sin kontrollsumma. Lägg in den på nytt.',
      agreement.version,
    );
  const title = agreementEdition(edition)?.label ?? file.name;
  return [{ kind: 'body', title, sha256: file.sha256, store: storing(id, stored) }];
}

async function keep(
  services: Services,
  payload: PackagePayload,
  version: number,
  made: readonly Made[],
): Promise<void> {
  await asSigningJob(services, payload, async (context) => {
    const held = await heldAgreement(context, payload.agreementId);
    if (held.agreement.state !== 'preparing' || held.agreement.version !== version) return;
    const { controllerId, id } = held.record;
    const number = held.agreement.packageVersion + 1;
    for (const [index, { kind, title, sha256, store }] of made.entries())
      await queries.insertDocument(context.tx, {
        ...{ id: crypto.randomUUID(), controllerId, agreementId: id, package: number },
        ...{ kind, title, sha256, position: index, fileId: await store(context) },
      });
    await approveDraft(context, held, payload.personId);
    await updateAgreement(context, held, {
      state: 'signing',
      packageVersion: number,
      packageSha256: sha256Of(Buffer.from(packageText(made))),
      preparedAt: context.clock.now().toString(),
      signedOursOn: null,
      signedTheirsOn: null,
    });
    await noteStep(context, controllerId, id, `Avtalet ligger för underskrift, version ${number}`);
    if (held.agreement.kind === 'reglemente') await settleSigned(context, id);
  });
}

/** The instruction of the package is fixed with it; it holds from the day that the agreement does. */
async function approveDraft(context: Context, { record }: HeldAgreement, personId: string): Promise<void> {
  const { tx, today } = context;
  const draft = await queries.draftInstruction(tx, record.controllerId, record.id);
  if (!draft) return;
  const person = personId ? await queries.personNamed(tx, personId) : undefined;
  await queries.approveInstruction(tx, record.controllerId, draft.id, {
    by: person?.name ?? record.controllerName,
    sha256: sha256Of(Buffer.from(inKeyOrder(draft.answers))),
    validFrom: today,
  });
}

const inKeyOrder = (answers: unknown): string =>
  JSON.stringify(Object.entries(answers as Readonly<Record<string, unknown>>).sort());
