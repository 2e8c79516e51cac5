/** Sign-in, people, departments, keys, audit trail and company settings as outside programs see them. */
export * from './contract/api-keys.ts';
export * from './contract/audit.ts';
export * from './contract/departments.ts';
export * from './contract/people.ts';
export * from './contract/session.ts';
export * from './contract/workspace.ts';
