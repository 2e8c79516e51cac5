import { describe, expect, it } from 'vitest';
import { decodeHead, guessKind, headersOf } from './guess-kind.ts';

describe('a file is taken for', () => {
  it.each([
    ['客户.csv', '姓名,手机,城市,标签\n王女士,138,上海,老客', 'customers'],
    ['export.csv', '订单号,客户编号,实付金额,付款时间\n1,2,3,4', 'orders'],
    [
      'cdnow-orders.txt',
      ' customer_id  date number_of_cds  dollar_value\n 00001 19970101  1   11.77',
      'orders',
    ],
    ['export.csv', '会员号,行为,时间,时长\n1,浏览,2,3', 'events'],
    ['直播观看.csv', '手机号,观看时间,时长\n1,2,3', 'events'],
    ['名单.csv', '手机号,标签\n138,高意向', 'taggings'],
    ['名单.csv', '手机号,标签,打标依据\n138,高意向,电话里说的', 'taggings'],
    ['客户名单.csv', '手机号,标签\n138,高意向', 'customers'],
    ['标签库.csv', '大类,标签组,标签,含义\n意向,意向,高意向,很想买', 'library'],
    ['library.yaml', 'version: 1', 'library'],
    ['双十一订单.xlsx', '', 'orders'],
    ['批量打标.xlsx', '', 'taggings'],
    ['什么.xlsx', '', 'customers'],
  ])('%s with %j', (name, head, kind) => expect(guessKind(name, head)).toBe(kind));
});

it('reads the names of columns under any delimiter', () => {
  expect(headersOf('a;b;c\n1;2;3')).toEqual(['a', 'b', 'c']);
  expect(headersOf('\ufeff\n"姓名"\t手机\n')).toEqual(['姓名', '手机']);
  expect(headersOf('  a   b ')).toEqual(['a', 'b']);
});

it('decodes what Chinese offices save', () => {
  const gbk = new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb]);
  expect(decodeHead(gbk)).toBe('姓名');
  expect(decodeHead(new TextEncoder().encode('姓名'))).toBe('姓名');
  expect(decodeHead(new Uint8Array([0xff, 0xfe, 0xd3, 0x59, 0x0d, 0x54]))).toBe('姓名');
  expect(decodeHead(new Uint8Array([0x50, 0x4b, 3, 4]))).toBeNull();
  // Cut off in the middle of a character.
  expect(decodeHead(new TextEncoder().encode('姓名').slice(0, 4))).toBe('姓');
});
