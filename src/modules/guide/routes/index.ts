import type { Route } from '../../../platform/route.ts';
import { guidanceRoutes, keptGuidanceRoutes } from './guidance.tsx';
import { ruleRoutes } from './rules.tsx';
import { shortGuideRoutes } from './short.tsx';

export const guideRoutes: readonly Route[] = [
  ...ruleRoutes,
  ...guidanceRoutes,
  ...shortGuideRoutes,
  ...keptGuidanceRoutes,
];
