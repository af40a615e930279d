/** The kommun's significant incident, from a case. */
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
  borjat: 'Fristerna ligger nu i ärendet och på Min dag.',
  kopplat: 'Ärendet hör nu till kommunens incident.',
  noterat: 'Det är noterat.',
};

const nowOf = ({ clock }: Context): string => clock.now().toString();

async function cyberPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const shown = await actions.showCyber(context, idOf(input));
  const failed = Object.keys(errors).length > 0;
  const props = {
    shown,
    now: nowOf(context),
    typed: failed ? typedIn(input) : {},
    errors,
    newId: newId(input),
  };
  return page(
    () => (
      <pages.IncidentFormPage
        actor={context.actor}
        record={shown.record}
        title="Cybersäkerhetslagen"
        errors={errors}
        message={MESSAGES[input.query.get('klart') ?? '']}
      >
        <pages.CyberParts {...props} />
      </pages.IncidentFormPage>
    ),
    failed ? INVALID : {},
  );
}

async function begin(context: Context, input: Input): Promise<Reply> {
  const form = forms.readCyber(input.fields, nowOf(context));
  const errors = form.ok
    ? await actions.beginCyber(context, idOf(input), newId(input), form.value)
    : form.errors;
  return errors
    ? cyberPage(context, input, errors)
    : redirect(`/incidenter/${idOf(input)}/cyber?klart=borjat`);
}

async function join(context: Context, input: Input): Promise<Reply> {
  const errors = await actions.joinCyber(context, idOf(input), input.fields.get('cyberIncidentId') ?? '');
  return errors
    ? cyberPage(context, input, errors)
    : redirect(`/incidenter/${idOf(input)}/cyber?klart=kopplat`);
}

async function report(context: Context, input: Input): Promise<Reply> {
  const form = forms.readCyberStep(input.fields, nowOf(context));
  const errors = form.ok ? await actions.reportCyber(context, idOf(input), form.value) : form.errors;
  return errors
    ? cyberPage(context, input, errors)
    : redirect(`/incidenter/${idOf(input)}/cyber?klart=noterat`);
}

async function list(context: Context): Promise<Reply> {
  const rows = await actions.listCyber(context);
  return page(() => <pages.CyberListPage actor={context.actor} rows={rows} />);
}

export const cyberRoutes: readonly Route[] = [
  get('/incidenter/cyber', 'case.read', list),
  get('/incidenter/:id/cyber', 'case.read', (context, input) => cyberPage(context, input)),
  post('/incidenter/:id/cyber', 'incident.assess', begin),
  post('/incidenter/:id/cyber/lank', 'incident.assess', join),
  post('/incidenter/:id/cyber/steg', 'incident.assess', report),
];
