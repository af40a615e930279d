export * from './organisation.tsx';
export * from './persons.tsx';
export * from './suppliers.tsx';
export * from './systems.tsx';
