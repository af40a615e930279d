/** What is due, over all modules: rows, counts and what others are waited for, in one statement. */
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type { Due } from '../rules/index.ts';

export interface DueRow extends Due {
  readonly personName: string | null;
  /** `YYYY-MM-DD`: when somebody was last reminded of it. */
  readonly remindedOn: string | null;
}

/** Who asks: what the person carries, and how far it is looked. */
export interface Asking {
  readonly personId: string | null;
  /** Duties of roles, with the controllers where the person carries them. */
  readonly duties: ReadonlyMap<string, readonly string[]>;
  readonly controllerId: string | null;
  readonly overseen: readonly string[];
  /** Controllers whose cases the person may read; null when that is all within reach. */
  readonly caseControllers: readonly string[] | null;
  readonly today: string;
  /** ISO */
  readonly now: string;
  /** What is planned is shown when its day is near. */
  readonly planned: readonly string[];
  readonly plannedUntil: string;
  /** What the nämnd itself waits for. */
  readonly awaited: readonly string[];
  /** What has come in is told to those who may read cases. */
  readonly incoming: readonly string[];
}

export type DueView = 'mine' | 'board' | 'office' | 'waiting';

export interface DueFilter {
  readonly kind: string | null;
  readonly controllerId: string | null;
  readonly text: string;
}

export interface DueFound {
  readonly counts: Readonly<Record<DueView, number>>;
  /** With the filter, as the next two. */
  readonly total: number;
  readonly late: number;
  readonly today: number;
  readonly rows: readonly DueRow[];
}

const isMine = ({ personId, duties }: Asking): RawBuilder<boolean> => {
  const carried = [...duties].map(
    ([role, controllers]) => sql`role = ${role} and controller_id = any (${[...controllers]}::uuid[])`,
  );
  return sql<boolean>`case when person_id is null then ${carried.length > 0 ? sql.join(carried, sql` or `) : sql`false`}
    else person_id is not distinct from ${personId}::uuid end`;
};

const inView = (asking: Asking, view: DueView): RawBuilder<boolean> => {
  switch (view) {
    case 'mine':
      return sql`mine`;
    case 'board':
      return sql`controller_id = ${asking.controllerId}::uuid`;
    case 'office':
      return sql`controller_id = any (${[...asking.overseen]}::uuid[])`;
    case 'waiting':
      return sql`not mine and (asked_by = ${asking.personId}::uuid
        or controller_id = ${asking.controllerId}::uuid and source = any (${[...asking.awaited]}::text[]))`;
  }
};

/** Everything within reach that may be shown today, read once. */
const seen = (asking: Asking) => sql`
  select due.*, ${isMine(asking)} as mine from due
  where (source <> all (${[...asking.planned]}::text[]) or due_on <= ${asking.plannedUntil}::date)
    ${
      asking.caseControllers === null
        ? sql``
        : sql`and (case_id is null and source <> all (${[...asking.incoming]}::text[])
            or controller_id = any (${[...asking.caseControllers]}::uuid[]))`
    }`;

const matches = ({ kind, controllerId, text }: DueFilter): RawBuilder<boolean> =>
  sql.join(
    [
      kind === null ? sql`true` : kind === 'reminder' ? sql`reminder` : sql`kind = ${kind} and not reminder`,
      controllerId === null ? sql`true` : sql`controller_id = ${controllerId}::uuid`,
      text === ''
        ? sql`true`
        : sql`position(lower(${text}) in lower(concat_ws(' ', label, title, mark))) > 0`,
    ],
    sql` and `,
  );

const ROW = sql`json_build_object('controllerId', one.controller_id, 'source', one.source, 'id', one.id,
  'subjectId', one.subject_id, 'label', one.label, 'title', one.title, 'mark', one.mark, 'kind', one.kind,
  'cited', one.cited, 'citedArticle', one.cited_article, 'reminder', one.reminder, 'dueOn', one.due_on,
  'dueAt', to_char(one.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'personId', one.person_id,
  'role', one.role, 'askedBy', one.asked_by, 'since', one.since, 'personName', person.name,
  'remindedOn', (select max(sent_on) from due_reminder
    where due_reminder.controller_id = one.controller_id and due_reminder.due_id = one.id))`;

/** Clocks that are shown beside what is the person's own. */
const MOST_CLOCKS = 12;

export interface Wanted {
  readonly view: DueView;
  readonly filter: DueFilter;
  readonly limit: number;
}

/** The earliest first, those without a day last. */
export async function dueIn(
  tx: Transaction,
  asking: Asking,
  { view, filter, limit }: Wanted,
): Promise<DueFound> {
  const { today, now } = asking;
  const views: readonly DueView[] = ['mine', 'board', 'office', 'waiting'];
  const { rows } = await sql<DueFound>`
    with seen as materialized (${seen(asking)}),
      chosen as (select * from seen where ${inView(asking, view)} and ${matches(filter)})
    select (select json_build_object(${sql.join(
      views.flatMap((one) => [sql.lit(one), sql`count(*) filter (where ${inView(asking, one)})`]),
    )}) from seen) as counts,
      (select count(*)::int from chosen) as total,
      (select count(*)::int from chosen where due_on < ${today}::date or due_at < ${now}::timestamptz) as late,
      (select count(*)::int from chosen
        where due_on = ${today}::date and (due_at is null or due_at >= ${now}::timestamptz)) as today,
      coalesce((select json_agg(${ROW} order by one.due_on nulls last, one.due_at nulls last, one.since, one.id)
        from (select * from chosen order by due_on nulls last, due_at nulls last, since, id limit ${limit}) one
        left join person on person.id = one.person_id), '[]') as rows`.execute(tx);
  return rows[0] as DueFound;
}

/** Where hours count at the controllers, whoever does it: the first to run out first. */
export async function runningHours(
  tx: Transaction,
  asking: Asking,
  controllers: readonly string[],
): Promise<readonly DueRow[]> {
  const { rows } = await sql<{ found: DueRow }>`
    with seen as (${seen(asking)}),
      running as (select * from seen where due_at is not null and not mine and source <> 'incident-decision'
        and controller_id = any (${[...controllers]}::uuid[]) order by due_at, id limit ${MOST_CLOCKS})
    select ${ROW} as found from running one left join person on person.id = one.person_id
    order by one.due_at, one.id`.execute(tx);
  return rows.map(({ found }) => found);
}

/** One row, whoever does it; undefined when it is not there any more, or not within reach. */
export async function dueById(tx: Transaction, asking: Asking, id: string): Promise<DueRow | undefined> {
  const { rows } = await sql<{ found: DueRow }>`
    with seen as (${seen(asking)})
    select ${ROW} as found from (select * from seen where id = ${id}::uuid) one
    left join person on person.id = one.person_id limit 1`.execute(tx);
  return rows[0]?.found;
}

export interface DueFigures {
  readonly overdue: number;
  readonly today: number;
  readonly week: number;
  readonly none: number;
  readonly warned: number;
}

/** How many things wait for the person, by when, and how many have their day on one of those warned of. */
export async function dueFigures(
  tx: Transaction,
  asking: Asking,
  { weekEnd, warned }: { readonly weekEnd: string; readonly warned: readonly string[] },
): Promise<DueFigures> {
  const { today } = asking;
  const { rows } = await sql<DueFigures>`
    with seen as materialized (${seen(asking)})
    select count(*) filter (where due_on < ${today}::date)::int as overdue,
      count(*) filter (where due_on = ${today}::date)::int as today,
      count(*) filter (where due_on > ${today}::date and due_on <= ${weekEnd}::date)::int as week,
      count(*) filter (where due_on is null)::int as none,
      count(*) filter (where due_on = any (${[...warned]}::date[]))::int as warned
    from seen where mine`.execute(tx);
  return rows[0] as DueFigures;
}

interface Addressee {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Who is reminded: the person, or those who hold one of the roles at the controller on the day. */
export async function addresseesOf(
  tx: Transaction,
  {
    controllerId,
    personId,
    roles,
  }: { readonly controllerId: string; readonly personId: string | null; readonly roles: readonly string[] },
  today: string,
): Promise<readonly Addressee[]> {
  const { rows } = await sql<Addressee>`
    select distinct person.id, person.name, person.email from person
    join appointment held on held.person_id = person.id and held.controller_id = ${controllerId}
    where held.first_day <= ${today} and (held.last_day is null or held.last_day >= ${today})
      and (person.last_day is null or person.last_day >= ${today})
      and case when ${personId}::uuid is null then held.role = any (${[...roles]}::text[]) else person.id = ${personId}::uuid end
    order by person.name`.execute(tx);
  return rows;
}

/** False when it has been noted already today. */
export async function insertReminder(
  tx: Transaction,
  row: {
    readonly id: string;
    readonly controllerId: string;
    readonly dueId: string;
    readonly toPersonId: string;
    readonly sentOn: string;
  },
): Promise<boolean> {
  const result = await tx
    .insertInto('dueReminder')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
