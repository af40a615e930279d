/** Forms of cases. */
export * from './case.ts';
export * from './decision.ts';
export * from './documents.ts';
export * from './inbox.ts';
export * from './matters.ts';
export * from './meeting-notice.ts';
export * from './parts.ts';
