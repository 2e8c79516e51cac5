import { describe, expect, it } from 'vitest';
import { MOST_SAMPLES, piecesOf, readSamples, withSamples } from './samples.ts';

describe('sample messages that were pasted', () => {
  it('are one a line, labelled by a mark before them or a column beside them', () =>
    expect(readSamples('有优惠吗\n+ 套餐多少钱\r\n- 不要套餐\n\n太贵了\t是\n0\t你好\n-')).toEqual([
      { text: '有优惠吗', wanted: null },
      { text: '套餐多少钱', wanted: true },
      { text: '不要套餐', wanted: false },
      { text: '太贵了', wanted: true },
      { text: '你好', wanted: false },
      { text: '-', wanted: null },
    ]));

  it('are there once, with the newest label, and no more than the laboratory takes', () => {
    const known = [{ text: '有优惠吗', wanted: true }];
    expect(withSamples(known, readSamples('有优惠吗\n- 你好'))).toEqual([
      { text: '有优惠吗', wanted: true },
      { text: '你好', wanted: false },
    ]);
    expect(withSamples(known, readSamples('- 有优惠吗'))).toEqual([{ text: '有优惠吗', wanted: false }]);
    const many = Array.from({ length: MOST_SAMPLES + 5 }, (_, i) => ({ text: String(i), wanted: null }));
    expect(withSamples(known, many)).toHaveLength(MOST_SAMPLES);
  });

  it('show what was found in them, each letter once', () =>
    expect(
      piecesOf('不要套餐优惠', [
        { from: 4, to: 6, denied: false },
        { from: 2, to: 4, denied: true },
        { from: 3, to: 5, denied: false },
      ]),
    ).toEqual([
      { text: '不要', as: null },
      { text: '套餐', as: 'denied' },
      { text: '优惠', as: 'said' },
    ]));
});
