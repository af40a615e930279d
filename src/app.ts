/** The whole product on one page: middleware in order, then one line per module. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { accountabilityRoutes } from './modules/accountability/routes.tsx';
import { accountRoutes, signInDoor } from './modules/accounts/routes/index.ts';
import { agreementRoutes } from './modules/agreements/routes/index.ts';
import { apiRoutes } from './modules/api/routes.tsx';
import { casesRoutes } from './modules/cases/routes/index.ts';
import { deadlineRoutes } from './modules/deadlines/routes/index.ts';
import { guideRoutes } from './modules/guide/routes/index.ts';
import { incidentRoutes } from './modules/incidents/routes/index.ts';
import { organisationRoutes } from './modules/organisations/routes/index.ts';
import { registerRoutes } from './modules/register/routes/index.ts';
import { searchRoutes } from './modules/search/routes.tsx';
import { answerError, answerNotFound } from './platform/error-pages.tsx';
import { mount, type Route } from './platform/route.ts';
import type { Services } from './platform/services.ts';

export const routes: readonly Route[] = [
  ...accountRoutes,
  ...organisationRoutes,
  ...registerRoutes,
  ...deadlineRoutes,
  ...casesRoutes,
  ...incidentRoutes,
  ...agreementRoutes,
  ...accountabilityRoutes,
  ...searchRoutes,
  ...guideRoutes,
  ...apiRoutes,
];

export function makeApp(services: Services): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      strictTransportSecurity: services.origin.startsWith('https:') ? 'max-age=31536000' : false,
    }),
  );
  app.use(compress());
  app.use(
    '/assets/*',
    serveStatic({
      root: assetsRoot(),
      rewriteRequestPath: (path) => path.replace('/assets', ''),
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=600'),
    }),
  );
  app.use(
    csrf({ origin: (origin, c) => origin === services.origin || origin === new URL(c.req.url).origin }),
  );
  mount(app, routes, services, { signIn: signInDoor, twoFactorSetup: '/konto/tvafaktor' });
  app.notFound(answerNotFound);
  app.onError(answerError);
  return app;
}

/** Built by `npm run build`; beside this file when bundled, in `dist/` when run from source. */
function assetsRoot(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, 'assets');
  return existsSync(beside) ? beside : join(here, '..', 'dist', 'assets');
}
