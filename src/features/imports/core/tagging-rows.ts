/** Rows of a tagging file. */
import { parseCustomer } from './customer-key.ts';
import { endOfDay, parseDate } from './dates.ts';
import { type Outcome, type ReadingContext, RowCells, type RowReader, tagsOfGroup } from './row-reading.ts';
import { splitList } from './simple-values.ts';

export interface TaggingRecord {
  /** Key of the customer: `ref:…`, `phone:…` … */
  readonly customer: string;
  /** Addresses of tags: `意向/高意向`, or a name or alias as written. */
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly evidence?: string;
  /** UTC, ISO 8601. A day without a time is included. */
  readonly expiresAt?: string;
}

export function taggingReader(context: ReadingContext): RowReader<TaggingRecord> {
  return { read: (row) => [readTagging(new RowCells(row, context.columns), context)], end: () => [] };
}

function readTagging(row: RowCells, context: ReadingContext): Outcome<TaggingRecord> {
  let customer: string | undefined;
  let named = false;
  const add: string[] = [];
  const remove: string[] = [];
  const extra: { evidence?: string; expiresAt?: string } = {};
  for (const column of context.columns) {
    const text = row.text(column);
    if (text === '') continue;
    const { field, name } = column.target;
    const tags = () => (name === null ? splitList(text) : tagsOfGroup(name, splitList(text)));
    if (field === 'tags' || field === 'tag') add.push(...tags());
    else if (field === 'remove') remove.push(...tags());
    else if (field === 'evidence') extra.evidence = text;
    else if (field === 'expiresAt') {
      const date = row.take(
        column,
        parseDate(text, { timeZone: context.timeZone, dateFormat: context.mapping.dateFormat }),
      );
      if (date) extra.expiresAt = date.day === null ? date.instant : endOfDay(date.day, context.timeZone);
    } else {
      named = true;
      customer = row.take(column, parseCustomer(text, name));
    }
  }
  if (!named) row.report(null, 'import.noCustomer');
  if (add.length === 0 && remove.length === 0) row.report(null, 'import.noTags');
  if (customer === undefined || row.problems.length > 0)
    return { ok: false, line: row.line, problems: row.problems };
  return {
    ok: true,
    lines: [row.line],
    record: { customer, add: [...new Set(add)], remove: [...new Set(remove)], ...extra },
  };
}
