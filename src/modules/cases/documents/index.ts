/** What cases print. */
export * from './case-document.ts';
export * from './diary.ts';
export * from './inbox.ts';
export * from './meetings.ts';
export * from './meta.ts';
