export * from './choices.tsx';
export * from './my-day.tsx';
export * from './waiting.tsx';
