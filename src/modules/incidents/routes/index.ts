/** Routes of incidents: fixed addresses before those with an id. */
import type { Route } from '../../../platform/route.ts';
import { closingRoutes } from './closing.tsx';
import { cyberRoutes } from './cyber.tsx';
import { incidentPageRoutes } from './incident.tsx';
import { informationRoutes } from './information.tsx';
import { incidentListRoutes } from './list.tsx';
import { measureRoutes } from './measures.tsx';
import { noticeRoutes } from './notices.tsx';
import { formListRoutes, notificationRoutes } from './notification.tsx';
import { outsiderRoutes } from './outsiders.tsx';
import { placeRoutes } from './places.tsx';
import { preparednessRoutes } from './preparedness.tsx';
import { reportRoutes } from './report.tsx';
import { statisticsRoutes } from './statistics.tsx';

export const incidentRoutes: readonly Route[] = [
  ...outsiderRoutes,
  ...placeRoutes,
  ...reportRoutes,
  ...preparednessRoutes,
  ...formListRoutes,
  ...incidentListRoutes,
  ...statisticsRoutes,
  ...cyberRoutes,
  ...noticeRoutes,
  ...informationRoutes,
  ...measureRoutes,
  ...closingRoutes,
  ...incidentPageRoutes,
  ...notificationRoutes,
];
