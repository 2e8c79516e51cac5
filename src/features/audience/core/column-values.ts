/**
 * A stretch of a column as bytes, and back. Values that are close together stand as they do in memory, so that reading
 * is looking at the bytes.
 *
 * Length of the list of ordinals (32 bits), 0 (32); the list in Roaring format; then per block: 4 or 8 bytes a value (8
 * bits), 1 when they stand by ordinal and 0 when one behind the other (8), 0 (16), their number (32), the bounds (two
 * doubles), the values. List and values are padded to 8 bytes. Little-endian.
 */
import { BLOCK, type Block, valuesOf } from './block.ts';
import type { ColumnPart, NumberColumn } from './column.ts';
import { encodeBlocks } from './roaring-format.ts';
import { viewBlocks } from './roaring-input.ts';

const LIST = 8;
const HEADER = 24;
const lows = new Uint16Array(BLOCK);

const padded = (length: number): number => (length + 7) & ~7;

/** What is absent is 0: a value that was taken away must not go on in a file. */
function arranged(
  block: Block,
  values: Int32Array | Float64Array,
): { dense: boolean; values: typeof values } {
  const n = valuesOf(block, lows);
  const top = (lows[n - 1] ?? 0) + 1;
  const dense = top <= 2 * n;
  if (n === top) return { dense, values: values.subarray(0, n) };
  const length = dense ? top : n;
  const made = values instanceof Int32Array ? new Int32Array(length) : new Float64Array(length);
  for (let k = 0; k < n; k++) made[dense ? (lows[k] as number) : k] = values[lows[k] as number] as number;
  return { dense, values: made };
}

export function encodeValues(column: NumberColumn, from: number, to: number): Uint8Array {
  const keys = column.present.keys.slice(from, to);
  const present = column.present.blocks.slice(from, to);
  const list = encodeBlocks(keys, present);
  const blocks = keys.map((key, i) => {
    const { values = new Int32Array(0), min = 0, max = 0 } = column.blockOf(key) ?? {};
    return { ...arranged(present[i] as Block, values), min, max };
  });
  const length = blocks.reduce((sum, { values }) => sum + HEADER + padded(values.byteLength), 0);
  const bytes = new Uint8Array(LIST + padded(list.length) + length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, list.length, true);
  bytes.set(list, LIST);
  let at = LIST + padded(list.length);
  for (const { dense, values, min, max } of blocks) {
    view.setUint8(at, values.BYTES_PER_ELEMENT);
    view.setUint8(at + 1, Number(dense));
    view.setUint32(at + 4, values.length, true);
    view.setFloat64(at + 8, min, true);
    view.setFloat64(at + 16, max, true);
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at + HEADER);
    at += HEADER + padded(values.byteLength);
  }
  return bytes;
}

/** From bytes that begin at a multiple of 8 in their buffer, were written as above, and belong to the column from now on. */
export function decodeValues(bytes: Uint8Array): ColumnPart {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const listLength = view.getUint32(0, true);
  const { keys, blocks: present } = viewBlocks(bytes.subarray(LIST, LIST + listLength));
  let at = LIST + padded(listLength);
  const values = present.map((block) => {
    const Values = view.getUint8(at) === 8 ? Float64Array : Int32Array;
    const stored = new Values(
      bytes.buffer as ArrayBuffer,
      bytes.byteOffset + at + HEADER,
      view.getUint32(at + 4, true),
    );
    const dense = view.getUint8(at + 1) === 1;
    const [min, max] = [view.getFloat64(at + 8, true), view.getFloat64(at + 16, true)];
    at += HEADER + padded(stored.byteLength);
    return { values: dense ? stored : spread(block, stored), min, max };
  });
  return { keys, present, values };
}

/** Values one behind the other, by ordinal. */
function spread<T extends Int32Array | Float64Array>(block: Block, values: T): T {
  const n = valuesOf(block, lows);
  const length = (lows[n - 1] ?? 0) + 1;
  const made = (values instanceof Int32Array ? new Int32Array(length) : new Float64Array(length)) as T;
  for (let k = 0; k < n; k++) made[lows[k] as number] = values[k] as number;
  return made;
}
