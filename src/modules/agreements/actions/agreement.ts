/** An agreement: opened with its case, read, held and changed. */
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import type { Context } from '../../../platform/route.ts';
import { heldCase, readableCase, type ShownRecord } from '../../cases/actions/index.ts';
import * as queries from '../queries/index.ts';
import { isContentOpen } from '../rules/index.ts';

export interface HeldAgreement {
  readonly record: ShownRecord;
  readonly agreement: queries.AgreementRow;
}

/** An agreement of a controller where the actor reads cases; not found when the case has none. */
export async function readableAgreement(context: Context, id: string): Promise<HeldAgreement> {
  const record = await readableCase(context, id);
  const agreement = await queries.agreementById(context.tx, id);
  if (!agreement) throw new NotFound();
  return { record, agreement };
}

/** The own agreement, held until the transaction ends and read as it then stands. */
export async function heldAgreement(context: Context, id: string): Promise<HeldAgreement> {
  const record = await heldCase(context, id);
  if (!(await queries.lockAgreement(context.tx, record.controllerId, id))) throw new NotFound();
  return readableAgreement(context, id);
}

/** The same, of one that has not come to its end. */
export async function livingAgreement(context: Context, id: string): Promise<HeldAgreement> {
  const held = await heldAgreement(context, id);
  const { state } = held.agreement;
  if (state === 'ended' || state === 'withdrawn') throw new Forbidden('Avtalet har upphört och ändras inte.');
  return held;
}

/** The same, of one whose content may still be written. */
export async function writableAgreement(context: Context, id: string): Promise<HeldAgreement> {
  const held = await heldAgreement(context, id);
  const { state } = held.agreement;
  if (state === 'preparing' || state === 'signing')
    throw new Forbidden('Avtalet ligger för underskrift. Öppna det för ändring först.');
  if (!isContentOpen(held.agreement))
    throw new Forbidden('Avtalet är klart och ändras inte. En ny instruktion får en ny version.');
  return held;
}

/** Changes that nobody else can have been asked about; a form gives the version that it showed. */
export const updateAgreement = (
  { tx }: Context,
  { record }: Pick<HeldAgreement, 'record'>,
  changes: Parameters<typeof queries.updateAgreement>[4],
  version: number | null = null,
): Promise<boolean> => queries.updateAgreement(tx, record.controllerId, record.id, version, changes);
