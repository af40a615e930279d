/** How far long work has come, told outside its transaction. */
import { sql } from 'kysely';
import type { Services } from './services.ts';

export interface Progress {
  readonly id: string;
  readonly personId: string | null;
  readonly done: number;
  readonly total: number;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly message: string | null;
  readonly result: Readonly<Record<string, unknown>> | null;
}

type Told = Partial<Omit<Progress, 'id'>>;

export async function tellProgress({ platformDatabase }: Services, id: string, told: Told): Promise<void> {
  const result = told.result ? JSON.stringify(told.result) : null;
  await sql`insert into platform.progress (id, person_id, done, total, state, message, result)
    values (${id}, ${told.personId ?? null}, ${told.done ?? 0}, ${told.total ?? 0}, ${told.state ?? 'waiting'},
      ${told.message ?? null}, ${result}::jsonb)
    on conflict (id) do update set done = excluded.done, total = greatest(excluded.total, progress.total),
      state = excluded.state, message = excluded.message, result = excluded.result, updated_at = now()`.execute(
    platformDatabase,
  );
  await sql`delete from platform.progress where updated_at < now() - interval '2 days'`.execute(
    platformDatabase,
  );
}

/** Undefined when there is none, or it is another person's. */
export async function readProgress(
  { platformDatabase }: Services,
  id: string,
  personId: string | null,
): Promise<Progress | undefined> {
  const { rows } = await sql<Progress>`select id, person_id, done, total, state, message, result
    from platform.progress where id = ${id} and person_id = ${personId}`.execute(platformDatabase);
  return rows[0];
}
