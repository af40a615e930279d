/** The page of one form of a case, empty or as it was sent. */
import type { Child } from 'hono/jsx';
import type { FormErrors } from '../../../platform/form.ts';
import { type Context, type Input, page, type Reply, redirect } from '../../../platform/route.ts';
import * as actions from '../actions/index.ts';
import * as pages from '../pages/index.ts';
import { INVALID, idOf } from './input.ts';

export type Typed = Readonly<Record<string, string | null | undefined>>;

/** `draw` reads what the form chooses from, and answers with how it is drawn with its errors. */
export async function formPage(
  context: Context,
  input: Input,
  title: string,
  draw: (record: actions.ShownRecord) => Promise<(errors: FormErrors) => Child>,
  errors: FormErrors = {},
): Promise<Reply> {
  const record = await actions.ownCase(context, idOf(input));
  const form = await draw(record);
  return page(
    () => (
      <pages.CaseFormPage actor={context.actor} record={record} title={title} errors={visible(errors)}>
        {form(errors)}
      </pages.CaseFormPage>
    ),
    Object.keys(errors).length > 0 ? INVALID : {},
  );
}

/** What only tells the form to ask something more is no error of a field. */
const visible = ({ identityNumbers: _, ...errors }: FormErrors): FormErrors => errors;

export const back = (input: Input, done: string): Reply => redirect(`/arenden/${idOf(input)}?klart=${done}`);
