export * from './guidance.ts';
export * from './question.ts';
export * from './short.ts';
