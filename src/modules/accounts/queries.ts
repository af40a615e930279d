/** Persons with their accounts, administrators, groups, sign-ins and mails, as the administrator's role sees them. */
import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/connection.ts';
import type { GroupForm } from './forms.ts';

export const legalEntity = (tx: Transaction, id: string) =>
  tx.selectFrom('legalEntity').select(['id', 'name', 'parentId']).where('id', '=', id).executeTakeFirst();

export const personsOf = (tx: Transaction, entity: string) =>
  tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'title', 'accountId', 'lastDay'])
    .where('legalEntityId', '=', entity)
    .orderBy('name')
    .execute();

export const personOf = (tx: Transaction, entity: string, id: string) =>
  tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'title', 'accountId', 'lastDay'])
    .where('legalEntityId', '=', entity)
    .where('id', '=', id)
    .executeTakeFirst();

export const personById = (tx: Transaction, id: string) =>
  tx.selectFrom('person').select(['id', 'name', 'email']).where('id', '=', id).executeTakeFirst();

export async function giveAccount(tx: Transaction, person: string, account: string): Promise<void> {
  await tx.updateTable('person').set({ accountId: account }).where('id', '=', person).execute();
}

/** Administrators of today and those to come. */
export const administratorsOf = (tx: Transaction, entity: string, today: string) =>
  tx
    .selectFrom('administrator')
    .select(['id', 'personId', 'firstDay', 'lastDay'])
    .where('legalEntityId', '=', entity)
    .where((where) => where.or([where('lastDay', 'is', null), where('lastDay', '>=', today)]))
    .execute();

/** One change of administrators at a time, so that two cannot end each other. */
export async function lockAdministrators(tx: Transaction, entity: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('administrators'), hashtext(${entity}))`.execute(tx);
}

interface NewAdministrator {
  readonly id: string;
  readonly legalEntityId: string;
  readonly personId: string;
  readonly firstDay: string;
  readonly lastDay: string | null;
}

export async function insertAdministrator(tx: Transaction, row: NewAdministrator): Promise<void> {
  await tx
    .insertInto('administrator')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export async function endAdministrator(tx: Transaction, id: string, lastDay: string): Promise<void> {
  await tx.updateTable('administrator').set({ lastDay }).where('id', '=', id).execute();
}

export const controllersOf = (tx: Transaction, entity: string) =>
  tx
    .selectFrom('controller')
    .select(['id', 'name'])
    .where('legalEntityId', '=', entity)
    .orderBy('name')
    .execute();

export const groupsOf = (tx: Transaction, entity: string) =>
  tx
    .selectFrom('groupMapping')
    .innerJoin('controller', 'controller.id', 'groupMapping.controllerId')
    .select([
      'groupMapping.id',
      'groupMapping.provider',
      'groupMapping.groupValue',
      'groupMapping.role',
      'controller.name as controllerName',
      'groupMapping.controllerId',
    ])
    .where('groupMapping.legalEntityId', '=', entity)
    .orderBy('groupMapping.groupValue')
    .orderBy('controller.name')
    .execute();

/** How many appointments of today each group's role for a controller has given. */
export const givenByGroups = (tx: Transaction, entity: string, today: string) =>
  tx
    .selectFrom('appointment')
    .select((select) => ['controllerId', 'role', 'provider', select.fn.countAll<number>().as('given')])
    .where('legalEntityId', '=', entity)
    .where('source', '=', 'directory')
    .where((where) => where.or([where('lastDay', 'is', null), where('lastDay', '>=', today)]))
    .groupBy(['controllerId', 'role', 'provider'])
    .execute();

export async function insertGroup(tx: Transaction, entity: string, form: GroupForm): Promise<void> {
  await tx
    .insertInto('groupMapping')
    .values({
      id: form.id,
      legalEntityId: entity,
      provider: form.tjanst,
      groupValue: form.grupp,
      controllerId: form.namnd,
      role: form.roll,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The mapping that was removed; undefined when there is none within reach. */
export const deleteGroup = (tx: Transaction, entity: string, id: string) =>
  tx
    .deleteFrom('groupMapping')
    .where('legalEntityId', '=', entity)
    .where('id', '=', id)
    .returning(['provider', 'controllerId', 'role'])
    .executeTakeFirst();

interface Given {
  readonly provider: string;
  readonly controllerId: string;
  readonly role: string;
}

/** Ends what the group gave, unless another group gives the same. What was given today is taken away, as at sign-in. */
export async function endGiven(tx: Transaction, { provider, controllerId, role }: Given, today: string) {
  await sql`select app.take_back_appointments(coalesce(array_agg(held.id), '{}'), ${today}::date - 1)
    from app.appointment held
    where source = 'directory' and provider = ${provider} and controller_id = ${controllerId} and role = ${role}
      and first_day >= ${today}::date
      and not exists (select from app.group_mapping mapping where mapping.provider = held.provider
        and mapping.controller_id = held.controller_id and mapping.role = held.role)`.execute(tx);
  await sql`update app.appointment held set last_day = ${today}::date - 1
    where source = 'directory' and provider = ${provider} and controller_id = ${controllerId} and role = ${role}
      and (last_day is null or last_day >= ${today}::date)
      and not exists (select from app.group_mapping mapping where mapping.provider = held.provider
        and mapping.controller_id = held.controller_id and mapping.role = held.role)`.execute(tx);
}

export interface SignInRow {
  readonly at: Date;
  readonly outcome: string;
  readonly method: string;
  /** Empty unless the actor is the person or the person's administrator. */
  readonly address: string;
  readonly browser: string;
}

export async function signInsOf(tx: Transaction, personId: string): Promise<SignInRow[]> {
  const { rows } = await sql<SignInRow>`select * from platform.sign_ins_of(${personId})`.execute(tx);
  return rows;
}

export async function logAccountAct(tx: Transaction, personId: string, act: string): Promise<void> {
  await sql`select app.account_event(${personId}, ${act})`.execute(tx);
}

export interface MailRow {
  readonly id: string;
  readonly toAddress: string;
  readonly subject: string;
  /** Empty outside the demo. */
  readonly body: string;
  readonly status: string;
  readonly attempts: number;
  readonly possibleDouble: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

interface MailFilter {
  readonly status: string;
  readonly text: string;
  readonly withBody: boolean;
}

export async function mailsOf(tx: Transaction, { status, text, withBody }: MailFilter): Promise<MailRow[]> {
  const { rows } = await sql<MailRow>`
    select id, to_address, subject, case when ${withBody} then body else '' end as body, status, attempts,
      possible_double, last_error, created_at, sent_at
    from platform.mails()
    where (${status} = '' or status = ${status})
      and (${text} = '' or strpos(lower(to_address || ' ' || subject), lower(${text})) > 0)
    order by created_at desc limit 1000`.execute(tx);
  return rows;
}

/** False when the mail is not within reach, or has been sent. */
export async function changeMail(tx: Transaction, id: string, act: 'retry' | 'withdraw'): Promise<boolean> {
  const { rows } = await sql<{
    changed: boolean;
  }>`select platform.change_mail(${id}, ${act}) as changed`.execute(tx);
  return rows[0]?.changed ?? false;
}

export interface MailFigures {
  readonly queued: number;
  readonly sent: number;
  readonly failed: number;
  readonly withdrawn: number;
  /** Tries that ended without our knowing whether the server had said yes. */
  readonly possibleDoubles: number;
}

export async function mailFigures(tx: Transaction): Promise<MailFigures> {
  const { rows } = await sql<MailFigures>`select queued, sent, failed, withdrawn,
    possible_doubles::bigint as "possibleDoubles" from platform.mail_figures()`.execute(tx);
  return rows[0] ?? { queued: 0, sent: 0, failed: 0, withdrawn: 0, possibleDoubles: 0 };
}

export interface JobRow {
  readonly id: number;
  readonly name: string;
  /** Of the organisation; else of the whole installation. */
  readonly own: boolean;
  readonly state: string;
  readonly attempts: number;
  readonly maxAttempts: number;
  /** What kind of error the last try ended with; never its words. */
  readonly error: string | null;
  readonly runAt: Date;
  readonly createdAt: Date;
}

export async function jobsOf(tx: Transaction): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`
    select id, name, own, state, attempts, max_attempts, error, run_at, created_at from platform.jobs()
    order by array_position(array['failed', 'retried', 'running', 'queued'], state), run_at, id
    limit 2000`.execute(tx);
  return rows;
}

/** False when the job is not within reach, or is in another state by now. */
export async function changeJob(tx: Transaction, id: number, act: 'retry' | 'remove'): Promise<boolean> {
  const { rows } = await sql<{
    changed: boolean;
  }>`select platform.change_job(${id}, ${act}) as changed`.execute(tx);
  return rows[0]?.changed ?? false;
}
