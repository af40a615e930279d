export * from './new-remark.tsx';
export * from './notes.tsx';
export * from './overview.tsx';
export * from './reads.tsx';
export * from './remark.tsx';
export { RemarksPage } from './remarks.tsx';
