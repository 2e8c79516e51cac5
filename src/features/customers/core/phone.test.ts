import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalPhone } from '#kernel';
import { parseCustomerKey } from './customer-key.ts';
import { maskPhone } from './phone.ts';

describe('a phone number', () => {
  const forms: [string, string | null][] = [
    ['13812346021', '13812346021'],
    ['138 1234 6021', '13812346021'],
    ['138-1234-6021', '13812346021'],
    ['+86 138 1234 6021', '13812346021'],
    ['008613812346021', '13812346021'],
    ['8613812346021', '13812346021'],
    ['＋８６１３８１２３４６０２１', '13812346021'],
    ['(010) 6552-9988', '01065529988'],
    ['+1 (415) 555-0123', '+14155550123'],
    ['0014155550123', '+14155550123'],
    ['95588', '95588'],
    ['1234', null],
    ['12812346021', '12812346021'],
    ['1381234602a', null],
    ['', null],
    ['+', null],
    ['12345678901234567890', null],
  ];
  it.each(forms)('%j has the one stored form %j', (typed, stored) => {
    expect(normalPhone(typed)).toBe(stored);
  });

  it('keeps its stored form', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'+0123456789 -８（') }), (typed) => {
        const stored = normalPhone(typed);
        if (stored !== null) expect(normalPhone(stored)).toBe(stored);
      }),
    );
  });

  it('is masked so that the length and the last four digits stay', () => {
    expect(maskPhone('13812346021')).toBe('138****6021');
    expect(maskPhone('+14155550123')).toBe('+141****0123');
    expect(maskPhone('95588')).toBe('***88');
  });
});

describe('a key of a customer', () => {
  const keys: [string, unknown][] = [
    ['cus_12', { kind: 'id', ordinal: 12 }],
    ['cus_999999999999999', null],
    ['external:wm1', { kind: 'external', value: 'wm1' }],
    ['unionid:o1', { kind: 'unionid', value: 'o1' }],
    ['phone:+86 138 1234 6021', { kind: 'phone', value: '13812346021' }],
    ['ref:a:b', { kind: 'ref', value: 'a:b' }],
    ['ref:', null],
    ['crm-1', null],
    ['phone:abc', null],
    ['ref:\u0000', null],
    ['ref:\ud800', null],
    [`ref:${'x'.repeat(129)}`, null],
    ['__proto__:x', null],
  ];
  it.each(keys)('%j means %j', (text, key) => {
    expect(parseCustomerKey(text)).toEqual(key);
  });
});
