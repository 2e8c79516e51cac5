import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn } from '#kernel';
import {
  type AttributeDefinition,
  type AttributeType,
  attributeTypes,
  checkValue,
} from './attribute-values.ts';

const SHANGHAI = 'Asia/Shanghai';
const definition = (type: AttributeType, over: Partial<AttributeDefinition> = {}): AttributeDefinition => ({
  key: 'x',
  type,
  options: type === 'one' || type === 'many' ? ['杭州', '上海', '北京'] : [],
  archived: false,
  ...over,
});
const check = (type: AttributeType, value: unknown) => checkValue(definition(type), value, SHANGHAI);

describe('a value of an attribute', () => {
  const kept: [AttributeType, unknown, unknown][] = [
    ['text', '  上海 ', '上海'],
    ['text', '', null],
    ['text', '😀', '😀'],
    ['number', 1.5, 1.5],
    ['number', -0, 0],
    ['number', Number.MAX_VALUE, Number.MAX_VALUE],
    ['money', 1177, 1177],
    ['money', -5, -5],
    ['date', '2024-02-29', '2024-02-29'],
    ['date', '2026-11-18T16:00:00Z', '2026-11-19'],
    ['date', '2026-11-19T00:00:00+08:00', '2026-11-19'],
    ['date', '2026-11-18T23:59:59.999+08:00', '2026-11-18'],
    ['boolean', false, false],
    ['one', '上海', '上海'],
    ['one', '', null],
    ['many', ['北京', '杭州', '北京'], ['杭州', '北京']],
    ['many', [], null],
  ];
  it.each(kept)('%s %j is stored as %j', (type, value, stored) => {
    expect(check(type, value)).toEqual({ ok: true, value: stored });
  });

  const refused: [AttributeType, unknown, string][] = [
    ['text', 5, 'wrongType'],
    ['text', 'a\u0000b', 'nulCharacter'],
    ['text', '\ud800', 'badUnicode'],
    ['text', '身份证 11010519491231002X', 'privacy.forbiddenNumber'],
    ['text', '卡号 6222020200112233446', 'privacy.forbiddenNumber'],
    ['number', '5', 'wrongType'],
    ['number', Number.NaN, 'wrongType'],
    ['number', Number.POSITIVE_INFINITY, 'wrongType'],
    ['money', 1.5, 'attribute.notMoney'],
    ['money', 2 ** 53, 'attribute.notMoney'],
    ['date', '2026-02-30', 'attribute.notDate'],
    ['date', '2026-11-18T09:00:00', 'attribute.notDate'],
    ['date', '0001-01-01', 'attribute.notDate'],
    ['date', '18/11/2026', 'attribute.notDate'],
    ['date', 20261118, 'wrongType'],
    ['boolean', 'true', 'wrongType'],
    ['one', '广州', 'attribute.notOption'],
    ['one', ['上海'], 'wrongType'],
    ['many', '上海', 'wrongType'],
    ['many', ['上海', '广州'], 'attribute.notOption'],
  ];
  it.each(refused)('%s %j is refused as %s', (type, value, code) => {
    expect(check(type, value)).toMatchObject({ ok: false, code });
  });

  it('a text has at most a thousand characters', () => {
    expect(check('text', 'x'.repeat(1000))).toMatchObject({ ok: true });
    expect(check('text', 'x'.repeat(1001))).toMatchObject({ ok: false, code: 'tooLong' });
  });

  it('null clears every type, archived or not', () => {
    for (const type of attributeTypes)
      for (const archived of [true, false])
        expect(checkValue(definition(type, { archived }), null, SHANGHAI)).toEqual({ ok: true, value: null });
  });

  it('an archived attribute takes no new value', () => {
    const checked = checkValue(definition('text', { archived: true }), '上海', SHANGHAI);
    expect(checked).toMatchObject({ ok: false, code: 'attribute.archived' });
  });

  it('is stored the same when it is sent again as it was stored', () => {
    fc.assert(
      fc.property(fc.constantFrom(...attributeTypes), fc.jsonValue(), (type, value) => {
        const first = check(type, value);
        if (first.ok && first.value !== null)
          expect(check(type, first.value)).toEqual({ ok: true, value: first.value });
      }),
    );
  });

  it('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(fc.constantFrom(...attributeTypes), fc.anything(), (type, value) => {
        expect(check(type, value)).toHaveProperty('ok');
      }),
    );
  });
});

describe('the day in a time zone', () => {
  it('changes at the zone’s own midnight', () => {
    expect(dayIn(new Date('2026-11-18T15:59:59Z'), SHANGHAI)).toBe('2026-11-18');
    expect(dayIn(new Date('2026-11-18T16:00:00Z'), SHANGHAI)).toBe('2026-11-19');
    expect(dayIn(new Date('2026-11-18T16:00:00Z'), 'America/New_York')).toBe('2026-11-18');
  });
});
