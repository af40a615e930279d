/** Opens a session for an account that has shown who it is by other means than a password: passkey or OIDC. */
import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

const body = z.object({ accountId: z.string(), strong: z.boolean() });

/** Has no path, and so no address over HTTP even if the library's handler were mounted. */
const openSession = createAuthEndpoint.serverOnly({ method: 'POST', body }, async (context) => {
  const { accountId, strong } = context.body;
  const user = await context.context.internalAdapter.findUserById(accountId);
  if (!user) throw context.error('UNAUTHORIZED');
  const session = await context.context.internalAdapter.createSession(user.id, false, { strong });
  if (!session) throw context.error('UNAUTHORIZED');
  await setSessionCookie(context, { session, user });
  return context.json({});
});

export const sessionDoor = () =>
  ({ id: 'ansvar-session-door', endpoints: { openSession } }) satisfies BetterAuthPlugin;
