import { describe, expect, it } from 'vitest';
import { newGroup, newLine, writeDraft } from '#ui';
import { funnelOf, logShare } from './funnel.ts';

const counted = { count: 38, total: 20_000, position: 1, tookMs: 2 };
const line = (tag: string) => newLine({ tags: [tag] });

describe('the bars beside the number', () => {
  it('say what every branch leaves of the one before it', () => {
    const draft = newGroup('all', [line('a'), newLine({ tags: [] }), line('b')]);
    const funnel = funnelOf(draft, writeDraft(draft).places, { ...counted, funnel: [2000, 38] });
    expect(funnel?.narrowing).toBe(true);
    expect(funnel?.rows.map(({ people, of }) => [people, of])).toEqual([
      [20_000, null],
      [2000, 0.1],
      [38, 0.019],
    ]);
  });

  it('stand for themselves where nothing narrows', () => {
    const draft = newGroup('any', [line('a'), line('b')]);
    const branches = { '': 45, 'any.0': 40, 'any.1': 10 };
    const funnel = funnelOf(draft, writeDraft(draft).places, { ...counted, branches });
    expect(funnel?.narrowing).toBe(false);
    expect(funnel?.rows.map(({ people }) => people)).toEqual([20_000, 40, 10]);
  });

  it('are none for everyone, and none that do not fit the draft', () => {
    expect(funnelOf(newGroup('all'), new Map(), counted)).toBeNull();
    const draft = newGroup('all', [line('a'), line('b')]);
    expect(funnelOf(draft, writeDraft(draft).places, { ...counted, funnel: [3] })?.narrowing).toBe(false);
  });
});

it('the scale goes from nothing to all, and a single person can be seen', () => {
  expect(logShare(0, 100)).toBe(0);
  expect(logShare(100, 100)).toBe(1);
  expect(logShare(1, 2_000_000)).toBeGreaterThan(0.04);
  expect(logShare(5, 0)).toBe(0);
});
