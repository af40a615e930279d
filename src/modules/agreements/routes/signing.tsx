/** Signing an agreement, by us and by what comes back signed. */
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
import { INVALID, idOf, newId, typedIn } from './input.ts';

const MESSAGES: Readonly<Record<string, string>> = {
  egen: 'Underskriften är sparad.',
  registrerad: 'Underskriften är registrerad.',
  oppnad: 'Avtalet är öppet för ändring.',
  aterta: 'Länken är återtagen och öppnar inget längre.',
  beslut: 'Beslutet är sparat.',
  fragad: 'De som får skriva under har fått ett mejl.',
  redan:
    'Inget nytt mejl är skickat: de som får skriva under är redan tillfrågade i dag, eller saknar e-postadress.',
};
const messageOf = ({ query }: Input): string | undefined => MESSAGES[query.get('klart') ?? ''];
const back = (input: Input, done: string): Reply =>
  redirect(`/avtal/${idOf(input)}/underskrift?klart=${done}`);

async function show(context: Context, input: Input): Promise<Reply> {
  const shown = await actions.showSigning(context, idOf(input));
  const message = messageOf(input);
  return page(() => <pages.SigningPage actor={context.actor} shown={shown} message={message} />);
}

async function prepare(context: Context, input: Input): Promise<Reply> {
  const hinders = await actions.prepareForSigning(context, idOf(input));
  if (hinders.length === 0) return redirect(`/avtal/${idOf(input)}/underskrift`);
  const shown = await actions.showSigning(context, idOf(input));
  return page(() => <pages.SigningPage actor={context.actor} shown={shown} hindered />, INVALID);
}

interface Drawn {
  readonly record: { readonly id: string; readonly title: string };
  readonly title: string;
  readonly errors: FormErrors;
  readonly draw: () => Child;
}

const formPage = ({ actor }: Context, { record, title, errors, draw }: Drawn): Reply =>
  page(
    () => (
      <pages.AgreementFormPage
        actor={actor}
        agreement={record}
        title={title}
        within={{ href: `/avtal/${record.id}/underskrift`, text: 'Underskriften' }}
        errors={errors}
      >
        {draw()}
      </pages.AgreementFormPage>
    ),
    Object.keys(errors).length > 0 ? INVALID : {},
  );

const typedOr = (input: Input, errors: FormErrors, otherwise: pages.Typed = {}): pages.Typed =>
  Object.keys(errors).length > 0 ? typedIn(input) : otherwise;

/** A form that is about the agreement while it lies for signing; otherwise the page says how it stands. */
async function signingForm(
  context: Context,
  input: Input,
  title: string,
  errors: FormErrors,
  draw: (shown: actions.ShownSigning, newId: string) => Child,
): Promise<Reply> {
  const shown = await actions.showSigning(context, idOf(input));
  if (shown.agreement.state !== 'signing') return redirect(`/avtal/${idOf(input)}/underskrift`);
  const id = newId(input);
  return formPage(context, { record: shown.record, title, errors, draw: () => draw(shown, id) });
}

const ownPage = (context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> =>
  signingForm(context, input, 'Skriv under', errors, (shown, id) => (
    <pages.OwnSignatureParts shown={shown} newId={id} typed={typedOr(input, errors)} errors={errors} />
  ));

async function signNow(context: Context, input: Input): Promise<Reply> {
  const form = forms.readOwnSignature(input.fields);
  const errors = form.ok
    ? await actions.signNow(context, idOf(input), newId(input), form.value)
    : form.errors;
  return errors ? ownPage(context, input, errors) : back(input, 'egen');
}

async function ask(context: Context, input: Input): Promise<Reply> {
  const asked = await actions.askToSign(context, idOf(input));
  return back(input, asked.length > 0 ? 'fragad' : 'redan');
}

const sideOf = ({ fields, query }: Input): 'ours' | 'theirs' =>
  (fields.get('side') ?? query.get('sida')) === 'ours' ? 'ours' : 'theirs';

const readSigned = ({ allFiles }: Input, services: Services) =>
  checkFiles(
    allFiles.flatMap(([field, one]) => (field === 'fil' ? [one] : [])),
    services,
  );

const recordedPage = (context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> =>
  signingForm(context, input, 'Registrera underskrift', errors, (shown, id) => (
    <pages.RecordedParts
      shown={shown}
      newId={id}
      side={sideOf(input)}
      typed={typedOr(input, errors)}
      errors={errors}
    />
  ));

async function record(context: Context, input: Input): Promise<Reply> {
  const form = forms.readRecordedSignature(input.fields, context.today);
  const files = input.prepared as CheckedFiles;
  const lacking: FormErrors =
    files.errors.length > 0
      ? { fil: files.errors.join(' ') }
      : files.files.length === 0
        ? { fil: 'Välj filen med underskriften.' }
        : {};
  if (!form.ok) return recordedPage(context, input, { ...form.errors, ...lacking });
  const errors = await actions.recordSignature(context, idOf(input), newId(input), form.value, files);
  return errors ? recordedPage(context, input, errors) : back(input, 'registrerad');
}

const invitationPage = (context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> =>
  signingForm(context, input, 'Skicka länk för underskrift', errors, (shown, id) => (
    <pages.InvitationParts shown={shown} newId={id} typed={typedOr(input, errors)} errors={errors} />
  ));

/** The link is shown here and never again: the answer to the form is the page itself. */
async function sentPage(context: Context, input: Input, sent: actions.SentInvitation): Promise<Reply> {
  const shown = await actions.showSigning(context, idOf(input));
  return formPage(context, {
    record: shown.record,
    title: 'Länk för underskrift',
    errors: {},
    draw: () => <pages.SentParts shown={shown} sent={sent} />,
  });
}

async function invite(context: Context, input: Input): Promise<Reply> {
  const form = forms.readInvitation(input.fields);
  if (!form.ok) return invitationPage(context, input, form.errors);
  const sent = await actions.invite(context, idOf(input), newId(input), form.value);
  return 'errors' in sent ? invitationPage(context, input, sent.errors) : sentPage(context, input, sent);
}

async function powerPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const asked = input.fields.get('powerId') ?? input.query.get('fullmakt');
  const shown = await actions.showPowers(context, idOf(input), asked);
  if (shown.agreement.state !== 'signing') return redirect(`/avtal/${idOf(input)}/underskrift`);
  const props = { shown, newId: newId(input), typed: typedOr(input, errors), errors };
  return formPage(context, {
    record: shown.record,
    title: 'Skriv under på fullmakt',
    errors,
    draw: () => <pages.PowerParts {...props} />,
  });
}

async function inviteOnPower(context: Context, input: Input): Promise<Reply> {
  const form = forms.readPowerInvitation(input.fields);
  if (!form.ok) return powerPage(context, input, form.errors);
  const sent = await actions.inviteOnPower(context, idOf(input), newId(input), form.value);
  return 'errors' in sent ? powerPage(context, input, sent.errors) : sentPage(context, input, sent);
}

const partOf = ({ params }: Input): string => params.part ?? '';

async function sendAgain(context: Context, input: Input): Promise<Reply> {
  const sent = await actions.sendAgain(context, idOf(input), partOf(input), newId(input));
  if (!('errors' in sent)) return sentPage(context, input, sent);
  return 'powerId' in sent.errors || 'personId' in sent.errors
    ? powerPage(context, input, sent.errors)
    : invitationPage(context, input, sent.errors);
}

async function withdraw(context: Context, input: Input): Promise<Reply> {
  await actions.withdrawInvitation(context, idOf(input), partOf(input));
  return back(input, 'aterta');
}

async function decisionPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const shown = await actions.showSigningDecision(context, idOf(input));
  const props = { shown, newId: newId(input), typed: typedOr(input, errors), errors };
  return formPage(context, {
    record: shown.record,
    title: 'Beslut att teckna avtalet',
    errors,
    draw: () => <pages.SigningDecisionParts {...props} />,
  });
}

async function decide(context: Context, input: Input): Promise<Reply> {
  const form = forms.readSigningDecision(input.fields, context.today);
  const errors = form.ok
    ? await actions.decideToSign(context, idOf(input), newId(input), form.value)
    : form.errors;
  return errors ? decisionPage(context, input, errors) : back(input, 'beslut');
}

const reopenPage = (context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> =>
  signingForm(context, input, 'Öppna för ändring', errors, (shown) => (
    <pages.ReopenParts shown={shown} typed={typedOr(input, errors)} errors={errors} />
  ));

async function reopen(context: Context, input: Input): Promise<Reply> {
  const form = forms.readReopening(input.fields);
  const errors = form.ok
    ? await actions.reopenForChange(context, idOf(input), form.value.reason)
    : form.errors;
  return errors ? reopenPage(context, input, errors) : back(input, 'oppnad');
}

const AT = '/avtal/:id/underskrift';

export const signingRoutes: readonly Route[] = [
  get(AT, 'agreement.read', show),
  post(AT, 'agreement.write', prepare),
  get(`${AT}/oppna`, 'agreement.write', (context, input) => reopenPage(context, input)),
  post(`${AT}/oppna`, 'agreement.write', reopen),
  get(`${AT}/egen`, 'case.decide', (context, input) => ownPage(context, input)),
  post(`${AT}/egen`, 'case.decide', signNow),
  post(`${AT}/fraga`, 'agreement.write', ask),
  get(`${AT}/registrera`, 'agreement.write', (context, input) => recordedPage(context, input)),
  upload(`${AT}/registrera`, 'agreement.write', FORM_WITH_FILES_LIMIT, readSigned, record),
  get(`${AT}/bjud-in`, 'agreement.write', (context, input) => invitationPage(context, input)),
  post(`${AT}/bjud-in`, 'agreement.write', invite),
  get(`${AT}/fullmakt`, 'agreement.write', (context, input) => powerPage(context, input)),
  post(`${AT}/fullmakt`, 'agreement.write', inviteOnPower),
  post(`${AT}/inbjudan/:part/skicka-igen`, 'agreement.write', sendAgain),
  post(`${AT}/inbjudan/:part/aterta`, 'agreement.write', withdraw),
  get('/avtal/:id/beslut', 'case.decide', (context, input) => decisionPage(context, input)),
  post('/avtal/:id/beslut', 'case.decide', decide),
];
