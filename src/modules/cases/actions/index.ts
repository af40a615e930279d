/** Use cases of cases. */

export * from './case.ts';
export * from './case-steps.ts';
export * from './decisions.ts';
export * from './diary.ts';
export * from './diary-list.ts';
export * from './document-pdf.ts';
export * from './document-steps.ts';
export * from './documents.ts';
export * from './file-access.ts';
export * from './files.ts';
export * from './inbox.ts';
export * from './inbox-outcomes.ts';
export * from './inbox-text.ts';
export * from './matters.ts';
export * from './meeting-notice.ts';
export * from './parts.ts';
export * from './show.ts';
