import type { Route } from '../../../platform/route.ts';
import { entryRoutes } from './entries.tsx';
import { importRoutes } from './import.tsx';

export const registerRoutes: readonly Route[] = [...entryRoutes, ...importRoutes];
