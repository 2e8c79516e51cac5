import { describe, expect, it } from 'vitest';
import { event, facts, noon, SHANGHAI, shop } from './example.ts';
import type { CustomerFacts } from './facts.ts';
import type { Condition } from './language.ts';
import { compile } from './one.ts';
import { resolveCondition } from './resolve.ts';
import { vocabularyOf } from './vocabulary.ts';

const vocabulary = vocabularyOf(shop);

const holds = (condition: Condition, of: CustomerFacts, now = noon, zone = SHANGHAI): boolean =>
  compile(resolveCondition(condition, vocabulary))(of, now, zone);

type Row = readonly [name: string, condition: Condition, facts: CustomerFacts, answer: boolean];
const promises = (rows: readonly Row[]) =>
  it.each(rows)('%s', (_, condition, of, answer) => expect(holds(condition, of)).toBe(answer));

const nothing = facts();
const did = (...events: CustomerFacts['events']) => facts({ events });

describe('behaviour', () => {
  const visit = (at: string, seconds = 40) => event('material.visit', at, { seconds });
  const long = { did: 'material.visit', where: [{ property: 'seconds', gte: 30 }] } as const;
  const month = { last: '30d' } as const;
  const at = '2026-11-20T04:00:00Z';
  promises([
    ['once is enough without a count', { did: 'material.visit' }, did(visit(at)), true],
    ['never', { did: 'material.visit' }, nothing, false],
    ['another type', { did: 'material.share' }, did(visit(at)), false],
    ['where: long enough', long, did(visit(at, 30)), true],
    ['where: too short', long, did(visit(at, 29)), false],
    ['where: missing property', long, did(event('material.visit', at)), false],
    ['count: exactly the least', { ...long, count: { min: 2 } }, did(visit(at), visit(at)), true],
    ['count: one too few', { ...long, count: { min: 3 } }, did(visit(at), visit(at)), false],
    [
      'count: only events that pass count',
      { ...long, count: { min: 2 } },
      did(visit(at), visit(at, 5)),
      false,
    ],
    ['max includes never', { did: 'material.visit', count: { max: 2 } }, nothing, true],
    ['max 0: silence', { did: 'material.visit', count: { max: 0 } }, nothing, true],
    ['max 0: but did', { did: 'material.visit', count: { max: 0 } }, did(visit(at)), false],
    ['max: one too many', { did: 'material.visit', count: { max: 1 } }, did(visit(at), visit(at)), false],
    ['within: exactly 30 days ago', { ...long, within: month }, did(visit('2026-10-24T04:00:00.000Z')), true],
    ['within: a millisecond more', { ...long, within: month }, did(visit('2026-10-24T03:59:59.999Z')), false],
    ['within: at this moment', { ...long, within: month }, did(visit('2026-11-23T04:00:00.000Z')), true],
    ['within: later than now', { ...long, within: month }, did(visit('2026-11-23T04:00:00.001Z')), false],
    ['a custom type', { did: '到店' }, did(event('到店', at)), true],
    [
      'interaction: what the customer starts',
      { did: 'interaction' },
      did(event('message.received', at)),
      true,
    ],
    ['interaction: not what staff start', { did: 'interaction' }, did(event('message.sent', at)), false],
    ['interaction: not being added', { did: 'interaction' }, did(event('customer.added', at)), false],
    ['interaction: not a custom type', { did: 'interaction' }, did(event('到店', at)), false],
    [
      'silence for 30 days',
      { did: 'interaction', count: { max: 0 }, within: month },
      did(event('page.view', '2026-10-01T00:00:00Z'), event('message.sent', at)),
      true,
    ],
  ]);
});

describe('orders', () => {
  const order = (amount: number, at: string, items: readonly [product: string, quantity: number][] = []) =>
    event('order.paid', at, {
      orderNo: `${amount}@${at}`,
      amount,
      quantity: items.reduce((sum, [, n]) => sum + n, 0),
      product: items.map(([product]) => product),
      items: items.map(([product, quantity]) => ({ product, quantity })),
    });
  const two = did(
    order(60_000, '2026-11-01T00:00:00Z', [
      ['衣柜', 1],
      ['拉手', 8],
    ]),
    order(40_000, '2026-11-02T00:00:00Z', [['橱柜', 2]]),
  );
  // The provider leaves a refunded order out and lowers a partly refunded one.
  const refunded = did(...two.events.slice(0, 1));
  const partly = did(...two.events.slice(0, 1), order(39_999, '2026-11-02T00:00:00Z', [['橱柜', 2]]));
  const paid = 'order.paid';
  const sum = { did: paid, measure: { sum: 'amount', gte: 100_000 } } as const;
  promises([
    ['sum: exactly enough', sum, two, true],
    ['sum: a refunded order no longer counts', sum, refunded, false],
    ['sum: a partial refund lowers the amount', sum, partly, false],
    ['sum over no orders is 0', { did: paid, measure: { sum: 'amount', lt: 1 } }, nothing, true],
    ['a sum is never missing', { did: paid, measure: { sum: 'amount', exists: false } }, nothing, false],
    ['avg', { did: paid, measure: { avg: 'amount', is: 50_000 } }, two, true],
    ['avg over no orders is missing', { did: paid, measure: { avg: 'amount', lt: 1 } }, nothing, false],
    [
      'avg over no orders does not exist',
      { did: paid, measure: { avg: 'amount', exists: false } },
      nothing,
      true,
    ],
    ['max', { did: paid, measure: { max: 'amount', gte: 60_000 } }, two, true],
    ['min', { did: paid, measure: { min: 'amount', gt: 40_000 } }, two, false],
    ['max over no orders is missing', { did: paid, measure: { max: 'amount', gte: 0 } }, nothing, false],
    ['distinct through a list', { did: paid, measure: { distinct: 'items.product', is: 3 } }, two, true],
    [
      'distinct over no orders is missing',
      { did: paid, measure: { distinct: 'items.product', lte: 3 } },
      nothing,
      false,
    ],
    [
      'sum through a list adds every element',
      { did: paid, measure: { sum: 'items.quantity', is: 11 } },
      two,
      true,
    ],
    ['the total quantity says the same', { did: paid, measure: { sum: 'quantity', is: 11 } }, two, true],
    ['days', { did: paid, measure: { days: true, is: 2 } }, two, true],
    ['days over no orders are missing', { did: paid, measure: { days: true, lte: 2 } }, nothing, false],
    [
      'count and measure together',
      { did: paid, count: { min: 3 }, measure: { sum: 'amount', gte: 1 } },
      two,
      false,
    ],
    [
      'measure within a window',
      { did: paid, measure: { sum: 'amount', gte: 60_000 }, within: { since: '2026-11-02' } },
      two,
      false,
    ],
    [
      'a list holds when any element does',
      { did: paid, where: [{ property: 'items.quantity', gte: 8 }] },
      two,
      true,
    ],
    ['no element does', { did: paid, where: [{ property: 'items.quantity', gte: 9 }] }, two, false],
    ['a list at the end of the path', { did: paid, where: [{ property: 'product', is: '拉手' }] }, two, true],
    [
      'isNot through a list: another element is enough',
      { did: paid, where: [{ property: 'items.product', isNot: '衣柜' }] },
      refunded,
      true,
    ],
    [
      'both tests of one where must hold of the same element',
      { did: paid, where: [{ property: 'items.quantity', gt: 1, lt: 8 }] },
      refunded,
      false,
    ],
    [
      'two wheres may hold of different elements',
      {
        did: paid,
        where: [
          { property: 'items.quantity', gt: 1 },
          { property: 'items.quantity', lt: 8 },
        ],
      },
      refunded,
      true,
    ],
    [
      'exists false: no such property',
      { did: paid, where: [{ property: 'coupon', exists: false }] },
      two,
      true,
    ],
    [
      'fractions add up without rounding errors',
      { did: 'x', measure: { sum: 'v', is: 0.3 } },
      did(event('x', '2026-11-01T00:00:00Z', { v: 0.1 }), event('x', '2026-11-01T00:00:00Z', { v: 0.2 })),
      true,
    ],
    [
      'text among numbers is no number',
      { did: 'x', measure: { sum: 'v', is: 1 } },
      did(event('x', '2026-11-01T00:00:00Z', { v: [1, '2', null] })),
      true,
    ],
    [
      'property names of JavaScript are missing',
      { did: 'x', where: [{ property: 'constructor.name', exists: true }] },
      did(event('x', '2026-11-01T00:00:00Z')),
      false,
    ],
  ]);
});

describe('the calendar of the workspace', () => {
  const paidAt = (at: string) => did(event('order.paid', at, { amount: 1 }));
  const thisMonth = { did: 'order.paid', within: { calendar: 'thisMonth' } } as const;
  const lastMonth = { did: 'order.paid', within: { calendar: 'lastMonth' } } as const;
  promises([
    ['the first moment of the month', thisMonth, paidAt('2026-10-31T16:00:00.000Z'), true],
    ['the moment before', thisMonth, paidAt('2026-10-31T15:59:59.999Z'), false],
    ['which is the last of the month before', lastMonth, paidAt('2026-10-31T15:59:59.999Z'), true],
    [
      'until is exclusive',
      { did: 'order.paid', within: { until: '2026-11-01' } },
      paidAt('2026-10-31T16:00:00.000Z'),
      false,
    ],
    [
      'since is inclusive',
      { did: 'order.paid', within: { since: '2026-11-01' } },
      paidAt('2026-10-31T16:00:00.000Z'),
      true,
    ],
  ]);

  it('counts the days of the zone, not those of UTC', () => {
    const late = did(event('x', '2026-11-01T15:30:00Z'), event('x', '2026-11-01T16:30:00Z'));
    const twoDays: Condition = { did: 'x', measure: { days: true, is: 2 } };
    expect(holds(twoDays, late)).toBe(true);
    expect(holds(twoDays, late, noon, 'UTC')).toBe(false);
  });

  it('knows a day of 25 hours', () => {
    const dayAfter = new Date('2026-10-26T12:00:00Z');
    const yesterday: Condition = { did: 'x', within: { calendar: 'yesterday' } };
    const berlin = (at: string) => holds(yesterday, did(event('x', at)), dayAfter, 'Europe/Berlin');
    expect(berlin('2026-10-24T22:00:00.000Z')).toBe(true);
    expect(berlin('2026-10-25T22:59:59.999Z')).toBe(true);
    expect(berlin('2026-10-25T23:00:00.000Z')).toBe(false);
  });

  it('counts nothing that is still to come, with a window or without', () => {
    const tomorrow = did(event('x', '2026-11-24T04:00:00Z'));
    expect(holds({ did: 'x' }, tomorrow)).toBe(false);
    expect(holds({ did: 'x', within: { calendar: 'thisWeek' } }, tomorrow)).toBe(false);
    expect(holds({ did: 'x' }, tomorrow, new Date('2026-11-24T04:00:00Z'))).toBe(true);
  });

  it('can be asked again at another moment', () => {
    const compiled = compile(resolveCondition({ did: 'x', within: { last: '1d' } }, vocabulary));
    const of = did(event('x', '2026-11-22T05:00:00Z'));
    expect(compiled(of, noon, SHANGHAI)).toBe(true);
    expect(compiled(of, new Date('2026-11-24T04:00:00Z'), SHANGHAI)).toBe(false);
    expect(compiled(of, noon, SHANGHAI)).toBe(true);
  });
});
