/** Writes the demo's agreements through the same actions as the pages, each as far as it has come. */
import * as actions from '../modules/agreements/actions/index.ts';
import { keepGuidance } from '../modules/guide/actions.ts';
import { fixedClock } from '../platform/clock.ts';
import { addDays, addHours } from '../platform/plain-date.ts';
import type { Context } from '../platform/route.ts';
import type { Services } from '../platform/services.ts';
import { type AgreementSpec, agreements, keptGuidance, powers } from './agreements/index.ts';
import { approveInstruction, fillAgreement, partyName } from './fill-agreement.ts';
import type { ControllerKey } from './organisations.ts';
import { accepted, as } from './write-cases.ts';
import {
  type AgreementStage,
  type DemoFile,
  inviteTheirs,
  signAgreement,
  writeEditionFile,
} from './write-signing.ts';

type StageOf = (key: ControllerKey) => AgreementStage;

const DAYS_OF_MONTH = 30;

/** Ids by title, for what leads to and is made from another. */
interface Written {
  readonly guidance: Map<string, string>;
  readonly frames: Map<string, string>;
  readonly file: DemoFile;
}

/** Powers of attorney, answers of the guide, and the agreements; those whose last day has passed then end. */
export async function writeAgreements(services: Services, stageOf: StageOf): Promise<void> {
  for (const power of powers) await writePower(stageOf(power.from), power, stageOf);
  const guidance = new Map<string, string>();
  for (const { controller, leadsTo, ...spec } of keptGuidance) {
    const id = crypto.randomUUID();
    await as(stageOf(controller), stageOf(controller).coordinator, (context) =>
      keepGuidance(
        context,
        id,
        {
          ...{ title: spec.title, partyName: spec.party, answers: spec.answers },
          supplierId: null,
          processingId: null,
        },
        spec.note,
      ),
    );
    if (leadsTo) guidance.set(leadsTo, id);
  }
  const file = await writeEditionFile(stageOf('almbyExecutive'));
  const written: Written = { guidance, frames: new Map(), file };
  for (const spec of agreements) await writeAgreement(stageOf(spec.controller), spec, written);
  await actions.endAgreements(services);
}

async function writePower(
  stage: AgreementStage,
  { to, kind, paragraph, diaryMark, daysAgo }: (typeof powers)[number],
  stageOf: StageOf,
): Promise<void> {
  const decidedOn = addDays(stage.today, -daysAgo);
  await as(stage, stage.coordinator, async (context) =>
    accepted(
      await actions.givePower(context, crypto.randomUUID(), {
        ...{ kind, paragraph, diaryMark, decidedOn, validFrom: decidedOn, validUntil: null, services: null },
        granteeControllerId: stageOf(to).coordinator.controller?.id ?? '',
        counterparty: 'Inera AB',
      }),
      diaryMark,
    ),
  );
}

/** The stage as it was so many days ago. */
function earlier(stage: AgreementStage, daysAgo: number): AgreementStage {
  const clock = fixedClock(addHours(stage.services.clock.now().toString(), -24 * daysAgo));
  return { ...stage, today: addDays(stage.today, -daysAgo), services: { ...stage.services, clock } };
}

async function writeAgreement(stage: AgreementStage, spec: AgreementSpec, written: Written): Promise<void> {
  const id = crypto.randomUUID();
  const then = spec.signing ? earlier(stage, spec.signing.daysAgo) : stage;
  await as(then, then.coordinator, async (context) => {
    await open(context, id, spec, written);
    await fillAgreement(context, id, spec);
  });
  if (spec.signing) await signAgreement(then, id, spec, written.file);
  if (spec.signing?.by === 'ours') await inviteTheirs(stage, id, spec);
  await as(stage, stage.coordinator, (context) => follow(context, id, spec, written));
}

async function open(context: Context, id: string, spec: AgreementSpec, written: Written): Promise<void> {
  const { title, edition, kind = 'processor', side = 'controller', party, signed } = spec;
  const { processings } = await actions.newChoices(context);
  const named = spec.processings ?? [];
  const form = {
    ...{ title, edition, kind, side, party: partyName(spec) },
    partyNumber: 'number' in party ? party.number : null,
    partyCountry: 'SE',
    guidanceId: written.guidance.get(title) ?? null,
    frameId: spec.frame ? (written.frames.get(spec.frame) ?? null) : null,
    processings: processings.filter(({ name }) => named.includes(name)).map((one) => one.id),
  };
  if (!signed) return accepted(await actions.addAgreement(context, id, form), title);
  const signedOn = addDays(context.today, -signed.monthsAgo * DAYS_OF_MONTH);
  accepted(
    await actions.addSignedAgreement(
      context,
      id,
      {
        ...form,
        signedOursOn: signedOn,
        signedTheirsOn: addDays(signedOn, 9),
        signer: signed.signer,
        authority: 'Delegation, punkt 7.2',
        theirSigner: null,
        externalMark: signed.mark,
        validUntil: signed.validInDays === undefined ? null : addDays(context.today, signed.validInDays),
      },
      { files: [written.file.signed], errors: [] },
    ),
    title,
  );
}

/** What has happened since it was signed. */
async function follow(context: Context, id: string, spec: AgreementSpec, written: Written): Promise<void> {
  const { agreement, parts } = await actions.partChoices(context, id);
  // Done today also for what was signed long ago: the register's gaps are then judged as of today.
  if (agreement.state === 'in-force')
    accepted(
      await actions.saveTerms(context, id, {
        version: agreement.version,
        nextReviewOn: spec.reviewInDays === undefined ? null : addDays(context.today, spec.reviewInDays),
        note: null,
        processings: parts.processings.map((one) => one.id),
      }),
      spec.title,
    );
  if (spec.nextVersion) {
    const { answers, change, inDays } = spec.nextVersion;
    await actions.beginVersion(context, id, crypto.randomUUID());
    const { draft } = await actions.showInstruction(context, id);
    const at = { newId: crypto.randomUUID(), version: draft?.version ?? 1 };
    await actions.saveInstruction(context, id, at, { answers, changeText: change });
    await approveInstruction(context, id, addDays(context.today, inDays), spec.title);
  }
  if (spec.shared) {
    await actions.shareAsFrame(context, id);
    const { frameId } = (await actions.readableAgreement(context, id)).agreement;
    if (frameId) written.frames.set(spec.title, frameId);
  }
  if (spec.withdrawn) await actions.stepAgreement(context, id, 'withdraw', spec.withdrawn);
  if (spec.terminated) {
    const { daysAgo, endsInDays, by, reason } = spec.terminated;
    accepted(
      await actions.terminate(context, id, {
        terminatedOn: addDays(context.today, -daysAgo),
        terminatedBy: by,
        terminationReason: reason,
        endsOn: addDays(context.today, endsInDays),
      }),
      spec.title,
    );
  }
}
