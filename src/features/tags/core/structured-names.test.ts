import { describe, expect, it } from 'vitest';
import { expandPattern, matchesPattern, partsOf, readStructured } from './structured-names.ts';

describe('structured names', () => {
  it('are made from lists, the last part changing fastest', () => {
    const names = expandPattern('{阶段}-{产品}', { 阶段: ['已成交', '报价中'], 产品: ['定制衣柜', '橱柜'] });
    expect(names).toEqual(['已成交-定制衣柜', '已成交-橱柜', '报价中-定制衣柜', '报价中-橱柜']);
    expect(names.map((name) => readStructured('{阶段}-{产品}', name)?.产品)).toEqual([
      '定制衣柜',
      '橱柜',
      '定制衣柜',
      '橱柜',
    ]);
  });

  it.each([
    ['{阶段}-{产品}', '已成交-定制衣柜', { 阶段: '已成交', 产品: '定制衣柜' }],
    ['{阶段}-{产品}', '已成交-A-B', { 阶段: '已成交', 产品: 'A-B' }],
    ['来源-{渠道}', '来源-官网', { 渠道: '官网' }],
    ['{品}（{年}）', '衣柜（2024）', { 品: '衣柜', 年: '2024' }],
    ['{阶段}-{产品}', '已成交', null],
    ['{阶段}-{产品}', '-定制衣柜', null],
    ['{阶段}-{产品}', '已成交-', null],
    ['来源-{渠道}', '兴趣-官网', null],
    ['没有部分', '没有部分', null],
  ])('%s reads %s', (pattern, name, parts) => {
    expect(readStructured(pattern, name)).toEqual(parts);
    expect(matchesPattern(pattern, name)).toBe(parts !== null);
  });

  it('have named parts', () => expect(partsOf('{阶段}-{ 产品 }')).toEqual(['阶段', '产品']));

  it('are none when a part has no values, and never more than asked for', () => {
    expect(expandPattern('{阶段}-{产品}', { 阶段: ['已成交'] })).toEqual([]);
    expect(expandPattern('没有部分', {})).toEqual([]);
    const many = Array.from({ length: 50 }, (_, i) => `值${i}`);
    expect(expandPattern('{a}-{b}-{c}', { a: many, b: many, c: many }, 200)).toHaveLength(200);
  });

  it('do not read a value as another part', () =>
    expect(expandPattern('{a}-{b}', { a: ['{b}'], b: ['x'] })).toEqual(['{b}-x']));
});
