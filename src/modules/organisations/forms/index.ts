export * from './controllers.ts';
export * from './cooperations.ts';
export * from './delegations.ts';
export * from './handovers.ts';
export * from './parts.ts';
export * from './persons.ts';
export * from './suppliers.ts';
export * from './systems.ts';
