/** Telling data subjects: the plan, the letters and what was sent. */
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

const MESSAGES: Readonly<Record<string, string>> = {
  sparat: 'Det är sparat.',
  rad: 'Raden är sparad.',
  borttagen: 'Raden är borttagen.',
};

const addressOf = (input: Input): string => `/incidenter/${idOf(input)}/registrerade`;

async function informationPage(
  context: Context,
  input: Input,
  sent: 'plan' | 'telling' | null,
  errors: FormErrors = {},
): Promise<Reply> {
  const { actor, today } = context;
  const shown = await actions.showInformation(context, idOf(input));
  const { identityNumbers: _, ...visible } = errors;
  const props = {
    shown,
    sent,
    errors,
    today,
    typed: typedIn(input),
    newId: newId(input),
    letterId: crypto.randomUUID(),
  };
  return page(
    () => (
      <pages.IncidentFormPage
        actor={actor}
        record={shown.record}
        title="Information till registrerade"
        errors={visible}
        message={MESSAGES[input.query.get('klart') ?? '']}
      >
        <pages.InformationParts {...props} />
      </pages.IncidentFormPage>
    ),
    Object.keys(errors).length > 0 ? INVALID : {},
  );
}

async function savePlan(context: Context, input: Input): Promise<Reply> {
  const form = forms.readInformPlan(input.fields);
  const errors = form.ok ? await actions.planInforming(context, idOf(input), form.value) : form.errors;
  return errors
    ? informationPage(context, input, 'plan', errors)
    : redirect(`${addressOf(input)}?klart=sparat`);
}

async function addTelling(context: Context, input: Input): Promise<Reply> {
  const form = forms.readTelling(input.fields, context.today);
  const errors = form.ok
    ? await actions.addTelling(context, idOf(input), newId(input), form.value)
    : form.errors;
  return errors
    ? informationPage(context, input, 'telling', errors)
    : redirect(`${addressOf(input)}?klart=rad`);
}

async function removeTelling(context: Context, input: Input): Promise<Reply> {
  await actions.removeTelling(context, idOf(input), input.params.part ?? '');
  return redirect(`${addressOf(input)}?klart=borttagen`);
}

async function writeLetter(context: Context, input: Input): Promise<Reply> {
  const form = forms.readAudience(input.fields);
  const id = newId(input);
  const errors = form.ok
    ? await actions.writeLetter(context, idOf(input), id, form.value.audience)
    : form.errors;
  return errors
    ? informationPage(context, input, null, errors)
    : redirect(`/arenden/${idOf(input)}/dokument/${id}/redigera`);
}

export const informationRoutes: readonly Route[] = [
  get('/incidenter/:id/registrerade', 'case.read', (context, input) => informationPage(context, input, null)),
  post('/incidenter/:id/registrerade', 'case.write', savePlan),
  post('/incidenter/:id/registrerade/rad', 'case.write', addTelling),
  post('/incidenter/:id/registrerade/brev', 'case.write', writeLetter),
  post('/incidenter/:id/registrerade/:part/ta-bort', 'case.write', removeTelling),
];
