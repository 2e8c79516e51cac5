import { expect, it } from 'vitest';
import { csvRecords, refusedLines, refusedReasons } from './refused-head.ts';

const file =
  '\ufeff行,列,代码,说明,原文\r\n' +
  '3,手机,customer.badPhone,"「12,3」不是手机号","王,12"\r\n' +
  '7,手机,customer.badPhone,「0」不是手机号,李\r\n' +
  '9,,import.noIdentity,"没有「手机""或编号」","多\n行"\r\n';

it('reads the rows with commas, quotes and line breaks inside', () =>
  expect(refusedLines(file, true).map((row) => [row.line, row.code, row.message, row.raw])).toEqual([
    [3, 'customer.badPhone', '「12,3」不是手机号', '王,12'],
    [7, 'customer.badPhone', '「0」不是手机号', '李'],
    [9, 'import.noIdentity', '没有「手机"或编号」', '多\n行'],
  ]));

it('leaves out a row that is cut off', () => {
  expect(csvRecords('a,b\n1,"2', false)).toEqual([['a', 'b']]);
  expect(csvRecords('a,b\n1,2', false)).toEqual([['a', 'b']]);
  expect(csvRecords('a,b\n1,2', true)).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

it('gives every reason its sentence and first lines, the most frequent first', () =>
  expect(
    refusedReasons(
      { 'import.noIdentity': 1, 'customer.badPhone': 41, 'import.badDate': 2 },
      refusedLines(file, true),
    ),
  ).toEqual([
    { code: 'customer.badPhone', count: 41, message: '「12,3」不是手机号', lines: [3, 7] },
    { code: 'import.badDate', count: 2, message: null, lines: [] },
    { code: 'import.noIdentity', count: 1, message: '没有「手机"或编号」', lines: [9] },
  ]));
