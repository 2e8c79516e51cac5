export * from './contract/categories.ts';
export * from './contract/change-sets.ts';
export * from './contract/documents.ts';
export * from './contract/groups.ts';
export * from './contract/tagging.ts';
export * from './contract/tags.ts';
export * from './contract/usage.ts';
