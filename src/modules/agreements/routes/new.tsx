/** A new agreement, one that was signed before, publishers' texts, and frames. */
import { agreementEdition, agreementEditions } from '../../../knowledge/agreement-editions.ts';
import { type CheckedFiles, checkFiles, FORM_WITH_FILES_LIMIT } from '../../../platform/files.ts';
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
  upload,
} from '../../../platform/route.ts';
import type { Services } from '../../../platform/services.ts';
import { guidanceById } from '../../guide/actions.ts';
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

/** What a new agreement begins from, and what follows from it. */
async function beginning(context: Context, { query }: Input) {
  const guidanceId = query.get('vagledning');
  const frameId = query.get('ram');
  const guidance = guidanceId ? await guidanceById(context, guidanceId) : undefined;
  const frame = frameId ? await actions.frameContent(context, frameId) : undefined;
  if (frame && frameId)
    return {
      from: { text: `Under ramen «${frame.frame.title}»`, href: '/avtal#ramar' },
      typed: {
        frameId,
        what: 'processor-controller',
        title: frame.frame.title,
        party: frame.party.name,
        partyNumber: frame.party.number,
        partyCountry: frame.party.country,
        edition: frame.frame.edition,
      },
      ticked: [],
    };
  if (guidance && guidanceId)
    return {
      from: { text: `Från vägledningen: ${guidance.title}`, href: `/vagledning/${guidanceId}` },
      typed: { guidanceId, title: guidance.title, ...whatOf(guidance) },
      ticked: guidance.processingId ? [guidance.processingId] : [],
    };
  const processing = query.get('behandling');
  return { from: null, typed: { party: query.get('part') }, ticked: processing ? [processing] : [] };
}

/** The answer of the guide as the form's first choices. */
function whatOf({ need, partyName }: Awaited<ReturnType<typeof guidanceById>>) {
  const kind = need.form === null ? undefined : KIND_OF_FORM[need.form];
  if (!kind) return { party: partyName };
  const side = need.direction === 'they-instruct' ? 'processor' : 'controller';
  return {
    what: kind === 'joint' ? kind : `${kind}-${side}`,
    party: partyName,
    edition: DEFAULT_EDITION[kind],
  };
}

const KIND_OF_FORM = { agreement: 'processor', reglemente: 'reglemente', arrangement: 'joint' } as const;
const DEFAULT_EDITION = {
  processor: 'skr-2023-02',
  reglemente: 'reglemente',
  joint: 'skr-joint-2025-04-15',
} as const;

async function newPage(context: Context, input: Input, errors: FormErrors, signed: boolean): Promise<Reply> {
  const { actor, today } = context;
  const begun = failed(errors)
    ? { from: null, typed: typedIn(input), ticked: input.fields.getAll('processings') }
    : await beginning(context, input);
  const props = {
    actor,
    id: newId(input),
    choices: await actions.newChoices(context),
    editions: ['processor', 'reglemente', 'joint'].flatMap((kind) => editionsFor(kind, today)),
    typed: { edition: DEFAULT_EDITION.processor, ...begun.typed },
    errors,
    from: begun.from,
    ticked: begun.ticked,
    signed,
  };
  return page(() => <pages.NewAgreementPage {...props} />, failed(errors) ? INVALID : {});
}

async function addAgreement(context: Context, input: Input): Promise<Reply> {
  const form = forms.readNewAgreement(input.fields);
  const id = newId(input);
  const errors = form.ok ? await actions.addAgreement(context, id, form.value) : form.errors;
  return errors ? newPage(context, input, errors, false) : redirect(`/avtal/${id}?klart=nytt`);
}

async function addSigned(context: Context, input: Input): Promise<Reply> {
  const form = forms.readSignedAgreement(input.fields, context.today);
  const id = newId(input);
  const errors = form.ok
    ? await actions.addSignedAgreement(context, id, form.value, prepared(input))
    : form.errors;
  return errors ? newPage(context, input, errors, true) : redirect(`/avtal/${id}?klart=registrerat`);
}

async function editionFilesPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const { actor } = context;
  const wanted = failed(errors) ? input.fields : input.query;
  const props = {
    actor,
    files: await actions.editionFiles(context),
    chosen: wanted.get(failed(errors) ? 'edition' : 'utgava'),
    back: wanted.get(failed(errors) ? 'tillbaka' : 'avtal'),
    mayWrite: allows(actor, 'agreement.write'),
    newId: newId(input),
    errors,
    editions: agreementEditions,
    message: input.query.get('klart') ? 'Texten är inlagd.' : undefined,
  };
  return page(() => <pages.EditionFilesPage {...props} />, failed(errors) ? INVALID : {});
}

async function addEditionFile(context: Context, input: Input): Promise<Reply> {
  const edition = input.fields.get('edition') ?? '';
  const back = input.fields.get('tillbaka') ?? '';
  const errors = agreementEdition(edition)?.fixedBody
    ? await actions.saveEditionFile(context, edition, newId(input), prepared(input))
    : { edition: 'Välj vilket avtal filen är.' };
  if (errors) return editionFilesPage(context, input, errors);
  return redirect(back ? `/avtal/${encodeURIComponent(back)}?klart=sparat` : '/avtal/texter?klart=1');
}

async function openEditionFile(context: Context, input: Input): Promise<Reply> {
  const found = await actions.openEditionFile(context, input.params.file ?? '');
  return file(found.name, found.mediaType, () => found.content);
}

async function withdrawFrame(context: Context, input: Input): Promise<Reply> {
  await actions.withdrawFrame(context, idOf(input));
  return redirect('/avtal#ramar');
}

export const newAgreementRoutes: readonly Route[] = [
  get('/avtal/nytt', 'agreement.write', (context, input) => newPage(context, input, {}, false)),
  post('/avtal/nytt', 'agreement.write', addAgreement),
  get('/avtal/registrera', 'agreement.write', (context, input) => newPage(context, input, {}, true)),
  upload('/avtal/registrera', 'agreement.write', FORM_WITH_FILES_LIMIT, filesIn, addSigned),
  post('/avtal/ramar/:id/dra-in', 'agreement.write', withdrawFrame),
  get('/avtal/texter', 'agreement.read', (context, input) => editionFilesPage(context, input)),
  upload('/avtal/texter', 'agreement.write', FORM_WITH_FILES_LIMIT, filesIn, addEditionFile),
  get('/avtal/texter/:file', 'agreement.read', openEditionFile),
];
