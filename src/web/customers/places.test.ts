import { expect, it } from 'vitest';
import { PAGE_SIZE } from './filter.ts';
import { Places } from './places.ts';

/** A list of so many rows whose cursors are row numbers, and what it was asked. */
function listOf(rows: number) {
  const asked: [string | null, number][] = [];
  const step = async (cursor: string | null, limit: number) => {
    asked.push([cursor, limit]);
    const next = Number(cursor ?? 0) + limit;
    return next < rows ? String(next) : null;
  };
  return { asked, step };
}

it('the first page needs no cursor and nothing is asked', async () => {
  const { asked, step } = listOf(1000);
  expect(await new Places().cursorOf(1, step)).toBeNull();
  expect(asked).toEqual([]);
});

it('a page begins behind all rows of the pages before it', async () => {
  for (const page of [2, 7, 10, 11, 12, 20, 38]) {
    const { step } = listOf(5000);
    expect(await new Places().cursorOf(page, step)).toBe(String((page - 1) * PAGE_SIZE));
  }
});

it('a deep page is reached in steps of 500 rows, and its neighbours without asking again', async () => {
  const { asked, step } = listOf(100_000);
  const places = new Places();
  await places.cursorOf(101, step);
  expect(asked).toHaveLength(10);
  places.learn(101, '5050');
  expect(await places.cursorOf(102, step)).toBe('5050');
  expect(asked).toHaveLength(10);
  expect(await places.cursorOf(100, step)).toBe('4950');
  expect(asked).toHaveLength(11);
});

it('behind the end there is no page', async () => {
  const { step } = listOf(120);
  const places = new Places();
  expect(await places.cursorOf(3, step)).toBe('100');
  expect(await places.cursorOf(4, step)).toBeUndefined();
});
