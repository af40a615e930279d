/** Signing by whoever has a link and no account. */
import type { FormErrors } from '../../../platform/form.ts';
import {
  file,
  get,
  type Input,
  type PublicContext,
  page,
  post,
  type Reply,
  type Route,
  redirect,
} from '../../../platform/route.ts';
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { INVALID, idOf, typedIn } from './input.ts';

const tokenOf = ({ params }: Input): string => params.token ?? '';

/** What the link opens; or the page that says that it opens nothing. */
async function opened(
  { services, address }: PublicContext,
  input: Input,
): Promise<{ readonly invitation: actions.PortalInvitation } | { readonly reply: Reply }> {
  const found = await actions.openLink(services, tokenOf(input), address);
  switch (found.kind) {
    case 'limited':
      return { reply: page(() => <pages.LimitedLinkPage />, { status: 429 }) };
    case 'closed':
      return { reply: page(() => <pages.ClosedLinkPage />) };
    case 'refused':
      return { reply: page(() => <pages.RefusedPage />) };
    case 'reopened':
      return { reply: page(() => <pages.ReopenedPage />) };
    case 'invitation':
      return { invitation: found.invitation };
  }
}

const signingPage = (
  input: Input,
  invitation: actions.PortalInvitation,
  form: 'sign' | 'refuse' | undefined,
  errors: FormErrors,
): Reply => {
  const props = { token: tokenOf(input), invitation, typed: typedIn(input), errors };
  return page(() => <pages.OutsideSigningPage {...props} {...(form && { form })} />, form ? INVALID : {});
};

async function show(context: PublicContext, input: Input): Promise<Reply> {
  const found = await opened(context, input);
  if ('reply' in found) return found.reply;
  const { invitation } = found;
  return invitation.status === 'signed'
    ? page(() => <pages.OutsideReceiptPage token={tokenOf(input)} invitation={invitation} />)
    : signingPage(input, invitation, undefined, {});
}

const CHANGED = 'Handlingarna har ändrats sedan sidan lästes in. Läs dem igen innan du skriver under.';

async function sign(context: PublicContext, input: Input): Promise<Reply> {
  const found = await opened(context, input);
  if ('reply' in found) return found.reply;
  const { invitation } = found;
  const again = redirect(`/underskrift/${tokenOf(input)}`);
  if (invitation.status === 'signed') return again;
  const form = forms.readOutsideSignature(input.fields, invitation.side === 'theirs');
  if (!form.ok) return signingPage(input, invitation, 'sign', form.errors);
  const { services, headers, address } = context;
  const agent = headers.get('user-agent') ?? '';
  const outcome = await actions.signByLink(services, tokenOf(input), form.value, { address, agent });
  if (outcome !== 'changed') return again;
  input.fields.set('packageSum', invitation.packageSha256);
  return signingPage(input, invitation, 'sign', { confirmed: CHANGED });
}

async function refuse(context: PublicContext, input: Input): Promise<Reply> {
  const found = await opened(context, input);
  if ('reply' in found) return found.reply;
  const { invitation } = found;
  const again = redirect(`/underskrift/${tokenOf(input)}`);
  if (invitation.status === 'signed') return again;
  const form = forms.readRefusal(input.fields);
  if (!form.ok) return signingPage(input, invitation, 'refuse', form.errors);
  await actions.refuseByLink(context.services, tokenOf(input), form.value.reason);
  return again;
}

async function fetchDocument({ services, address }: PublicContext, input: Input): Promise<Reply> {
  const { name, mediaType, bytes } = await actions.fileOfLink(services, tokenOf(input), idOf(input), address);
  return file(name, mediaType, () => bytes);
}

export const outsideSigningRoutes: readonly Route[] = [
  get('/underskrift/:token', 'public', show),
  post('/underskrift/:token', 'public', sign),
  post('/underskrift/:token/nej', 'public', refuse),
  get('/underskrift/:token/handling/:id', 'public', fetchDocument),
];
