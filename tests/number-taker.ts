/** Run as a process of its own: opens and registers cases in one series, some in transactions that are rolled back. */
import { randomUUID } from 'node:crypto';
import { openCase, registerCase } from '../src/modules/cases/actions/case.ts';
import { systemActor } from '../src/platform/actor.ts';
import { fixedClock } from '../src/platform/clock.ts';
import { asActor, openDatabase, openPool } from '../src/platform/database/connection.ts';
import type { Context } from '../src/platform/route.ts';

const { url, controller, count } = JSON.parse(process.argv[2] ?? '{}') as {
  url: string;
  controller: { id: string; name: string; legalEntityId: string; legalEntityName: string };
  count: number;
};

class TakenBack extends Error {}

const pool = openPool(url, 4);
const database = openDatabase(pool);
const actor = systemActor(controller);

async function registerOne(index: number): Promise<'registered' | 'rolled back'> {
  try {
    await asActor(database, actor, async (tx) => {
      const context = {
        tx,
        actor,
        today: '2026-11-22',
        clock: fixedClock('2026-11-22T09:00:00Z'),
      } as unknown as Context;
      const id = randomUUID();
      await openCase(context, controller, { id, kind: 'other', title: 'Samtidigt', openedOn: '2026-11-22' });
      await registerCase(context, controller, id);
      if (index % 7 === 0) throw new TakenBack();
    });
    return 'registered';
  } catch (error) {
    if (error instanceof TakenBack) return 'rolled back';
    throw error;
  }
}

const outcomes: string[] = [];
let next = 0;
await Promise.all(
  Array.from({ length: 4 }, async () => {
    while (next < count) outcomes.push(await registerOne(next++));
  }),
);
const registered = outcomes.filter((outcome) => outcome === 'registered').length;
process.stdout.write(JSON.stringify({ registered, rolledBack: outcomes.length - registered }));
await database.destroy();
