/** CRC-32C (Castagnoli), RFC 3720 appendix B.4, eight bytes a step. */
const POLYNOMIAL = 0x82f63b78;

/** `tables[k][byte]`: the checksum of the byte followed by k zero bytes. */
const tables: readonly Int32Array[] = makeTables();

function makeTables(): Int32Array[] {
  const single = new Int32Array(256).map((_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    return crc;
  });
  const made = [single];
  for (let k = 1; k < 8; k++)
    made.push(
      made[k - 1]?.map((crc) => (crc >>> 8) ^ (single[crc & 255] as number)) as Int32Array<ArrayBuffer>,
    );
  return made;
}

const [t0, t1, t2, t3, t4, t5, t6, t7] = tables as [
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
];

/** The checksum as an unsigned 32-bit number; pass an earlier one to go on from it. */
export function crc32c(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  let i = 0;
  const byte = (k: number): number => bytes[k] as number;
  for (; i + 8 <= bytes.length; i += 8) {
    const low = crc ^ (byte(i) | (byte(i + 1) << 8) | (byte(i + 2) << 16) | (byte(i + 3) << 24));
    crc =
      (t7[low & 255] as number) ^
      (t6[(low >>> 8) & 255] as number) ^
      (t5[(low >>> 16) & 255] as number) ^
      (t4[low >>> 24] as number) ^
      (t3[byte(i + 4)] as number) ^
      (t2[byte(i + 5)] as number) ^
      (t1[byte(i + 6)] as number) ^
      (t0[byte(i + 7)] as number);
  }
  for (; i < bytes.length; i++) crc = (crc >>> 8) ^ (t0[(crc ^ byte(i)) & 255] as number);
  return ~crc >>> 0;
}
