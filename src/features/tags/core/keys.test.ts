import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveKey, isKey, slugOf } from './keys.ts';

describe('a key', () => {
  it.each([
    ['高意向', 'gao-yi-xiang'],
    ['KA客户', 'ka-ke-hu'],
    ['月采购量10万+', 'yue-cai-gou-liang-10-wan'],
    ['来源-官网', 'lai-yuan-guan-wang'],
    ['行业', 'hang-ye'],
    ['ＶＩＰ', 'vip'],
    ['😀', 'u1f600'],
  ])('is read from the name: %s → %s', (name, slug) => expect(slugOf(name)).toBe(slug));

  it('of a tag begins with its group, and gets a number when it is taken', () => {
    expect(deriveKey('高意向', new Set(), 'intent')).toBe('intent.gao-yi-xiang');
    expect(deriveKey('高意向', new Set(['intent.gao-yi-xiang']), 'intent')).toBe('intent.gao-yi-xiang-2');
  });

  it.each(['intent', 'intent.high', 'a-b_c.d9'])('may look like %s', (key) => expect(isKey(key)).toBe(true));
  it.each(['', 'Intent', '意向', 'a b', '-a', 'a.', 'a..b', 'a'.repeat(81)])('may not look like %j', (key) =>
    expect(isKey(key)).toBe(false),
  );

  it('can be derived from any name', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.string({ maxLength: 5 }),
        (name, more) => {
          fc.pre(name.trim() !== '');
          expect(isKey(deriveKey(name, new Set(), 'group'))).toBe(true);
          expect(isKey(deriveKey(name + more, new Set([slugOf(name + more)])))).toBe(true);
        },
      ),
    ));
});
