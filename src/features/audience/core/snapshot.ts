/**
 * An index on disk: named sets and columns as chunks of bytes. Every chunk carries its own name, place and checksum;
 * the last one lists all others with their checksums, so that a damaged, missing or foreign chunk is named and can be
 * made again alone. A chunk covers a fixed span of ordinals, so that a change touches the same chunk every time.
 *
 * Chunk, little-endian: "BZGS", format (16 bits), kind (8), 0 (8), first block (16), length of the name (16), length
 * of the body (32), name (UTF-8), body, CRC-32C of all before (32).
 */
import { AppError } from '#kernel';
import { BLOCK, type Block, valuesOf } from './block.ts';
import { NumberColumn } from './column.ts';
import { crc32c } from './crc32c.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { encodeBlocks } from './roaring-format.ts';
import { decodeBlocks } from './roaring-input.ts';

export interface Snapshot {
  /** Up to where the index had followed the log. */
  readonly position: number;
  readonly sets: ReadonlyMap<string, OrdinalSet>;
  readonly columns: ReadonlyMap<string, NumberColumn>;
}

/** A part that must be built from rows: the ordinals `from` to `to` of one set or column. */
export interface Damage {
  readonly kind: 'set' | 'column';
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const MAGIC = 0x53475a42;
const FORMAT = 1;
const HEADER = 16;
const kinds = ['manifest', 'set', 'column'] as const;
type Kind = (typeof kinds)[number];

/** Blocks in a chunk: at most 256 KiB of a set, 1 MiB of a column. */
const SPAN: Readonly<Record<Damage['kind'], number>> = { set: 32, column: 2 };

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

const lows = new Uint16Array(BLOCK);

/** The chunks one after another, the manifest last. All are of the moment of the first, whatever is written meanwhile. */
export function* encodeSnapshot({ position, sets, columns }: Snapshot): Generator<Uint8Array, void> {
  const stillSets = [...sets].map(([name, set]) => [name, set.frozenCopy()] as const);
  const stillColumns = [...columns].map(([name, column]) => [name, column.frozenCopy()] as const);
  const lines: ManifestLine[] = [];
  const chunk = (kind: Damage['kind'], name: string, first: number, body: Uint8Array): Uint8Array => {
    const bytes = seal(kind, name, first, body);
    lines.push({ kind, name, first, checksum: checksumOf(bytes) });
    return bytes;
  };
  for (const [name, set] of stillSets)
    for (const { first, from, to } of spans(set.keys, SPAN.set))
      yield chunk('set', name, first, encodeBlocks(set.keys.slice(from, to), set.blocks.slice(from, to)));
  for (const [name, column] of stillColumns)
    for (const { first, from, to } of spans(column.present.keys, SPAN.column))
      yield chunk('column', name, first, encodeValues(column, from, to));
  yield seal('manifest', '', 0, new TextEncoder().encode(JSON.stringify({ position, lines })));
}

/**
 * Sets and columns of a snapshot, and what is missing from them. Chunks may come in any order.
 * Errors: `snapshot.noManifest` when the list itself is damaged or missing: then nothing is known for sure;
 * `snapshot.format` when a newer program wrote it.
 */
export function decodeSnapshot(chunks: Iterable<Uint8Array>): Snapshot & { readonly damaged: Damage[] } {
  const sound = new Map<string, Chunk>();
  let manifest: { position: number; lines: ManifestLine[] } | null = null;
  for (const bytes of chunks) {
    const chunk = open(bytes);
    if (chunk?.kind === 'manifest') manifest = JSON.parse(new TextDecoder().decode(chunk.body));
    else if (chunk) sound.set(placeOf(chunk), chunk);
  }
  if (!manifest) throw new AppError('unprocessable', 'snapshot.noManifest');
  const damaged: Damage[] = [];
  const parts = new Map<string, { keys: number[]; blocks: Block[] }>();
  const columns = new Map<string, NumberColumn>();
  for (const line of manifest.lines) {
    if (line.kind === 'column' && !columns.has(line.name)) columns.set(line.name, new NumberColumn());
    if (line.kind === 'set' && !parts.has(line.name)) parts.set(line.name, { keys: [], blocks: [] });
    const chunk = sound.get(placeOf(line));
    if (!chunk) {
      damaged.push(damageOf(line));
      continue;
    }
    if (line.kind === 'set') {
      const { keys, blocks } = decodeBlocks(chunk.body);
      parts.get(line.name)?.keys.push(...keys);
      parts.get(line.name)?.blocks.push(...blocks);
    } else decodeValues(chunk.body, columns.get(line.name) ?? new NumberColumn());
  }
  const sets = new Map(
    [...parts].map(([name, { keys, blocks }]) => [name, OrdinalSet.fromBlocks(keys, blocks)]),
  );
  return { position: manifest.position, sets, columns, damaged };
}

const placeOf = ({ kind, name, first, checksum }: Chunk | ManifestLine): string =>
  `${kind} ${first} ${checksum} ${name}`;

function damageOf({ kind, name, first }: ManifestLine): Damage {
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

function seal(kind: Kind, name: string, first: number, body: Uint8Array): Uint8Array {
  const text = new TextEncoder().encode(name);
  const bytes = new Uint8Array(HEADER + text.length + body.length + 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, FORMAT, true);
  view.setUint8(6, kinds.indexOf(kind));
  view.setUint16(8, first, true);
  view.setUint16(10, text.length, true);
  view.setUint32(12, body.length, true);
  bytes.set(text, HEADER);
  bytes.set(body, HEADER + text.length);
  view.setUint32(bytes.length - 4, crc32c(bytes.subarray(0, bytes.length - 4)), true);
  return bytes;
}

const checksumOf = (bytes: Uint8Array): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.length - 4, true);

/** The chunk, or null when its bytes are not as they were written. */
function open(bytes: Uint8Array): Chunk | null {
  if (bytes.length < HEADER + 4) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const checksum = checksumOf(bytes);
  if (view.getUint32(0, true) !== MAGIC || crc32c(bytes.subarray(0, bytes.length - 4)) !== checksum)
    return null;
  if (view.getUint16(4, true) !== FORMAT)
    throw new AppError('unprocessable', 'snapshot.format', { found: view.getUint16(4, true), known: FORMAT });
  const kind = kinds[view.getUint8(6)];
  const text = HEADER + view.getUint16(10, true);
  if (!kind || text + view.getUint32(12, true) + 4 !== bytes.length) return null;
  return {
    kind,
    name: new TextDecoder().decode(bytes.subarray(HEADER, text)),
    first: view.getUint16(8, true),
    body: bytes.subarray(text, bytes.length - 4),
    checksum,
  };
}

/** Length of the list of ordinals (32 bits), the list in Roaring format, then per block 4 or 8 (8 bits) and its values. */
function encodeValues(column: NumberColumn, from: number, to: number): Uint8Array {
  const keys = column.present.keys.slice(from, to);
  const present = column.present.blocks.slice(from, to);
  const list = encodeBlocks(keys, present);
  const widths = keys.map((key) => (column.blockOf(key)?.values instanceof Float64Array ? 8 : 4));
  const length = present.reduce((sum, block, i) => sum + 1 + block.size * (widths[i] as number), 0);
  const bytes = new Uint8Array(4 + list.length + length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, list.length, true);
  bytes.set(list, 4);
  let offset = 4 + list.length;
  present.forEach((block, i) => {
    const values = column.blockOf(keys[i] as number)?.values ?? [];
    const width = widths[i] as number;
    view.setUint8(offset++, width);
    const n = valuesOf(block, lows);
    for (let k = 0; k < n; k++) {
      const value = values[lows[k] as number] as number;
      if (width === 8) view.setFloat64(offset, value, true);
      else view.setInt32(offset, value, true);
      offset += width;
    }
  });
  return bytes;
}

function decodeValues(bytes: Uint8Array, column: NumberColumn): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const listEnd = 4 + view.getUint32(0, true);
  const { keys, blocks } = decodeBlocks(bytes.subarray(4, listEnd));
  let offset = listEnd;
  blocks.forEach((block, i) => {
    const width = view.getUint8(offset++);
    const n = valuesOf(block, lows);
    const ordinals = new Uint32Array(n);
    const values = new Float64Array(n);
    for (let k = 0; k < n; k++) {
      ordinals[k] = (keys[i] as number) * BLOCK + (lows[k] as number);
      values[k] = width === 8 ? view.getFloat64(offset, true) : view.getInt32(offset, true);
      offset += width;
    }
    column.setMany(ordinals, values);
  });
}
