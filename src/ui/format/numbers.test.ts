import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatChange,
  formatCompact,
  formatCount,
  formatRatio,
  formatShare,
} from './numbers.ts';

describe('an exact number', () => {
  it.each([
    [0, '0'],
    [12408, '12,408'],
    [-420, '−420'],
    [8.6, '8.6'],
    [1.005, '1.01'],
    [Number.NaN, '–'],
  ])('%d is written %s', (n, text) => expect(formatCount(n)).toBe(text));

  it('says every whole number exactly', () =>
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (n) => {
        expect(Number(formatCount(n).replaceAll(',', '').replace('−', '-'))).toBe(n);
      }),
    ));
});

describe('a compact number', () => {
  it.each([
    [9999, '9,999', '9,999', '9,999'],
    [10000, '1.0万', '1.0萬', '10.0K'],
    [12408, '1.2万', '1.2萬', '12.4K'],
    [97000, '9.7万', '9.7萬', '97.0K'],
    [268000, '26.8万', '26.8萬', '268K'],
    [999_600, '100万', '100萬', '1.00M'],
    [2_864_120, '286万', '286萬', '2.86M'],
    [99_999_999, '1.0亿', '1.0億', '100M'],
    [130_000_000, '1.3亿', '1.3億', '130M'],
    [999_700_000, '10.0亿', '10.0億', '1.00B'],
    [-12408, '−1.2万', '−1.2萬', '−12.4K'],
  ])('%d is %s, %s or %s', (n, cn, tw, en) => {
    expect([formatCompact(n, 'zh-CN'), formatCompact(n, 'zh-TW'), formatCompact(n, 'en')]).toEqual([
      cn,
      tw,
      en,
    ]);
  });

  it('is never further from the truth than one in twenty, and never longer than six characters', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999_999 }),
        fc.constantFrom('zh-CN' as const, 'zh-TW' as const, 'en' as const),
        (n, language) => {
          const text = formatCompact(n, language);
          const sizes: Record<string, number> = {
            万: 1e4,
            萬: 1e4,
            亿: 1e8,
            億: 1e8,
            K: 1e3,
            M: 1e6,
            B: 1e9,
          };
          const [, digits = '', sign = ''] = /^([\d.,]+)(\D?)$/.exec(text) ?? [];
          const value = Number(digits.replaceAll(',', '')) * (sizes[sign] ?? 1);
          expect(Math.abs(value - n)).toBeLessThanOrEqual(n / 20);
          expect(text.length).toBeLessThanOrEqual(6);
        },
      ),
    ));
});

describe('a share', () => {
  it.each([
    [600, 4612, 0, '13%'],
    [0, 10, 0, '0%'],
    [10, 10, 0, '100%'],
    [1, 100000, 0, '<1%'],
    [1, 100000, 1, '<0.1%'],
    [99999, 100000, 0, '>99%'],
    [99999, 100000, 2, '>99.99%'],
    [3186, 286412, 2, '1.11%'],
    [5, 0, 0, '–'],
  ])('%d of %d with %d decimals is %s', (part, whole, digits, text) =>
    expect(formatShare(part, whole, digits)).toBe(text),
  );
});

it('a change shows its direction', () =>
  expect([612, -420, 0].map(formatChange)).toEqual(['+612', '−420', '0']));

it('a ratio puts its sign where the language does', () =>
  expect([formatRatio(6.84, 'zh-CN'), formatRatio(6.84, 'en'), formatRatio(2, 'zh-TW')]).toEqual([
    '×6.8',
    '6.8×',
    '×2',
  ]));

it.each([
  [0, '0 B'],
  [980, '980 B'],
  [12_700, '12.4 KB'],
  [1_073_741_824, '1.0 GB'],
  [-1, '–'],
])('%d bytes are %s', (n, text) => expect(formatBytes(n)).toBe(text));
