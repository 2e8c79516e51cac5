/**
 * The data that all participants get, from the one generator (bench/support/shape.ts): who has which tag. Written once to
 * `DIR/peers`, in the three orders in which stores like to be filled.
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { SIZES, type Size } from '../support/fill.ts';
import { holders, TAGS } from '../support/shape.ts';

export interface Data {
  readonly size: string;
  /** Customers are 1 to this. */
  readonly customers: number;
  /** By rank less 1: the customers with the tag, ascending. */
  readonly members: readonly Uint32Array[];
}

/** Tab-separated files for bulk loaders. */
export interface Files {
  /** Folder for everything that belongs to participants. */
  readonly folder: string;
  /** tag, customer; in this order */
  readonly byTag: string;
  /** customer, tag; in this order */
  readonly byCustomer: string;
  /** customer, its tags with commas; everybody */
  readonly lists: string;
}

export function made(size: string, customers: number): Data {
  const members = Array.from(holders(customers), ({ held }) => {
    const found = new Uint32Array(held.length);
    let n = 0;
    for (let ordinal = 1; ordinal <= customers; ordinal++) if (held[ordinal] === 1) found[n++] = ordinal;
    return found.slice(0, n);
  });
  return { size, customers, members };
}

/** The tags of each customer, one customer after the other, starting with 1. */
function* listsOf({ customers, members }: Data): Generator<readonly number[]> {
  const next = new Uint32Array(TAGS);
  for (let ordinal = 1; ordinal <= customers; ordinal++) {
    const tags: number[] = [];
    for (let i = 0; i < TAGS; i++)
      if (members[i]?.[next[i] as number] === ordinal) {
        next[i] = (next[i] as number) + 1;
        tags.push(i + 1);
      }
    yield tags;
  }
}

/** Whether a customer has a tag, from bits. */
export function reader({ customers, members }: Data): (rank: number, ordinal: number) => boolean {
  const bits = members.map((list) => {
    const words = new Uint32Array((customers >>> 5) + 1);
    for (const ordinal of list)
      words[ordinal >>> 5] = (words[ordinal >>> 5] as number) | (1 << (ordinal & 31));
    return words;
  });
  return (rank, ordinal) => (((bits[rank - 1]?.[ordinal >>> 5] ?? 0) >>> (ordinal & 31)) & 1) === 1;
}

function write(path: string, lines: Iterable<string>): void {
  if (existsSync(path)) return;
  const file = openSync(`${path}.new`, 'w', 0o644);
  let piece: string[] = [];
  const flush = () => {
    writeSync(file, piece.join(''));
    piece = [];
  };
  for (const line of lines) if (piece.push(line) === 10_000) flush();
  flush();
  closeSync(file);
  renameSync(`${path}.new`, path);
}

function* byTag({ members }: Data): Generator<string> {
  for (const [i, list] of members.entries()) for (const ordinal of list) yield `${i + 1}\t${ordinal}\n`;
}

function* byCustomer(data: Data): Generator<string> {
  let ordinal = 0;
  for (const tags of listsOf(data)) {
    ordinal++;
    for (const rank of tags) yield `${ordinal}\t${rank}\n`;
  }
}

function* lists(data: Data): Generator<string> {
  let ordinal = 0;
  for (const tags of listsOf(data)) yield `${++ordinal}\t${tags.join(',')}\n`;
}

const pathsIn = (folder: string): Files => ({
  folder,
  byTag: join(folder, 'by-tag.tsv'),
  byCustomer: join(folder, 'by-customer.tsv'),
  lists: join(folder, 'lists.tsv'),
});

/** Writes the files for loaders into a folder. */
export function written(folder: string, data: Data): Files {
  const files = pathsIn(folder);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  write(files.byTag, byTag(data));
  write(files.byCustomer, byCustomer(data));
  write(files.lists, lists(data));
  return files;
}

/** Makes the files below `dir` that are not there yet. */
export function prepared(dir: string, size: Size): void {
  const folder = join(dir, 'peers');
  const binary = join(folder, 'members.bin');
  if (existsSync(binary)) return;
  const data = made(size, SIZES[size]);
  written(folder, data);
  const file = openSync(`${binary}.new`, 'w', 0o644);
  writeSync(
    file,
    Uint32Array.from(data.members, (list) => list.length),
  );
  for (const list of data.members) writeSync(file, list);
  closeSync(file);
  renameSync(`${binary}.new`, binary);
}

/** What `prepared` wrote. */
export function read(dir: string, size: Size): { readonly data: Data; readonly files: Files } {
  const files = pathsIn(join(dir, 'peers'));
  const bytes = readFileSync(join(files.folder, 'members.bin'));
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  let at = TAGS;
  const members = Array.from({ length: TAGS }, (_, i) => {
    const list = numbers.slice(at, at + (numbers[i] as number));
    at += list.length;
    return list;
  });
  return { data: { size, customers: SIZES[size], members }, files };
}
