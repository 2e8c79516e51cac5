export * from './file-kinds.ts';
export * from './html.ts';
export * from './rich-text.ts';
