import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#tests/database';
import { type Db, forNobody, type Queryable, withEachTransaction } from './database.ts';

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
      Promise.all(['a', null, 'b', 'c', 'd', 'e'].map((text) => tx.run(write, [text]))),
    );
    await expect(work).rejects.toThrow('null value');
    expect(await notes()).toEqual([]);
  });
});

describe('a pipeline', () => {
  it('is there as a whole, what was not waited for too, and then its followers are told', async () => {
    const told: string[] = [];
    await db.pipeline(async (tx) => {
      tx.afterCommit(() => void told.push('a'));
      void tx.run(write, ['a']);
      expect(await tx.many('select text from note')).toEqual([{ text: 'a' }]);
      void tx.run(write, ['b']);
    });
    expect([await notes(), told]).toEqual([['a', 'b'], ['a']]);
  });

  it.each<[string, unknown]>([
    ['the server refuses', null],
    [
      'cannot be sent',
      {
        toPostgres: () => {
          throw new Error('null value as it were');
        },
      },
    ],
  ])('leaves nothing and tells nobody when a statement that was not waited for %s', async (_, value) => {
    const told: string[] = [];
    const work = db.pipeline(async (tx) => {
      tx.afterCommit(() => void told.push('a'));
      await tx.run(write, ['a']);
      tx.run(write, [value]).catch(() => {});
    });
    await expect(work).rejects.toThrow('null value');
    expect([await notes(), told]).toEqual([[], []]);
    await db.pipeline((tx) => tx.run(write, ['the connection goes on']));
    expect(await notes()).toHaveLength(1);
  });

  it('leaves nothing when the work itself fails', async () => {
    const work = db.pipeline(async (tx) => {
      await tx.run(write, ['a']);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await notes()).toEqual([]);
  });

  it('begins with what its caller wants in each transaction, unless it works for nobody in particular', async () => {
    const first = (tx: Queryable) => tx.run(write, ['first']);
    const work = () => db.pipeline((tx) => tx.run(write, ['work']));
    await withEachTransaction(first, work);
    await withEachTransaction(first, () => forNobody(work));
    expect(await notes()).toEqual(['first', 'work', 'work']);
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
