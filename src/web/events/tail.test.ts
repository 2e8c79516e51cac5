import { describe, expect, it } from 'vitest';
import type { EventItem } from './api.ts';
import { MOST_ARRIVED, rowsWith, tailFrom, withAnswer } from './tail.ts';

const event = (position: number): EventItem => ({
  id: `e${position}`,
  type: 'page.view',
  customer: 'cus_1',
  customerName: '王女士',
  staff: null,
  at: '2026-11-18T03:32:07.000Z',
  receivedAt: '2026-11-18T03:32:07.000Z',
  properties: {},
  position,
});
const answer = (positions: readonly number[], position: number, nextCursor: string | null = null) => ({
  items: positions.map(event),
  nextCursor,
  position,
});
const places = (rows: readonly EventItem[]) => rows.map((row) => row.position);

describe('the live tail', () => {
  it('keeps what arrives newest first, each once, and goes on from the newest position', () => {
    const once = withAnswer(tailFrom(10), answer([12, 11], 13));
    const twice = withAnswer(once, answer([15, 12], 15));
    expect([places(twice.arrived), twice.position, twice.tooMany]).toEqual([[15, 12, 11], 15, false]);
  });

  it('says when more came than it keeps', () => {
    expect(withAnswer(tailFrom(0), answer([1], 9, 'more')).tooMany).toBe(true);
    const many = Array.from({ length: MOST_ARRIVED + 1 }, (_, i) => MOST_ARRIVED + 1 - i);
    const full = withAnswer(tailFrom(0), answer(many, 400));
    expect([full.tooMany, full.arrived.length]).toEqual([true, MOST_ARRIVED]);
  });

  it('holds back what came after somebody began to read, and names nothing twice', () => {
    const arrived = [event(15), event(12)];
    expect(places(rowsWith([event(12), event(9)], arrived, 12))).toEqual([12, 9]);
    expect(places(rowsWith([event(12), event(9)], arrived, 15))).toEqual([15, 12, 9]);
  });
});
