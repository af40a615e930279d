/** Queries of cases. */
export * from './around.ts';
export * from './case.ts';
export * from './decisions.ts';
export * from './diary-list.ts';
export * from './documents.ts';
export * from './files.ts';
export * from './home.ts';
export * from './inbox.ts';
export * from './matters.ts';
export * from './meeting-notice.ts';
export * from './parts.ts';
