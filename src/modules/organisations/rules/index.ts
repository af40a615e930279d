/** What organisations judges, and its rules by id. */
import type { Rule } from '../../../knowledge/judgement.ts';
import { controllerRules } from './controllers.ts';
import { decisionRules } from './decisions.ts';
import { dutyRules } from './duties.ts';

export * from './controllers.ts';
export * from './decisions.ts';
export * from './duties.ts';
export * from './handovers.ts';
export * from './parts.ts';
export * from './suppliers.ts';
export * from './systems.ts';

export const organisationRules: readonly Rule[] = [...controllerRules, ...dutyRules, ...decisionRules];
