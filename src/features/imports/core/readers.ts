/** One door to the readers of all kinds. */
import { invalid } from '#kernel';
import { type CustomerRecord, customerReader } from './customer-rows.ts';
import { type EventRecord, eventReader } from './event-rows.ts';
import { type Mapping, mappedColumns, mappingProblems } from './mapping.ts';
import { type OrderRecord, orderReader } from './order-rows.ts';
import type { RowReader } from './row-reading.ts';
import { type TaggingRecord, taggingReader } from './tagging-rows.ts';
import type { MappedKind } from './targets.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface RecordOf {
  readonly customers: CustomerRecord;
  readonly orders: OrderRecord;
  readonly events: EventRecord;
  readonly taggings: TaggingRecord;
}

const readers = {
  customers: customerReader,
  orders: orderReader,
  events: eventReader,
  taggings: taggingReader,
};

/**
 * A reader for the rows of one file, in order from its first row (derived order numbers count from there).
 * Error: `import.mappingInvalid` with every reason, when the mapping cannot work on these headers.
 */
export function rowReader<K extends MappedKind>(
  kind: K,
  headers: readonly string[],
  options: { readonly mapping: Mapping; readonly vocabulary: Vocabulary; readonly timeZone: string },
): RowReader<RecordOf[K]> {
  const { mapping, vocabulary, timeZone } = options;
  const problems = mappingProblems(kind, headers, mapping, vocabulary);
  if (problems.length > 0) throw invalid('import.mappingInvalid', { problems: problems.length }, problems);
  const context = { columns: mappedColumns(headers, mapping, kind), mapping, vocabulary, timeZone };
  return readers[kind](context) as RowReader<RecordOf[K]>;
}
