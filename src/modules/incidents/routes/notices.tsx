/** When we are processor: telling the controllers. */
import type { FormErrors } from '../../../platform/form.ts';
import { allows } from '../../../platform/permissions.ts';
import {
  type Context,
  file,
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
import { incidentSides } from '../rules/index.ts';
import { INVALID, idOf, newId, typedIn } from './input.ts';

async function noticePage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const shown = await actions.showNotices(context, idOf(input));
  const { actor } = context;
  const failed = Object.keys(errors).length > 0;
  const untold = shown.told.filter(({ complete }) => !complete).map(({ name }) => name);
  const props = {
    shown,
    typed: failed ? typedIn(input) : {},
    chosen: failed ? input.fields.getAll('recipients') : untold,
    errors,
    newId: newId(input),
    mayWrite:
      allows(actor, 'incident.assess') &&
      shown.record.controllerId === actor.controller?.id &&
      shown.record.state !== 'closed',
  };
  return page(
    () => (
      <pages.IncidentFormPage
        actor={actor}
        record={shown.record}
        title="Underrätta personuppgiftsansvariga"
        errors={errors}
      >
        <pages.NoticeParts {...props} />
      </pages.IncidentFormPage>
    ),
    failed ? INVALID : {},
  );
}

async function tell(context: Context, input: Input): Promise<Reply> {
  const form = forms.readNotice(input.fields, context.clock.now().toString());
  const errors = form.ok
    ? await actions.tellControllers(context, idOf(input), newId(input), form.value)
    : form.errors;
  return errors ? noticePage(context, input, errors) : redirect(`/incidenter/${idOf(input)}/underratta`);
}

async function chooseSide(context: Context, input: Input): Promise<Reply> {
  const side = input.fields.get('side') ?? '';
  if (!Object.hasOwn(incidentSides, side)) return noticePage(context, input, { side: 'Välj ett av svaren.' });
  await actions.chooseSide(context, idOf(input), side as keyof typeof incidentSides);
  return redirect(`/incidenter/${idOf(input)}/underratta`);
}

async function printNotice(context: Context, input: Input): Promise<Reply> {
  const { name, make } = await actions.printedNotice(context, idOf(input), input.params.part ?? '');
  return file(name, 'application/pdf', make);
}

export const noticeRoutes: readonly Route[] = [
  get('/incidenter/:id/underratta', 'case.read', (context, input) => noticePage(context, input)),
  post('/incidenter/:id/underratta', 'incident.assess', tell),
  post('/incidenter/:id/underratta/sida', 'incident.assess', chooseSide),
  get('/incidenter/:id/underratta/:part/brev.pdf', 'case.read', printNotice),
];
