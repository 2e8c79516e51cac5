/**
 * Reading tables. A file or stream is read once, from front to back, in constant memory, at the speed of whoever asks
 * for the next batch.
 *
 * It does not block the event loop: text is decoded and parsed 64 kB at a time (1–2 ms), a workbook 16 kB of XML at a
 * time while the thread pool unpacks, and after each such piece the reader gives up its turn (setImmediate) once 8 ms are used.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { detect, SAMPLE_BYTES } from './detect.ts';
import { detectEncoding } from './encoding.ts';
import { detectHeader } from './layout.ts';
import { slices } from './slices.ts';
import {
  type Detected,
  defaultLimits,
  type Limits,
  type Progress,
  type ReadOptions,
  type Row,
} from './table.ts';
import { textRows } from './text-rows.ts';
import { sheetNames, xlsxRows } from './xlsx-rows.ts';

/** A path, or a stream of bytes. A workbook from a stream is first written to a temporary file, since its index is at the end. */
export type Source = string | Readable;

export interface TableReader extends AsyncIterable<Row[]> {
  /**
   * Names of the columns: trimmed, and made unique so that they can be keys (`标签`, `标签 (2)`; a nameless one is `#3`).
   * Without a header `#1`, `#2` … for the width of the first row. An empty file has none.
   */
  header(): Promise<readonly string[]>;
  readonly progress: Readonly<Progress>;
  /** Lets go of the file. Not needed after the rows were read to the end or a loop over them was left. */
  close(): Promise<void>;
}

/**
 * Opens a table. Iterate once; each batch has `batchSize` rows, the last one fewer. Blank rows are left out. Rows are as
 * wide as the header: shorter ones are filled with empty cells (and reported as `ragged` in text files), longer ones keep their cells (reported too).
 * Errors while reading: `file.damaged`, `file.unsupported`, `file.tooLarge`, `file.noSuchSheet`.
 */
export function readRows(source: Source, options: ReadOptions): TableReader {
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const progress: Progress = { bytesRead: 0, bytesTotal: null };
  return new OpenTable(source, groups(source, options, limits, progress), options, progress);
}

/** The names of the columns, as `TableReader.header`. */
export async function readHeader(path: string, options: ReadOptions): Promise<readonly string[]> {
  const table = readRows(path, options);
  try {
    return await table.header();
  } finally {
    await table.close();
  }
}

/** The header and the first `n` rows below it. */
export async function sampleRows(
  path: string,
  options: ReadOptions,
  n: number,
): Promise<{ header: readonly string[]; rows: Row[] }> {
  const table = readRows(path, { ...options, batchSize: Math.max(1, n) });
  try {
    const header = await table.header();
    for await (const rows of table) return { header, rows: rows.slice(0, n) };
    return { header, rows: [] };
  } finally {
    await table.close();
  }
}

export interface Inspected extends Detected {
  /** Sheets of a workbook; empty for text. */
  readonly sheets: readonly string[];
  readonly bytes: number;
}

/**
 * `detect` for a whole file: looks beyond the beginning when that is plain ASCII, since the first Chinese name may come
 * late, and opens a workbook to find title rows and header. Errors: those of `detect` and `readRows`.
 */
export async function inspectFile(
  path: string,
  fileName: string,
  sheet?: string | number,
): Promise<Inspected> {
  const bytes = (await stat(path)).size;
  const sample = await readSample(path, 0);
  const detected = detect(sample, fileName);
  if (detected.format === 'xlsx') {
    const sheets = await sheetNames(path, defaultLimits, fileName);
    const { rows } = await sampleRows(path, { format: 'xlsx', header: false, sheet }, 50);
    return { ...detected, ...detectHeader(rows.map((row) => row.cells)), sheets, bytes };
  }
  const encoding =
    detected.encoding === 'utf-8' && !detected.hasBom && isAscii(sample) && bytes > sample.length
      ? await encodingOfLaterText(path, sample.length)
      : detected.encoding;
  return { ...detected, encoding, sheets: [], bytes };
}

async function readSample(path: string, position: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(SAMPLE_BYTES);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, SAMPLE_BYTES - length, position + length);
      length += bytesRead;
      if (bytesRead === 0 || length === SAMPLE_BYTES) return buffer.subarray(0, length);
    }
  } finally {
    await file.close();
  }
}

const isAscii = (bytes: Uint8Array) => bytes.every((byte) => byte < 0x80);

/** Decided by the first piece that is not ASCII, from its first such line on. */
async function encodingOfLaterText(path: string, from: number): Promise<Detected['encoding']> {
  const pause = slices();
  let position = from;
  for await (const chunk of createReadStream(path, { start: from, highWaterMark: SAMPLE_BYTES })) {
    const bytes = chunk as Buffer;
    const at = bytes.findIndex((byte) => byte >= 0x80);
    if (at >= 0) return detectEncoding(await readSample(path, position + bytes.lastIndexOf(0x0a, at) + 1));
    position += bytes.length;
    await pause();
  }
  return 'utf-8';
}

async function* groups(
  source: Source,
  options: ReadOptions,
  limits: Limits,
  progress: Progress,
): AsyncGenerator<readonly Row[]> {
  if (options.format !== 'xlsx') {
    if (typeof source === 'string') progress.bytesTotal = (await stat(source)).size;
    const bytes =
      typeof source === 'string' ? createReadStream(source, { highWaterMark: 256 * 1024 }) : source;
    yield* textRows(bytes, options, limits, progress);
    return;
  }
  if (typeof source === 'string') {
    yield* xlsxRows(source, options, limits, progress);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'baizigui-upload-'));
  try {
    const path = join(folder, 'workbook.xlsx');
    await pipeline(source, createWriteStream(path));
    yield* xlsxRows(path, options, limits, progress);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

class OpenTable implements TableReader {
  readonly progress: Progress;
  readonly #source: Source;
  readonly #groups: AsyncGenerator<readonly Row[]>;
  readonly #options: ReadOptions;
  readonly #waiting: Row[] = [];
  #header: Promise<readonly string[]> | null = null;
  #width = 0;

  constructor(
    source: Source,
    rows: AsyncGenerator<readonly Row[]>,
    options: ReadOptions,
    progress: Progress,
  ) {
    this.#source = source;
    this.#groups = rows;
    this.#options = options;
    this.progress = progress;
  }

  header(): Promise<readonly string[]> {
    this.#header ??= this.#readHeader();
    return this.#header;
  }

  async close(): Promise<void> {
    await this.#groups.return(undefined);
    if (typeof this.#source !== 'string') this.#source.destroy();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Row[]> {
    try {
      await this.header();
      const size = Math.max(1, this.#options.batchSize ?? 500);
      do {
        let at = 0;
        for (; this.#waiting.length - at >= size; at += size)
          yield this.#waiting.slice(at, at + size).map((row) => this.#fit(row));
        this.#waiting.splice(0, at);
      } while (await this.#more());
      if (this.#waiting.length > 0) yield this.#waiting.splice(0).map((row) => this.#fit(row));
    } finally {
      await this.close();
    }
  }

  async #more(): Promise<boolean> {
    const next = await this.#groups.next();
    if (next.done) return false;
    for (const row of next.value) this.#waiting.push(row);
    return true;
  }

  async #readHeader(): Promise<readonly string[]> {
    const skip = this.#options.skipRows ?? 0;
    while (this.#waiting.length <= skip && (await this.#more()));
    this.#waiting.splice(0, skip);
    const first = this.#waiting[0]?.cells ?? [];
    const named = this.#options.header ?? true;
    if (named) this.#waiting.shift();
    const names = columnNames(named ? first : Array.from({ length: this.#widest(first.length) }, () => ''));
    this.#width = names.length;
    return names;
  }

  /** A sheet leaves out empty cells, so without a header its width is that of the widest of the first rows. */
  #widest(first: number): number {
    if (this.#options.format !== 'xlsx') return first;
    return this.#waiting.reduce((width, row) => Math.max(width, row.cells.length), first);
  }

  #fit(row: Row): Row {
    const width = this.#width;
    if (row.cells.length === width) return row;
    if (this.#options.format === 'xlsx') return { ...row, cells: resized(row.cells, width) };
    const extra = row.cells.slice(width);
    if (row.cells.length > width && extra.every((cell) => cell === ''))
      return { ...row, cells: row.cells.slice(0, width) };
    const ragged = {
      code: 'ragged',
      column: null,
      facts: { expected: width, actual: row.cells.length },
    } as const;
    const cells = row.cells.length > width ? row.cells : resized(row.cells, width);
    return { ...row, cells, problems: [...row.problems, ragged] };
  }
}

function resized(cells: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, i) => cells[i] ?? '');
}

/** Column names that can be keys: trimmed, on one line, unique, without nameless columns at the end. */
function columnNames(cells: readonly string[]): string[] {
  const named = cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
  const width = named.some((name) => name !== '')
    ? named.findLastIndex((name) => name !== '') + 1
    : named.length;
  const taken = new Set<string>();
  // Where the search for a free number goes on: thousands of equal names must not be counted through each time.
  const nextNumber = new Map<string, number>();
  return named.slice(0, width).map((name, i) => {
    const base = name === '' ? `#${i + 1}` : name;
    let unique = base;
    let n = nextNumber.get(base) ?? 2;
    for (; taken.has(unique); n++) unique = `${base} (${n})`;
    nextNumber.set(base, n);
    taken.add(unique);
    return unique;
  });
}
