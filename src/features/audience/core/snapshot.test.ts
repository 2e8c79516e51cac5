import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberColumn } from './column.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { firstDifference, ordinals, randomFrom } from './slow-twin.ts';
import { encodeSnapshot, SNAPSHOT_FORMAT, type Snapshot, SnapshotReader } from './snapshot.ts';
import { TextDictionary } from './text-dictionary.ts';

const bytesOf = (snapshot: Snapshot): Uint8Array[] =>
  Array.from(encodeSnapshot(snapshot, crc32), (chunk) => chunk.bytes);

/** As Node hands bytes out: anywhere in a larger memory. Whoever owns them writes to them, so each reading gets its own. */
function decodeSnapshot(chunks: Iterable<Uint8Array>) {
  const reader = new SnapshotReader(crc32);
  for (const chunk of chunks) reader.add(Buffer.from(chunk));
  return reader.finish();
}

function dictionary(texts: Iterable<string>): TextDictionary {
  const made = new TextDictionary();
  for (const text of texts) made.put(text);
  return made;
}

function sample(): Snapshot {
  const random = randomFrom(5);
  const whole = new NumberColumn();
  const parts = new NumberColumn();
  for (let ordinal = 1; ordinal < 400_000; ordinal += 1 + Math.floor(random() * 200)) {
    whole.set(ordinal, Math.floor(random() * 1e6) - 5e5);
    parts.set(ordinal, random() * 1e12);
  }
  const dense = OrdinalSet.fromSorted(Uint32Array.from({ length: 90_000 }, (_, i) => 3 * i + 1));
  dense.addRange(5_000_000, 9_000_000);
  return {
    position: 1234,
    sets: new Map([
      ['意向/高意向', dense],
      ['nobody', new OrdinalSet()],
      ['ends', OrdinalSet.of(1, 0xffffffff)],
    ]),
    columns: new Map([
      ['spend', whole],
      ['score', parts],
      ['empty', new NumberColumn()],
    ]),
    texts: new Map([
      ['company', dictionary(Array.from({ length: 40_000 }, (_, i) => `第${i}公司`))],
      ['nothing', dictionary([])],
      ['one', dictionary(['', '柜子', 'a'])],
    ]),
  };
}

function sameAs(got: Snapshot, expected: Snapshot): void {
  expect(got.position).toBe(expected.position);
  expect([...got.sets.keys()]).toEqual([...expected.sets.keys()]);
  for (const [name, set] of expected.sets) expect(got.sets.get(name)?.equals(set)).toBe(true);
  expect([...got.columns.keys()]).toEqual([...expected.columns.keys()]);
  for (const [name, column] of expected.columns) {
    const own = got.columns.get(name);
    expect(own?.present.equals(column.present)).toBe(true);
    const values = (of: NumberColumn | undefined) =>
      Array.from(column.present.ordinals(), (o) => of?.get(o) ?? Number.NaN);
    expect(firstDifference(values(own), values(column))).toBe('none');
  }
  const listed = ({ texts }: Snapshot) =>
    [...texts].map(([name, list]) => [name, Array.from({ length: list.size }, (_, i) => list.text(i))]);
  expect(listed(got)).toEqual(listed(expected));
}

describe('a snapshot', () => {
  const written = sample();
  const chunks = bytesOf(written);

  it('is read back as it was, in whatever order the chunks come', () => {
    for (const order of [chunks, [...chunks].reverse()]) {
      const read = decodeSnapshot(order);
      expect(read.damaged).toEqual([]);
      sameAs(read, written);
    }
  });

  it('of random sets is read back as it was', () =>
    fc.assert(
      fc.property(fc.array(ordinals(), { maxLength: 4 }), fc.nat(), (lists, position) => {
        const sets = new Map(lists.map((list, i) => [`set ${i}`, OrdinalSet.fromSorted(list)]));
        const columns = new Map<string, NumberColumn>();
        lists.forEach((list, i) => {
          const column = new NumberColumn();
          column.setMany(
            list,
            Float64Array.from(list, (ordinal) => ordinal / (i + 1)),
          );
          columns.set(`column ${i}`, column);
        });
        const snapshot = { position, sets, columns, texts: new Map() };
        sameAs(decodeSnapshot(bytesOf(snapshot)), snapshot);
      }),
      { numRuns: 80 },
    ));

  it('names each chunk that is damaged or missing, and keeps the others', () => {
    const random = randomFrom(9);
    const places = new Set<string>();
    for (let i = 0; i < chunks.length - 1; i++) {
      const broken = chunks.map((chunk) => chunk.slice());
      const chunk = broken[i] as Uint8Array;
      const at = Math.floor(random() * chunk.length);
      chunk[at] = (chunk[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      const damaged = decodeSnapshot(broken).damaged;
      expect(damaged.length).toBe(1);
      places.add(JSON.stringify(damaged[0]));
      expect(decodeSnapshot(chunks.filter((_, k) => k !== i)).damaged).toEqual(damaged);
      expect(
        decodeSnapshot(chunks.map((c, k) => (k === i ? c.subarray(0, c.length >> 1) : c))).damaged,
      ).toEqual(damaged);
    }
    expect(places.size).toBe(chunks.length - 1);
    expect([...places].map((text) => JSON.parse(text))).toContainEqual({
      kind: 'set',
      name: '意向/高意向',
      from: 4_194_304,
      to: 6_291_455,
    });
  });

  it('gives a part the same place every time, and other bytes only where something changed', () => {
    const before = [...encodeSnapshot(written, crc32)];
    expect(new Set(before.map((chunk) => chunk.place)).size).toBe(before.length);
    const later = sample();
    later.sets.get('ends')?.add(7);
    later.texts.get('company')?.put('新公司');
    const changed = [...encodeSnapshot(later, crc32)].filter(
      (chunk) => !before.some((old) => old.place === chunk.place && old.checksum === chunk.checksum),
    );
    expect(changed.map((chunk) => chunk.place)).toEqual(['set 0 ends', 'texts 2 company', 'manifest']);
  });

  it('keeps what lies outside a damaged chunk', () => {
    const dense = written.sets.get('意向/高意向') ?? new OrdinalSet();
    const read = decodeSnapshot(chunks.slice(1));
    const [lost] = read.damaged;
    expect(lost).toEqual({ kind: 'set', name: '意向/高意向', from: 1, to: 2_097_151 });
    const left = dense.clone();
    left.removeMany(dense.ordinals({ limit: dense.rank(2_097_151) }));
    expect(read.sets.get('意向/高意向')?.equals(left)).toBe(true);
  });

  it('does not take a chunk of another snapshot for its own', () => {
    const older = sample();
    older.sets.get('ends')?.add(500);
    const foreign = bytesOf(older);
    const at = chunks.findIndex((chunk, i) => firstDifference(chunk, foreign[i] as Uint8Array) !== 'none');
    const mixed = chunks.map((chunk, i) => (i === at ? (foreign[i] as Uint8Array) : chunk));
    expect(decodeSnapshot(mixed).damaged).toEqual([{ kind: 'set', name: 'ends', from: 1, to: 2_097_151 }]);
  });

  it('of texts finds them before they are hashed, meanwhile and after', () => {
    const { texts } = decodeSnapshot(chunks);
    const [company, before] = [texts.get('company'), written.texts.get('company')];
    if (!company || !before) throw new Error('no texts');
    const asked = ['第0公司', '第39999公司', '第7公', ''];
    const found = () => asked.map((text) => company.numberOf(text));
    expect(found()).toEqual([0, 39_999, undefined, undefined]);
    const steps = company.hashing();
    steps.next();
    expect(found()).toEqual([0, 39_999, undefined, undefined]);
    expect(company.put('新的')).toBe(before.size);
    for (const _ of steps);
    expect(found()).toEqual([0, 39_999, undefined, undefined]);
    expect(company.numberOf('新的')).toBe(before.size);
    expect(company.put('第7公司')).toBe(7);
  });

  it('is changed without changing what it was read from a second time', () => {
    const read = decodeSnapshot(chunks);
    read.columns.get('spend')?.set(1, 123);
    read.sets.get('意向/高意向')?.remove(1);
    sameAs(decodeSnapshot(chunks), written);
    expect(read.columns.get('spend')?.get(1)).toBe(123);
    expect(read.sets.get('意向/高意向')?.has(1)).toBe(false);
  });

  it('does not carry on a value that was taken away', () => {
    const column = new NumberColumn();
    for (let ordinal = 1; ordinal <= 100; ordinal++) column.set(ordinal, 7_654_321);
    column.set(50, null);
    const snapshot = { position: 1, sets: new Map(), columns: new Map([['c', column]]), texts: new Map() };
    const bytes = Buffer.concat(bytesOf(snapshot)).toString('hex');
    expect(bytes.split('b1cb7400').length - 1).toBe(99);
  });

  it('is refused without its list of chunks, and when a newer program wrote it', () => {
    expect(() => decodeSnapshot(chunks.slice(0, -1))).toThrow(
      expect.objectContaining({ code: 'snapshot.noManifest' }),
    );
    expect(() => decodeSnapshot([])).toThrow(expect.objectContaining({ code: 'snapshot.noManifest' }));
    const newer = (chunks[0] as Uint8Array).slice();
    newer[4] = SNAPSHOT_FORMAT + 1;
    const sealed = new DataView(newer.buffer);
    sealed.setUint32(newer.length - 4, crc32(newer.subarray(0, -4)), true);
    expect(() => decodeSnapshot([newer])).toThrow(expect.objectContaining({ code: 'snapshot.format' }));
  });

  it('is of one moment, although it is written in pieces', () => {
    const moving = sample();
    const pieces = encodeSnapshot(moving, crc32);
    const first = pieces.next().value?.bytes ?? new Uint8Array();
    moving.sets.get('ends')?.add(2);
    moving.columns.get('spend')?.set(1, 77);
    moving.texts.get('company')?.put('晚到的');
    sameAs(decodeSnapshot([first, ...Array.from(pieces, (chunk) => chunk.bytes)]), written);
  });
});
