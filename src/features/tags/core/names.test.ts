import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from './folding.ts';
import { defaultLimits } from './library.ts';
import { lookAlike, type NamedElement, nameIndex } from './name-index.ts';
import { lintAlias, lintName, lintText, nameLength } from './names.ts';

const tag = (key: string, path: string, more: Partial<NamedElement> = {}): NamedElement => {
  const [within = '', name = ''] = path.split('/');
  return { element: 'tag', key, name, within, path, aliases: [], archived: false, ...more };
};

const index = nameIndex([
  tag('t1', '意向/高意向', { aliases: ['A意向'] }),
  tag('t2', '来源/名片外发'),
  tag('t3', '来源/投诉客户'),
  tag('t4', '旧/展会客户', { archived: true }),
  tag('t5', '来源/登录过官网'),
  { ...tag('g1', '意向/意向'), element: 'group', within: 'c1', path: '意向' },
]);
const lint = (name: string, within = '意向') => lintName(name, { element: 'tag', within, index });
const codes = (name: string, within?: string) =>
  lint(name, within).map((one) => `${one.severity} ${one.code}`);

describe('a name is refused', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['only blanks', ' 　 ', 'empty'],
    ['a NUL byte', '高\u0000意向', 'controlCharacter'],
    ['a line break', '高意向\n客户', 'controlCharacter'],
    ['an invisible character', '高意\u200b向', 'controlCharacter'],
    ['a character that turns the direction of writing', '高\u202e意向', 'controlCharacter'],
    ['half a character', '高\ud83d', 'badUnicode'],
    ['31 characters', '高'.repeat(31), 'tooLong'],
    ['a slash, which separates group and tag', '高/意向', 'pathSeparator'],
    ['a full-width slash', '高／意向', 'pathSeparator'],
    ['the shape of an id', 'tag_12', 'looksLikeId'],
    ['an ID-card number', '王110101199003078515', 'identifier'],
    ['a bank-card number with blanks', '6222 0210 0011 2233 449', 'identifier'],
    ['the name of a neighbour', '高意向', 'duplicate'],
    ['the name of a neighbour in another width and case', ' 高意向 ', 'duplicate'],
  ])('%s', (_, name, code) => expect(codes(name)).toContain(`block ${code}`));
});

describe('a name gets advice', () => {
  it.each([
    ['16 characters', '一二三四五六七八九十一二三四五六', 'long'],
    ['blanks at the edge', '新客户 ', 'edgeSpace'],
    ['blanks between Chinese characters', '新 客户', 'innerSpace'],
    ['full-width letters', 'ＶＩＰ客户', 'mixedWidth'],
    ['brackets of two widths', '客户（新)', 'mixedWidth'],
    ['a sign that starts a formula', '=客户', 'formulaStart'],
    ['a comma, which separates tags in a cell', '价格,质量', 'listSeparator'],
    ['a phone number', '13800006021', 'phone'],
    ['a denial', '不活跃客户', 'negation'],
    ['an English denial', 'not active', 'negation'],
    ['the same name in another group', '投诉客户', 'sameNameElsewhere'],
    ['the alias of another tag', 'A意向', 'aliasOfOther'],
    ['the same words in another order', '外发名片', 'nearDuplicate'],
    ['another script', '投訴客戶', 'nearDuplicate'],
    ['one character more', '高意向度', 'nearDuplicate'],
    ['a sound-alike character', '登陆过官网', 'nearDuplicate'],
    ['the name of an archived neighbour', '展会客户', 'archivedNamesake'],
  ])('%s: %s', (_, name, code) => {
    expect(codes(name, name === '展会客户' ? '旧' : '意向')).toContain(`warn ${code}`);
    expect(codes(name, name === '展会客户' ? '旧' : '意向').filter((one) => one.startsWith('block'))).toEqual(
      [],
    );
  });

  it('says what to write instead', () => {
    expect(lint(' ＶＩＰ 客户').find((one) => one.code === 'mixedWidth')?.facts).toEqual({
      suggestion: 'VIP 客户',
    });
    expect(lint('新 客 户').find((one) => one.code === 'innerSpace')?.facts).toEqual({
      suggestion: '新客户',
    });
    expect(lint('外发名片').find((one) => one.code === 'nearDuplicate')?.facts).toEqual({
      path: '来源/名片外发',
      reason: 'wordOrder',
    });
  });
});

describe('good names pass without a word', () => {
  it.each([
    'KA',
    '月采购量10万+',
    '三甲医院',
    'VIP client',
    '公众号-定制衣柜',
    '一线销售',
    '不锈钢橱柜',
    '未来规划',
    '😀👨‍👩‍👧',
    '❤️',
    '意向（重点）',
    '24小时',
  ])('%s', (name) => expect(lint(name)).toEqual([]));
});

describe('the place of a name', () => {
  it('an element is not its own duplicate', () =>
    expect(lintName('高意向', { element: 'tag', key: 't1', within: '意向', index })).toEqual([]));

  it('a tag may be called like a group', () => expect(lint('意向')).toEqual([]));

  it('a group name is taken in whatever category it stands', () =>
    expect(lintName('意向', { element: 'group', within: 'c2', index })[0]).toMatchObject({
      code: 'duplicate',
    }));

  it('an alias may not be an identifier, and says when somebody has it', () => {
    const context = { element: 'tag', within: '意向', index } as const;
    expect(lintAlias('110101199003078515', context)[0]).toMatchObject({
      code: 'identifier',
      severity: 'block',
    });
    expect(lintAlias('名片外发', context)).toMatchObject([{ code: 'aliasOfOther' }]);
    expect(lintAlias('不太想买', context)).toEqual([]);
  });

  it('free texts are searched for cards only', () => {
    expect(lintText('卡号 6222021000112233449')).toMatchObject([{ code: 'identifier' }]);
    expect(lintText('不回复、偶尔会浏览/一两次文件')).toEqual([]);
  });

  it('limits are settings', () => {
    const limits = { ...defaultLimits, nameMost: 5, nameAdvice: 3 };
    const found = (name: string) => lintName(name, { element: 'tag', within: null, index, limits })[0]?.code;
    expect([found('一二三'), found('一二三四'), found('一二三四五六')]).toEqual([
      undefined,
      'long',
      'tooLong',
    ]);
  });

  it('length is counted in characters, not in units of storage', () => {
    expect(nameLength('😀😀')).toBe(2);
    expect(nameLength(' e\u0301 ')).toBe(1);
  });
});

describe('names that only look alike on purpose are left alone', () => {
  it.each([
    ['高意向', '低意向'],
    ['S级客户', 'A级客户'],
    ['查看资料五次', '查看资料三次'],
    ['已成交-橱柜', '已成交-衣柜'],
    ['投诉未解决', '投诉已解决'],
    ['A产品兴趣度', 'B产品兴趣度'],
    ['一线市场', '一线销售'],
    ['华东', '华南'],
  ])('%s and %s', (a, b) => expect(lookAlike(a, b)).toBeNull());
});

describe('for any names', () => {
  const word = fc
    .array(fc.constantFrom(...'高中意向客户登录陆的A1-（ 戶'), { minLength: 1, maxLength: 7 })
    .map((c) => c.join(''));

  it('the index finds exactly the look-alikes that a comparison with every name finds', () =>
    fc.assert(
      fc.property(word, fc.uniqueArray(word, { maxLength: 12, selector: foldName }), (name, others) => {
        const elements = others.map((other, i) => tag(`t${i}`, `组/${other}`));
        const slow = elements.filter(
          (other) => foldName(other.name) !== foldName(name) && lookAlike(name, other.name) !== null,
        );
        const fast = nameIndex(elements).lookAlikes('tag', name);
        expect(fast.map(({ other }) => other.key).sort()).toEqual(slow.map((other) => other.key).sort());
        for (const { other, reason } of fast) expect(reason).toBe(lookAlike(other.name, name));
      }),
      { numRuns: 500 },
    ));

  it('the lint always answers, and never twice the same', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        const found = codes(name);
        expect(new Set(found).size).toBe(found.length);
      }),
    ));
});
