export * from './file-kinds.ts';
export { readerText } from './reader-text.ts';
export * from './rich-text.ts';
