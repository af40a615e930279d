/** What has been done and what will be. */
import { Conflict } from '../../../platform/errors.ts';
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
import { INVALID, idOf, newId, typedIn } from './input.ts';

const partOf = (input: Input): string => input.params.part ?? '';
const visible = ({ identityNumbers: _, ...errors }: FormErrors): FormErrors => errors;

async function measuresPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const { actor, today } = context;
  const shown = await actions.showMeasures(context, idOf(input));
  const failed = Object.keys(errors).length > 0;
  // A box that is not ticked is not sent: without this a refused form would tick it again.
  const typed = failed ? { secret: '', ...typedIn(input) } : {};
  const props = { shown, typed, errors, newId: newId(input), today };
  return page(
    () => (
      <pages.IncidentFormPage
        actor={actor}
        record={shown.record}
        title="Åtgärder"
        errors={visible(errors)}
        message={input.query.get('klart') ? 'Åtgärden är sparad.' : undefined}
      >
        <pages.MeasureParts {...props} />
      </pages.IncidentFormPage>
    ),
    failed ? INVALID : {},
  );
}

async function addMeasure(context: Context, input: Input): Promise<Reply> {
  const form = forms.readMeasure(input.fields, context.clock.now().toString(), context.today);
  const errors = form.ok
    ? await actions.addMeasure(context, idOf(input), newId(input), form.value)
    : form.errors;
  return errors
    ? measuresPage(context, input, errors)
    : redirect(`/incidenter/${idOf(input)}/atgarder?klart=1`);
}

async function measurePage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const { actor, today } = context;
  const shown = await actions.showMeasure(context, idOf(input), partOf(input));
  const { measure } = shown;
  const failed = Object.keys(errors).length > 0;
  const typed = failed
    ? typedIn(input)
    : {
        text: measure.text,
        dueOn: measure.dueOn,
        ownerPersonId: measure.ownerPersonId,
        ownerName: measure.ownerName,
        doneOn: measure.doneOn,
        doneNote: measure.doneNote,
      };
  return page(
    () => (
      <pages.IncidentFormPage actor={actor} record={shown.record} title="Åtgärd" errors={visible(errors)}>
        <pages.MeasureForm shown={shown} typed={typed} errors={errors} today={today} />
      </pages.IncidentFormPage>
    ),
    failed ? INVALID : {},
  );
}

async function changeMeasure(context: Context, input: Input): Promise<Reply> {
  const form = forms.readMeasureChanges(input.fields, context.today);
  const version = input.fields.get('version') ?? '';
  if (!/^\d{1,9}$/.test(version)) throw new Conflict([]);
  const at = { id: partOf(input), version: Number(version) };
  const errors = form.ok ? await actions.changeMeasure(context, idOf(input), at, form.value) : form.errors;
  return errors
    ? measurePage(context, input, errors)
    : redirect(`/incidenter/${idOf(input)}/atgarder?klart=1`);
}

export const measureRoutes: readonly Route[] = [
  get('/incidenter/:id/atgarder', 'case.read', (context, input) => measuresPage(context, input)),
  post('/incidenter/:id/atgarder', 'case.write', addMeasure),
  get('/incidenter/:id/atgarder/:part', 'case.write', (context, input) => measurePage(context, input)),
  post('/incidenter/:id/atgarder/:part', 'case.write', changeMeasure),
];
