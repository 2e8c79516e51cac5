import { describe, expect, it } from 'vitest';
import { type Draft, draftOf, type Read, valueOfDraft } from './attribute-draft.ts';

type Type = Parameters<typeof valueOfDraft>[0]['type'];

describe('what is typed for an attribute', () => {
  it.each<[string, Type, Draft, Read]>([
    ['money is typed in yuan and kept in fen', 'money', '86,400.5', { ok: true, value: 8_640_050 }],
    ['with a sign of yuan', 'money', '¥12', { ok: true, value: 1200 }],
    ['full-width digits are digits', 'number', '１２', { ok: true, value: 12 }],
    ['a word is no number', 'number', '十二', { ok: false, why: 'notANumber' }],
    ['too much money is none', 'money', '99999999999999999', { ok: false, why: 'notANumber' }],
    ['nothing clears', 'number', ' ', { ok: true, value: null }],
    ['an empty choice of many clears', 'many', [], { ok: true, value: null }],
    ['no answer is not no', 'boolean', null, { ok: true, value: null }],
    ['no is an answer', 'boolean', false, { ok: true, value: false }],
    ['an ID card does not get in', 'text', '他是 11010519491231002X', { ok: false, why: 'forbiddenNumber' }],
    ['text keeps its letters as they are', 'text', ' Ａ座 ', { ok: true, value: 'Ａ座' }],
  ])('%s', (_, type, draft, read) => expect(valueOfDraft({ type }, draft)).toEqual(read));

  it('is what was stored when nobody touches it', () => {
    const stored: readonly [Type, string | number | boolean | string[]][] = [
      ['money', 8_640_050],
      ['money', 7],
      ['number', -1.5],
      ['boolean', false],
      ['many', ['原木', '白色']],
      ['one', 'A'],
      ['date', '2026-11-18'],
      ['text', '杭州西湖'],
    ];
    for (const [type, value] of stored)
      expect(valueOfDraft({ type }, draftOf({ type }, value))).toEqual({ ok: true, value });
  });
});
