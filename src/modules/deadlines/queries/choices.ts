/** What a person has chosen of mails and calendar: asked by the person, and by the platform for those who do not act. */
import { type Kysely, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { DB } from '../../../platform/database/schema.generated.ts';
import type { Digest } from '../rules/index.ts';

export interface Choices {
  readonly digest: Digest | null;
  readonly warningDays: number | null;
  readonly calendarMadeAt: Date | null;
  /** `YYYY-MM-DD` */
  readonly calendarUsedOn: string | null;
}

const NOTHING_CHOSEN: Choices = {
  digest: null,
  warningDays: null,
  calendarMadeAt: null,
  calendarUsedOn: null,
};

export async function ownChoices(tx: Transaction): Promise<Choices> {
  const { rows } = await sql<Choices>`select * from platform.my_day_choices()`.execute(tx);
  return rows[0] ?? NOTHING_CHOSEN;
}

export async function chooseMails(
  tx: Transaction,
  digest: Digest,
  warningDays: number | null,
): Promise<void> {
  await sql`select platform.choose_mails(${digest}, ${warningDays}::integer)`.execute(tx);
}

/** Null ends the address. Either stands in the log as done with the own account. */
export async function setCalendar(
  tx: Transaction,
  personId: string,
  { hash, madeAt }: { readonly hash: Buffer | null; readonly madeAt: string },
): Promise<void> {
  await sql`select platform.set_calendar(${hash}::bytea, ${madeAt}::timestamptz),
    app.account_event(${personId}::uuid, ${hash ? 'Kalenderadress gjord' : 'Kalenderadress borttagen'})`.execute(
    tx,
  );
}

/** The account whose calendar has the address, and that it was read on the day; undefined when there is none. */
export async function accountOfCalendar(
  database: Kysely<DB>,
  hash: Buffer,
  today: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ accountId: string }>`
    update platform.my_day set calendar_used_on = ${today}
    from auth."user" account
    where my_day.calendar_hash = ${hash} and account.id = app.account_of(my_day.person_id)
      and account."deactivatedAt" is null
    returning account.id as "accountId"`.execute(database);
  return rows[0]?.accountId;
}

export interface Told {
  readonly personId: string;
  readonly accountId: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly digest: Digest | null;
  readonly warningDays: number | null;
}

/** Persons with an appointment and an open account on the day, with what they have chosen. */
export async function personsToTell(database: Kysely<DB>, today: string): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    select told.person_id, told.account_id, told.email, told.roles, my_day.digest, my_day.warning_days
    from app.persons_to_tell(${today}::date) told
    join auth."user" account on account.id = told.account_id and account."deactivatedAt" is null
    left join platform.my_day on my_day.person_id = told.person_id
    order by told.person_id`.execute(database);
  return rows;
}
