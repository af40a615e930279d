/** What somebody has typed in a form and not saved yet: kept per person and form, seen by nobody else. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/route.ts';

export interface FormDraft {
  readonly fields: URLSearchParams;
  readonly savedAt: Date;
}

export async function formDraft({ tx, actor }: Context, form: string): Promise<FormDraft | undefined> {
  const row = await tx
    .selectFrom('formDraft')
    .select(['content', 'savedAt'])
    .where('personId', '=', actor.personId ?? '')
    .where('form', '=', form)
    .executeTakeFirst();
  return row && { fields: new URLSearchParams(String(row.content)), savedAt: row.savedAt };
}

export async function keepFormDraft(
  { tx, actor }: Context,
  form: string,
  fields: URLSearchParams,
): Promise<void> {
  if (!actor.controller || !actor.personId || form.length > 200) return;
  const content = JSON.stringify(fields.toString());
  await tx
    .insertInto('formDraft')
    .values({
      id: crypto.randomUUID(),
      controllerId: actor.controller.id,
      personId: actor.personId,
      form,
      content,
    })
    .onConflict((conflict) =>
      conflict.columns(['controllerId', 'personId', 'form']).doUpdateSet({ content, savedAt: sql`now()` }),
    )
    .execute();
}

export async function dropFormDraft({ tx, actor }: Context, form: string): Promise<void> {
  await tx
    .deleteFrom('formDraft')
    .where('personId', '=', actor.personId ?? '')
    .where('form', '=', form)
    .execute();
}
