import type { Route } from '../../../platform/route.ts';
import { entryRoutes } from './entries.tsx';
import { importRoutes } from './import.tsx';
import { reportRoutes } from './reports.tsx';

export const registerRoutes: readonly Route[] = [...entryRoutes, ...importRoutes, ...reportRoutes];
