export * from './contract/library.ts';
export * from './contract/tagging.ts';
