import { describe, expect, it } from 'vitest';
import { languages } from '#kernel';
import { type CodeKind, codeKinds, errorCodes, kindOf, remedyOf } from './error-codes.ts';
import { codeTexts } from './error-texts.ts';

describe('WeCom’s error codes', () => {
  it.each<[CodeKind, readonly number[]]>([
    ['refresh', [40014, 42001]],
    ['backoff', [-1, 6000, 45033, 45035, 41096, 41063]],
    ['wait', [45009]],
    ['pair', [84061, 40096]],
    ['member', [84084, 60011, 50002, 41054]],
    ['gone', [60123, 301021, 60111, 40003, 40068]],
    ['notOwned', [81011]],
    ['configuration', [40001, 40013, 60020, 48002, 50001]],
    ['input', [40058, 41035]],
    ['refused', [40071, 40126, 41051]],
    ['unknown', [1, 99999, Number.NaN]],
  ])('of kind %s are %j', (kind, codes) => expect(codes.map(kindOf)).toEqual(codes.map(() => kind)));

  it('a wrong secret is never taken for a worn-out token: repeating it would ban our address', () =>
    expect(kindOf(40001)).toBe('configuration'));

  it('each code has one kind', () => {
    const kinds = codeKinds.filter((kind) => kind !== 'unknown');
    const counted = kinds.map((kind) => [...errorCodes.values()].filter((k) => k === kind).length);
    expect(counted.every((n) => n > 0)).toBe(true);
    expect(counted.reduce((a, b) => a + b)).toBe(errorCodes.size);
  });

  it('codes with sentences of their own are codes of the table', () =>
    expect(Object.keys(codeTexts).filter((code) => !errorCodes.has(Number(code)))).toEqual([]));

  it.each(languages)('every code, known or not, says in %s what it means and what to do', (language) => {
    for (const code of [...errorCodes.keys(), 12345]) {
      const { meaning, remedy } = remedyOf(code, language);
      expect(`${code} ${meaning} ${remedy}`).toMatch(
        language === 'en' ? /^-?\d+ [A-Z].*[.!] [A-Z].*[.!]$/ : /^-?\d+ \S.*。 \S.*。$/,
      );
      expect(meaning + remedy).not.toMatch(/[{}]/);
    }
  });

  it('the two Chinese scripts are two texts', () => {
    for (const code of [40001, 60020, 84061, 45009])
      expect(remedyOf(code, 'zh-TW')).not.toEqual(remedyOf(code, 'zh-CN'));
  });

  it('an unknown code is named by its number', () =>
    expect(remedyOf(777001, 'en').meaning).toContain('777001'));
});
