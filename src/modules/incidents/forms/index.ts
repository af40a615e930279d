/** Forms of incidents. */

export * from './assessment.ts';
export * from './closing.ts';
export * from './cyber.ts';
export * from './fields.ts';
export * from './information.ts';
export * from './measures.ts';
export * from './notices.ts';
export * from './notification.ts';
export * from './places.ts';
export * from './preparedness.ts';
export * from './register-report.ts';
export * from './report.ts';
export * from './times.ts';
