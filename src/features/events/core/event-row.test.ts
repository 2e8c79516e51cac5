import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventRow, outsideEventRow } from './event-row.ts';
import { MOST_DEPTH, storableJson } from './json-value.ts';
import { orderRow } from './order-row.ts';

const event = (over: Record<string, unknown> = {}) => ({
  id: 'e1',
  type: 'material.visit',
  customer: 'ref:crm-1',
  at: '2026-11-18T14:20:00+08:00',
  properties: { material: 'm1', seconds: 96 },
  ...over,
});
const order = (over: Record<string, unknown> = {}) => ({
  orderNo: 'A1',
  customer: 'ref:crm-1',
  amount: 1177,
  paidAt: '1997-01-01T12:00:00Z',
  ...over,
});

/** Code of the first problem, or null. */
function problem(schema: typeof eventRow | typeof orderRow, row: unknown): string | null {
  const result = schema.safeParse(row);
  if (result.success) return null;
  const [issue] = result.error.issues;
  const own = issue?.code === 'custom' ? issue.params?.code : issue?.code;
  return `${issue?.path.join('.')} ${String(own)}`;
}

describe('an event', () => {
  it.each([
    ['of a built-in type', {}],
    ['with more properties than its type knows', { properties: { seconds: 1, page: { no: 3 } } }],
    ['without properties', { properties: undefined }],
    ['of an own type', { type: 'app.opened', properties: { anything: [1, 'a', null] } }],
    ['of an own Chinese type', { type: '到店' }],
    ['from long ago', { at: '1990-01-01T00:00:00Z' }],
    ['from the future', { at: '2031-01-01T00:00:00Z' }],
  ])('%s is taken', (_, over) => {
    expect(problem(eventRow, event(over))).toBeNull();
  });

  it.each([
    ['a property of the wrong type', { properties: { seconds: 'long' } }, 'properties.seconds wrongType'],
    ['an order', { type: 'order.paid' }, 'type event.useOrders'],
    ['what the log of tags tells', { type: 'tag.added' }, 'type event.useTaggings'],
    ['the word for all interactions', { type: 'interaction' }, 'type event.reserved'],
    ['a type with a blank', { type: 'app opened' }, 'type event.typeName'],
    ['a time without offset', { at: '2026-11-18T14:20:00' }, 'at invalid_format'],
    ['a time outside of history', { at: '0000-01-01T00:00:00Z' }, 'at timeOutOfRange'],
    ['a NUL in a property', { properties: { a: { b: ['x\u0000'] } } }, 'properties.a.b.0 nulCharacter'],
    ['a NUL in a property name', { properties: { 'a\u0000': 1 } }, 'properties nulCharacter'],
    ['a lone surrogate', { properties: { a: '\ud800' } }, 'properties.a badUnicode'],
    ['an endless number', { properties: { a: Number.POSITIVE_INFINITY } }, 'properties.a notFinite'],
    ['a NUL in the id', { id: 'e\u0000' }, 'id nulCharacter'],
    ['a list for properties', { properties: [] }, 'properties invalid_type'],
    ['an unknown field', { extra: 1 }, ' unrecognized_keys'],
  ])('with %s is refused by name', (_, over, expected) => {
    expect(problem(eventRow, event(over))).toBe(expected);
  });

  it.each(['archive', 'channel', 'follow', 'followUp', 'form', 'page', 'share', 'visit', 'wecom'])(
    'from outside takes no id that begins with %s:, as those that are made here',
    (maker) => {
      const id = `${maker}:12:stf_1`;
      expect(problem(outsideEventRow, event({ id }))).toBe('id event.reservedId');
      expect(problem(eventRow, event({ id }))).toBeNull();
      expect(problem(outsideEventRow, event({ id: `my-${id}` }))).toBeNull();
    },
  );

  it('keeps no ID card that a customer wrote in a chat', () => {
    const row = event({ type: 'message.received', properties: { text: '我的身份证 11010519491231002X' } });
    expect(eventRow.parse(row).properties.text).not.toContain('11010519491231002');
  });
});

describe('any JSON', () => {
  it('is stored as it is or refused with a reason', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const stored = storableJson(value, '');
        if ('json' in stored) expect(stored.json).toEqual(value);
        else expect(stored.problem.code).toMatch(/nulCharacter|badUnicode|tooLong|tooDeep/);
      }),
    );
  });

  it('ends at a depth and at a size', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 10_000; i++) deep = [deep];
    expect(storableJson(deep, 'p')).toMatchObject({
      problem: { code: 'tooDeep', facts: { max: MOST_DEPTH } },
    });
    expect(storableJson({ a: 'x'.repeat(1_000_000) }, 'p')).toMatchObject({ problem: { code: 'tooLong' } });
    expect(storableJson(Array(1_000_000).fill(0), 'p')).toMatchObject({ problem: { code: 'tooLong' } });
  });
});

describe('an order', () => {
  it('without a quantity has that of its items', () => {
    const items = [{ product: 'cd', quantity: 2 }, { product: 'lp' }];
    expect(orderRow.parse(order({ items })).quantity).toBe(3);
    expect(orderRow.parse(order({ items, quantity: 5 })).quantity).toBe(5);
  });

  it('refunded without an amount is refunded in full, whatever that is', () => {
    const refundedAt = '1997-02-01T00:00:00Z';
    expect(orderRow.parse(order({ refundedAt })).refund).toMatchObject({ amount: null });
    expect(orderRow.parse(order({ refundedAt: null })).refund).toBeNull();
  });

  it.each([
    ['a negative amount', { amount: -1 }, 'amount too_small'],
    ['half a cent', { amount: 1.5 }, 'amount invalid_type'],
    ['more money than adds up', { amount: Number.MAX_SAFE_INTEGER }, 'amount too_big'],
    ['an amount as text', { amount: '1177' }, 'amount invalid_type'],
    [
      'a refund above the amount',
      { refundAmount: 1178, refundedAt: '1997-02-01T00:00:00Z' },
      'refundAmount order.refundAboveAmount',
    ],
    ['a refund without a time', { refundAmount: 5 }, 'refundAmount order.refundNeedsTime'],
    ['a currency of its own', { currency: 'yuan' }, 'currency invalid_format'],
    ['a NUL in a product', { items: [{ product: '\u0000' }] }, 'items.0.product nulCharacter'],
    ['no number', { orderNo: '' }, 'orderNo too_small'],
  ])('with %s is refused by name', (_, over, expected) => {
    expect(problem(orderRow, order(over))).toBe(expected);
  });
});
