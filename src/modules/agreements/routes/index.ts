/** Routes of agreements: fixed addresses before those with an id. */
import type { Route } from '../../../platform/route.ts';
import { agreementPageRoutes } from './agreement.tsx';
import { contentRoutes } from './content.tsx';
import { agreementListRoutes } from './list.tsx';
import { newAgreementRoutes } from './new.tsx';
import { outsideSigningRoutes } from './outside-signing.tsx';
import { agreementOverviewRoutes } from './overview.tsx';
import { powerOfAttorneyRoutes } from './powers-of-attorney.tsx';
import { signingRoutes } from './signing.tsx';

export const agreementRoutes: readonly Route[] = [
  ...agreementListRoutes,
  ...agreementOverviewRoutes,
  ...newAgreementRoutes,
  ...agreementPageRoutes,
  ...contentRoutes,
  ...signingRoutes,
  ...powerOfAttorneyRoutes,
  ...outsideSigningRoutes,
];
