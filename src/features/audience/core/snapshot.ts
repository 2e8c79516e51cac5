/**
 * An index on disk: named sets, columns and lists of texts as chunks of bytes. Every chunk carries its own name, place and checksum;
 * the last one lists all others with their checksums, so that a damaged, missing or foreign chunk is named and can be
 * made again alone. A chunk covers a fixed span of ordinals, so that a change touches the same chunk every time. Numbers
 * stand in it as they do in memory, so that sets and columns are made by looking at its bytes.
 *
 * Chunk, little-endian: "BZGS", format (16 bits), kind (8), 0 (8), first block (16), length of the name (16), length
 * of the body (32), name (UTF-8), zeroes up to a multiple of 8, body, checksum of all before (32).
 */
import { AppError } from '#kernel';
import { BLOCK, type Block } from './block.ts';
import { type ColumnPart, NumberColumn } from './column.ts';
import { decodeValues, encodeValues } from './column-values.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { encodeBlocks } from './roaring-format.ts';
import { viewBlocks } from './roaring-input.ts';
import { TextDictionary } from './text-dictionary.ts';

export interface Snapshot {
  /** Up to where the index had followed the log. */
  readonly position: number;
  readonly sets: ReadonlyMap<string, OrdinalSet>;
  readonly columns: ReadonlyMap<string, NumberColumn>;
  readonly texts: ReadonlyMap<string, TextDictionary>;
}

/**
 * A part that must be built from rows: the ordinals `from` to `to` of one set or column. Of texts it is those numbers,
 * and since texts after them have moved up, the whole list is lost.
 */
export interface Damage {
  readonly kind: 'set' | 'column' | 'texts';
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const MAGIC = 0x53475a42;
/** Raised whenever the bytes of a chunk mean something else than before. */
export const SNAPSHOT_FORMAT = 2;

/** A checksum of 32 bits. Handed over, because what a processor has for it is not to be had in plain TypeScript. */
export type Checksum = (bytes: Uint8Array) => number;

const HEADER = 16;
const kinds = ['manifest', 'set', 'column', 'texts'] as const;
type Kind = (typeof kinds)[number];

/** Blocks in a chunk: at most 256 KiB of a set, 1 MiB of a column. */
const SPAN = { set: 32, column: 2 } as const;
const TEXTS_SPAN = 16_384;

/** A chunk as it is written. */
export interface WrittenChunk {
  /** What it is a part of and which part: the next snapshot's chunk of the same place takes its place. */
  readonly place: string;
  readonly checksum: number;
  readonly bytes: Uint8Array;
}

interface Chunk {
  readonly kind: Kind;
  readonly name: string;
  readonly first: number;
  readonly body: Uint8Array;
  readonly checksum: number;
}

interface ManifestLine {
  readonly kind: Damage['kind'];
  readonly name: string;
  readonly first: number;
  readonly checksum: number;
}

/** The chunks one after another, the manifest last. All are of the moment of the first, whatever is written meanwhile. */
export function* encodeSnapshot(snapshot: Snapshot, sum: Checksum): Generator<WrittenChunk, void> {
  const sets = [...snapshot.sets].map(([name, set]) => [name, set.frozenCopy()] as const);
  const columns = [...snapshot.columns].map(([name, column]) => [name, column.frozenCopy()] as const);
  const texts = [...snapshot.texts].map(([name, list]) => [name, list, list.size] as const);
  const lines: ManifestLine[] = [];
  const chunk = (kind: Damage['kind'], name: string, first: number, body: Uint8Array): WrittenChunk => {
    const bytes = seal(kind, name, first, body, sum);
    const checksum = checksumOf(bytes);
    lines.push({ kind, name, first, checksum });
    return { place: `${kind} ${first} ${name}`, checksum, bytes };
  };
  for (const [name, set] of sets)
    for (const { first, from, to } of spans(set.keys, SPAN.set))
      yield chunk('set', name, first, encodeBlocks(set.keys.slice(from, to), set.blocks.slice(from, to)));
  for (const [name, column] of columns)
    for (const { first, from, to } of spans(column.present.keys, SPAN.column))
      yield chunk('column', name, first, encodeValues(column, from, to));
  for (const [name, list, size] of texts)
    for (let from = 0; from === 0 || from < size; from += TEXTS_SPAN)
      yield chunk('texts', name, from / TEXTS_SPAN, list.encoded(from, Math.min(from + TEXTS_SPAN, size)));
  const manifest = new TextEncoder().encode(JSON.stringify({ position: snapshot.position, lines }));
  const bytes = seal('manifest', '', 0, manifest, sum);
  yield { place: 'manifest', checksum: checksumOf(bytes), bytes };
}

type Body =
  | { readonly kind: 'set'; readonly keys: readonly number[]; readonly blocks: readonly Block[] }
  | { readonly kind: 'column'; readonly part: ColumnPart }
  | { readonly kind: 'texts'; readonly bytes: Uint8Array };

/** Takes a snapshot in chunk by chunk, in any order, so that nobody needs all of its bytes at once. */
export class SnapshotReader {
  readonly #bodies = new Map<string, Body>();
  readonly #sum: Checksum;
  #manifest: { position: number; lines: ManifestLine[] } | null = null;

  constructor(sum: Checksum) {
    this.#sum = sum;
  }

  /**
   * Takes the bytes over: sets and columns are views of them. A damaged chunk counts as missing. Error:
   * `snapshot.format` when another program wrote it.
   */
  add(bytes: Uint8Array): void {
    // Views need a place that is a multiple of their size; whoever reads from a database can see to that.
    const chunk = open(bytes.byteOffset % 8 === 0 ? bytes : Uint8Array.from(bytes), this.#sum);
    if (chunk?.kind === 'manifest') this.#manifest = JSON.parse(new TextDecoder().decode(chunk.body));
    else if (chunk) this.#bodies.set(placeOf(chunk), bodyOf(chunk));
  }

  /**
   * Sets, columns and texts, and what is missing from them. Error: `snapshot.noManifest` when the list itself is
   * damaged or missing: then nothing is known for sure.
   */
  finish(): Snapshot & { readonly damaged: Damage[] } {
    if (!this.#manifest) throw new AppError('unprocessable', 'snapshot.noManifest');
    const { position, lines } = this.#manifest;
    const damaged: Damage[] = [];
    const parts = new Map<string, { kind: Damage['kind']; name: string; bodies: Body[] }>();
    for (const line of lines) {
      const key = `${line.kind} ${line.name}`;
      const part = parts.get(key) ?? { kind: line.kind, name: line.name, bodies: [] };
      parts.set(key, part);
      const body = this.#bodies.get(placeOf(line));
      if (body) part.bodies.push(body);
      else damaged.push(damageOf(line));
    }
    const of = <K extends Body['kind'], T>(kind: K, make: (bodies: Extract<Body, { kind: K }>[]) => T) =>
      new Map(
        [...parts.values()]
          .filter((part) => part.kind === kind)
          .map((part) => [part.name, make(part.bodies as Extract<Body, { kind: K }>[])]),
      );
    return {
      position,
      sets: of('set', (bodies) =>
        OrdinalSet.fromBlocks(
          bodies.flatMap((body) => body.keys),
          bodies.flatMap((body) => body.blocks),
        ),
      ),
      columns: of('column', (bodies) => NumberColumn.fromParts(bodies.map((body) => body.part))),
      texts: of('texts', (bodies) => TextDictionary.fromEncoded(bodies.map((body) => body.bytes))),
      damaged,
    };
  }
}

function bodyOf({ kind, body }: Chunk): Body {
  if (kind === 'set') return { kind, ...viewBlocks(body) };
  if (kind === 'column') return { kind, part: decodeValues(body) };
  return { kind: 'texts', bytes: body };
}

const placeOf = ({ kind, name, first, checksum }: Chunk | ManifestLine): string =>
  `${kind} ${first} ${checksum} ${name}`;

function damageOf({ kind, name, first }: ManifestLine): Damage {
  if (kind === 'texts') return { kind, name, from: first * TEXTS_SPAN, to: (first + 1) * TEXTS_SPAN - 1 };
  return {
    kind,
    name,
    from: Math.max(1, first * BLOCK),
    to: Math.min((first + SPAN[kind]) * BLOCK, BLOCK * BLOCK) - 1,
  };
}

/** Stretches of key indexes that fall into one span; of nothing one empty stretch, so that the name is kept. */
function* spans(
  keys: readonly number[],
  span: number,
): Generator<{ first: number; from: number; to: number }> {
  if (keys.length === 0) yield { first: 0, from: 0, to: 0 };
  for (let from = 0; from < keys.length; ) {
    const first = (keys[from] as number) - ((keys[from] as number) % span);
    let to = from;
    while (to < keys.length && (keys[to] as number) < first + span) to++;
    yield { first, from, to };
    from = to;
  }
}

function seal(kind: Kind, name: string, first: number, body: Uint8Array, sum: Checksum): Uint8Array {
  const text = new TextEncoder().encode(name);
  const from = bodyAt(text.length);
  const bytes = new Uint8Array(from + body.length + 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, SNAPSHOT_FORMAT, true);
  view.setUint8(6, kinds.indexOf(kind));
  view.setUint16(8, first, true);
  view.setUint16(10, text.length, true);
  view.setUint32(12, body.length, true);
  bytes.set(text, HEADER);
  bytes.set(body, from);
  view.setUint32(bytes.length - 4, sum(bytes.subarray(0, bytes.length - 4)), true);
  return bytes;
}

/** Where the body of a chunk begins: views of its numbers need a place that is a multiple of their size. */
const bodyAt = (nameLength: number): number => (HEADER + nameLength + 7) & ~7;

const checksumOf = (bytes: Uint8Array): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.length - 4, true);

/** The chunk, or null when its bytes are not as they were written. */
function open(bytes: Uint8Array, sum: Checksum): Chunk | null {
  if (bytes.length < HEADER + 4) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const checksum = checksumOf(bytes);
  if (view.getUint32(0, true) !== MAGIC || sum(bytes.subarray(0, bytes.length - 4)) !== checksum) return null;
  const found = view.getUint16(4, true);
  if (found !== SNAPSHOT_FORMAT)
    throw new AppError('unprocessable', 'snapshot.format', { found, known: SNAPSHOT_FORMAT });
  const kind = kinds[view.getUint8(6)];
  const text = HEADER + view.getUint16(10, true);
  const from = bodyAt(text - HEADER);
  if (!kind || from + view.getUint32(12, true) + 4 !== bytes.length) return null;
  return {
    kind,
    name: new TextDecoder().decode(bytes.subarray(HEADER, text)),
    first: view.getUint16(8, true),
    body: bytes.subarray(from, bytes.length - 4),
    checksum,
  };
}
