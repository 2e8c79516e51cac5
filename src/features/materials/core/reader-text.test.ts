import { expect, it } from 'vitest';
import { readerText } from './reader-text.ts';

const reading = { customer: '王女士', material: '定制衣柜', passedOn: false };

it('says who reads what, and where to look', () => {
  expect(readerText([reading], 'https://x/customers/cus_1', 'zh-CN')).toBe(
    '王女士 正在看《定制衣柜》\nhttps://x/customers/cus_1',
  );
  expect(readerText([{ ...reading, customer: null, passedOn: true }], 'https://x', 'en')).toBe(
    'A customer is reading “定制衣柜” (passed on by somebody)\nhttps://x',
  );
});

it('says of many how many more there are', () =>
  expect(readerText(Array(12).fill(reading), 'https://x', 'zh-TW').split('\n').slice(-2)).toEqual([
    '還有 2 位也在看',
    'https://x',
  ]));
