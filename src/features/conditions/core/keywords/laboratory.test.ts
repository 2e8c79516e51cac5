import { describe, expect, it, vi } from 'vitest';
import { atOnce } from '#kernel';
import { Laboratory } from './laboratory.ts';
import { suggestionsFrom } from './suggestions.ts';

function tried(keywords: readonly string[], wanted: readonly string[], others: readonly string[]) {
  const laboratory = new Laboratory(keywords);
  for (const text of wanted) atOnce(laboratory.try({ text, wanted: true }));
  for (const text of others) atOnce(laboratory.try({ text, wanted: false }));
  return laboratory.result();
}

describe('the laboratory of keywords', () => {
  it('says of each keyword and of all how many it finds rightly, and what only it finds', () => {
    const trial = tried(
      ['优惠|折扣', '套餐', '礼品'],
      ['有优惠吗', '套餐能打折扣吗', '套餐多少钱', '什么时候发货'],
      ['套餐里的灯坏了', '你好'],
    );
    expect(trial).toMatchObject({
      wanted: 4,
      whole: { found: 4, right: 3, precision: 3 / 4, recall: 3 / 4 },
      keywords: [
        { keyword: '优惠|折扣', found: 2, right: 2, precision: 1, recall: 1 / 2, only: 1, denied: 0 },
        { keyword: '套餐', found: 3, right: 2, precision: 2 / 3, recall: 1 / 2, only: 1, denied: 0 },
        { keyword: '礼品', found: 0, right: 0, precision: null, recall: 0, only: 0 },
      ],
    });
    expect(trial.samples[1]).toMatchObject({
      found: true,
      mentions: [
        { keyword: 0, from: 4, to: 6, denied: false },
        { keyword: 1, from: 0, to: 2, denied: false },
      ],
    });
  });

  it('names denials that hid somebody wanted, and those it did not see', () => {
    const trial = tried(
      ['套餐'],
      ['为什么没有套餐', '套餐多少钱'],
      ['套餐我想了想还是不要了', '套餐的灯坏了', '不要套餐'],
    );
    expect(trial.fooled).toEqual([
      { sample: 0, how: 'hidden' },
      { sample: 2, how: 'unseen' },
    ]);
    expect(trial.keywords).toMatchObject([{ keyword: '套餐', denied: 2 }]);
  });

  it('suggests words of what was missed: those that others hardly use, and none that is found already', () => {
    const { suggestions } = tried(
      ['优惠'],
      ['衣柜多少钱', '这个多少钱呀', '做一套多少钱', '橱柜多少钱', '有优惠吗', '衣柜有优惠吗'],
      ['衣柜到了', '衣柜的门坏了', '你好', '橱柜也到了', '衣柜很好'],
    );
    expect(suggestions[0]).toEqual({ word: '多少钱', missed: 4, unwanted: 0 });
    expect(suggestions.map(({ word }) => word)).not.toContain('衣柜');
    expect(suggestions.some(({ word }) => word.includes('优惠'))).toBe(false);
  });

  it('lets others have their turn after each keyword', () =>
    expect([
      ...new Laboratory(['优惠', '/a.{0,400}b/', '套餐']).try({ text: 'a', wanted: true }),
    ]).toHaveLength(3));

  it('asks whether a word is looked for already only of those that it would show', () => {
    const samples = Array.from({ length: 300 }, (_, i) => new Set([`词语${i}`, '多少钱']));
    const known = vi.fn((word: string) => word === '多少钱');
    expect(suggestionsFrom(samples.concat(samples), [], known)).toHaveLength(12);
    expect(known).toHaveBeenCalledTimes(13);
  });

  it('without keywords or without wanted samples has no shares to tell', () =>
    expect(tried([], [], ['你好'])).toMatchObject({
      wanted: 0,
      whole: { found: 0, precision: null, recall: null },
      keywords: [],
      suggestions: [],
    }));
});
