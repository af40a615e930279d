export * from './mapping.tsx';
export * from './review.tsx';
export * from './start.tsx';
