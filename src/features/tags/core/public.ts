/**
 * The pure heart of the tag library, for server and browser. Text formats (YAML, CSV) are in `document-text.ts`, which
 * needs Node and is not behind this door.
 */
export * from './choice.ts';
export * from './contradictions.ts';
export * from './document.ts';
export { documentFromTable, tableOf } from './document-table.ts';
export {
  foldLoosely,
  foldName,
  halfWidth,
  type Named,
  nameTakenIn,
  normalizeName,
  simplify,
} from './folding.ts';
export { deriveKey, isKey, KEY_MOST, KEY_PATTERN, slugOf } from './keys.ts';
export * from './library.ts';
export { checkLibrary, type LibraryFault, type LibraryFaultCode } from './library-check.ts';
export * from './merge.ts';
export {
  type LookAlike,
  type LookAlikeReason,
  lookAlike,
  type NamedElement,
  type NameIndex,
  namedElements,
  nameIndex,
} from './name-index.ts';
export * from './names.ts';
export { type Spelling, spell } from './pinyin.ts';
export * from './plan.ts';
export { applyPlan } from './plan-apply.ts';
export * from './plan-parts.ts';
export * from './retirement.ts';
export * from './search.ts';
export { arrange, numbersFor, type Ranks, ranksOf } from './sibling-order.ts';
export { expandPattern, matchesPattern, partsOf, readStructured } from './structured-names.ts';
export type { TableLanguage } from './table-columns.ts';
