import type { Route } from '../../../platform/route.ts';
import { approvalRoutes } from './approval.tsx';
import { bulkRoutes } from './bulk.tsx';
import { confirmationRoutes } from './confirmations.tsx';
import { entryRoutes } from './entries.tsx';
import { evidenceRoutes } from './evidence.tsx';
import { importRoutes } from './import.tsx';
import { reportRoutes } from './reports.tsx';

export const registerRoutes: readonly Route[] = [
  ...approvalRoutes,
  ...bulkRoutes,
  ...evidenceRoutes,
  ...entryRoutes,
  ...importRoutes,
  ...confirmationRoutes,
  ...reportRoutes,
];
