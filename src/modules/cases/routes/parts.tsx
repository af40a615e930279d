/** Forms of the parts of a case: persons, links, handlers, notes, deadlines. */
import type { FormErrors } from '../../../platform/form.ts';
import {
  type Context,
  get,
  type Input,
  page,
  post,
  type Reply,
  type Route,
} from '../../../platform/route.ts';
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { back, formPage, type Typed } from './form-page.tsx';
import { INVALID, idOf, newId, partOf, typedIn } from './input.ts';

const personPage = (context: Context, input: Input, typed: Typed, errors?: FormErrors) =>
  formPage(
    context,
    input,
    'Lägg till en person',
    async ({ id: caseId }) => {
      const id = newId(input);
      return (wrong) => <pages.PersonForm caseId={caseId} id={id} typed={typed} errors={wrong} />;
    },
    errors,
  );

async function addPerson(context: Context, input: Input): Promise<Reply> {
  const form = forms.readPerson(input.fields);
  if (!form.ok) return personPage(context, input, typedIn(input), form.errors);
  await actions.addPerson(context, idOf(input), newId(input), form.value);
  return back(input, 'person');
}

async function removePerson(context: Context, input: Input): Promise<Reply> {
  const errors = await actions.removePerson(context, idOf(input), partOf(input));
  if (!errors) return back(input, 'andrat');
  const record = await actions.ownCase(context, idOf(input));
  return page(
    () => (
      <pages.CaseFormPage
        actor={context.actor}
        record={record}
        title="Personen kan inte tas bort"
        errors={errors}
      />
    ),
    INVALID,
  );
}

async function openPersons(context: Context, input: Input): Promise<Reply> {
  const { actor } = context;
  const { record } = await actions.showCase(context, idOf(input));
  const form = forms.readOpenReason(input.fields);
  const reason = input.fields.get('reason') ?? '';
  const title = 'Personer i ärendet';
  if (!form.ok) {
    const { errors } = form;
    return page(
      () => (
        <pages.CaseFormPage actor={actor} record={record} title={title} errors={errors}>
          <pages.OpenPersons id={record.id} typed={reason} errors={errors} />
        </pages.CaseFormPage>
      ),
      INVALID,
    );
  }
  const persons = await actions.openPersons(context, record, form.value.reason);
  return page(() => (
    <pages.CaseFormPage actor={actor} record={record} title={title} message="Skälet står i nämndens logg.">
      <pages.OpenedPersons persons={persons} />
    </pages.CaseFormPage>
  ));
}

const linkPage = (context: Context, input: Input, typed: Typed, errors?: FormErrors) =>
  formPage(
    context,
    input,
    'Koppla ärendet',
    async ({ id: caseId, controllerId }) => {
      const targets = await actions.linkTargets(context, controllerId, caseId);
      const id = newId(input);
      return (wrong) => (
        <pages.LinkForm caseId={caseId} id={id} targets={targets} typed={typed} errors={wrong} />
      );
    },
    errors,
  );

async function addLink(context: Context, input: Input): Promise<Reply> {
  const chosen = input.fields.get('target') ?? '';
  const errors = await actions.addLink(context, idOf(input), newId(input), chosen);
  return errors ? linkPage(context, input, typedIn(input), errors) : back(input, 'koppling');
}

async function removeLink(context: Context, input: Input): Promise<Reply> {
  await actions.removeLink(context, idOf(input), partOf(input));
  return back(input, 'koppling');
}

const handlerPage = (context: Context, input: Input, typed: Typed, errors?: FormErrors) =>
  formPage(
    context,
    input,
    'Vilka läser ärendet',
    async ({ id: caseId }) => {
      const persons = await actions.casePersons(context);
      return (wrong) => <pages.HandlerForm caseId={caseId} persons={persons} typed={typed} errors={wrong} />;
    },
    errors,
  );

async function addHandler(context: Context, input: Input): Promise<Reply> {
  const errors = await actions.addHandler(context, idOf(input), input.fields.get('personId') ?? '');
  return errors ? handlerPage(context, input, typedIn(input), errors) : back(input, 'handlaggare');
}

async function removeHandler(context: Context, input: Input): Promise<Reply> {
  const errors = await actions.removeHandler(context, idOf(input), partOf(input));
  return errors ? handlerPage(context, input, {}, errors) : back(input, 'handlaggare');
}

const notePage = (context: Context, input: Input, typed: Typed, errors?: FormErrors) =>
  formPage(
    context,
    input,
    'Skriv en anteckning',
    async ({ id: caseId }) => {
      const id = newId(input);
      return (wrong) => <pages.NoteForm id={caseId} noteId={id} typed={typed} errors={wrong} />;
    },
    errors,
  );

async function addNote(context: Context, input: Input): Promise<Reply> {
  const form = forms.readNote(input.fields, context.today);
  const errors = form.ok
    ? await actions.addNote(context, idOf(input), newId(input), form.value)
    : form.errors;
  return errors ? notePage(context, input, typedIn(input), errors) : back(input, 'anteckning');
}

const deadlinePage = (context: Context, input: Input, typed: Typed, errors?: FormErrors) =>
  formPage(
    context,
    input,
    'Ny frist',
    async ({ id: caseId }) => {
      const persons = await actions.casePersons(context);
      const id = newId(input);
      return (wrong) => (
        <pages.DeadlineForm caseId={caseId} id={id} persons={persons} typed={typed} errors={wrong} />
      );
    },
    errors,
  );

async function addDeadline(context: Context, input: Input): Promise<Reply> {
  const form = forms.readDeadline(input.fields, context.today);
  const errors = form.ok
    ? await actions.addDeadline(context, idOf(input), newId(input), form.value)
    : form.errors;
  return errors ? deadlinePage(context, input, typedIn(input), errors) : back(input, 'frist');
}

const settlePage = (context: Context, input: Input, typed: Typed, errors?: FormErrors) =>
  formPage(
    context,
    input,
    'Frist',
    async ({ id: caseId }) => {
      const deadline = await actions.openDeadline(context, caseId, partOf(input));
      return (wrong) => <pages.SettleForm caseId={caseId} deadline={deadline} typed={typed} errors={wrong} />;
    },
    errors,
  );

async function settle(context: Context, input: Input): Promise<Reply> {
  const form = forms.readSettling(input.fields, context.today);
  const errors = form.ok
    ? await actions.settle(context, idOf(input), partOf(input), form.value)
    : form.errors;
  return errors ? settlePage(context, input, typedIn(input), errors) : back(input, 'frist');
}

export const casePartRoutes: readonly Route[] = [
  get('/arenden/:id/person', 'case.write', (context, input) => personPage(context, input, {})),
  post('/arenden/:id/person', 'case.write', addPerson),
  post('/arenden/:id/person/:part/ta-bort', 'case.write', removePerson),
  post('/arenden/:id/personer', 'case.read', openPersons),
  get('/arenden/:id/koppla', 'case.write', (context, input) => linkPage(context, input, {})),
  post('/arenden/:id/koppla', 'case.write', addLink),
  post('/arenden/:id/koppla/:part/ta-bort', 'case.write', removeLink),
  get('/arenden/:id/handlaggare', 'case.write', (context, input) => handlerPage(context, input, {})),
  post('/arenden/:id/handlaggare', 'case.write', addHandler),
  post('/arenden/:id/handlaggare/:part/ta-bort', 'case.write', removeHandler),
  post('/arenden/:id/anteckning', 'case.write', addNote),
  get('/arenden/:id/frist', 'case.write', (context, input) => deadlinePage(context, input, {})),
  post('/arenden/:id/frist', 'case.write', addDeadline),
  get('/arenden/:id/frist/:part', 'case.write', (context, input) =>
    settlePage(context, input, { state: 'met', on: context.today }),
  ),
  post('/arenden/:id/frist/:part', 'case.write', settle),
];
