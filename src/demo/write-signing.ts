/** The texts and signatures of the demo's agreements. Every text is invented and says so. */

import * as actions from '../modules/agreements/actions/index.ts';
import { ownFile } from '../modules/cases/actions/index.ts';
import type { Block } from '../platform/documents/blocks.ts';
import { renderPdf } from '../platform/documents/pdf.ts';
import type { CheckedFile } from '../platform/files.ts';
import type { Services } from '../platform/services.ts';
import type { AgreementSpec } from './agreements/index.ts';
import { accepted, as, type Stage } from './write-cases.ts';

export type AgreementStage = Stage & { readonly services: Services };

/** Files that stand where real ones would. */
export interface DemoFile {
  /** A paper that both have signed. */
  readonly signed: CheckedFile;
}

const INVENTED =
  'Det här är ett påhittat exempel som följer med demon. Det är inte utgivarens text och får inte användas.';

async function inventedPdf(
  stage: AgreementStage,
  name: string,
  title: string,
  blocks: readonly Block[],
): Promise<CheckedFile> {
  const made = await renderPdf({
    meta: {
      ...{ title, language: 'sv', date: stage.today },
      author: 'Påhittat exempel',
      letterhead: ['Påhittat exempel'],
    },
    blocks: [
      { kind: 'title', above: 'Påhittat exempel', text: title },
      { kind: 'note', tone: 'warning', text: INVENTED },
      ...blocks,
    ],
  });
  if (!made.ok) throw new Error(`${name}: ${made.reason}`);
  return { ...ownFile(name, 'application/pdf', made.bytes), scan: 'off' };
}

/** Puts an invented text where the publisher's would be, and makes the paper that others are signed on. */
export async function writeEditionFile(stage: AgreementStage): Promise<DemoFile> {
  const body = await inventedPdf(
    stage,
    'Exempel på avtalstext (påhittad).pdf',
    'Exempel på avtalstext (påhittad)',
    [
      {
        kind: 'paragraph',
        text: 'Här ska utgivarens egen fil ligga, oförändrad. Hämta den hos utgivaren och lägg in den under Avtal.',
      },
    ],
  );
  const signed = await inventedPdf(
    stage,
    'Undertecknat avtal (påhittat).pdf',
    'Undertecknat avtal (påhittat)',
    [{ kind: 'paragraph', text: 'Här ska det undertecknade avtalet ligga.' }],
  );
  await as(stage, stage.coordinator, async (context) =>
    accepted(
      await actions.saveEditionFile(context, 'skr-2023-02', crypto.randomUUID(), {
        files: [body],
        errors: [],
      }),
      body.name,
    ),
  );
  return { signed };
}

/** From a filled in draft to what both have signed, or only we. */
export async function signAgreement(
  stage: AgreementStage,
  id: string,
  spec: AgreementSpec,
  { signed }: DemoFile,
): Promise<void> {
  const { services, coordinator } = stage;
  const { controller, personId } = coordinator;
  if (!controller) return;
  const hinders = await as(stage, coordinator, (context) => actions.prepareForSigning(context, id));
  if (hinders.length > 0) throw new Error(`${spec.title}: ${hinders.map(({ text }) => text).join(' ')}`);
  await actions.packageJob.run(services, {
    controllerId: controller.id,
    legalEntityId: controller.legalEntityId,
    agreementId: id,
    personId: personId ?? '',
  });
  const theirs = spec.signing?.theirs;
  if (!theirs) return;
  await signOurs(stage, id, spec, signed);
  if (spec.signing?.by === 'ours') return;
  await as(stage, coordinator, async (context) =>
    accepted(
      await actions.recordSignature(
        context,
        id,
        crypto.randomUUID(),
        {
          ...{ side: 'theirs', way: 'paper', name: theirs, title: null, place: 'Almby' },
          ...{ signedOn: stage.today, service: null, authority: 'signatory', decisionId: '' },
        },
        { files: [signed], errors: [] },
      ),
      spec.title,
    ),
  );
}

/** Sent today: a link that has run out shows nothing. */
export async function inviteTheirs(
  stage: AgreementStage,
  id: string,
  { title, signing, contact }: AgreementSpec,
): Promise<void> {
  const { origin } = stage.services;
  const name = signing?.theirs ?? '';
  const mailbox = name.toLowerCase().replaceAll(' ', '.');
  const email = contact?.email.replace(/^[^@]+/, mailbox) ?? '';
  await as(stage, stage.coordinator, async (context) => {
    const sent = await actions.invite({ ...context, origin }, id, crypto.randomUUID(), { name, email });
    if ('errors' in sent) accepted(sent.errors, title);
  });
}

/** The delegate has decided and signed on paper; the coordinator writes it in. */
async function signOurs(
  stage: AgreementStage,
  id: string,
  spec: AgreementSpec,
  signed: CheckedFile,
): Promise<void> {
  await as(stage, stage.coordinator, async (context) => {
    const { choices } = await actions.showSigningDecision(context, id);
    const [delegate] = choices.delegates;
    if (!delegate) throw new Error(`${spec.title}: ingen står i delegationsordningen.`);
    const decisionId = crypto.randomUUID();
    accepted(
      await actions.decideToSign(context, id, decisionId, {
        ...{ way: 'recorded', text: null, decidedOn: stage.today, delegateId: delegate.id },
        ...{ chairId: null, bodyId: null, paragraph: null, urgency: null },
      }),
      spec.title,
    );
    accepted(
      await actions.recordSignature(
        context,
        id,
        crypto.randomUUID(),
        {
          ...{ side: 'ours', way: 'paper', name: delegate.name, title: null, place: 'Almby' },
          ...{ signedOn: stage.today, service: null, authority: null, decisionId },
        },
        { files: [signed], errors: [] },
      ),
      spec.title,
    );
  });
}
