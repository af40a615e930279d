export * from './batch.ts';
export * from './entry.ts';
export * from './gaps.ts';
export type { EntryPatch } from './patch.ts';
