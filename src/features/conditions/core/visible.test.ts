import { describe, expect, it } from 'vitest';
import { withoutPhones } from '#kernel';
import { partTest } from './visible.ts';

describe('a part of a text, where phone numbers are masked', () => {
  it.each([
    ['startsWith', '136', true],
    ['startsWith', '1366', false],
    ['contains', '4567', true],
    ['contains', '34567', false],
    ['contains', '136****4567', false],
    ['contains', '王', true],
  ] as const)('%s %s: %s', (op, value, holds) => {
    const text = '13661234567 王女士';
    expect(withoutPhones(text)).toBe('136****4567 王女士');
    expect(partTest({ op, value, visible: true })(text)).toBe(holds);
  });

  it('is any part for those who read them', () => {
    expect(partTest({ op: 'contains', value: '6123' })('13661234567')).toBe(true);
  });
});
