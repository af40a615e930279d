import type { Route } from '../../../platform/route.ts';
import { administrationRoutes } from './administration.tsx';
import { jobRoutes } from './jobs.tsx';
import { ownAccountRoutes } from './own-account.tsx';
import { signInRoutes } from './sign-in.tsx';

export { signInDoor } from './sign-in.tsx';

export const accountRoutes: readonly Route[] = [
  ...signInRoutes,
  ...ownAccountRoutes,
  ...administrationRoutes,
  ...jobRoutes,
];
