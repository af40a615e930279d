/** The rules of incidents. */

export * from './assessment.ts';
export * from './assessment-fields.ts';
export * from './closing.ts';
export * from './cyber.ts';
export * from './filled-form.ts';
export * from './filled-places.ts';
export * from './information.ts';
export * from './letter-words.ts';
export * from './marks.ts';
export * from './merge.ts';
export * from './notices.ts';
export * from './notification.ts';
export * from './pack.ts';
export * from './places.ts';
export * from './report.ts';
export * from './report-flow.ts';
export * from './risk.ts';
export * from './severity.ts';
export * from './statistics.ts';
export * from './steps.ts';
export * from './times.ts';
