import type { Route } from '../../../platform/route.ts';
import { administrationRoutes } from './administration.tsx';
import { cooperationRoutes } from './cooperations.tsx';
import { delegationRoutes } from './delegations.tsx';
import { handoverRoutes } from './handovers.tsx';
import { homeRoutes } from './home.tsx';
import { personRoutes } from './persons.tsx';
import { roleRoutes } from './roles.tsx';
import { supplierRoutes } from './suppliers.tsx';
import { systemRoutes } from './systems.tsx';

export const organisationRoutes: readonly Route[] = [
  ...administrationRoutes,
  ...personRoutes,
  ...cooperationRoutes,
  ...homeRoutes,
  ...delegationRoutes,
  ...roleRoutes,
  ...handoverRoutes,
  ...systemRoutes,
  ...supplierRoutes,
];
