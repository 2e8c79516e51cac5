import fc from 'fast-check';
import { expect, it } from 'vitest';
import { place } from './placement.ts';

const window = { width: 1000, height: 600 };
const card = { width: 300, height: 120 };

it.each([
  ['stands below, flush with the start', { left: 100, top: 100, width: 60, height: 22 }, 'start', [100, 128]],
  ['is flush with the end when asked', { left: 900, top: 10, width: 30, height: 30 }, 'end', [630, 46]],
  ['is centred when asked', { left: 400, top: 100, width: 100, height: 22 }, 'center', [300, 128]],
  [
    'goes above at the bottom of the window',
    { left: 100, top: 560, width: 60, height: 22 },
    'start',
    [100, 434],
  ],
  ['stays inside on the right', { left: 950, top: 100, width: 40, height: 22 }, 'start', [692, 128]],
  ['stays inside on the left', { left: 10, top: 100, width: 40, height: 22 }, 'center', [8, 128]],
] as const)('a card %s', (_, anchor, align, [left, top]) =>
  expect(place(anchor, card, window, align)).toEqual({ left, top }),
);

it('a card that fits the window is wholly visible, and does not cover its anchor unless there is no room', () =>
  fc.assert(
    fc.property(
      fc.record({
        left: fc.integer({ min: 0, max: 960 }),
        top: fc.integer({ min: 0, max: 570 }),
        width: fc.integer({ min: 1, max: 40 }),
        height: fc.integer({ min: 1, max: 30 }),
      }),
      fc.constantFrom('start' as const, 'center' as const, 'end' as const),
      (anchor, align) => {
        const at = place(anchor, card, window, align);
        expect(at.left).toBeGreaterThanOrEqual(8);
        expect(at.left + card.width).toBeLessThanOrEqual(window.width - 8);
        expect(at.top).toBeGreaterThanOrEqual(8);
        expect(at.top + card.height).toBeLessThanOrEqual(window.height);
        const covers = at.top < anchor.top + anchor.height && at.top + card.height > anchor.top;
        expect(covers).toBe(false);
      },
    ),
  ));
