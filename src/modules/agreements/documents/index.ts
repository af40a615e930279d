/** Documents of agreements. */
export * from './evidence.ts';
export * from './instruction.ts';
export * from './joint.ts';
export type { PrintedAgreement, PrintedSignatures } from './meta.ts';
export * from './parties.ts';
export * from './power-of-attorney.ts';
export * from './reglemente.ts';
export * from './settled.ts';
export * from './sub-processors.ts';
