/** Rows of a file with what customers did. */
import type { z } from 'zod';
import { type eventRow, propertiesOf } from '#features/events/core';
import { parseCustomer } from './customer-key.ts';
import { type Moment, parseDate } from './dates.ts';
import type { MappedColumn } from './mapping.ts';
import { derivedEventId, Occurrences } from './order-number.ts';
import { isScientific, type Parsed, parsed, refused } from './parsed.ts';
import { type Outcome, type ReadingContext, RowCells, type RowReader } from './row-reading.ts';
import { parseNumber } from './simple-values.ts';
import { parseStaff } from './staff-key.ts';

/** As `POST /events` takes it. */
export type EventRecord = z.input<typeof eventRow>;

interface EventLine {
  id?: string | undefined;
  type?: string | undefined;
  customer?: string | undefined;
  staff?: string | undefined;
  at?: Moment | undefined;
}

/**
 * Without a column for ids each event gets one of its row's own values, so that importing the file again finds the same
 * events; equal rows are told apart by which of them comes first.
 */
export function eventReader(context: ReadingContext): RowReader<EventRecord> {
  const occurrences = new Occurrences();
  return {
    read: (row) => [readEvent(new RowCells(row, context.columns), context, occurrences)],
    end: () => [],
  };
}

function readEvent(row: RowCells, context: ReadingContext, occurrences: Occurrences): Outcome<EventRecord> {
  const line = readLine(row, context);
  line.type ??= context.mapping.eventType;
  const properties = readProperties(row, context, line.type ?? '');
  const header = (field: string) =>
    context.columns.find(({ target }) => target.field === field)?.header ?? null;
  for (const field of ['eventId', 'eventType', 'customer', 'at'] as const) {
    const column = header(field);
    const value = field === 'eventId' ? line.id : field === 'eventType' ? line.type : line[field];
    // A column of ids says that the events have ids; without one they are made.
    if (value === undefined && (column !== null || field !== 'eventId'))
      if (!row.problems.some((problem) => problem.column === column)) row.report(column, 'import.missing');
  }
  const { id, type, customer, staff, at } = line;
  if (row.problems.length > 0 || type === undefined || customer === undefined || at === undefined)
    return { ok: false, line: row.line, problems: row.problems };
  const derived = () =>
    derivedEventId([customer, type, at.text, staff ?? '', JSON.stringify(properties)], occurrences);
  return {
    ok: true,
    lines: [row.line],
    record: { id: id ?? derived(), type, customer, at: at.instant, properties, ...(staff ? { staff } : {}) },
  };
}

function readLine(row: RowCells, context: ReadingContext): EventLine {
  const line: EventLine = {};
  for (const column of context.columns) {
    const text = row.text(column);
    const { field, name } = column.target;
    if (text === '') continue;
    if (field === 'eventId') line.id = row.take(column, exact(text));
    else if (field === 'eventType') line.type = text;
    else if (field === 'customer') line.customer = row.take(column, parseCustomer(text, name));
    else if (field === 'staff') line.staff = row.take(column, parseStaff(text, context.vocabulary.staff));
    else if (field === 'at')
      line.at = row.take(
        column,
        parseDate(text, { timeZone: context.timeZone, dateFormat: context.mapping.dateFormat }),
      );
  }
  return line;
}

const exact = (text: string): Parsed<string> =>
  isScientific(text) ? refused('import.scientific', text) : parsed(text);

/** Empty cells are no properties. In the order of their names, for ids that are made of them. */
function readProperties(
  row: RowCells,
  context: ReadingContext,
  type: string,
): Record<string, string | number> {
  const found: [string, string | number][] = [];
  for (const column of context.columns) {
    const { field, name } = column.target;
    const text = row.text(column);
    if ((field !== 'property' && field !== 'number') || name === null || text === '') continue;
    const value = row.take<string | number>(
      column,
      isNumber(column, type) ? parseNumber(text) : parsed(text),
    );
    if (value !== undefined) found.push([name, value]);
  }
  return Object.fromEntries(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A built-in type knows what its properties are, whatever the column says. */
function isNumber({ target: { field, name } }: MappedColumn, type: string): boolean {
  const known = propertiesOf(type);
  const expected = name !== null && Object.hasOwn(known, name) ? known[name] : undefined;
  return expected === 'number' || expected === 'integer' || (field === 'number' && expected !== 'text');
}
