import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spell } from './pinyin.ts';
import { type SearchableTag, tagSearch } from './search.ts';

const LIBRARY: Record<string, string[]> = {
  意向: ['高意向', '中意向', '低意向', '沉睡客户'],
  行业: ['教育培训', '金融服务', 'IT服务', '机械设备'],
  互动特征: ['活跃咨询', '长期静默', '投诉客户'],
  职位: ['企业老板', '一线销售'],
  城市: ['重庆', '厦门', '旅游城市'],
  来源: ['公众号-定制衣柜', 'KA 渠道'],
};
const aliases: Record<string, string[]> = { 高意向: ['A意向', '意向等级高'], 投诉客户: ['曾投诉'] };
const tags: SearchableTag[] = Object.entries(LIBRARY).flatMap(([group, names]) =>
  names.map((name) => ({ id: name, name, group, aliases: aliases[name] ?? [] })),
);
const search = tagSearch(tags, spell);
const ids = (query: string) => search.find(query).map((hit) => hit.id);
const first = (query: string) => search.find(query)[0];

describe('a tag is found', () => {
  it.each([
    ['its name', '高意向', '高意向', 'exact'],
    ['the beginning of its name', '高意', '高意向', 'prefix'],
    ['a part of its name', '老板', '企业老板', 'substring'],
    ['its whole pinyin', 'gaoyixiang', '高意向', 'exact'],
    ['the beginning of its pinyin', 'gaoyix', '高意向', 'prefix'],
    ['its initials', 'gyx', '高意向', 'initials'],
    ['the beginning of its initials', 'qyl', '企业老板', 'initials'],
    ['two-letter initials', 'cskh', '沉睡客户', 'initials'],
    ['pinyin in the middle', 'laoban', '企业老板', 'pinyin'],
    ['initials in the middle', 'dzyg', '公众号-定制衣柜', 'pinyin'],
    ['characters and pinyin mixed', '高yix', '高意向', 'pinyin'],
    ['letters and pinyin', 'itfuwu', 'IT服务', 'exact'],
    ['capitals', 'GYX', '高意向', 'initials'],
    ['full-width letters', 'ｇｙｘ', '高意向', 'initials'],
    ['traditional characters', '機械設備', '机械设备', 'exact'],
    ['the reading that fits the word', 'changqi', '长期静默', 'prefix'],
    ['another reading of a character', 'zhangqi', '长期静默', 'prefix'],
    ['a reading that only this word has', 'chongqing', '重庆', 'exact'],
    ['a rare reading', 'xiamen', '厦门', 'exact'],
    ['ü as v', 'lvyou', '旅游城市', 'prefix'],
    ['ü as u', 'luyou', '旅游城市', 'prefix'],
    ['an alias', 'a意向', '高意向', 'exact'],
    ['several words in any order', '柜 公众', '公众号-定制衣柜', 'substring'],
    ['pinyin written in syllables', 'gao yi xiang', '高意向', 'pinyin'],
  ])('by %s: %s', (_, query, id, kind) => expect(first(query)).toMatchObject({ id, kind }));

  it('by its group, behind those that are meant themselves', () => {
    expect(ids('hangye')).toEqual(['教育培训', '金融服务', 'IT服务', '机械设备']);
    expect(ids('意向')).toEqual(['高意向', '中意向', '低意向', '沉睡客户']);
    expect(search.find('意向').map((hit) => hit.field)).toEqual(['alias', 'name', 'name', 'group']);
  });

  it('with the places to be marked', () => {
    expect(first('意')?.ranges).toEqual([[0, 1]]);
    expect(search.find('yx').find((hit) => hit.id === '中意向')).toMatchObject({
      text: '中意向',
      ranges: [[1, 3]],
    });
    expect(first('柜 公众')?.ranges).toEqual([
      [0, 2],
      [7, 8],
    ]);
  });
});

describe('the best comes first', () => {
  it('exact, prefix, initials, substring, pinyin inside', () => {
    const names = ['新客户', 'kh', '客户', '快活', 'kh客', '大客户群'];
    const ranked = tagSearch(
      names.map((name) => ({ id: name, name, group: '组', aliases: [] })),
      spell,
    ).find('kh');
    expect(ranked.map((hit) => [hit.id, hit.kind])).toEqual([
      ['kh', 'exact'],
      ['kh客', 'prefix'],
      ['客户', 'initials'],
      ['快活', 'initials'],
      ['新客户', 'pinyin'],
      ['大客户群', 'pinyin'],
    ]);
  });

  it('and no more than asked for', () => expect(search.find('意向', 2)).toHaveLength(2));
});

describe('nothing is found', () => {
  it.each(['', '   ', 'zzz', '高低', 'gaoxiang', '意向 没有'])('for %j', (query) =>
    expect(ids(query)).toEqual([]),
  );
});

describe('for any tag and any query', () => {
  const name = fc
    .array(fc.constantFrom(...'高意向行业长期女A1-'), { minLength: 1, maxLength: 6 })
    .map((chars) => chars.join(''));

  it('a tag is found by its name, its pinyin and its initials', () =>
    fc.assert(
      fc.property(name, (text) => {
        const own = tagSearch([{ id: 'x', name: text, group: '组', aliases: [] }], spell);
        const readings = spell(text);
        const whole = { id: 'x', field: 'name', ranges: [[0, [...text].length]] };
        expect(own.find(text)).toMatchObject([whole]);
        expect(own.find(readings.map((one) => one[0]).join(''))).toMatchObject([whole]);
        // Initials such as `ga` of 高A may also be the beginning of a syllable.
        expect(own.find(readings.map((one) => one[0]?.[0]).join(''))[0]?.ranges[0]?.[0]).toBe(0);
      }),
    ));

  it('every part of a name finds it', () =>
    fc.assert(
      fc.property(name, fc.nat(5), fc.integer({ min: 1, max: 6 }), (text, from, length) => {
        const part = [...text].slice(from, from + length).join('');
        fc.pre(part !== '');
        expect(tagSearch([{ id: 'x', name: text, group: '组', aliases: [] }], spell).find(part)).toHaveLength(
          1,
        );
      }),
    ));
});
