/** Pages of incidents. */

export * from './afterwards.tsx';
export * from './assessment.tsx';
export * from './assessment-around.tsx';
export * from './closing.tsx';
export * from './cyber.tsx';
export * from './decision.tsx';
export * from './form-lists.tsx';
export * from './form-page.tsx';
export * from './group-fields.tsx';
export * from './identity-ask.tsx';
export * from './incident.tsx';
export * from './information.tsx';
export * from './information-told.tsx';
export * from './list.tsx';
export * from './measures.tsx';
export * from './notices.tsx';
export * from './notification.tsx';
export * from './notification-sent.tsx';
export * from './outsiders.tsx';
export * from './places.tsx';
export * from './preparedness.tsx';
export * from './register-report.tsx';
export * from './report.tsx';
export * from './risk.tsx';
export * from './statistics.tsx';
export * from './times.tsx';
