/** The instruction: its draft, its versions, and what the processor answers. */
import { type InstructionFieldId, instructionFields } from '../../../knowledge/instruction-form.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { parseDate } from '../../../platform/plain-date.ts';
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
import { INVALID, idOf, newId, partOf, typedIn, versionOf } from './input.ts';

const MESSAGES: Readonly<Record<string, string>> = {
  sparat: 'Instruktionen är sparad.',
  ny: 'En ny version är påbörjad. Den är en kopia av den förra.',
  godkand:
    'Versionen är godkänd. Skicka den till biträdet, öppna sedan versionen här nedan och skriv när den skickades och vad biträdet svarade.',
  slopad: 'Utkastet är borttaget.',
  svar: 'Det är antecknat.',
};
const messageOf = (input: Input): string | undefined => MESSAGES[input.query.get('klart') ?? ''];
const addressOf = (input: Input): string => `/avtal/${idOf(input)}/instruktion`;
const WITHIN = 'Instruktion';

interface Refilled {
  readonly errors?: FormErrors;
  /** A field that is fetched anew, beside what is typed in the others. */
  readonly fetched?: string;
}

async function instructionPage(context: Context, input: Input, more: Refilled = {}): Promise<Reply> {
  const { actor, today } = context;
  const day = parseDate(input.query.get('dag') ?? '') ?? today;
  const shown = await actions.showInstruction(context, idOf(input), day);
  const { errors = {} } = more;
  const wasSent = input.fields.size > 0;
  const typed = { ...(wasSent ? typedIn(input) : keptAnswers(shown)), ...fetchedOf(shown, more.fetched) };
  const props = { shown, typed, errors, newId: crypto.randomUUID(), today };
  return page(
    () => (
      <pages.AgreementFormPage
        actor={actor}
        agreement={shown.agreement}
        title={WITHIN}
        errors={errors}
        message={more.fetched ? 'Hämtat från registret. Spara för att behålla det.' : messageOf(input)}
      >
        <pages.InstructionParts {...props} />
      </pages.AgreementFormPage>
    ),
    more.errors ? INVALID : {},
  );
}

/** The first time what the register proposes; then what is kept. */
function keptAnswers({ draft, proposals }: actions.ShownInstruction): Record<string, string | null> {
  if (draft) return { ...draft.answers, changeText: draft.changeText };
  return Object.fromEntries(instructionFields.map(({ id }) => [id, proposals[id]?.text ?? null]));
}

const fetchedOf = ({ proposals }: actions.ShownInstruction, field: string | undefined) =>
  field === undefined ? {} : { [field]: proposals[field as InstructionFieldId]?.text ?? '' };

async function saveInstruction(context: Context, input: Input): Promise<Reply> {
  const fetched = input.fields.get('hamta');
  if (fetched) return instructionPage(context, input, { fetched });
  const form = forms.readInstruction(input.fields);
  if (!form.ok) return instructionPage(context, input, { errors: form.errors });
  const version = input.fields.has('version') ? versionOf(input) : null;
  await actions.saveInstruction(context, idOf(input), { newId: newId(input), version }, form.value);
  return redirect(`${addressOf(input)}?klart=sparat`);
}

async function beginVersion(context: Context, input: Input): Promise<Reply> {
  await actions.beginVersion(context, idOf(input), newId(input));
  return redirect(`${addressOf(input)}?klart=ny`);
}

async function discardVersion(context: Context, input: Input): Promise<Reply> {
  await actions.discardVersion(context, idOf(input));
  return redirect(`${addressOf(input)}?klart=slopad`);
}

async function approveVersion(context: Context, input: Input): Promise<Reply> {
  const filled = forms.readInstruction(input.fields);
  const form = forms.readInstructionApproval(input.fields);
  if (!filled.ok || !form.ok)
    return approvalRefused(context, input, {
      ...(!filled.ok && filled.errors),
      ...(!form.ok && form.errors),
    });
  const { answers, changeText } = filled.value;
  const isFilled = Object.keys(answers).length > 0 || changeText !== undefined;
  const version = versionOf(input);
  if (isFilled)
    await actions.saveInstruction(context, idOf(input), { newId: newId(input), version }, filled.value);
  const errors = await actions.approveVersion(
    context,
    idOf(input),
    isFilled ? version + 1 : version,
    form.value,
  );
  if (!errors) return redirect(`${addressOf(input)}?klart=godkand#versioner`);
  return approvalRefused(context, input, errors);
}

/** With what was typed, over what is kept. */
async function approvalRefused(context: Context, input: Input, errors: FormErrors): Promise<Reply> {
  const { actor, today } = context;
  const shown = await actions.showInstruction(context, idOf(input));
  const { version: _, ...typedHere } = typedIn(input);
  const props = {
    shown,
    typed: { ...keptAnswers(shown), ...typedHere },
    errors,
    newId: crypto.randomUUID(),
    today,
  };
  return page(
    () => (
      <pages.AgreementFormPage actor={actor} agreement={shown.agreement} title={WITHIN} errors={errors}>
        <pages.InstructionParts {...props} />
      </pages.AgreementFormPage>
    ),
    INVALID,
  );
}

async function versionPage(context: Context, input: Input, errors?: FormErrors): Promise<Reply> {
  const { actor } = context;
  const shown = await actions.showVersion(context, idOf(input), partOf(input));
  const { sentOn, answeredOn, answerText } = shown.version;
  const typed = errors ? typedIn(input) : { sentOn, answeredOn, answerText };
  return page(
    () => (
      <pages.AgreementFormPage
        actor={actor}
        agreement={shown.agreement}
        title={`Instruktion, version ${shown.version.number}`}
        within={{ href: addressOf(input), text: WITHIN }}
        errors={errors ?? {}}
        message={messageOf(input)}
      >
        <pages.InstructionVersionParts shown={shown} typed={typed} errors={errors ?? {}} />
      </pages.AgreementFormPage>
    ),
    errors ? INVALID : {},
  );
}

async function followUpVersion(context: Context, input: Input): Promise<Reply> {
  const form = forms.readInstructionFollowUp(input.fields, context.today);
  const at = { id: partOf(input), version: versionOf(input) };
  const errors = form.ok ? await actions.followUpVersion(context, idOf(input), at, form.value) : form.errors;
  return errors ? versionPage(context, input, errors) : redirect(`${addressOf(input)}/${at.id}?klart=svar`);
}

export const instructionRoutes: readonly Route[] = [
  get('/avtal/:id/instruktion', 'agreement.read', (context, input) => instructionPage(context, input)),
  post('/avtal/:id/instruktion', 'agreement.write', saveInstruction),
  post('/avtal/:id/instruktion/ny', 'agreement.write', beginVersion),
  post('/avtal/:id/instruktion/slopa', 'agreement.write', discardVersion),
  post('/avtal/:id/instruktion/godkann', 'agreement.write', approveVersion),
  get('/avtal/:id/instruktion/:part', 'agreement.read', (context, input) => versionPage(context, input)),
  post('/avtal/:id/instruktion/:part', 'agreement.write', followUpVersion),
];
