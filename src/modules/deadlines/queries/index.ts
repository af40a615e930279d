export * from './choices.ts';
export * from './deadlines.ts';
export * from './due.ts';
