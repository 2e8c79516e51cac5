import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateFormat } from './date-format.ts';
import { endOfDay, parseDate, proposeDateFormat } from './dates.ts';
import { parseMoney } from './money.ts';
import { cellText, type Parsed } from './parsed.ts';
import { parseNumber, parsePhone, parseYesNo, splitList } from './simple-values.ts';

/** The value, or the code of the refusal. */
const said = <T>(result: Parsed<T>) => (result.ok ? result.value : result.code);

describe('phone numbers', () => {
  it.each([
    ['13800138000', '13800138000'],
    [' +86 138-0013-8000 ', '13800138000'],
    ['008613800138000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ["'13800138000", '13800138000'],
    ['13800138000.0', '13800138000'],
    ['+1 (415) 555-0100', '+14155550100'],
    ['0571-88886666', '057188886666'],
    ['1.38E+10', 'import.scientific'],
    ['1.38001E10', 'import.scientific'],
    ['138****8000', 'import.phoneMasked'],
    ['13800138000, 13900139000', 'import.phoneSeveral'],
    ['13800138000；13900139000', 'import.phoneSeveral'],
    ['王女士', 'customer.badPhone'],
    ['138001380001234567', 'customer.badPhone'],
  ])('%j reads %j', (cell, expected) => expect(said(parsePhone(cell))).toBe(expected));

  it('the reason shows the cell', () =>
    expect(parsePhone('1.38E+10')).toEqual({
      ok: false,
      code: 'import.scientific',
      facts: { value: '1.38E+10' },
    }));
});

describe('money', () => {
  const yuan = (cell: string, options = {}) => {
    const money = parseMoney(cell, { unit: 'major', currency: 'CNY', ...options });
    return money.ok ? money.value.minor : money.code;
  };
  it.each([
    ['11.77', 1177],
    ['12', 1200],
    ['0', 0],
    ['.5', 50],
    ['11.7', 1170],
    ['11.7700', 1177],
    ['¥1,234.50', 123450],
    ['￥１２', 1200],
    ['1,234,567元', 123456700],
    ['RMB 8', 800],
    ['8 CNY', 800],
    ['1.2万', 1200000],
    ['1.23456万元', 1234560],
    ['0.1亿', 1000000000],
    ['50分', 50],
    ['12元整', 1200],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
    ['90071992547409.92', 'import.moneyTooLarge'],
    ['11.775', 'import.moneyTooPrecise'],
    ['1,23', 'import.badMoney'],
    ['12,34.5', 'import.badMoney'],
    ['1.234,50', 'import.badMoney'],
    ['-5', 'import.moneyNegative'],
    ['-0.00', 0],
    ['1.2E+5', 'import.scientific'],
    ['十元', 'import.badMoney'],
    ['', 'import.badMoney'],
    ['¥', 'import.badMoney'],
    ['12abc', 'import.badMoney'],
  ])('%j is %j', (cell, expected) => expect(yuan(cell)).toBe(expected));

  it('a negative amount is read where it may be', () => {
    expect(yuan('-¥5.5', { negative: true })).toBe(-550);
    expect(yuan('¥-5.5', { negative: true })).toBe(-550);
  });

  it('plain numbers can count minor units', () => expect(yuan('1177', { unit: 'minor' })).toBe(1177));

  it('the currency decides the decimal places, and says so when the cell names it', () => {
    expect(parseMoney('1200', { unit: 'major', currency: 'JPY' })).toEqual({
      ok: true,
      value: { minor: 1200, currency: null },
    });
    expect(parseMoney('US$ 5', { unit: 'major', currency: 'CNY' })).toEqual({
      ok: true,
      value: { minor: 500, currency: 'USD' },
    });
    expect(parseMoney('$5', { unit: 'major', currency: 'CNY' })).toEqual({
      ok: true,
      value: { minor: 500, currency: null },
    });
  });

  it('every amount is read exactly', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), fc.boolean(), (minor, grouped) => {
        const [, whole = '', cents = ''] = /^(\d+)(\d\d)$/.exec(String(minor).padStart(3, '0')) ?? [];
        const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
        expect(yuan(`${shown}.${cents}`)).toBe(minor);
      }),
    ));
});

describe('numbers', () => {
  it.each([
    ['12', 12],
    ['-1,234.5', -1234.5],
    ['1.5万', 15000],
    ['0.1', 0.1],
    ['１２', 12],
    ['12%', 'import.badNumber'],
    ['1e5', 'import.scientific'],
    ['abc', 'import.badNumber'],
    [`1${'0'.repeat(400)}`, 'import.badNumber'],
  ])('%j is %j', (cell, expected) => expect(said(parseNumber(cell))).toBe(expected));
});

describe('yes and no', () => {
  it.each(['是', '有', 'Y', 'yes', 'TRUE', '1', '√'])('%s is yes', (cell) =>
    expect(said(parseYesNo(cell))).toBe(true),
  );
  it.each(['否', '没有', 'n', 'No', 'false', '0', '×'])('%s is no', (cell) =>
    expect(said(parseYesNo(cell))).toBe(false),
  );
  it('anything else is neither', () => expect(said(parseYesNo('也许'))).toBe('import.badYesNo'));
});

describe('lists', () => {
  it.each([
    ['高意向，KA,老客户；a;b、c|d\ne', ['高意向', 'KA', '老客户', 'a', 'b', 'c', 'd', 'e']],
    [' 意向/高意向 ,, 意向/高意向', ['意向/高意向']],
    ['', []],
  ])('%j', (cell, entries) => expect(splitList(cell)).toEqual(entries));
});

describe('the text of a cell', () => {
  it.each([
    [' 王 ', '王'],
    ['-', ''],
    ['NULL', ''],
    ["'=1+1", '=1+1'],
    ["'-5", '-5'],
    ["'quoted'", "'quoted'"],
  ])('%j is %j', (cell, text) => expect(cellText(cell)).toBe(text));
});

describe('dates', () => {
  const shanghai = { timeZone: 'Asia/Shanghai' };
  const instant = (cell: string, options: { timeZone?: string; dateFormat?: string } = {}) => {
    const date = parseDate(cell, { ...shanghai, ...options });
    return date.ok ? date.value.instant : date.code;
  };

  it.each([
    ['2024-01-05', '2024-01-04T16:00:00.000Z'],
    ['2024-01-05 12:30', '2024-01-05T04:30:00.000Z'],
    ['2024-01-05T12:30:15', '2024-01-05T04:30:15.000Z'],
    ['2024-01-05T12:30:15.25', '2024-01-05T04:30:15.250Z'],
    ['2024-01-05T12:30:00+08:00', '2024-01-05T04:30:00.000Z'],
    ['2024-01-05T12:30:00-0500', '2024-01-05T17:30:00.000Z'],
    ['2024-01-05T12:30:00Z', '2024-01-05T12:30:00.000Z'],
    ['2024/1/5', '2024-01-04T16:00:00.000Z'],
    ['2024.1.5 9:05', '2024-01-05T01:05:00.000Z'],
    ['2024年1月5日', '2024-01-04T16:00:00.000Z'],
    ['2024年01月05日 12时30分', '2024-01-05T04:30:00.000Z'],
    ['2024年1月5日12时30分15秒', '2024-01-05T04:30:15.000Z'],
    ['2024/1/5 下午 3:20:10', '2024-01-05T07:20:10.000Z'],
    ['2024/1/5 上午12:20', '2024-01-04T16:20:00.000Z'],
    ['2024-1-5 3:20 PM', '2024-01-05T07:20:00.000Z'],
    ['２０２４－０１－０５', '2024-01-04T16:00:00.000Z'],
    ['20240105', '2024-01-04T16:00:00.000Z'],
    ['20240105123000', '2024-01-05T04:30:00.000Z'],
    ['2024-02-29', '2024-02-28T16:00:00.000Z'],
    ['2023-02-29', 'import.badDate'],
    ['2024-13-01', 'import.badDate'],
    ['2024-01-05 25:00', 'import.badDate'],
    ['2024/1/5 下午 13:20', 'import.badDate'],
    ['0000-00-00', 'import.badDate'],
    ['3/4/2024', 'import.dateAmbiguous'],
    ['3-4-24', 'import.dateAmbiguous'],
    ['45296', 'import.badDate'],
    ['昨天', 'import.badDate'],
  ])('%j is %j', (cell, expected) => expect(instant(cell)).toBe(expected));

  it.each([
    ['19970101', 'yyyyMMdd', '1996-12-31T16:00:00.000Z'],
    ['19970101', 'YYYYMMDD', '1996-12-31T16:00:00.000Z'],
    ['19970101', 'yyyymmdd', '1996-12-31T16:00:00.000Z'],
    ['05/01/2024', 'dd/MM/yyyy', '2024-01-04T16:00:00.000Z'],
    ['01/05/2024', 'mm/dd/yyyy', '2024-01-04T16:00:00.000Z'],
    ['5.1.24 9:07', 'd.M.yy H:mm', '2024-01-05T01:07:00.000Z'],
    ['5.1.70', 'd.M.yy', '1970-01-04T16:00:00.000Z'],
    ['20240105 123015', 'yyyyMMdd HHmmss', '2024-01-05T04:30:15.000Z'],
    ['20240105123015', 'YYYYMMDDHHMMSS', '2024-01-05T04:30:15.000Z'],
    ['2024年1月5日', 'yyyy年M月d日', '2024-01-04T16:00:00.000Z'],
    ['1/5/2024', 'dd/MM/yyyy', 'import.dateNotInFormat'],
    ['2024/01/05', 'yyyyMMdd', 'import.dateNotInFormat'],
    ['31/02/2024', 'dd/MM/yyyy', 'import.badDate'],
    // What a date cell of a spreadsheet becomes cannot be mistaken.
    ['2024-01-05', 'dd/MM/yyyy', '2024-01-04T16:00:00.000Z'],
    ['1704429000', 'unix', '2024-01-05T04:30:00.000Z'],
    ['1704429000000', 'unixMs', '2024-01-05T04:30:00.000Z'],
    ['2024-01-05', 'unix', 'import.dateNotInFormat'],
  ])('%j as %s is %j', (cell, format, expected) =>
    expect(instant(cell, { dateFormat: format })).toBe(expected),
  );

  it.each(['yyyy-MM', 'MM/dd', 'yyyy-MM-dd-dd', 'yyyyy-MM-dd', 'hello', 'yyyyMMdd x', ''])(
    '%j is no pattern',
    (pattern) => expect(dateFormat(pattern)).toBeNull(),
  );

  it('keeps what the cell says beside the instant, so that days stay days', () => {
    const value = (cell: string) => said(parseDate(cell, shanghai));
    expect(value('19970101')).toEqual({
      instant: '1996-12-31T16:00:00.000Z',
      text: '1997-01-01',
      day: '1997-01-01',
    });
    expect(value('1990-05-01 00:00:00')).toMatchObject({ day: '1990-05-01' });
    expect(value('2024-01-05 12:30')).toMatchObject({ text: '2024-01-05T12:30:00', day: null });
    expect(value('2024-01-05T00:00:00+08:00')).toMatchObject({ text: '2024-01-04T16:00:00.000Z', day: null });
  });

  it('summer time: a skipped time moves forward, a doubled one is the first', () => {
    const berlin = { timeZone: 'Europe/Berlin' };
    expect(instant('2026-03-29 02:30', berlin)).toBe('2026-03-29T01:30:00.000Z');
    expect(instant('2026-10-25 02:30', berlin)).toBe('2026-10-25T00:30:00.000Z');
    expect(instant('2026-10-25 12:00', berlin)).toBe('2026-10-25T11:00:00.000Z');
    expect(instant('1988-05-01 12:00')).toBe('1988-05-01T03:00:00.000Z');
  });

  it('shows the same wall clock again in its time zone', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.constantFrom(
          'Asia/Shanghai',
          'America/New_York',
          'Europe/Berlin',
          'Pacific/Apia',
          'Asia/Kathmandu',
          'UTC',
        ),
        (date, timeZone) => {
          const shown = (at: Date) =>
            new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
              at,
            );
          const clock = shown(date);
          const read = instant(clock, { timeZone });
          expect(shown(new Date(read))).toBe(clock);
        },
      ),
      { numRuns: 500 },
    ));

  it('until a day means until it is over', () => {
    expect(endOfDay('2024-12-31', 'Asia/Shanghai')).toBe('2024-12-31T16:00:00.000Z');
    expect(endOfDay('2024-02-29', 'UTC')).toBe('2024-03-01T00:00:00.000Z');
  });

  it.each([
    [['19970101', '19970112'], 'yyyyMMdd'],
    [['2024-01-05', '2024年1月5日'], null],
    [['05/01/2024', '31/12/2023'], 'dd/MM/yyyy'],
    [['1/5/2024 9:07', '12/31/2023 10:00'], 'M/d/yyyy H:mm'],
    [['05/01/2024', '06/02/2024'], null],
    [['abc'], null],
    [[], null],
  ])('%j need the pattern %j', (samples, pattern) => expect(proposeDateFormat(samples)).toBe(pattern));
});
