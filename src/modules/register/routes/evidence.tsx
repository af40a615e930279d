import { type CheckedFiles, checkFiles, FORM_WITH_FILES_LIMIT } from '../../../platform/files.ts';
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
import type { Errors } from '../../../ui/field.tsx';
import * as actions from '../actions/evidence.ts';
import { readEvidence } from '../forms/index.ts';
import { EvidencePage } from '../pages/evidence.tsx';

const idOf = (input: Input): string => input.params.id ?? '';

const MESSAGES: Readonly<Record<string, string>> = {
  tillagt: 'Underlaget är sparat.',
  borttaget: 'Filen är borttagen.',
};

async function evidencePage(
  context: Context,
  input: Input,
  processingId: string,
  errors: Errors = {},
): Promise<Reply> {
  const shown = await actions.showEvidence(context, processingId);
  const failed = Object.keys(errors).length > 0;
  const props = {
    actor: context.actor,
    shown,
    newId: crypto.randomUUID(),
    typed: input.fields.get('measure') ?? '',
    errors,
    message: MESSAGES[input.query.get('klart') ?? ''],
  };
  return page(() => <EvidencePage {...props} />, { status: failed ? 422 : 200 });
}

const show = (context: Context, input: Input): Promise<Reply> => evidencePage(context, input, idOf(input));

const readFiles = ({ allFiles }: Input, services: Services): Promise<CheckedFiles> =>
  checkFiles(
    allFiles.flatMap(([field, one]) => (field === 'fil' ? [one] : [])),
    services,
  );

async function add(context: Context, input: Input): Promise<Reply> {
  const form = readEvidence(input.fields);
  const errors = form.ok
    ? await actions.addEvidence(context, idOf(input), form.value, input.prepared as CheckedFiles)
    : form.errors;
  if (errors) return evidencePage(context, input, idOf(input), errors);
  return redirect(`/behandlingar/${idOf(input)}/underlag?klart=tillagt`);
}

async function fetchEvidence(context: Context, input: Input): Promise<Reply> {
  const { name, mediaType, bytes } = await actions.openEvidence(context, idOf(input));
  return file(name, mediaType, () => bytes);
}

async function remove(context: Context, input: Input): Promise<Reply> {
  const reason = input.fields.get(`skal-${idOf(input)}`) ?? '';
  const { processingId, errors } = await actions.removeEvidence(context, idOf(input), reason);
  if (errors) return evidencePage(context, input, processingId, errors);
  return redirect(`/behandlingar/${processingId}/underlag?klart=borttaget`);
}

export const evidenceRoutes: readonly Route[] = [
  get('/behandlingar/:id/underlag', 'register.read', show),
  upload('/behandlingar/:id/underlag', 'register.write', FORM_WITH_FILES_LIMIT, readFiles, add),
  get('/underlag/:id', 'register.read', fetchEvidence),
  post('/underlag/:id/ta-bort', 'register.write', remove),
];
