/** How joint controllers share out their duties (article 26). */
import { jointDuties } from '../../../knowledge/controllers.ts';
import { Conflict, Forbidden } from '../../../platform/errors.ts';
import type { Context } from '../../../platform/route.ts';
import { noteStep } from '../../cases/actions/index.ts';
import type { ArrangementForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { isContentOpen, type JointArrangement, judgeArrangement, openToPersons } from '../rules/index.ts';
import { type HeldAgreement, readableAgreement, updateAgreement, writableAgreement } from './agreement.ts';
import { mayWriteContent } from './instruction.ts';

/** The parties beside us, the duties, and what the persons are told, as they now are. */
export async function arrangementOf({ tx }: Context, { record, agreement }: HeldAgreement) {
  const parties = await queries.partiesOf(tx, record.controllerId, record.id);
  const duties = await queries.dutiesOf(tx, record.controllerId, record.id);
  const arrangement: JointArrangement = {
    parties: [agreement.partyName, ...parties.map(({ name }) => name)],
    duties,
    contactPoint: agreement.jointContactPoint,
    essence: agreement.jointEssence,
  };
  return { parties, duties, arrangement };
}

export async function showArrangement(context: Context, id: string) {
  const held = await readableAgreement(context, id);
  const { parties, duties, arrangement } = await arrangementOf(context, held);
  return {
    ...held,
    parties,
    duties,
    judgement: judgeArrangement(arrangement, { asOf: context.today }),
    open: openToPersons(arrangement),
    mayChange: mayWriteContent(context, held.record) && isContentOpen(held.agreement),
  };
}
export type ShownArrangement = Awaited<ReturnType<typeof showArrangement>>;

/** Saves what the form had; the rest stays as it was. */
export async function saveArrangement(
  context: Context,
  id: string,
  version: number,
  form: ArrangementForm,
): Promise<void> {
  const held = await writableAgreement(context, id);
  if (held.agreement.kind !== 'joint')
    throw new Forbidden('Bara gemensamt ansvariga fördelar skyldigheter mellan sig.');
  const { controllerId } = held.record;
  const { duties: saved } = await arrangementOf(context, held);
  const { parties, duties, jointContactPoint, jointEssence } = form;
  const isFirst = await updateAgreement(context, held, { jointContactPoint, jointEssence }, version);
  if (!isFirst) throw new Conflict(conflictsOf(held.agreement, saved, form));
  const row = () => ({ id: crypto.randomUUID(), controllerId, agreementId: id });
  if (parties)
    await queries.replaceParties(
      context.tx,
      controllerId,
      id,
      parties.map((party, position) => ({ ...row(), ...party, position })),
    );
  if (duties) {
    const kept = saved.filter(({ duty }) => !(duty in duties)).map(({ duty, party }) => ({ duty, party }));
    const given = Object.entries(duties).flatMap(([duty, party]) => (party ? [{ duty, party }] : []));
    await queries.replaceDuties(
      context.tx,
      controllerId,
      id,
      [...kept, ...given].map((one) => ({ ...row(), ...one })),
    );
  }
  await noteStep(context, controllerId, id, 'Skyldigheterna fördelades');
}

function conflictsOf(
  agreement: HeldAgreement['agreement'],
  saved: readonly { readonly duty: string; readonly party: string }[],
  { duties = {}, jointContactPoint, jointEssence }: ArrangementForm,
) {
  const all = [
    { label: 'Kontaktpunkt', saved: agreement.jointContactPoint, typed: jointContactPoint },
    { label: 'Det de registrerade får veta', saved: agreement.jointEssence, typed: jointEssence },
    ...jointDuties.map(({ id, label }) => ({
      label,
      saved: saved.find(({ duty }) => duty === id)?.party ?? null,
      typed: duties[id],
    })),
  ];
  return all
    .filter(({ saved: before, typed }) => typed !== undefined && typed !== before)
    .map(({ label, saved: before, typed }) => ({ label, saved: before ?? '', typed: typed ?? '' }));
}
