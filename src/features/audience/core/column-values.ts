/** A stretch of a column as bytes, and back. */
import { BLOCK, valuesOf } from './block.ts';
import type { ColumnPart, NumberColumn } from './column.ts';
import { encodeBlocks } from './roaring-format.ts';
import { decodeBlocks } from './roaring-input.ts';

const lows = new Uint16Array(BLOCK);

/** Length of the list of ordinals (32 bits), the list in Roaring format, then per block 4 or 8 (8 bits) and its values. */
export function encodeValues(column: NumberColumn, from: number, to: number): Uint8Array {
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

export function decodeValues(bytes: Uint8Array): ColumnPart {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const listEnd = 4 + view.getUint32(0, true);
  const { keys, blocks: present } = decodeBlocks(bytes.subarray(4, listEnd));
  let offset = listEnd;
  const values = present.map((block) => {
    const width = view.getUint8(offset++);
    const n = valuesOf(block, lows);
    const length = (lows[n - 1] ?? 0) + 1;
    const made = width === 8 ? new Float64Array(length) : new Int32Array(length);
    let min = Number.POSITIVE_INFINITY;
    let max = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < n; k++) {
      const value = width === 8 ? view.getFloat64(offset, true) : view.getInt32(offset, true);
      made[lows[k] as number] = value;
      if (value < min) min = value;
      if (value > max) max = value;
      offset += width;
    }
    return { values: made, min, max };
  });
  return { keys, present, values };
}
