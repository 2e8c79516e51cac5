/**
 * The shared strings of a workbook: added in order, asked for by number. A small table stays in memory; a large one
 * goes to a temporary file with a cache of pages, for it can be larger than the sheet. Sheets ask nearly in order, so
 * almost every answer comes from the cache. In memory remain 4 bytes per string and 4 MB of pages.
 */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PAGE = 64 * 1024;
const CACHED_PAGES = 64;
const WRITE_BUFFER = 1024 * 1024;
const ENDS = 64 * 1024;
/** Ends of strings are kept as 32-bit numbers. */
export const MAX_TABLE_BYTES = 2 ** 32 - 1;

export class StringTable {
  #strings: string[] = [];
  #characters = 0;
  #file: SpilledStrings | null = null;
  readonly #charactersInMemory: number;

  constructor(charactersInMemory = 1024 * 1024) {
    this.#charactersInMemory = charactersInMemory;
  }

  add(text: string): void {
    if (this.#file) {
      this.#file.add(text);
      return;
    }
    this.#strings.push(text);
    this.#characters += text.length + 8;
    if (this.#characters <= this.#charactersInMemory) return;
    this.#file = new SpilledStrings();
    for (const each of this.#strings) this.#file.add(each);
    this.#strings = [];
  }

  /** `undefined` when there is no such string. */
  get(index: number): string | undefined {
    return this.#file ? this.#file.get(index) : this.#strings[index];
  }

  close(): void {
    this.#file?.close();
    this.#file = null;
    this.#strings = [];
  }
}

class SpilledStrings {
  readonly #folder = mkdtempSync(join(tmpdir(), 'baizigui-strings-'));
  readonly #fd = openSync(join(this.#folder, 'strings'), 'w+');
  /** Where each string ends in the file, in blocks of `ENDS`. */
  readonly #ends: Uint32Array[] = [];
  #count = 0;
  readonly #buffer = Buffer.allocUnsafe(WRITE_BUFFER);
  #buffered = 0;
  #written = 0;
  /** Page number → bytes, least recently used first. */
  readonly #pages = new Map<number, Buffer>();
  #latest: { number: number; page: Buffer } = { number: -1, page: Buffer.alloc(0) };

  add(text: string): void {
    const bytes = Buffer.byteLength(text);
    if (bytes > WRITE_BUFFER - this.#buffered) this.#flush();
    if (bytes > WRITE_BUFFER) {
      writeFully(this.#fd, Buffer.from(text), this.#written);
      this.#written += bytes;
    } else this.#buffered += this.#buffer.write(text, this.#buffered);
    if (this.#count % ENDS === 0) this.#ends.push(new Uint32Array(ENDS));
    const block = this.#ends.at(-1);
    if (block) block[this.#count % ENDS] = this.#written + this.#buffered;
    this.#count++;
  }

  get(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return undefined;
    if (this.#buffered > 0) this.#flush();
    const start = index === 0 ? 0 : this.#end(index - 1);
    const end = this.#end(index);
    const first = Math.floor(start / PAGE);
    const last = Math.floor(Math.max(start, end - 1) / PAGE);
    if (first === last) return this.#page(first).toString('utf8', start - first * PAGE, end - first * PAGE);
    const parts: Buffer[] = [];
    for (let page = first; page <= last; page++) parts.push(this.#page(page));
    return Buffer.concat(parts).toString('utf8', start - first * PAGE, end - first * PAGE);
  }

  close(): void {
    closeSync(this.#fd);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #end(index: number): number {
    return this.#ends[Math.floor(index / ENDS)]?.[index % ENDS] ?? 0;
  }

  #page(number: number): Buffer {
    if (number === this.#latest.number) return this.#latest.page;
    const page = this.#pages.get(number) ?? this.#load(number);
    this.#latest = { number, page };
    this.#pages.delete(number);
    this.#pages.set(number, page);
    if (this.#pages.size > CACHED_PAGES) {
      const oldest = this.#pages.keys().next().value;
      if (oldest !== undefined) this.#pages.delete(oldest);
    }
    return page;
  }

  #load(number: number): Buffer {
    const page = Buffer.alloc(PAGE);
    readSync(this.#fd, page, 0, PAGE, number * PAGE);
    return page;
  }

  #flush(): void {
    writeFully(this.#fd, this.#buffer.subarray(0, this.#buffered), this.#written);
    this.#written += this.#buffered;
    this.#buffered = 0;
  }
}

function writeFully(fd: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(fd, bytes, done, bytes.length - done, position + done);
}
