/** Rules of agreements. */
import type { Rule } from '../../../knowledge/judgement.ts';
import { agreementTransferRules } from './agreement-transfers.ts';
import { contentRules } from './completeness.ts';
import { editionRules } from './editions.ts';
import { engagementRules } from './engagement.ts';
import { instructionRules } from './instruction.ts';
import { powerRules } from './powers-of-attorney.ts';
import { secrecyRules } from './secrecy.ts';
import { signingRules } from './signing.ts';
import { subProcessorRules } from './sub-processors.ts';

export * from './agreement-transfers.ts';
export * from './cells.ts';
export * from './completeness.ts';
export * from './editions.ts';
export * from './engagement.ts';
export * from './first-day.ts';
export * from './flow.ts';
export * from './frames.ts';
export * from './instruction.ts';
export * from './instruction-proposal.ts';
export * from './joint.ts';
export * from './map.ts';
export * from './map-chains.ts';
export * from './map-table.ts';
export * from './outside-access.ts';
export * from './overview.ts';
export * from './overview-facts.ts';
export * from './overview-tables.ts';
export * from './parties.ts';
export * from './party-keys.ts';
export * from './powers-of-attorney.ts';
export * from './readiness.ts';
export * from './secrecy.ts';
export * from './shared-suppliers.ts';
export * from './signed-lists.ts';
export * from './signing.ts';
export * from './sub-processors.ts';
export * from './third-countries.ts';

export const agreementRules: readonly Rule[] = [
  ...editionRules,
  ...contentRules,
  ...secrecyRules,
  ...instructionRules,
  ...subProcessorRules,
  ...engagementRules,
  ...agreementTransferRules,
  ...powerRules,
  ...signingRules,
];
