import { describe, expect, it } from 'vitest';
import { newcomers } from './newcomers.ts';

const now = new Date('2026-11-29T10:00:00Z');
const told = (hoursAgo: number, message: number) =>
  new Map([[1, { at: new Date(now.getTime() - hoursAgo * 3_600_000), message }]]);
const split = (before: ReturnType<typeof told>, open: number | null, hours = 24) => {
  const { told, repeated } = newcomers([{ customer: 1 }], before, open, hours, now);
  return [told.length, repeated.length];
};

describe('a customer', () => {
  it.each<[string, ReturnType<typeof told>, number | null, number, number[]]>([
    ['of whom nobody told is told of', new Map(), null, 24, [1, 0]],
    ['told of within the window is not told of again', told(23.9, 7), null, 24, [0, 1]],
    ['nor while another message is open', told(23.9, 7), 8, 24, [0, 1]],
    ['whose message has not gone yet is in it', told(0, 8), 8, 24, [1, 0]],
    ['told of a window ago is told of again', told(24, 7), null, 24, [1, 0]],
    ['is told of every time when there is no window', told(0, 7), null, 0, [1, 0]],
  ])('%s', (_, before, open, hours, expected) => expect(split(before, open, hours)).toEqual(expected));
});
