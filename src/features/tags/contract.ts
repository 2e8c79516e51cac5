export * from './contract/library.ts';
export * from './contract/tagging.ts';
export * from './contract/usage.ts';
