export { type ApprovalForm, readApproval } from './approval.ts';
export { bulkColumn, readBulk } from './bulk.ts';
export { type ChangedForm, type RoundForm, readChanged, readRound } from './confirmations.ts';
export { type EvidenceForm, readEvidence } from './evidence.ts';
export { gather } from './gather.ts';
export { type CreateForm, readCreate, readStep, type StepForm } from './steps.ts';
export { readView, type ViewForm } from './views.ts';
