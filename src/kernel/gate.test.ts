import { expect, it } from 'vitest';
import { gate } from './gate.ts';

it('lets only so many in, the others in order, also behind one that failed', async () => {
  const enter = gate(2);
  const began: number[] = [];
  const ends: (() => void)[] = [];
  const works = [0, 1, 2, 3].map((n) =>
    enter(async () => {
      began.push(n);
      await new Promise<void>((end) => {
        ends[n] = end;
      });
      if (n === 1) throw new Error('failed');
      return n;
    }),
  );
  const failed = expect(works[1]).rejects.toThrow('failed');
  await Promise.resolve();
  expect(began).toEqual([0, 1]);
  ends[1]?.();
  await failed;
  expect(began).toEqual([0, 1, 2]);
  ends[0]?.();
  expect(await works[0]).toBe(0);
  expect(began).toEqual([0, 1, 2, 3]);
  ends[2]?.();
  ends[3]?.();
  expect(await Promise.all([works[2], works[3]])).toEqual([2, 3]);
});
