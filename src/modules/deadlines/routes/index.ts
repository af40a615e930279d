import type { Route } from '../../../platform/route.ts';
import { calendarRoutes } from './calendar.tsx';
import { myDayRoutes } from './my-day.tsx';

export const deadlineRoutes: readonly Route[] = [...myDayRoutes, ...calendarRoutes];
