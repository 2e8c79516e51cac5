import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formOf,
  inForm,
  listedKeywords,
  moneyField,
  readDuration,
  readMoney,
  readNumber,
} from './written-values.ts';

describe('a number that was typed', () => {
  it.each([
    ['12', 12],
    ['1,234.5', 1234.5],
    ['１２', 12],
    [' 3 ', 3],
    ['-4', -4],
    ['.5', 0.5],
    ['1.1万', 11_000],
    ['2亿', 200_000_000],
    ['', null],
    ['abc', null],
    ['1e9', null],
    ['1.2.3', null],
  ])('%j is %s', (text, value) => expect(readNumber(text)).toBe(value));
});

describe('an amount in yuan', () => {
  it.each([
    ['1177', 117_700],
    ['11.77', 1177],
    ['¥86,400.50', 8_640_050],
    ['8.64万', 8_640_000],
    ['0.005', 1],
    ['19.99', 1999],
    ['x', null],
    ['99999999999999999', null],
  ])('%j is %s 分', (text, minor) => expect(readMoney(text)).toBe(minor));

  it('shown in its field and read again is the same amount', () =>
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minor) => {
        expect(readMoney(moneyField(minor))).toBe(minor);
      }),
    ));
});

it('durations fall into number and unit', () => {
  expect(readDuration('30d')).toEqual({ n: 30, unit: 'd' });
  expect(readDuration('3bd')).toEqual({ n: 3, unit: 'bd' });
  expect(readDuration('3mo')).toEqual({ n: 3, unit: 'mo' });
  expect(readDuration('15m')).toEqual({ n: 15, unit: 'm' });
  expect(readDuration('soon')).toEqual({ n: 1, unit: 'd' });
});

describe('a span of time', () => {
  it('keeps its duration from one form to another', () => {
    expect(inForm('before', { last: '7d' }, '2026-11-23')).toEqual({ before: '7d' });
    expect(inForm('last', { before: '3mo' }, '2026-11-23')).toEqual({ last: '3mo' });
  });
  it.each(['always', 'last', 'before', 'between', 'lastMonth'] as const)(
    'has the form %s it was given',
    (form) => expect(formOf(inForm(form, undefined, '2026-11-23'))).toBe(form),
  );
  it('begins with the month when two days are to be chosen', () =>
    expect(inForm('between', undefined, '2026-11-23')).toEqual({ since: '2026-11-01' }));
});

it('keywords are told apart by commas, but not inside an expression', () =>
  expect(listedKeywords('优惠|折扣， 套餐*价、/满\\d{1,3}减/, "KA"；/a/、b/c')).toEqual([
    '优惠|折扣',
    '套餐*价',
    '/满\\d{1,3}减/',
    '"KA"',
    '/a/',
    'b/c',
  ]));
