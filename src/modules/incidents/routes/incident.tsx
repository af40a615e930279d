/** The incident: its page, times, assessment, risk, the officer's advice and the delegate's decision. */
import type { Child } from 'hono/jsx';
import type { FormErrors } from '../../../platform/form.ts';
import { allows } from '../../../platform/permissions.ts';
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
import { orReport } from './missing-report.ts';

const MESSAGES: Readonly<Record<string, string>> = {
  tider: 'Tiderna är sparade. Fristen är räknad på nytt.',
  sparat: 'Bedömningen är sparad.',
  kopplat: 'Bedömningen och kopplingen är sparade.',
  bitraden: 'Bedömningen och biträdena är sparade.',
  rad: 'Rådet är sparat.',
  beslut: 'Beslutet är sparat.',
  begart: 'Beslutet är begärt. De som får besluta har fått ett mejl.',
  redan:
    'Inget nytt mejl är skickat: de som får besluta är redan tillfrågade i dag, eller saknar e-postadress.',
  anmalan: 'Anmälan är noterad som skickad.',
  kvittens: 'Kvittensen är sparad.',
};

export const messageOf = ({ query }: Input): string | undefined => MESSAGES[query.get('klart') ?? ''];
const nowOf = ({ clock }: Context): string => clock.now().toString();

/** What only tells a form to ask something more is no error of a field. */
const visible = ({ identityNumbers: _, ...errors }: FormErrors): FormErrors => errors;

const sentIn = ({ fields }: Input): pages.SentFields =>
  Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name).filter(Boolean)]));

async function showIncident(context: Context, input: Input): Promise<Reply> {
  const { actor } = context;
  const shown = await actions.showIncident(context, idOf(input));
  const props = { actor, shown, now: nowOf(context), message: messageOf(input) };
  const { incident, tellings, measures, mayWrite } = shown;
  const panel = { caseId: shown.record.id, mayWrite };
  return page(() => (
    <pages.IncidentPage
      {...props}
      information={<pages.InformationPanel {...panel} incident={incident} tellings={tellings} />}
      measures={<pages.MeasuresPanel {...panel} measures={measures} />}
    />
  ));
}

interface Drawn {
  readonly record: { readonly id: string; readonly title: string };
  readonly title: string;
  readonly errors: FormErrors;
  readonly draw: () => Child;
}

export const formPage = (context: Context, input: Input, { record, title, errors, draw }: Drawn): Reply =>
  page(
    () => (
      <pages.IncidentFormPage
        actor={context.actor}
        record={record}
        title={title}
        errors={visible(errors)}
        message={messageOf(input)}
      >
        {draw()}
      </pages.IncidentFormPage>
    ),
    Object.keys(errors).length > 0 ? INVALID : {},
  );

async function timesPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const { actor } = context;
  const shown = await actions.showTimes(context, idOf(input));
  const { record } = shown;
  const typed = Object.keys(errors).length > 0 ? typedIn(input) : {};
  const mayWrite =
    record.controllerId === actor.controller?.id &&
    allows(actor, 'incident.assess') &&
    ['draft', 'open'].includes(record.state);
  return formPage(context, input, {
    record,
    title: 'Tider',
    errors,
    draw: () => <pages.TimesParts shown={shown} typed={typed} errors={errors} mayWrite={mayWrite} />,
  });
}

async function changeTimes(context: Context, input: Input): Promise<Reply> {
  const form = forms.readTimes(input.fields);
  const errors = form.ok ? await actions.changeTimes(context, idOf(input), form.value) : form.errors;
  if (errors) return timesPage(context, input, errors);
  return redirect(`/incidenter/${idOf(input)}/tider?klart=tider`);
}

type Sent = pages.SentFields | undefined;

async function assessmentPage(
  context: Context,
  input: Input,
  sent?: Sent,
  errors: FormErrors = {},
): Promise<Reply> {
  const shown = await actions.showAssessment(context, idOf(input));
  return formPage(context, input, {
    record: shown.record,
    title: 'Bedömning',
    errors,
    draw: () => <pages.AssessmentParts shown={shown} sent={sent} typed={typedIn(input)} errors={errors} />,
  });
}

async function riskPage(
  context: Context,
  input: Input,
  sent?: Sent,
  errors: FormErrors = {},
): Promise<Reply> {
  const shown = await actions.showRisk(context, idOf(input));
  return formPage(context, input, {
    record: shown.record,
    title: 'Risk',
    errors,
    draw: () => <pages.RiskParts shown={shown} sent={sent} errors={errors} />,
  });
}

const GROUP_PAGES = { bedomning: assessmentPage, risk: riskPage } as const;

/** Saves every section that the form has; one that has none leaves all as it was. */
async function saveSections(context: Context, input: Input): Promise<FormErrors | undefined> {
  const sections = input.fields.getAll('section').filter(forms.isSection);
  if (sections.length === 0) return undefined;
  const form = forms.readGroupForm(sections, input.fields);
  return form.ok ? actions.saveAssessment(context, idOf(input), form.value) : form.errors;
}

/** Where it is saved the message stands first on the page. */
const saveGroupForm =
  (which: keyof typeof GROUP_PAGES) =>
  async (context: Context, input: Input): Promise<Reply> => {
    const address = `/incidenter/${idOf(input)}/${which}`;
    // A processor that is typed and not yet added goes with the rest.
    if (which === 'bedomning' && input.fields.get('name')?.trim()) return changeProcessors(context, input);
    const errors = await saveSections(context, input);
    if (errors) return GROUP_PAGES[which](context, input, sentIn(input), errors);
    return redirect(`${address}?klart=sparat`);
  };

async function link(context: Context, input: Input): Promise<Reply> {
  const errors = await saveSections(context, input);
  if (errors) return assessmentPage(context, input, sentIn(input), errors);
  await actions.addProposedLink(context, idOf(input), input.fields.get('target') ?? '');
  return redirect(`/incidenter/${idOf(input)}/bedomning?klart=kopplat#kopplingar`);
}

/** What the form of processors asks for: one more, or one less. */
async function changeProcessors(context: Context, input: Input): Promise<Reply> {
  const errors = await saveSections(context, input);
  if (errors) return assessmentPage(context, input, sentIn(input), errors);
  const back = redirect(`/incidenter/${idOf(input)}/bedomning?klart=bitraden#bitraden`);
  const removed = input.fields.get('taBort');
  if (removed) await actions.removeProcessor(context, idOf(input), removed);
  if (removed && !input.fields.get('name')?.trim()) return back;
  const form = forms.readProcessor(input.fields);
  if (!form.ok) return assessmentPage(context, input, undefined, form.errors);
  await actions.addProcessor(context, idOf(input), form.value);
  return back;
}

async function advicePage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const { record, incident } = await actions.readableIncident(context, idOf(input));
  const typed = Object.keys(errors).length > 0 ? typedIn(input) : { advice: incident.advice };
  return formPage(context, input, {
    record,
    title: 'Ombudets råd',
    errors,
    draw: () => <pages.AdviceForm id={record.id} seen={incident.advisedAt} typed={typed} errors={errors} />,
  });
}

async function advise(context: Context, input: Input): Promise<Reply> {
  const form = forms.readIncidentAdvice(input.fields);
  if (!form.ok) return advicePage(context, input, form.errors);
  await actions.adviseOnIncident(context, idOf(input), form.value);
  return redirect(`/incidenter/${idOf(input)}?klart=rad`);
}

async function decisionPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const shown = await actions.showDecision(context, idOf(input));
  const id = newId(input);
  const typed = Object.keys(errors).length > 0 ? typedIn(input) : {};
  return formPage(context, input, {
    record: shown.record,
    title: 'Beslut om incidenten',
    errors,
    draw: () => <pages.DecisionParts shown={shown} newId={id} typed={typed} errors={errors} />,
  });
}

async function decide(context: Context, input: Input): Promise<Reply> {
  const form = forms.readIncidentDecision(input.fields, context.today);
  const errors = form.ok
    ? await actions.decideIncident(context, idOf(input), newId(input), form.value)
    : form.errors;
  if (errors) return decisionPage(context, input, errors);
  return redirect(`/incidenter/${idOf(input)}?klart=beslut`);
}

async function askForDecision(context: Context, input: Input): Promise<Reply> {
  const isAsked = await actions.askForDecision(context, idOf(input));
  return redirect(`/incidenter/${idOf(input)}?klart=${isAsked ? 'begart' : 'redan'}`);
}

export const incidentPageRoutes: readonly Route[] = [
  get('/incidenter/:id', 'case.read', orReport(showIncident)),
  get('/incidenter/:id/tider', 'case.read', (context, input) => timesPage(context, input)),
  post('/incidenter/:id/tider', 'incident.assess', changeTimes),
  get('/incidenter/:id/bedomning', 'incident.assess', (context, input) => assessmentPage(context, input)),
  post('/incidenter/:id/bedomning', 'incident.assess', saveGroupForm('bedomning')),
  post('/incidenter/:id/bitraden', 'incident.assess', changeProcessors),
  post('/incidenter/:id/koppla', 'incident.assess', link),
  get('/incidenter/:id/risk', 'incident.assess', (context, input) => riskPage(context, input)),
  post('/incidenter/:id/risk', 'incident.assess', saveGroupForm('risk')),
  get('/incidenter/:id/rad', 'case.advise', (context, input) => advicePage(context, input)),
  post('/incidenter/:id/rad', 'case.advise', advise),
  get('/incidenter/:id/beslut', 'case.decide', (context, input) => decisionPage(context, input)),
  post('/incidenter/:id/beslut', 'case.decide', decide),
  post('/incidenter/:id/begar-beslut', 'incident.assess', askForDecision),
];
