export * from './instruction.ts';
export * from './joint.ts';
export * from './new.ts';
export * from './parts.ts';
export * from './powers-of-attorney.ts';
export * from './signing.ts';
export * from './sub-processors.ts';
export * from './transfers.ts';
