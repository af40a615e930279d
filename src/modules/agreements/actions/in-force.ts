/** What follows when an agreement begins to hold or ends: the register's processors say so. */
import { longDate } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { noteStep } from '../../cases/actions/index.ts';
import { printedMark } from '../../cases/rules/index.ts';
import { markAgreement } from '../../register/actions/agreement-mark.ts';
import * as queries from '../queries/index.ts';

/** A person's page, or a job as the system. */
type Acting = Pick<Context, 'tx' | 'actor' | 'today'>;

/** The entries that it covers tell that there is an agreement, with its mark. */
export async function afterInForce(context: Acting, agreement: queries.AgreementRow): Promise<void> {
  const { controllerId, id, inForceOn } = agreement;
  await noteStep(context, controllerId, id, `Avtalet gäller från ${longDate(inForceOn ?? context.today)}`);
  await markCovered(context, agreement, 'valid');
}

/** The entries that it covered lack one again. */
export const afterEnd = (context: Acting, agreement: queries.AgreementRow): Promise<void> =>
  markCovered(context, agreement, 'missing');

/** The register follows when what the agreement covers has changed. */
export async function markCovered(
  context: Acting,
  agreement: queries.AgreementRow,
  state: 'valid' | 'missing',
): Promise<void> {
  // Only where we are the controller does an entry name the other party as its processor.
  if (agreement.side !== 'controller') return;
  const { controllerId, id, partyName, partyNumber, partyCountry } = agreement;
  const covered = await queries.coveredProcessingIds(context.tx, controllerId, id);
  await markAgreement(context, covered, {
    name: partyName,
    organisationNumber: partyNumber,
    country: partyCountry,
    agreement: state,
    reference: state === 'valid' ? printedMark(agreement) : null,
  });
}
