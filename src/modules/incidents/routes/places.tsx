/** Where reports come in from outside: what the administrator chooses. */
import type { FormErrors } from '../../../platform/form.ts';
import {
  type Context,
  get,
  type Input,
  page,
  post,
  type Reply,
  type Route,
  redirect,
} from '../../../platform/route.ts';
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { INVALID, typedIn } from './input.ts';

const entityOf = (input: Input): string => input.params.entity ?? '';

async function placePage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const shown = await actions.showPlace(context, entityOf(input));
  const failed = Object.keys(errors).length > 0;
  const props = {
    actor: context.actor,
    shown,
    typed: failed ? typedIn(input) : {},
    errors,
    message: input.query.has('klart') ? 'Det är sparat.' : undefined,
  };
  return page(() => <pages.ReportingPlacePage {...props} />, failed ? INVALID : {});
}

async function savePlace(context: Context, input: Input): Promise<Reply> {
  const form = forms.readPlace(input.fields);
  const version = Number(input.fields.get('version')) || 0;
  const errors = form.ok
    ? await actions.savePlace(context, entityOf(input), version, form.value)
    : form.errors;
  return errors ? placePage(context, input, errors) : redirect(`${input.path}?klart=sparat`);
}

export const placeRoutes: readonly Route[] = [
  get('/organisation/:entity/rapportering', 'administer', (context, input) => placePage(context, input)),
  post('/organisation/:entity/rapportering', 'administer', savePlace),
];
