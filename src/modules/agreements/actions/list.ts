/** The list of agreements and its exports. */
import { logEvent } from '../../../platform/audit.ts';
import { controllersWhere } from '../../../platform/permissions.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import * as queries from '../queries/index.ts';

export type { AgreementSort, ListedAgreement } from '../queries/index.ts';

const LISTED = 500;
const EXPORTED = 10_000;

export type AskedAgreements = Omit<queries.AgreementFilter, 'controllers' | 'today'> & {
  /** Null: every controller where the actor reads agreements. */
  readonly controllerId: string | null;
};

function filterOf(
  { actor, today }: Context,
  { controllerId, ...asked }: AskedAgreements,
): queries.AgreementFilter {
  const all = controllersWhere(actor, 'agreement.read');
  return { ...asked, today, controllers: controllerId ? all.filter((id) => id === controllerId) : all };
}

export async function listAgreements(context: Context, asked: AskedAgreements) {
  const filter = filterOf(context, asked);
  return {
    rows: await queries.agreementList(context.tx, filter, LISTED),
    total: await queries.agreementCount(context.tx, filter),
  };
}

/** The rows of an export; that it was made stands in the log. */
export async function exportedAgreements(context: Context, asked: AskedAgreements) {
  await logEvent(context.tx, {
    action: 'export',
    table: 'agreement',
    row: null,
    controllerId: workedFor(context).id,
    detail: 'Listan över avtal exporterades',
  });
  return queries.agreementList(context.tx, filterOf(context, asked), EXPORTED);
}
