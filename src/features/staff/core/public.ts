export * from './access.ts';
export * from './password.ts';
