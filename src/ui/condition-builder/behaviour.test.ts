import { describe, expect, it } from 'vitest';
import { parseCondition } from '#features/conditions/core';
import {
  askedFor,
  measuresMoney,
  measuresOf,
  offeredEvents,
  propertiesOf,
  timesOf,
  whatOf,
} from './behaviour.ts';
import type { DidLeaf } from './draft.ts';

const paid: DidLeaf = { did: 'order.paid', within: { last: '30d' } };

describe('how often something was done', () => {
  it.each([
    [undefined, 'min'],
    [{ min: 3 }, 'min'],
    [{ max: 3 }, 'max'],
    [{ min: 0, max: 3 }, 'max'],
    [{ max: 0 }, 'never'],
    [{ min: 2, max: 2 }, 'exact'],
    [{ min: 2, max: 5 }, 'range'],
  ] as const)('%j is %s', (count, times) => expect(timesOf(count)).toBe(times));

  it('keeps its number and its span of time when it is asked otherwise', () => {
    const three = askedFor({ ...paid, count: { min: 3 } }, 'times.exact');
    expect(three).toEqual({ ...paid, count: { min: 3, max: 3 } });
    expect(askedFor(three, 'times.max')).toEqual({ ...paid, count: { max: 3 } });
    expect(askedFor(three, 'times.range')).toEqual({ ...paid, count: { min: 3, max: 4 } });
    expect(askedFor(three, 'times.never')).toEqual({ ...paid, count: { max: 0 } });
    expect(askedFor({ ...paid, count: { max: 0 } }, 'times.min')).toEqual({ ...paid, count: { min: 1 } });
  });
});

it('a measure is asked for instead of a count, with its number still open', () => {
  const sum = askedFor({ ...paid, count: { min: 3 } }, 'measure.sum.amount');
  expect(sum).toEqual({ ...paid, measure: { sum: 'amount', gte: '' } });
  expect(whatOf(sum)).toBe('measure.sum.amount');
  expect(askedFor(sum, 'measure.days.')).toEqual({ ...paid, measure: { days: true, gte: '' } });
  expect(askedFor(sum, 'times.min')).toEqual({ ...paid, count: { min: 1 } });
});

it('everything on offer is a condition once its number is filled in', () => {
  for (const did of offeredEvents) {
    for (const what of measuresOf(did, 'times.min')) {
      const leaf = askedFor({ did }, what);
      expect(whatOf(leaf)).toBe(what);
      parseCondition({ ...leaf, measure: { ...leaf.measure, gte: 1 } });
    }
    for (const times of ['min', 'max', 'exact', 'range', 'never'] as const)
      parseCondition(askedFor({ did }, `times.${times}`));
  }
});

it('orders come first, and a measure from elsewhere can be chosen too', () => {
  expect(offeredEvents[0]).toBe('order.paid');
  expect(measuresOf('order.paid', 'measure.sum.items.amount')).toContain('measure.sum.items.amount');
  expect(measuresOf('到店', 'times.min')).toEqual(['measure.days.']);
});

it('knows what is money', () => {
  expect(propertiesOf('order.paid').amount).toBe('money');
  expect(propertiesOf('interaction').seconds).toBe('seconds');
  expect(measuresMoney('order.paid', { name: 'avg', property: 'amount' })).toBe(true);
  expect(measuresMoney('order.paid', { name: 'distinct', property: 'amount' })).toBe(false);
  expect(measuresMoney('order.paid', { name: 'sum', property: 'quantity' })).toBe(false);
});
