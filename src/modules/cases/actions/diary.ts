/** Where the diary of a controller is kept. */

import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import type { DiaryForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';

export async function showDiary(context: Context) {
  const { id } = workedFor(context);
  return { diary: await queries.diaryOf(context.tx, id), numbers: await queries.numbersOf(context.tx, id) };
}

export async function saveDiary(context: Context, form: DiaryForm): Promise<void> {
  await queries.saveDiary(context.tx, {
    ...form,
    id: crypto.randomUUID(),
    controllerId: workedFor(context).id,
  });
}
