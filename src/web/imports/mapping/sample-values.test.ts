import { describe, expect, it } from 'vitest';
import { readColumn, type SampleContext, sampleValue } from './sample-values.ts';

const customers: SampleContext = {
  kind: 'customers',
  timeZone: 'Asia/Shanghai',
  attributes: [
    { key: 'city', type: 'one', options: ['上海', '杭州'] },
    { key: 'budget', type: 'money', options: [] },
    { key: 'likes', type: 'many', options: ['衣柜', '软装'] },
    { key: 'bare', type: 'boolean', options: [] },
  ],
};
const orders: SampleContext = { ...customers, kind: 'orders', dateFormat: 'yyyyMMdd' };

describe('a cell under a target', () => {
  it.each([
    ['phone', '138 1234 6021', { kind: 'text', text: '13812346021' }],
    ['phone', '1.38E+10', { kind: 'wrong', code: 'import.scientific' }],
    ['phone', '138****6021', { kind: 'text', text: '138****6021' }],
    ['tags', '高意向，KA；老客', { kind: 'text', text: '高意向、KA、老客' }],
    ['attribute:city', '上海', { kind: 'text', text: '上海' }],
    ['attribute:city', '北京', { kind: 'wrong', code: 'attribute.notOption' }],
    ['attribute:budget', '8.64万', { kind: 'money', minor: 8_640_000, currency: 'CNY' }],
    ['attribute:likes', '衣柜、软装', { kind: 'text', text: '衣柜、软装' }],
    ['attribute:bare', '是', { kind: 'yesNo', yes: true }],
    ['name', '  ', { kind: 'empty' }],
    ['name', '王女士', { kind: 'text', text: '王女士' }],
  ])('%s of %j', (target, cell, value) => expect(sampleValue(target, cell, customers)).toEqual(value));

  it.each([
    ['paidAt', '19970112', { kind: 'text', text: '1997-01-12' }],
    ['paidAt', '12/01/1997', { kind: 'wrong', code: 'import.dateNotInFormat' }],
    ['amount', '11.77', { kind: 'money', minor: 1177, currency: 'CNY' }],
    ['amount', 'US$5', { kind: 'money', minor: 500, currency: 'USD' }],
    ['quantity', '5', { kind: 'text', text: '5' }],
    ['customer', '00002', { kind: 'text', text: '00002' }],
  ])('of an order: %s of %j', (target, cell, value) =>
    expect(sampleValue(target, cell, orders)).toEqual(value),
  );
});

it('says how many of a column’s cells can be read, and why the first cannot', () =>
  expect(readColumn('attribute:city', ['上海', '', '北京', '杭州'], customers)).toMatchObject({
    filled: 3,
    readable: 2,
    code: 'attribute.notOption',
  }));
