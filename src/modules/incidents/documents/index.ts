/** Documents of incidents. */

export * from './documentation.ts';
export * from './notice.ts';
export * from './notification.ts';
export * from './pack.ts';
