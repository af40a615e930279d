/** Closing an incident. */
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
import { INVALID, idOf, typedIn } from './input.ts';
import { orReport } from './missing-report.ts';

async function closingPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const shown = await actions.showClosing(context, idOf(input));
  const { identityNumbers: _, ...visible } = errors;
  const failed = Object.keys(errors).length > 0;
  const props = { shown, typed: failed ? typedIn(input) : {}, errors };
  return page(
    () => (
      <pages.IncidentFormPage
        actor={context.actor}
        record={shown.record}
        title="Avsluta incidenten"
        errors={visible}
        message={input.query.get('klart') ? 'Det är sparat.' : undefined}
      >
        {shown.own && shown.goesOn ? <pages.ClosingParts {...props} /> : <pages.ClosedNote shown={shown} />}
      </pages.IncidentFormPage>
    ),
    failed ? INVALID : {},
  );
}

/** The lessons are saved whatever comes of the closing. */
async function closeIncident(context: Context, input: Input): Promise<Reply> {
  const id = idOf(input);
  const lessons = forms.readLessons(input.fields);
  if (!lessons.ok) return closingPage(context, input, lessons.errors);
  if (input.fields.get('gor') !== 'avsluta') {
    await actions.saveLessons(context, id, lessons.value);
    return redirect(`/incidenter/${id}/avsluta?klart=1`);
  }
  const form = forms.readClosing(input.fields);
  const errors = form.ok ? await actions.closeIncident(context, id, lessons.value, form.value) : form.errors;
  return errors ? closingPage(context, input, errors) : redirect(`/arenden/${id}?klart=avslutat`);
}

export const closingRoutes: readonly Route[] = [
  get(
    '/incidenter/:id/avsluta',
    'case.write',
    orReport((context, input) => closingPage(context, input)),
  ),
  post('/incidenter/:id/avsluta', 'case.write', closeIncident),
];
