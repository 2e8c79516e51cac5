import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findForbiddenIdentifier, findIdentifiers, maskIdentifiers } from './privacy.ts';

/** Every number below is made up; the ID cards and cards only satisfy the public check formulas. */
const seen = (text: string) => findIdentifiers(text).map((one) => [one.kind, text.slice(one.start, one.end)]);

describe('an ID-card number is found however it is written', () => {
  it.each([
    ['110101199003078515', '110101199003078515'],
    ['客户身份证11010519491231002X，已核对', '11010519491231002X'],
    ['11010519491231002x', '11010519491231002x'],
    ['１１０１０５１９４９１２３１００２Ｘ', '１１０１０５１９４９１２３１００２Ｘ'],
    ['110101 19900307 8515', '110101 19900307 8515'],
    ['110101-19900307-8515', '110101-19900307-8515'],
    ['110101\u200b199003078515', '110101\u200b199003078515'],
    ['110101　19900307　109X', '110101　19900307　109X'],
    ['62010219900307123X', '62010219900307123X'],
    ['ID:110101199003078515;', '110101199003078515'],
    ['931111199001011233', '931111199001011233'],
    ['110101900307851', '110101900307851'],
    ['١١٠١٠١١٩٩٠٠٣٠٧٨٥١٥', '١١٠١٠١١٩٩٠٠٣٠٧٨٥١٥'],
    ['११०१०११९९००३०७८५१५', '११०१०११९९००३०७८५१५'],
    ['𝟏𝟏𝟎𝟏𝟎𝟏𝟏𝟗𝟗𝟎𝟎𝟑𝟎𝟕𝟖𝟓𝟏𝟓', '𝟏𝟏𝟎𝟏𝟎𝟏𝟏𝟗𝟗𝟎𝟎𝟑𝟎𝟕𝟖𝟓𝟏𝟓'],
  ])('%s', (text, number) => expect(seen(text)).toEqual([['idCard', number]]));
});

describe('a bank-card number is found however it is written', () => {
  it.each([
    ['6222021000112233449', '6222021000112233449'],
    ['卡6222 0210 0011 2233 449', '6222 0210 0011 2233 449'],
    ['6222-0210-0011-2233-49', '6222-0210-0011-2233-49'],
    ['６２２２０２１０００１１２２３３４４９', '６２２２０２１０００１１２２３３４４９'],
    ['4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['5555555555554444', '5555555555554444'],
    ['3782 822463 10005', '3782 822463 10005'],
    ['30569309025904', '30569309025904'],
    ['9558800200001234562', '9558800200001234562'],
    ['工行ICBC6222021000112233449', '6222021000112233449'],
    ['银行卡号：1234567890123452', '1234567890123452'],
  ])('%s', (text, number) => expect(seen(text)).toEqual([['bankCard', number]]));
});

describe('a phone number is found, to be masked', () => {
  it.each([
    ['13800006021', '13800006021', '138****6021'],
    ['电话138 0000 6021', '138 0000 6021', '电话138 **** 6021'],
    ['138-0000-6021', '138-0000-6021', '138-****-6021'],
    ['+86 138-0000-6021', '+86 138-0000-6021', '+86 138-****-6021'],
    ['008613800006021', '008613800006021', '0086138****6021'],
    ['１３８００００６０２１', '１３８００００６０２１', '１３８****６０２１'],
    ['座机0571-87654321', '0571-87654321', '座机057*-****4321'],
  ])('%s', (text, number, masked) => {
    expect(seen(text)).toEqual([['phone', number]]);
    expect(maskIdentifiers(text)).toBe(masked);
  });
});

describe('numbers that identify nobody pass', () => {
  it.each([
    ['a wrong check digit of an ID card', '110101199003078516'],
    ['a day that does not exist', '110101199002308515'],
    ['a province that does not exist', '990101199003078515'],
    ['an ID card inside a longer number', '9110101199003078515'],
    ['a card number with a wrong check digit', '6222021000112233440'],
    ['a valid Luhn number of no issuer', '1234567890123452'],
    ['sixteen equal digits', '0000000000000000'],
    ['a WeChat Pay order number', '4200001234202611231234567890'],
    ['a date and time', '20261123143000'],
    ['a date', '2026-11-23 14:30:00'],
    ['milliseconds since 1970', '1795420800000'],
    ['a price range', '预算4000-5000 6000-7000'],
    ['an amount', '月采购量10万+'],
    ['several years', '2021 2022 2023 2024'],
    ['a number too short', '1380000602'],
    ['a number that no operator has', '12800006021'],
    ['a size', '180x200'],
    ['words', '看房3次未成交'],
    ['nothing', ''],
  ])('%s: %s', (_, text) => expect(seen(text)).toEqual([]));
});

describe('several numbers in one text', () => {
  it('are each found in order', () =>
    expect(seen('王某 13800006021 身份证 110101199003078515 卡 6222021000112233449')).toEqual([
      ['phone', '13800006021'],
      ['idCard', '110101199003078515'],
      ['bankCard', '6222021000112233449'],
    ]));

  it('do not melt into one another', () =>
    expect(seen('138 0000 6021 139 0000 6022')).toEqual([
      ['phone', '138 0000 6021'],
      ['phone', '139 0000 6022'],
    ]));

  it('are only refused when one is a card, never for a phone', () => {
    expect(findForbiddenIdentifier('13800006021')).toBeNull();
    expect(findForbiddenIdentifier('13800006021 110101199003078515')).toMatchObject({
      kind: 'idCard',
      start: 12,
    });
  });

  it('are masked in place, and only the kinds that were asked for', () => {
    const text = '打13800006021，证11010519491231002X。';
    expect(maskIdentifiers(text)).toBe('打138****6021，证**************002X。');
    expect(maskIdentifiers(text, ['phone'])).toBe('打138****6021，证11010519491231002X。');
  });
});

/** The formula of GB 11643 in the words of the standard, apart from the code above. */
function checkCharacter(body: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(body[i]) * (2 ** (17 - i) % 11);
  const rest = (12 - (sum % 11)) % 11;
  return rest === 10 ? 'X' : String(rest);
}

const birthday = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));

describe('for any number', () => {
  it('exactly one of the eleven check characters makes an ID card', () =>
    fc.assert(
      fc.property(birthday, fc.integer({ min: 0, max: 999 }), (born, n) => {
        const body = `330106${born}${String(n).padStart(3, '0')}`;
        const valid = [...'0123456789X'].filter((c) =>
          findIdentifiers(body + c).some((one) => one.kind === 'idCard'),
        );
        expect(valid).toEqual([checkCharacter(body)]);
      }),
    ));

  it('any text can be searched: the finds are inside it, in order, and masking hides them', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '1',
            '3',
            '8',
            '６',
            '2',
            '０',
            ' ',
            '-',
            'X',
            '+',
            '卡',
            '\u200b',
            '😀',
            '110101199003078515',
          ),
          { maxLength: 60 },
        ),
        (parts) => {
          const text = parts.join('');
          let end = 0;
          for (const one of findIdentifiers(text)) {
            expect(one.start).toBeGreaterThanOrEqual(end);
            expect(one.end).toBeGreaterThan(one.start);
            end = one.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
          expect(findIdentifiers(maskIdentifiers(text))).toEqual([]);
        },
      ),
    ));

  it('a megabyte of digits and blanks is searched in linear time', () => {
    expect(findIdentifiers('1 '.repeat(500_000))).toEqual([]);
    expect(findIdentifiers('13800006021,'.repeat(80_000))).toHaveLength(80_000);
  });
});
