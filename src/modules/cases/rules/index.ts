/** The rules of cases. */
export * from './case-deadlines.ts';
export * from './case-flow.ts';
export * from './consultation.ts';
export * from './decisions.ts';
export * from './document-types.ts';
export * from './documents-flow.ts';
export * from './inbox.ts';
export * from './kinds.ts';
export * from './meeting-notice.ts';
export * from './templates.ts';
export * from './templates-incidents.ts';
