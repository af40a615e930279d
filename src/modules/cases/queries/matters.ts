/** The parts that some kinds of case have: samråd, and contact with an authority. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { AuthorityContact, Consultation } from '../../../platform/database/schema.generated.ts';

export const consultationOf = (tx: Transaction, controllerId: string, caseId: string) =>
  tx
    .selectFrom('consultation')
    .selectAll()
    .where('controllerId', '=', controllerId)
    .where('caseId', '=', caseId)
    .executeTakeFirst();

/** Writes the question, once per case. */
export async function saveQuestion(
  tx: Transaction,
  row: Insertable<Consultation> & { readonly controllerId: string; readonly caseId: string },
): Promise<void> {
  const { question, material, decideOn } = row;
  await tx
    .insertInto('consultation')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['controllerId', 'caseId']).doUpdateSet({
        question,
        material: material ?? null,
        decideOn: decideOn ?? null,
        version: sql`consultation.version + 1`,
      }),
    )
    .execute();
}

export async function updateConsultation(
  tx: Transaction,
  controllerId: string,
  caseId: string,
  version: number,
  changes: Updateable<Consultation>,
): Promise<boolean> {
  const result = await tx
    .updateTable('consultation')
    .set({ ...changes })
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('controllerId', '=', controllerId)
    .where('caseId', '=', caseId)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

export async function insertContact(tx: Transaction, row: Insertable<AuthorityContact>): Promise<boolean> {
  const result = await tx
    .insertInto('authorityContact')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'caseId']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function updateContact(
  tx: Transaction,
  controllerId: string,
  caseId: string,
  version: number,
  changes: Updateable<AuthorityContact>,
): Promise<boolean> {
  const result = await tx
    .updateTable('authorityContact')
    .set({ ...changes })
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('controllerId', '=', controllerId)
    .where('caseId', '=', caseId)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Officers of the controller today, with the addresses that a mail about a samråd goes to. */
export const officersOf = (tx: Transaction, controllerId: string, today: string) =>
  tx
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.personId')
    .select(['person.id', 'person.name', 'person.email'])
    .where('appointment.controllerId', '=', controllerId)
    .where('appointment.role', '=', 'dso')
    .where('appointment.firstDay', '<=', today)
    .where((where) =>
      where.or([where('appointment.lastDay', 'is', null), where('appointment.lastDay', '>=', today)]),
    )
    .execute();

export const personAddress = (tx: Transaction, id: string) =>
  tx.selectFrom('person').select(['id', 'name', 'email']).where('id', '=', id).executeTakeFirst();
