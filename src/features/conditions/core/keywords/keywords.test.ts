import { RE2JS } from 're2js';
import { describe, expect, it, vi } from 'vitest';
import { AppError } from '#kernel';
import { event, facts, noon, SHANGHAI, shop } from '../example.ts';
import { explain } from '../explain.ts';
import type { Condition } from '../language.ts';
import { compile } from '../one.ts';
import { resolveCondition } from '../resolve.ts';
import { visibleParts } from '../visible.ts';
import { vocabularyOf } from '../vocabulary.ts';
import { compileMentioned } from './mentions.ts';

const vocabulary = vocabularyOf(shop);
const resolved = (mentions: readonly string[], more: object = {}) =>
  resolveCondition({ did: 'message.received', where: [{ property: 'text', mentions }], ...more }, vocabulary);
const says = (text: string, ...keywords: string[]) => compileMentioned(keywords)(text);

describe('a keyword', () => {
  it.each([
    ['letters anywhere', '套餐', '你们的套餐多少钱', '你们的餐具'],
    ['whatever the case and the width', 'vip', 'ＶＩＰ有吗', 'vp'],
    ['in both scripts', '优惠', '最近有優惠嗎', '最近有點貴'],
    ['a synonym stands for it', '优惠|折扣|便宜', '能便宜点吗', '能快点吗'],
    ['* is up to ten letters of one clause', '全屋*价', '全屋定制什么价', '看全屋，讲讲价'],
    ['in quotes it stands by itself', '"KA"', '我们是 KA。', 'OKAY'],
    ['in quotes, no letter of Chinese beside it either', '"1"', '要套餐 1，谢谢', '要套餐 1号'],
    ['an expression', '/满\\d+减/', '听说满２００减 30', '满意减'],
    ['an expression without case, in both scripts', '/^(加|\\+)v$/', '加V', '加V吗'],
  ])('%s: %s', (_, keyword, said, other) =>
    expect([says(said, keyword), says(other, keyword)]).toEqual([true, false]),
  );

  it('in a long message takes time that grows with its length, whatever the expression', () =>
    expect(says('a'.repeat(100_000), '/(a+)+!/', '/(a+a+)+b/')).toBe(false));
});

describe('what is denied is not mentioned', () => {
  it.each([
    ['不要套餐', false],
    ['没有优惠', false],
    ['不需要你们的套餐', false],
    ['沒有什麼優惠', false],
    ['没有优惠、套餐', false],
    ["we don't want a discount", false],
    ['不要红色，套餐多少钱', true],
    ['有没有优惠', true],
    ['要不要办个套餐', true],
    ['不错的套餐', true],
    ['不知道套餐多少钱', true],
    ['特别优惠', true],
    ['不要这一个了，另外说说套餐', true],
    ['不要优惠，要套餐', true],
    ['套餐就不要了', false],
    ['套餐不用了，谢谢', false],
    ['這個套餐還是算了吧。', false],
    ['套餐不要了，下次再说', false],
    ['套餐不要太贵', true],
    ['套餐不要了吗', true],
    ['套餐不要了？', true],
    ['套餐要不要', true],
    ['套餐多少钱，别的不要了', true],
    ['no problem. which discount', true],
    ['not sure whether there is any discount', true],
  ])('%s: %s', (text, mentioned) => expect(says(text, '套餐', '优惠', 'discount')).toBe(mentioned));
});

describe('keywords in conditions', () => {
  it.each([
    ['优惠|', 'emptyKeyword'],
    ['*', 'emptyKeyword'],
    ['/(优惠/', 'badPattern'],
    ['/(?<=不)要/', 'badPattern'],
    ['/(a)\\1/', 'badPattern'],
    ['/优?/', 'emptyPattern'],
    [`/${'优'.repeat(101)}/`, 'longPattern'],
    ['/.{0,1000}.{0,1000}.{0,1000}x/', 'largePattern'],
    ['/(?:(?:优惠){20}[(]){30}/', 'largePattern'],
    ['/.{0,600}x/', 'largePattern'],
    ['价*'.repeat(60), 'manyGaps'],
  ])('%s is refused: %s', (keyword, code) => {
    const refusal = (): AppError => {
      try {
        resolved(['套餐', keyword]);
      } catch (error) {
        if (error instanceof AppError) return error;
      }
      throw new Error('not refused');
    };
    expect(refusal().details).toMatchObject([{ path: 'where.0.mentions.1', code }]);
  });

  it('too large to be compiled quickly is not compiled at all', () => {
    const compiled = vi.spyOn(RE2JS, 'compile');
    expect(() => resolved([`/(${'[^)]\\('.repeat(12)}){1000}/`, '/x{1000}\\Q(\\Ex{1000}/'])).toThrow(
      AppError,
    );
    expect(compiled).not.toHaveBeenCalled();
    compiled.mockRestore();
  });

  it.each(['/.{0,100}价/', '/(多少|什么|怎么).{0,20}(钱|价|卖)/', '/\\d{3,4}[-{]?\\d{7,8}/'])(
    '%s is read',
    (keyword) => expect(() => resolved([keyword])).not.toThrow(),
  );

  it('are compiled once for a condition, however many customers it is explained for', () => {
    const compiled = vi.spyOn(RE2JS, 'compile');
    const node = resolved(['/满\\d+减/', '套餐*价']);
    const said = (text: string) =>
      explain(
        node,
        facts({ events: [chat('2026-11-20T10:00:00+08:00', text)] }),
        noon,
        SHANGHAI,
        vocabulary,
        'zh-CN',
      );
    said('满200减30');
    const before = compiled.mock.calls.length;
    expect(said('套餐什么价').holds).toBe(true);
    expect(compiled).toHaveBeenCalledTimes(before);
    compiled.mockRestore();
  });

  it('are for what happened: an attribute has parts and options', () =>
    expect(() =>
      resolveCondition({ attribute: 'city', mentions: ['上海'] } as Condition, vocabulary),
    ).toThrow(AppError));

  const chat = (at: string, text: string) => event('message.received', at, { text });

  it('an explanation names the keywords that were said and when, and nothing else that was written', () => {
    const events = [
      chat('2026-11-20T10:00:00+08:00', '有优惠吗，我的地址是河滨路 8 号'),
      chat('2026-11-21T10:00:00+08:00', '套餐和折扣都发我'),
      chat('2026-11-22T10:00:00+08:00', '不要套餐'),
    ];
    const node = resolved(['优惠|折扣', '套餐'], { count: { min: 2 } });
    const said = explain(node, facts({ events }), noon, SHANGHAI, vocabulary, 'zh-CN');
    expect(said).toMatchObject({
      holds: true,
      text: '发来消息至少 2 次且每次内容提到「优惠|折扣」或「套餐」',
      mentioned: [
        { keyword: '优惠|折扣', events: 2, at: '2026-11-21T02:00:00.000Z' },
        { keyword: '套餐', events: 1, at: '2026-11-21T02:00:00.000Z' },
      ],
    });
    expect(JSON.stringify(said)).not.toContain('河滨路');
  });

  it('do not ask for digits that somebody may not see', () => {
    const events = [chat('2026-11-20T10:00:00+08:00', '电话 13812345678')];
    const node = resolved(['/1381\\d{7}/', '"13812345678"']);
    const holds = (asked: typeof node) => compile(asked)(facts({ events }), noon, SHANGHAI);
    expect([holds(node), holds(visibleParts(node))]).toEqual([true, false]);
  });
});
