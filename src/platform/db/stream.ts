/** Rows of a large answer in batches, in constant memory, inside the caller's transaction. */
import { finished, pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Param, Tx } from './database.ts';

let opened = 0;

/** Batches of at most `size` rows. Whoever stops early leaves nothing behind: the cursor ends with the transaction. */
export async function* streamRows<R>(
  tx: Tx,
  sql: string,
  params: readonly Param[],
  size = 5000,
): AsyncGenerator<R[], void, undefined> {
  opened = (opened + 1) % 1_000_000_000;
  const cursor = `rows_${opened}`;
  await tx.run(`declare ${cursor} no scroll cursor for ${sql}`, params);
  for (;;) {
    const rows = await tx.many<R>(`fetch ${size} from ${cursor}`);
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
  }
  await tx.run(`close ${cursor}`);
}

/** What COPY sends, piece by piece. Whoever stops early leaves the connection usable: the rest is read and dropped. */
async function* copied(tx: Tx, query: string, options: string): AsyncGenerator<Buffer, void, undefined> {
  const stream = tx.client.query(copyTo(`copy (${query}) to stdout${options}`));
  try {
    for await (const piece of stream.iterator({ destroyOnReturn: false })) yield piece as Buffer;
  } finally {
    if (!stream.readableEnded && !stream.errored) {
      stream.resume();
      await finished(stream).catch(() => {});
    }
  }
}

/** Signature, flags and length of the header's extension (https://www.postgresql.org/docs/current/sql-copy.html). */
const COPY_HEADER = 19;

/**
 * Rows of nothing but `int4`, none of them null, one behind the other: several times faster than rows as objects. COPY
 * takes no parameters, so numbers stand in the query itself. Error: for a row of another shape.
 */
export async function* streamInts(
  tx: Tx,
  query: string,
  columns: number,
): AsyncGenerator<Int32Array, void, undefined> {
  const rowBytes = 2 + 8 * columns;
  let rest: Buffer = Buffer.alloc(0);
  let at = COPY_HEADER;
  for await (const piece of copied(tx, query, ' (format binary)')) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const rows = Math.max(0, Math.floor((bytes.length - at) / rowBytes));
    const ints = new Int32Array(rows * columns);
    let n = 0;
    for (let row = 0; row < rows; row++) {
      if (bytes.readInt16BE(at) !== columns) throw new Error(`not rows of ${columns} columns: ${query}`);
      for (let field = at + 2; field < at + rowBytes; field += 8) {
        if (bytes.readInt32BE(field) !== 4) throw new Error(`not int4: ${query}`);
        ints[n++] = bytes.readInt32BE(field + 4);
      }
      at += rowBytes;
    }
    rest = at < bytes.length ? bytes.subarray(at) : Buffer.alloc(0);
    at = Math.max(0, at - bytes.length);
    if (rows > 0) yield ints;
  }
  // The end is a row with −1 columns.
  if (rest.length !== 2 || rest.readInt16BE(0) !== -1) throw new Error(`the answer is cut off: ${query}`);
}

/**
 * Rows of one `bytea` that is never null, as they are stored; as parameters or rows they would travel as text of twice
 * the length. Each stands at the beginning of memory of its own, so that it can be looked at as numbers and kept.
 * Error: for a row of another shape.
 */
export async function* streamBytes(tx: Tx, query: string): AsyncGenerator<Buffer, void, undefined> {
  // A row is the number of columns (16 bits), the length (32 bits) and the bytes; the end is −1 columns.
  let head = Buffer.alloc(0);
  let headLength = COPY_HEADER + 6;
  let row: Buffer | null = null;
  let filled = 0;
  for await (const piece of copied(tx, query, ' (format binary)')) {
    let at = 0;
    while (at < piece.length) {
      if (!row) {
        const more = piece.subarray(at, at + headLength - head.length);
        head = Buffer.concat([head, more]);
        at += more.length;
        if (head.length < headLength) break;
        const columns = head.readInt16BE(headLength - 6);
        const length = head.readInt32BE(headLength - 4);
        if (columns !== 1 || length < 0) throw new Error(`not one bytea: ${query}`);
        row = Buffer.allocUnsafeSlow(length);
        filled = 0;
      }
      const copied = piece.copy(row, filled, at);
      filled += copied;
      at += copied;
      if (filled < row.length) break;
      yield row;
      row = null;
      head = Buffer.alloc(0);
      headLength = 6;
    }
  }
  const end = head.subarray(headLength - 6);
  if (row || end.length !== 2 || end.readInt16BE(0) !== -1)
    throw new Error(`the answer is cut off: ${query}`);
}

/** Text that is made without letting others have their turn, and sent at once. */
const PIECE = 65_536;

async function* pieces(rows: Iterable<string>): AsyncGenerator<Buffer, void, undefined> {
  let text = '';
  for (const row of rows) {
    text += `${row}\n`;
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = '';
    await new Promise((done) => setImmediate(done));
  }
  if (text !== '') yield Buffer.from(text);
}

/**
 * Rows into a table by COPY, the fastest way in. `into` is the table with its columns; a row is the values in their order,
 * separated by tabs, `\N` for null. For numbers, times and words of ours: texts of others would have to be escaped.
 */
export const copyRows = (tx: Tx, into: string, rows: Iterable<string>): Promise<void> =>
  pipeline(pieces(rows), tx.client.query(copyFrom(`copy ${into} from stdin`)));

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

const field = (text: string): string | null =>
  text === '\\N'
    ? null
    : text.includes('\\')
      ? text.replace(/\\(.)/g, (_, letter: string) => ESCAPES[letter] ?? letter)
      : text;

/** Rows as their texts, null for null. As fast as `streamInts` is, with any column. */
export async function* streamTexts(
  tx: Tx,
  query: string,
): AsyncGenerator<(readonly (string | null)[])[], void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of copied(tx, query, '')) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    // A line break inside a value is written as `\n`, so a real one ends a row.
    const end = bytes.lastIndexOf(10);
    rest = bytes.subarray(end + 1);
    if (end < 0) continue;
    yield bytes
      .toString('utf8', 0, end)
      .split('\n')
      .map((row) => row.split('\t').map(field));
  }
}
