import { describe, expect, it } from 'vitest';
import { foldLoosely, foldName, halfWidth, nameTakenIn, normalizeName, simplify } from './folding.ts';

describe('the form in which a name is stored', () => {
  it.each([
    ['  高意向 ', '高意向'],
    ['VIP \t\n 客户', 'VIP 客户'],
    ['客户　关系', '客户 关系'],
    ['e\u0301clair', '\u00e9clair'],
    ['ＶＩＰ', 'ＶＩＰ'],
  ])('%j becomes %j', (typed, stored) => expect(normalizeName(typed)).toBe(stored));
});

describe('two names are the same name', () => {
  it.each([
    ['ＶＩＰ客户', 'vip客户'],
    ['意向（高）', '意向(高)'],
    [' 高意向', '高意向 '],
  ])('%j and %j', (a, b) => expect(foldName(a)).toBe(foldName(b)));

  it.each([
    ['標籤', '标签'],
    ['VIP-客户', 'VIP客户'],
    ['10万+', '10万'],
  ])('but not %j and %j', (a, b) => expect(foldName(a)).not.toBe(foldName(b)));
});

describe('a name is taken', () => {
  const all = [
    { id: 1, name: 'ＡＢ' },
    { id: 2, name: '门店' },
    { id: 3, name: 'ab' },
  ];
  it('by whoever has it, in whatever width and case', () => {
    expect(nameTakenIn(all, ' Ab', null)).toBe(all[0]);
    expect(nameTakenIn(all, '门店', 1)).toBe(all[1]);
    expect(nameTakenIn(all, '门', null)).toBeNull();
  });

  it('not by whoever writes his own otherwise, nor from whoever keeps it', () => {
    expect(nameTakenIn(all, '门 店', 2)).toBeNull();
    expect(nameTakenIn(all, 'ab', 3)).toBeNull();
    expect(nameTakenIn(all, 'AB', 3)).toBe(all[0]);
  });
});

describe('script', () => {
  it('traditional characters of the tag vocabulary become simplified ones', () => {
    expect(simplify('已成交-定制衣櫃、財稅企業、行為標簽、組合標簽、營銷活動關注度')).toBe(
      '已成交-定制衣柜、财税企业、行为标签、组合标签、营销活动关注度',
    );
  });

  it('simplified text stays as it is', () => {
    const text =
      '一级属性里的系列、后台、干货、只看不买、几次、余额、复购、面积、台账、松散、征集、云仓、叶子';
    expect(simplify(text)).toBe(text);
  });

  it('width, punctuation and script do not hide a look-alike, but signs with a meaning count', () => {
    expect(foldLoosely('「標籤」－Ａ')).toBe(foldLoosely('标签A'));
    expect(foldLoosely('10%')).not.toBe(foldLoosely('10'));
    expect(foldLoosely('A+')).not.toBe(foldLoosely('A'));
  });

  it('half width leaves Chinese punctuation without an ASCII twin', () => {
    expect(halfWidth('（Ａ１）。、')).toBe('(A1)。、');
  });
});
