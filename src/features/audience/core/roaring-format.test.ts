import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#kernel';
import { OrdinalSet } from './ordinal-set.ts';
import { toRoaring } from './roaring-format.ts';
import { fromRoaring } from './roaring-input.ts';
import { firstDifference, ordinals, randomFrom } from './slow-twin.ts';

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
const bytes = (text: string): Uint8Array =>
  Uint8Array.from(text.trim().split(/\s+/), (byte) => Number.parseInt(byte, 16));

// Worked out by hand from the RoaringFormatSpec; little-endian. 12346 is 3a 30, 12347 is 3b 30.
const worked: [string, OrdinalSet, string][] = [
  ['nothing: cookie, no containers', new OrdinalSet(), '3a 30 00 00  00 00 00 00'],
  [
    'one array: cookie, 1; key 0, cardinality − 1 = 2; offset 16; 1, 5, 1000',
    OrdinalSet.of(1, 5, 1000),
    '3a 30 00 00  01 00 00 00  00 00 02 00  10 00 00 00  01 00 05 00 e8 03',
  ],
  [
    'two arrays: keys 0 and 65535, offsets 24 and 26',
    OrdinalSet.of(0xffff, 0xfffffffe),
    '3a 30 00 00  02 00 00 00  00 00 00 00  ff ff 00 00  18 00 00 00  1a 00 00 00  ff ff  fe ff',
  ],
  [
    'one run: cookie with 1 − 1 containers above it, flag 1; key 1, cardinality − 1 = 99; no offsets; 1 run, 10, 100 − 1',
    OrdinalSet.range(0x1000a, 0x1006d),
    '3b 30 00 00  01  01 00 63 00  01 00  0a 00 63 00',
  ],
  [
    'an array and two runs, three containers: still no offsets; flags 110',
    (() => {
      const set = OrdinalSet.of(7);
      set.addRange(0x10000, 0x1ffff);
      set.addRange(0x20001, 0x20064);
      set.addRange(0x20101, 0x20164);
      return set;
    })(),
    '3b 30 02 00  06  00 00 00 00  01 00 ff ff  02 00 c7 00  07 00  01 00 00 00 ff ff  02 00 01 00 63 00 01 01 63 00',
  ],
  [
    'four containers with a run: offsets 37, 39, 41, 43',
    (() => {
      const set = OrdinalSet.of(1, 0x10002, 0x20003);
      set.addRange(0x30000, 0x30027);
      return set;
    })(),
    `3b 30 03 00  08  00 00 00 00  01 00 00 00  02 00 00 00  03 00 27 00
     25 00 00 00  27 00 00 00  29 00 00 00  2b 00 00 00  01 00  02 00  03 00  01 00 00 00 27 00`,
  ],
];

describe('the portable Roaring format', () => {
  it.each(worked)('writes and reads %s', (_, set, text) => {
    expect(hex(toRoaring(set))).toBe(hex(bytes(text)));
    expect(fromRoaring(bytes(text)).equals(set)).toBe(true);
  });

  it('writes more than 4,096 as bits, lowest first, and 4,096 as values', () => {
    const odd = OrdinalSet.fromSorted(Uint32Array.from({ length: 4097 }, (_, i) => 2 * i + 1));
    const out = toRoaring(odd);
    expect(hex(out.subarray(0, 18))).toBe('3a 30 00 00 01 00 00 00 00 00 00 10 10 00 00 00 aa aa');
    expect(out.length).toBe(16 + 8192);
    expect([out[16 + 1023], out[16 + 1024], out[16 + 1025]]).toEqual([0xaa, 0x02, 0x00]);
    odd.remove(8193);
    expect(toRoaring(odd).length).toBe(16 + 2 * 4096);
  });

  it('reads back what it wrote', () =>
    fc.assert(
      fc.property(ordinals(true), (members) => {
        const set = OrdinalSet.fromSorted(members);
        const read = fromRoaring(toRoaring(set));
        expect(read.size).toBe(members.length);
        expect(firstDifference(read.ordinals(), members)).toBe('none');
        read.add(77);
        expect(read.has(77)).toBe(true);
      }),
      { numRuns: 120 },
    ));

  it('reads runs that touch, which others write, as one', () => {
    const read = fromRoaring(bytes('3b 30 00 00 01 00 00 09 00 02 00 01 00 04 00 06 00 04 00'));
    expect([...read]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('reads from the middle of a larger buffer', () => {
    const file = toRoaring(OrdinalSet.of(3, 70_000));
    const larger = new Uint8Array(file.length + 9).fill(0xff);
    larger.set(file, 5);
    expect([...fromRoaring(larger.subarray(5, 5 + file.length))]).toEqual([3, 70_000]);
  });
});

describe('damaged input is refused', () => {
  const codeOf = (input: Uint8Array): string | null => {
    try {
      fromRoaring(input);
      return null;
    } catch (error) {
      return error instanceof AppError ? `${error.code} ${error.facts.reason ?? ''}`.trim() : String(error);
    }
  };

  it.each([
    ['no bytes', '', 'roaring.damaged cut off'],
    ['another cookie', '39 30 00 00 00 00 00 00', 'roaring.damaged not a Roaring bitmap'],
    ['too many containers', '3a 30 00 00 01 00 01 00', 'roaring.damaged too many containers'],
    ['a container that is missing', '3a 30 00 00 01 00 00 00', 'roaring.damaged cut off'],
    [
      'a wrong offset',
      '3a 30 00 00 01 00 00 00 00 00 00 00 11 00 00 00 01 00',
      'roaring.damaged wrong offset',
    ],
    ['bytes behind the end', '3a 30 00 00 00 00 00 00 00', 'roaring.damaged bytes behind the end'],
    [
      'values out of order',
      '3a 30 00 00 01 00 00 00 00 00 01 00 10 00 00 00 05 00 05 00',
      'roaring.damaged values do not ascend',
    ],
    [
      'keys out of order',
      '3a 30 00 00 02 00 00 00 01 00 00 00 01 00 00 00 18 00 00 00 1a 00 00 00 01 00 01 00',
      'roaring.damaged keys do not ascend',
    ],
    [
      'runs that overlap',
      '3b 30 00 00 01 00 00 09 00 02 00 01 00 04 00 05 00 04 00',
      'roaring.damaged runs overlap or leave the container',
    ],
    [
      'a run that leaves its container',
      '3b 30 00 00 01 00 00 09 00 01 00 ff ff 09 00',
      'roaring.damaged runs overlap or leave the container',
    ],
    [
      'runs of another number',
      '3b 30 00 00 01 00 00 08 00 01 00 01 00 09 00',
      'roaring.damaged wrong cardinality',
    ],
    [
      'the member 0, which is no ordinal',
      '3a 30 00 00 01 00 00 00 00 00 00 00 10 00 00 00 00 00',
      'roaring.zero',
    ],
  ])('%s', (_, text, code) => expect(codeOf(bytes(text.trim() || ' ').filter(() => text !== ''))).toBe(code));

  it('bits of another number', () => {
    const file = toRoaring(OrdinalSet.fromSorted(Uint32Array.from({ length: 5000 }, (_, i) => 3 * i + 1)));
    file[4000] = (file[4000] ?? 0) ^ 1;
    expect(codeOf(file)).toBe('roaring.damaged wrong cardinality');
  });

  it('cut off at any byte', () => {
    for (const [, , text] of worked) {
      const file = bytes(text);
      for (let length = 0; length < file.length; length++)
        expect(codeOf(file.subarray(0, length))).toBe('roaring.damaged cut off');
    }
  });

  it('or reads as some other set, but never breaks the reader', () =>
    fc.assert(
      fc.property(ordinals(), fc.integer(), (members, seed) => {
        const file = toRoaring(OrdinalSet.fromSorted(members));
        const random = randomFrom(seed);
        for (let i = 0; i < 3; i++) {
          const at = Math.floor(random() * file.length);
          file[at] = (file[at] ?? 0) ^ (1 << Math.floor(random() * 8));
        }
        const code = codeOf(file);
        expect(code === null || /^roaring\.(damaged|zero)/.test(code)).toBe(true);
        if (code !== null) return;
        const read = fromRoaring(file);
        expect(read.ordinals().length).toBe(read.size);
      }),
      { numRuns: 300 },
    ));
});
