/** The agreement's page, and the parts of it that are filled in. */
import type { Child } from 'hono/jsx';
import { type CheckedFiles, checkFiles, FORM_WITH_FILES_LIMIT } from '../../../platform/files.ts';
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
  upload,
} from '../../../platform/route.ts';
import type { Services } from '../../../platform/services.ts';
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { editionsFor } from '../rules/index.ts';
import { INVALID, idOf, newId, typedIn } from './input.ts';

const failed = (errors: FormErrors): boolean => Object.keys(errors).length > 0;

const filesIn = (input: Input, services: Services): Promise<CheckedFiles> =>
  checkFiles(
    input.allFiles.filter(([field]) => field === 'fil').map(([, chosen]) => chosen),
    services,
  );
const prepared = (input: Input): CheckedFiles => input.prepared as CheckedFiles;

const MESSAGES: Readonly<Record<string, string>> = {
  nytt: 'Avtalet är påbörjat. Det som registret vet är ifyllt.',
  registrerat: 'Avtalet är registrerat och gäller.',
  sparat: 'Sparat.',
  ram: 'Avtalet är delat som ram. De andra nämnderna hittar den under Avtal.',
  uppsagt: 'Avtalet är uppsagt.',
  avbrutet: 'Sparat.',
};

async function showAgreement(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.findAgreement(context, idOf(input));
  if (!shown) return redirect(`/arenden/${idOf(input)}`);
  const message = MESSAGES[input.query.get('klart') ?? ''];
  return page(() => <pages.AgreementPage actor={context.actor} shown={shown} message={message} />);
}

async function partiesPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const shown = await actions.partChoices(context, idOf(input));
  const typed = failed(errors) ? typedIn(input) : {};
  return page(
    () => (
      <pages.AgreementFormPage
        actor={context.actor}
        agreement={shown.agreement}
        title="Parter, kontaktuppgifter och kontaktpersoner"
        errors={errors}
      >
        <pages.PartiesForm shown={shown} typed={typed} errors={errors} />
      </pages.AgreementFormPage>
    ),
    failed(errors) ? INVALID : {},
  );
}

async function saveParties(context: Context, input: Input): Promise<Reply> {
  const form = forms.readParties(input.fields);
  if (!form.ok) return partiesPage(context, input, form.errors);
  await actions.saveParties(context, idOf(input), form.value);
  return redirect(`/avtal/${idOf(input)}?klart=sparat#parter`);
}

async function termsPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const shown = await actions.partChoices(context, idOf(input));
  const isAgain = failed(errors);
  const ticked = isAgain ? (name: string) => input.fields.getAll(name).filter(Boolean) : null;
  return page(
    () => (
      <pages.AgreementFormPage
        actor={context.actor}
        agreement={shown.agreement}
        title="Vad det täcker, och villkor"
        errors={errors}
      >
        <pages.TermsForm
          shown={shown}
          typed={isAgain ? typedIn(input) : {}}
          errors={errors}
          ticked={ticked}
        />
      </pages.AgreementFormPage>
    ),
    isAgain ? INVALID : {},
  );
}

async function saveTerms(context: Context, input: Input): Promise<Reply> {
  const form = forms.readTerms(input.fields);
  const errors = form.ok ? await actions.saveTerms(context, idOf(input), form.value) : form.errors;
  return errors ? termsPage(context, input, errors) : redirect(`/avtal/${idOf(input)}?klart=sparat#villkor`);
}

type JudgedPart = (props: pages.JudgedProps) => Child;

const judgedPage =
  (title: string, Part: JudgedPart) =>
  async (context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> => {
    const { actor, today } = context;
    const shown = await actions.showAgreement(context, idOf(input));
    const props = { shown, errors, newId: newId(input), today, typed: failed(errors) ? typedIn(input) : {} };
    const message = input.query.get('klart') ? 'Sparat.' : undefined;
    return page(
      () => (
        <pages.AgreementFormPage
          actor={actor}
          agreement={shown.agreement}
          title={title}
          errors={errors}
          message={message}
        >
          <Part {...props} />
        </pages.AgreementFormPage>
      ),
      failed(errors) ? INVALID : {},
    );
  };
const secrecyPage = judgedPage('Sekretess', pages.SecrecyParts);
const guaranteesPage = judgedPage('Tillräckliga garantier', pages.GuaranteeParts);
const requirementsPage = judgedPage('Krav på innehållet', pages.RequirementParts);

async function saveSecrecy(context: Context, input: Input): Promise<Reply> {
  const form = forms.readSecrecy(input.fields);
  if (!form.ok) return secrecyPage(context, input, form.errors);
  await actions.saveSecrecy(context, idOf(input), form.value);
  return redirect(`/avtal/${idOf(input)}/sekretess?klart=1`);
}

async function addUndertaking(context: Context, input: Input): Promise<Reply> {
  const form = forms.readUndertaking(input.fields, context.today);
  const errors = form.ok
    ? await actions.addUndertaking(context, idOf(input), newId(input), form.value, prepared(input))
    : form.errors;
  if (errors) return secrecyPage(context, input, errors);
  return redirect(`/avtal/${idOf(input)}/sekretess?klart=1#underlag`);
}

async function removeUndertaking(context: Context, input: Input): Promise<Reply> {
  await actions.removeUndertaking(context, idOf(input), input.params.part ?? '');
  return redirect(`/avtal/${idOf(input)}/sekretess?klart=1#underlag`);
}

async function addAssessment(context: Context, input: Input): Promise<Reply> {
  const form = forms.readAssessment(input.fields, context.today);
  if (!form.ok) return guaranteesPage(context, input, form.errors);
  await actions.addAssessment(context, idOf(input), newId(input), form.value);
  return redirect(`/avtal/${idOf(input)}?klart=sparat#garantier`);
}

async function saveClauses(context: Context, input: Input): Promise<Reply> {
  const form = forms.readClauses(input.fields);
  if (!form.ok) return requirementsPage(context, input, form.errors);
  await actions.saveClauses(context, idOf(input), form.value);
  return redirect(`/avtal/${idOf(input)}?klart=sparat#krav`);
}

async function bodyPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const shown = await actions.showAgreement(context, idOf(input));
  const props = {
    shown,
    errors,
    newId: newId(input),
    typed: failed(errors) ? typedIn(input) : {},
    editions: editionsFor(shown.agreement.kind, context.today),
  };
  return page(
    () => (
      <pages.AgreementFormPage
        actor={context.actor}
        agreement={shown.agreement}
        title="Avtalets text"
        errors={errors}
        message={input.query.get('klart') ? 'Sparat.' : undefined}
      >
        <pages.BodyParts {...props} />
      </pages.AgreementFormPage>
    ),
    failed(errors) ? INVALID : {},
  );
}

async function saveEdition(context: Context, input: Input): Promise<Reply> {
  const errors = await actions.saveEdition(context, idOf(input), input.fields.get('edition') ?? '');
  return errors ? bodyPage(context, input, errors) : redirect(`/avtal/${idOf(input)}/text?klart=1`);
}

async function saveBody(context: Context, input: Input): Promise<Reply> {
  const errors = await actions.saveBody(context, idOf(input), newId(input), prepared(input));
  return errors ? bodyPage(context, input, errors) : redirect(`/avtal/${idOf(input)}/text?klart=1`);
}

async function share(context: Context, input: Input): Promise<Reply> {
  await actions.shareAsFrame(context, idOf(input));
  return redirect(`/avtal/${idOf(input)}?klart=ram`);
}

async function terminationPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const { actor, today } = context;
  const shown = await actions.showAgreement(context, idOf(input));
  const props = { shown, errors, today, newId: newId(input), typed: failed(errors) ? typedIn(input) : {} };
  return page(
    () => (
      <pages.AgreementFormPage
        actor={actor}
        agreement={shown.agreement}
        title="Säg upp avtalet"
        errors={errors}
      >
        <pages.TerminationForm {...props} />
      </pages.AgreementFormPage>
    ),
    failed(errors) ? INVALID : {},
  );
}

async function terminate(context: Context, input: Input): Promise<Reply> {
  const form = forms.readTermination(input.fields, context.today);
  const errors = form.ok ? await actions.terminate(context, idOf(input), form.value) : form.errors;
  return errors ? terminationPage(context, input, errors) : redirect(`/avtal/${idOf(input)}?klart=uppsagt`);
}

async function stepPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const shown = await actions.showAgreement(context, idOf(input));
  const title = shown.state === 'withdrawn' ? 'Ta upp avtalet igen' : 'Avbryt avtalet';
  const props = { shown, errors, newId: newId(input), typed: failed(errors) ? typedIn(input) : {} };
  return page(
    () => (
      <pages.AgreementFormPage
        actor={context.actor}
        agreement={shown.agreement}
        title={title}
        errors={errors}
      >
        <pages.StepForm {...props} />
      </pages.AgreementFormPage>
    ),
    failed(errors) ? INVALID : {},
  );
}

async function step(context: Context, input: Input): Promise<Reply> {
  const form = forms.readReason(input.fields);
  if (!form.ok) return stepPage(context, input, form.errors);
  const action = input.fields.get('steg') === 'resume' ? 'resume' : 'withdraw';
  await actions.stepAgreement(context, idOf(input), action, form.value.reason);
  return redirect(`/avtal/${idOf(input)}?klart=avbrutet`);
}

export const agreementPageRoutes: readonly Route[] = [
  get('/avtal/:id', 'agreement.read', showAgreement),
  get('/avtal/:id/parter', 'agreement.write', (context, input) => partiesPage(context, input)),
  post('/avtal/:id/parter', 'agreement.write', saveParties),
  get('/avtal/:id/villkor', 'agreement.write', (context, input) => termsPage(context, input)),
  post('/avtal/:id/villkor', 'agreement.write', saveTerms),
  get('/avtal/:id/sekretess', 'agreement.read', (context, input) => secrecyPage(context, input)),
  post('/avtal/:id/sekretess', 'agreement.write', saveSecrecy),
  upload('/avtal/:id/underlag', 'agreement.write', FORM_WITH_FILES_LIMIT, filesIn, addUndertaking),
  post('/avtal/:id/underlag/:part/bort', 'agreement.write', removeUndertaking),
  get('/avtal/:id/garantier', 'agreement.read', (context, input) => guaranteesPage(context, input)),
  post('/avtal/:id/garantier', 'agreement.write', addAssessment),
  get('/avtal/:id/krav', 'agreement.read', (context, input) => requirementsPage(context, input)),
  post('/avtal/:id/krav', 'agreement.write', saveClauses),
  get('/avtal/:id/text', 'agreement.write', (context, input) => bodyPage(context, input)),
  upload('/avtal/:id/text', 'agreement.write', FORM_WITH_FILES_LIMIT, filesIn, saveBody),
  post('/avtal/:id/utgava', 'agreement.write', saveEdition),
  post('/avtal/:id/ram', 'agreement.write', share),
  get('/avtal/:id/uppsagning', 'agreement.write', (context, input) => terminationPage(context, input)),
  post('/avtal/:id/uppsagning', 'agreement.write', terminate),
  get('/avtal/:id/avbryt', 'agreement.write', (context, input) => stepPage(context, input)),
  post('/avtal/:id/avbryt', 'agreement.write', step),
];
