/** Every statement on people, departments, keys, links, companies and better-auth's tables. */
export * from './sql/audit.ts';
export * from './sql/departments.ts';
export * from './sql/keys.ts';
export * from './sql/links.ts';
export * from './sql/sign-ins.ts';
export * from './sql/staff.ts';
export * from './sql/workspaces.ts';
