/** The rules of the register, by their ids. */
import type { Rule } from '../../../knowledge/judgement.ts';
import { completenessRule, mayStartRule, principlesRule } from './completeness.ts';
import { criminalDataRule, dataCategoryRule } from './data-kinds.ts';
import { exerciseOfAuthorityRule } from './exercise-of-authority.ts';
import { dpiaHintRule, firstRiskRule } from './first-risk.ts';
import { identityNumberRule } from './identity-number.ts';
import { isTransferRule } from './is-transfer.ts';
import { designatedControllerRule, jointControllersRule } from './joint-controllers.ts';
import { legalBasisRule } from './legal-basis.ts';
import { newUseRule } from './new-use.ts';
import { purposeRule } from './purposes.ts';
import { rightsRule } from './rights.ts';
import { coveredRule, mustBeRegisteredRule } from './scope.ts';
import { sensitiveDataRule } from './sensitive-data.ts';
import { transferRule } from './transfers.ts';

export { isTransferOutcomes, judgeIsTransfer } from './is-transfer.ts';
export { judgeTransfer, type TransferQuestionFacts, transferOutcomes } from './transfers.ts';

export const registerRules: readonly Rule[] = [
  completenessRule,
  mayStartRule,
  principlesRule,
  coveredRule,
  mustBeRegisteredRule,
  purposeRule,
  legalBasisRule,
  exerciseOfAuthorityRule,
  newUseRule,
  dataCategoryRule,
  sensitiveDataRule,
  criminalDataRule,
  identityNumberRule,
  jointControllersRule,
  designatedControllerRule,
  isTransferRule,
  transferRule,
  firstRiskRule,
  dpiaHintRule,
  rightsRule,
];
