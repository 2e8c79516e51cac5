/**
 * Imports without files and without a database: what columns mean, and what cells say. A mapping turns rows of text
 * into the bodies that the API takes, or into reasons why not.
 */

export type { CustomerRecord } from './customer-rows.ts';
export { type DateFormat, dateFormat } from './date-format.ts';
export { type DateOptions, type Moment, parseDate, proposeDateFormat } from './dates.ts';
export type { EventRecord } from './event-rows.ts';
export { type Mapping, type MappingInput, mappingProblems, mappingSchema } from './mapping.ts';
export { type Money, type MoneyOptions, parseMoney } from './money.ts';
export { derivedOrderNo, Occurrences } from './order-number.ts';
export type { OrderRecord } from './order-rows.ts';
export type { Parsed } from './parsed.ts';
export { type Certainty, certaintyOf, proposeImport, proposeMapping } from './propose.ts';
export { type RecordOf, rowReader } from './readers.ts';
export type { ImportProblem, InputRow, Outcome, RowReader } from './row-reading.ts';
export { parseNumber, parsePhone, parseYesNo, splitList } from './simple-values.ts';
export type { TaggingRecord } from './tagging-rows.ts';
export {
  IGNORE,
  isSingle,
  type MappedKind,
  mappedKinds,
  parseTarget,
  slotOf,
  type Target,
  targetRules,
} from './targets.ts';
export type { Vocabulary, VocabularyAttribute, VocabularyGroup, VocabularyStaff } from './vocabulary.ts';
