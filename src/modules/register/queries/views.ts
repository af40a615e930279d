/** Saved views: a filter of the list under a name. */
import type { Transaction } from '../../../platform/database/connection.ts';

export interface NewView {
  readonly id: string;
  readonly controllerId: string;
  readonly personId: string;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
}

/** The person's own and those that are shared at the controller. */
export const viewsOf = (tx: Transaction, controllerId: string, personId: string) =>
  tx
    .selectFrom('savedView')
    .leftJoin('person', 'person.id', 'savedView.personId')
    .select([
      'savedView.id',
      'savedView.personId',
      'savedView.name',
      'savedView.query',
      'savedView.shared',
      'person.name as personName',
    ])
    .where('savedView.controllerId', '=', controllerId)
    .where((where) =>
      where.or([where('savedView.shared', '=', true), where('savedView.personId', '=', personId)]),
    )
    .orderBy('savedView.name')
    .execute();
export type SavedView = Awaited<ReturnType<typeof viewsOf>>[number];

export async function insertView(tx: Transaction, view: NewView): Promise<void> {
  await tx
    .insertInto('savedView')
    .values(view)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .execute();
}

export async function changeView(
  tx: Transaction,
  controllerId: string,
  id: string,
  change: { readonly name?: string; readonly shared?: boolean },
): Promise<void> {
  await tx
    .updateTable('savedView')
    .set(change)
    .where('controllerId', '=', controllerId)
    .where('id', '=', id)
    .execute();
}

export async function deleteView(tx: Transaction, controllerId: string, id: string): Promise<void> {
  await tx.deleteFrom('savedView').where('controllerId', '=', controllerId).where('id', '=', id).execute();
}
