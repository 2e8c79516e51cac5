import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#tests/database';
import type { Db } from './database.ts';

let db: Db;

beforeAll(async () => {
  db = await testDatabase();
  await db.run('create table note (text text not null)');
});
beforeEach(() => db.run('truncate note'));

const notes = async () =>
  (await db.many<{ text: string }>('select text from note order by text')).map((n) => n.text);
const write = 'insert into note values ($1)';

describe('a transaction', () => {
  it('is there as a whole, and only then are its followers told', async () => {
    const told: string[][] = [];
    const before = await db.transaction(async (tx) => {
      tx.afterCommit(() => void told.push(['a']));
      await tx.run(write, ['a']);
      return { notes: await notes(), told: [...told] };
    });
    expect(before).toEqual({ notes: [], told: [] });
    expect([await notes(), told]).toEqual([['a'], [['a']]]);
  });

  it('leaves nothing and tells nobody when it fails', async () => {
    const told: string[] = [];
    const work = db.transaction(async (tx) => {
      tx.afterCommit(() => void told.push('a'));
      await tx.run(write, ['a']);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect([await notes(), told]).toEqual([[], []]);
  });

  it('may be asked for several things at once', async () => {
    const texts = ['a', 'b', 'c', 'd'];
    await db.transaction((tx) => Promise.all(texts.map((text) => tx.run(write, [text]))));
    expect(await notes()).toEqual(texts);
  });

  it('takes back also what was asked at once with the statement that failed', async () => {
    const work = db.transaction((tx) =>
      Promise.all([tx.run(write, ['a']), tx.run(write, [null]), tx.run(write, ['b'])]),
    );
    await expect(work).rejects.toThrow('null value');
    expect(await notes()).toEqual([]);
  });
});

it('a snapshot sees one state and changes nothing', async () => {
  await db.run(write, ['a']);
  const seen = await db.snapshot(async (tx) => {
    const first = await tx.many('select text from note');
    await db.run(write, ['b']);
    return [first.length, (await tx.many('select text from note')).length];
  });
  expect(seen).toEqual([1, 1]);
  await expect(db.snapshot((tx) => tx.run(write, ['c']))).rejects.toThrow('read-only');
});
