import type { Transaction } from '../../platform/database/connection.ts';
import type {
  AppointmentForm,
  CompanyForm,
  ControllerForm,
  PersonForm,
  SupplierForm,
  SystemForm,
} from './forms.ts';

export const legalEntity = (tx: Transaction, id: string) =>
  tx.selectFrom('legalEntity').selectAll().where('id', '=', id).executeTakeFirst();

export const controllersOf = (tx: Transaction, entity: string) =>
  tx
    .selectFrom('controller')
    .leftJoin('controller as deciding', 'deciding.id', 'controller.dependsOnId')
    .selectAll('controller')
    .select('deciding.name as dependsOnName')
    .where('controller.legalEntityId', '=', entity)
    .orderBy('controller.name')
    .execute();

export const controllerById = (tx: Transaction, id: string) =>
  tx.selectFrom('controller').selectAll().where('id', '=', id).executeTakeFirst();

export type Controller = NonNullable<Awaited<ReturnType<typeof controllerById>>>;

export async function insertController(
  tx: Transaction,
  id: string,
  entity: string,
  form: ControllerForm,
): Promise<void> {
  await tx
    .insertInto('controller')
    .values({ id, legalEntityId: entity, ...columnsOf(form) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** False when somebody else saved since `version` was read. */
export async function updateController(
  tx: Transaction,
  id: string,
  version: number,
  form: ControllerForm,
): Promise<boolean> {
  const result = await tx
    .updateTable('controller')
    .set({ ...columnsOf(form), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

const columnsOf = ({ independent, ...form }: ControllerForm) => ({
  ...form,
  independent: independent === 'yes',
  dependsOnId: independent === 'yes' ? null : form.dependsOnId,
});

/** A company is a legal entity of its own under its kommun, and its own controller. */
export async function insertCompany(
  tx: Transaction,
  id: string,
  parent: string,
  form: CompanyForm,
): Promise<void> {
  await tx
    .insertInto('legalEntity')
    .values({
      id,
      parentId: parent,
      kind: 'company',
      name: form.name,
      organisationNumber: form.organisationNumber,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export const personsOf = (tx: Transaction, entity: string) =>
  tx.selectFrom('person').selectAll().where('legalEntityId', '=', entity).orderBy('name').execute();

export const personById = (tx: Transaction, id: string) =>
  tx.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();

export const personByEmail = (tx: Transaction, entity: string, email: string) =>
  tx
    .selectFrom('person')
    .select('id')
    .where('legalEntityId', '=', entity)
    .where('email', '=', email)
    .executeTakeFirst();

export async function insertPerson(
  tx: Transaction,
  id: string,
  entity: string,
  form: PersonForm,
): Promise<void> {
  await tx
    .insertInto('person')
    .values({ id, legalEntityId: entity, ...form })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export async function giveAccount(tx: Transaction, person: string, account: string): Promise<void> {
  await tx.updateTable('person').set({ accountId: account }).where('id', '=', person).execute();
}

/** Appointments of the administered entity; of one person when given. */
export const appointmentsOf = (tx: Transaction, entity: string, person?: string) =>
  tx
    .selectFrom('appointment')
    .innerJoin('controller', 'controller.id', 'appointment.controllerId')
    .selectAll('appointment')
    .select('controller.name as controllerName')
    .where('appointment.legalEntityId', '=', entity)
    .$if(person !== undefined, (query) => query.where('appointment.personId', '=', person as string))
    .orderBy('appointment.firstDay', 'desc')
    .execute();

export async function insertAppointment(
  tx: Transaction,
  appointment: AppointmentForm & { id: string; personId: string; legalEntityId: string },
): Promise<void> {
  await tx
    .insertInto('appointment')
    .values(appointment)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .execute();
}

export const appointmentById = (tx: Transaction, id: string) =>
  tx.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirst();

export async function endAppointment(tx: Transaction, id: string, lastDay: string): Promise<void> {
  await tx.updateTable('appointment').set({ lastDay }).where('id', '=', id).execute();
}

export const systems = (tx: Transaction) =>
  tx
    .selectFrom('system')
    .leftJoin('supplier', 'supplier.id', 'system.supplierId')
    .innerJoin('controller', 'controller.id', 'system.ownerControllerId')
    .selectAll('system')
    .select(['supplier.name as supplierName', 'controller.name as ownerName'])
    .select((select) =>
      select
        .selectFrom('systemUse')
        .whereRef('systemUse.systemId', '=', 'system.id')
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .as('useCount'),
    )
    .orderBy('system.name')
    .execute();

export const systemById = (tx: Transaction, id: string) =>
  tx.selectFrom('system').selectAll().where('id', '=', id).executeTakeFirst();

/** Processings that use the system, among those that may be read. */
export const usesOfSystem = (tx: Transaction, id: string) =>
  tx
    .selectFrom('systemUse')
    .innerJoin('processing', 'processing.id', 'systemUse.processingId')
    .innerJoin('controller', 'controller.id', 'processing.controllerId')
    .select(['processing.id', 'processing.name', 'processing.number', 'controller.name as controllerName'])
    .where('systemUse.systemId', '=', id)
    .orderBy('processing.name')
    .execute();

export const systemByName = (tx: Transaction, name: string) =>
  tx.selectFrom('system').select('id').where('name', '=', name).executeTakeFirst();

export async function insertSystem(tx: Transaction, id: string, form: SystemForm): Promise<void> {
  await tx
    .insertInto('system')
    .values({ id, ...form })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export async function updateSystem(
  tx: Transaction,
  id: string,
  version: number,
  form: SystemForm,
): Promise<boolean> {
  const result = await tx
    .updateTable('system')
    .set({ ...form, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export const suppliers = (tx: Transaction) => tx.selectFrom('supplier').selectAll().orderBy('name').execute();

export const supplierByNumber = (tx: Transaction, number: string) =>
  tx
    .selectFrom('supplier')
    .select(['id', 'name'])
    .where('organisationNumber', '=', number)
    .executeTakeFirst();

export async function insertSupplier(tx: Transaction, id: string, form: SupplierForm): Promise<void> {
  await tx
    .insertInto('supplier')
    .values({ id, ...form })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
