export * from './file-kinds.ts';
export * from './html.ts';
export * from './rich-text.ts';
export * from './tries.ts';
export * from './visit-seconds.ts';
