import { expect, it } from 'vitest';
import type { Run } from '../api.ts';
import { runGroups } from './run-groups.ts';

const run = (id: number, kind: Run['kind'], version = 1, over: Partial<Run> = {}): Run => ({
  id: String(id),
  kind,
  version,
  at: `2026-11-02T00:00:0${id}Z`,
  added: 1,
  removed: 2,
  refused: 0,
  cause: null,
  revertedAt: null,
  ...over,
});

it('the steps of one publishing are one line; everything else stands alone', () => {
  const groups = runGroups([
    run(7, 'live', 2),
    run(6, 'live', 2),
    run(5, 'pass', 2),
    run(4, 'pass', 2),
    run(3, 'pass'),
    run(2, 'pass', 1, { revertedAt: '2026-11-03T00:00:00Z' }),
  ]);
  expect(groups.map(({ key, added, removed, runs }) => [key, added, removed, runs.length])).toEqual([
    ['7', 1, 2, 1],
    ['6', 1, 2, 1],
    ['5', 2, 4, 2],
    ['3', 1, 2, 1],
    ['2', 1, 2, 1],
  ]);
});
