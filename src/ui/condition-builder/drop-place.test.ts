import { expect, it } from 'vitest';
import { gapAt } from './drop-place.ts';

/** all( a, any( b ) ) as it stands on a page: rows 36 px high, the inner group 20 px further right. */
const gaps = [
  { parent: 1, index: 0, top: 40, left: 10, width: 500 },
  { parent: 1, index: 1, top: 78, left: 10, width: 500 },
  { parent: 2, index: 0, top: 114, left: 30, width: 470 },
  { parent: 2, index: 1, top: 150, left: 30, width: 470 },
  { parent: 1, index: 2, top: 158, left: 10, width: 500 },
];
const place = (x: number, y: number) => {
  const gap = gapAt(gaps, x, y);
  return gap && [gap.parent, gap.index];
};

it.each([
  ['above everything', 60, -100, [1, 0]],
  ['below everything', 60, 900, [1, 2]],
  ['between two lines', 60, 80, [1, 1]],
  ['inside the group', 60, 135, [2, 1]],
  ['at the end of the group, on its lines', 60, 152, [2, 1]],
  ['at the end of the group, left of it', 8, 153, [1, 2]],
] as const)('a part let go %s lands there', (_, x, y, expected) => expect(place(x, y)).toEqual(expected));

it('lands nowhere without gaps', () => expect(gapAt([], 1, 1)).toBeNull());
