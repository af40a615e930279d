/** Powers of attorney that cover an agreement: those that its controller has given, and those that it signs on. */
import { agreementEdition } from '../../../knowledge/agreement-editions.ts';
import type { Context } from '../../../platform/route.ts';
import * as queries from '../queries/index.ts';
import { judgePower } from '../rules/index.ts';
import type { HeldAgreement } from './agreement.ts';

/** The same supplier by another name is the same party. */
export const powerFactsOf = (power: queries.PowerRow, agreement: queries.AgreementRow, signs: string) => ({
  powerKind: power.kind,
  edition: agreement.edition,
  counterparty: power.counterparty,
  agreementCounterparty:
    power.supplierId !== null && power.supplierId === agreement.supplierId
      ? power.counterparty
      : agreement.partyName,
  services: power.services,
  agreementServices: agreement.services,
  validFrom: power.validFrom,
  validUntil: power.validUntil,
  revokedOn: power.revokedOn,
  grantee: power.granteeName,
  signs,
});

const OPEN: readonly string[] = ['draft', 'preparing', 'signing'];

export const mayUsePower = ({ side, kind }: queries.AgreementRow): boolean =>
  side === 'controller' && kind === 'processor';

/** Those that cover it today; null where there is nothing to say: only of Inera's is it told that there is none. */
export async function coveringPowers(context: Context, { record, agreement }: HeldAgreement) {
  if (!mayUsePower(agreement) || agreement.state === 'ended' || agreement.state === 'withdrawn') return null;
  const { controllerId } = record;
  const powers = (await queries.powersOf(context.tx, [controllerId])).filter(
    (power) =>
      judgePower(powerFactsOf(power, agreement, power.granteeName), { asOf: context.today }).outcome ===
      'covers',
  );
  const isAsked = OPEN.includes(agreement.state) && isOfInera(agreement);
  return powers.length > 0 || isAsked
    ? powers.map((power) => ({ ...power, given: power.ownerControllerId === controllerId }))
    : null;
}
export type CoveringPowers = NonNullable<Awaited<ReturnType<typeof coveringPowers>>>;

const isOfInera = ({ edition }: queries.AgreementRow): boolean =>
  agreementEdition(edition)?.family === 'inera';

/** On the agreement's own page they are named for Inera's, which many nämnder sign through one. */
export const powersOfInera = (context: Context, held: HeldAgreement) =>
  isOfInera(held.agreement) ? coveringPowers(context, held) : Promise.resolve(null);
