export * from './calendar.ts';
export * from './choices.ts';
export * from './deadlines.ts';
export * from './due.ts';
export * from './mails.ts';
