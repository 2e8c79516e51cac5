import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#tests/database';
import { streamBytes, streamInts, streamTexts } from './stream.ts';

const db = await testDatabase();

const ints = (query: string, columns: number) =>
  db.snapshot(async (tx) => {
    const all: number[] = [];
    for await (const part of streamInts(tx, query, columns)) all.push(...part);
    return all;
  });

const texts = (query: string) =>
  db.snapshot(async (tx) => {
    const all: (readonly (string | null)[])[] = [];
    for await (const part of streamTexts(tx, query)) all.push(...part);
    return all;
  });

describe('numbers by COPY', () => {
  it('come in order, however the network cuts them', async () => {
    const got = await ints('select i, -i, i % 7 from generate_series(1, 50000) i order by i', 3);
    expect(got).toEqual(Array.from({ length: 50_000 }, (_, i) => [i + 1, -i - 1, (i + 1) % 7]).flat());
  });

  it('of no rows are none', async () => expect(await ints('select 1 where false', 1)).toEqual([]));

  it.each([
    ['another type', 'select 1::bigint', 1],
    ['a null', 'select null::int', 1],
    ['another number of columns', 'select 1, 2, 3', 1],
  ])('are refused for %s', async (_, query, columns) => {
    await expect(ints(query, columns)).rejects.toThrow(query);
  });
});

describe('texts by COPY', () => {
  it('are what was stored: line breaks, tabs, backslashes, quotes, nulls, nothing', async () => {
    const values = ['a\nb', 'a\tb', '\\', '\\N', '\\n', '"', '', 'é柜😀', '\r\b\f\v'];
    await db.transaction(async (tx) => {
      await tx.run('create temporary table odd (i int, t text, j jsonb) on commit drop');
      for (const [i, t] of [...values, null].entries())
        await tx.run('insert into odd values ($1, $2, $3)', [i, t, JSON.stringify({ t })]);
      const rows: (readonly (string | null)[])[] = [];
      for await (const part of streamTexts(tx, 'select t, j from odd order by i')) rows.push(...part);
      expect(rows.map(([t]) => t)).toEqual([...values, null]);
      expect(rows.map(([, j]) => JSON.parse(j ?? ''))).toEqual([...values, null].map((t) => ({ t })));
    });
  });

  it('are whole, however the network cuts them', async () => {
    const got = await texts(`select i, repeat('柜', i % 50) from generate_series(1, 20000) i order by i`);
    expect(got).toEqual(Array.from({ length: 20_000 }, (_, i) => [String(i + 1), '柜'.repeat((i + 1) % 50)]));
  });
});

describe('bytes by COPY', () => {
  const hashes = (query: string) =>
    db.snapshot(async (tx) => {
      const all: string[] = [];
      for await (const bytes of streamBytes(tx, query))
        all.push(`${bytes.length} ${createHash('md5').update(bytes).digest('hex')}`);
      return all;
    });

  it('are what was stored, of any length, however the network cuts them', async () => {
    const lengths = [
      0,
      1,
      5,
      65_530,
      65_536,
      1,
      1_000_000,
      0,
      3,
      ...Array.from({ length: 3000 }, (_, i) => i % 90),
    ];
    const got = await hashes(
      `select decode(repeat('9f', n), 'hex') from unnest('{${lengths}}'::int[]) with ordinality as l (n, i) order by i`,
    );
    const expected = lengths.map(
      (n) => `${n} ${createHash('md5').update(Buffer.alloc(n, 0x9f)).digest('hex')}`,
    );
    expect(got).toEqual(expected);
  });

  it('of no rows are none', async () =>
    expect(await hashes(`select '\\x00'::bytea where false`)).toEqual([]));

  it('are refused for a null', async () => {
    await expect(hashes('select null::bytea')).rejects.toThrow('null::bytea');
  });
});

describe('whoever stops in the middle of a COPY', () => {
  it('can go on with the same transaction', async () => {
    const answer = await db.snapshot(async (tx) => {
      for await (const part of streamInts(tx, 'select i from generate_series(1, 2000000) i', 1)) {
        expect(part[0]).toBe(1);
        break;
      }
      return tx.one('select 1 as n');
    });
    expect(answer).toEqual({ n: 1 });
  });

  it('gets the failure of the query, and the connection is usable', async () => {
    await expect(ints('select 1 / (i - 1) from generate_series(1, 5) i', 1)).rejects.toThrow(
      'division by zero',
    );
    expect(await ints('select 1', 1)).toEqual([1]);
  });
});
