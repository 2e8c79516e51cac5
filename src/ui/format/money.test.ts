import { describe, expect, it } from 'vitest';
import { formatMoney, formatMoneyCompact } from './money.ts';

describe('money in minor units', () => {
  it.each([
    [8_640_000, 'CNY', '¥86,400'],
    [8_640_050, 'CNY', '¥86,400.50'],
    [1, 'CNY', '¥0.01'],
    [-1177, 'CNY', '−¥11.77'],
    [1177, 'USD', '$11.77'],
    [1177, 'JPY', '¥1,177'],
    [1177, 'CHF', 'CHF 11.77'],
    [1177, 'not a code', 'not a code 11.77'],
    [Number.NaN, 'CNY', '–'],
  ])('%d %s is %s', (minor, currency, text) => expect(formatMoney(minor, currency)).toBe(text));

  it('is short in charts', () =>
    expect([
      formatMoneyCompact(8_640_000, 'zh-CN'),
      formatMoneyCompact(8_640_000, 'en'),
      formatMoneyCompact(123_400, 'zh-TW'),
    ]).toEqual(['¥8.6万', '¥86.4K', '¥1,234']));
});
