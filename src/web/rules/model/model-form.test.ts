import { describe, expect, it } from 'vitest';
import { cellsOf, inOrder, type ModelBody, moved, toggled, withScale } from './model-form.ts';

const model: ModelBody = {
  kind: 'model',
  name: 'RFM',
  model: {
    type: 'rfm',
    recency: { breaks: [30, 90] },
    frequency: { quantiles: 2 },
    monetary: { breaks: [10_000] },
  },
  segments: [
    { tag: 'a', r: [3], f: [2] },
    { tag: 'b', r: [2, 3], m: [2] },
  ],
};

describe('a segment', () => {
  it('asks for scores one by one, and for all of them by not asking', () => {
    const one = toggled({ tag: 'a' }, 'r', 2, 3);
    expect(one).toEqual({ tag: 'a', r: [1, 3] });
    expect(toggled(one, 'r', 2, 3)).toEqual({ tag: 'a' });
    expect(toggled({ tag: 'a', f: [1] }, 'f', 1, 2)).toEqual({ tag: 'a', f: [1] });
  });

  it('asks for the highest score that is left when its own is gone', () => {
    const fewer = withScale(model, 'recency', { breaks: [60] });
    expect(fewer.segments).toEqual([
      { tag: 'a', r: [2], f: [2] },
      { tag: 'b', r: [2], m: [2] },
    ]);
    expect(fewer.model.recency).toEqual({ breaks: [60] });
  });

  it('moves up and down, and not beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });
});

it('the grid shows to whom each pair of scores belongs, the highest frequency first', () => {
  const cells = cellsOf(model);
  expect(cells.map((row) => row.map((cell) => [cell.r, cell.f, cell.segments]))).toEqual([
    [
      [1, 2, [-1]],
      [2, 2, [-1, 1]],
      [3, 2, [0]],
    ],
    [
      [1, 1, [-1]],
      [2, 1, [-1, 1]],
      [3, 1, [-1, 1]],
    ],
  ]);
});

it('bounds are put in order, each once', () => {
  expect(inOrder([90, 30, 90])).toEqual([30, 90]);
});
