/** Forms of samråd, contact with an authority, and decisions in a case. */
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
import { caseKind, homeOf } from '../rules/index.ts';
import { back, formPage, type Typed } from './form-page.tsx';
import { INVALID, idOf, newId, typedIn, versionOf } from './input.ts';

const questionPage = (context: Context, input: Input, typed: Typed | undefined, errors?: FormErrors) =>
  formPage(
    context,
    input,
    'Frågan till ombudet',
    async (record) => {
      const { consultation } = await actions.matterOf(context, record);
      const saved: Typed = {
        question: consultation?.question,
        material: consultation?.material,
        decideOn: consultation?.decideOn,
      };
      return (wrong) => <pages.QuestionForm id={record.id} typed={typed ?? saved} errors={wrong} />;
    },
    errors,
  );

async function saveQuestion(context: Context, input: Input): Promise<Reply> {
  const form = forms.readConsultation(input.fields, context.today);
  if (!form.ok) return questionPage(context, input, typedIn(input), form.errors);
  await actions.saveQuestion(context, idOf(input), form.value);
  return back(input, 'samrad');
}

async function askOfficer(context: Context, input: Input): Promise<Reply> {
  await actions.askOfficer(context, idOf(input), versionOf(input) ?? 0);
  return back(input, 'fragat');
}

/** The officer writes for any controller that is overseen, whichever is worked for. */
async function advise(context: Context, input: Input): Promise<Reply> {
  const version = versionOf(input) ?? 0;
  const form = forms.readAdvice(input.fields);
  if (form.ok) {
    await actions.advise(context, idOf(input), version, form.value);
    return back(input, 'rad');
  }
  const record = await actions.readableCase(context, idOf(input));
  const { errors } = form;
  return page(
    () => (
      <pages.CaseFormPage actor={context.actor} record={record} title="Ombudets råd" errors={errors}>
        <pages.AdviceForm id={record.id} version={version} typed={typedIn(input)} errors={errors} />
      </pages.CaseFormPage>
    ),
    INVALID,
  );
}

async function answerAdvice(context: Context, input: Input): Promise<Reply> {
  const version = versionOf(input) ?? 0;
  const form = forms.readOutcome(input.fields);
  if (form.ok) {
    await actions.answerAdvice(context, idOf(input), version, form.value);
    return back(input, 'utfall');
  }
  const typed = typedIn(input);
  const draw = async (record: actions.ShownRecord) => (wrong: FormErrors) => (
    <pages.OutcomeForm id={record.id} version={version} typed={typed} errors={wrong} />
  );
  return formPage(context, input, 'Vad gör ni med rådet?', draw, form.errors);
}

const savedContact = (
  contact: Awaited<ReturnType<typeof actions.matterOf>>['contact'],
): Typed | undefined => {
  if (!contact) return undefined;
  const { version: _, fineAmount, ...texts } = contact;
  return { ...texts, fineAmount: fineAmount?.toString() ?? '' };
};

const contactPage = (context: Context, input: Input, sent: Typed | undefined, errors?: FormErrors) =>
  formPage(
    context,
    input,
    'Kontakt med myndigheten',
    async (record) => {
      const { contact } = await actions.matterOf(context, record);
      const version = sent ? versionOf(input) : (contact?.version ?? null);
      const typed = sent ?? savedContact(contact) ?? { authority: actions.supervisoryAuthority(context) };
      const props = { id: record.id, version, typed, today: context.today };
      return (wrong) => <pages.ContactForm {...props} errors={wrong} />;
    },
    errors,
  );

async function saveContact(context: Context, input: Input): Promise<Reply> {
  const form = forms.readContact(input.fields, context.today);
  if (!form.ok) return contactPage(context, input, typedIn(input), form.errors);
  await actions.saveContact(context, idOf(input), versionOf(input), form.value);
  return back(input, 'myndighet');
}

const decisionPage = (context: Context, input: Input, typed: Typed, errors?: FormErrors) =>
  formPage(
    context,
    input,
    'Besluta',
    async (record) => {
      const choices = await actions.decisionChoices(context, record);
      const id = newId(input);
      return (wrong) => (
        <pages.DecisionForm shown={record} id={id} choices={choices} typed={typed} errors={wrong} />
      );
    },
    errors,
  );

/** A matter with pages of its own is decided there: the decision is more than its text. */
async function decidedElsewhere(context: Context, input: Input): Promise<Reply | undefined> {
  const record = await actions.ownCase(context, idOf(input));
  const matter = input.fields.get('matter');
  const home = homeOf(record);
  return home && (!matter || matter === caseKind(record.kind).matter)
    ? redirect(`${home}/beslut`)
    : undefined;
}

async function decide(context: Context, input: Input): Promise<Reply> {
  const elsewhere = await decidedElsewhere(context, input);
  if (elsewhere) return elsewhere;
  const form = forms.readDecision(input.fields, context.today);
  const errors = form.ok ? await actions.decide(context, idOf(input), newId(input), form.value) : form.errors;
  return errors ? decisionPage(context, input, typedIn(input), errors) : back(input, 'beslut');
}

export const caseMatterRoutes: readonly Route[] = [
  get('/arenden/:id/samrad', 'case.write', (context, input) => questionPage(context, input, undefined)),
  post('/arenden/:id/samrad', 'case.write', saveQuestion),
  post('/arenden/:id/samrad/fraga', 'case.write', askOfficer),
  post('/arenden/:id/samrad/rad', 'case.advise', advise),
  post('/arenden/:id/samrad/utfall', 'case.write', answerAdvice),
  get('/arenden/:id/myndighet', 'case.write', (context, input) => contactPage(context, input, undefined)),
  post('/arenden/:id/myndighet', 'case.write', saveContact),
  get(
    '/arenden/:id/beslut',
    'case.decide',
    async (context, input) => (await decidedElsewhere(context, input)) ?? decisionPage(context, input, {}),
  ),
  post('/arenden/:id/beslut', 'case.decide', decide),
];
