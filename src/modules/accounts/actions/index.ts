export * from './first-start.ts';
export * from './groups.ts';
export * from './jobs.ts';
export * from './mails.ts';
export * from './own-account.ts';
export * from './persons.ts';
export * from './sign-in.ts';
export * from './visitor.ts';
