/** Routes of cases: fixed addresses before those with an id. */
import type { Route } from '../../../platform/route.ts';
import { caseRoutes } from './cases.tsx';
import { diaryListRoutes } from './diary-list.tsx';
import { documentRoutes } from './documents.tsx';
import { caseEndingRoutes } from './ending.tsx';
import { fileRoutes } from './files.tsx';
import { inboxRoutes } from './inbox.tsx';
import { caseMatterRoutes } from './matters.tsx';
import { meetingNoticeRoutes } from './meeting-notice.tsx';
import { casePartRoutes } from './parts.tsx';
import { reportRoutes } from './reports.tsx';

export const casesRoutes: readonly Route[] = [
  ...inboxRoutes,
  ...diaryListRoutes,
  ...caseRoutes,
  ...caseEndingRoutes,
  ...casePartRoutes,
  ...caseMatterRoutes,
  ...documentRoutes,
  ...fileRoutes,
  ...reportRoutes,
  ...meetingNoticeRoutes,
];
