import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerRow } from '#features/customers/core';
import { eventRow, orderRow } from '#features/events/core';
import { type MappingInput, mappingSchema } from './mapping.ts';
import { derivedOrderNo, Occurrences } from './order-number.ts';
import { rowReader } from './readers.ts';
import type { InputRow, Outcome } from './row-reading.ts';
import type { MappedKind } from './targets.ts';
import type { Vocabulary } from './vocabulary.ts';

const attribute = (key: string, type: Vocabulary['attributes'][number]['type'], options: string[] = []) => ({
  key,
  label: key,
  type,
  options,
  archived: false,
});
const vocabulary: Vocabulary = {
  groups: [{ name: '意向' }],
  attributes: [
    attribute('city', 'text'),
    attribute('age', 'number'),
    attribute('spend', 'money'),
    attribute('birthday', 'date'),
    attribute('vip', 'boolean'),
    attribute('level', 'one', ['A', 'B']),
    attribute('colors', 'many', ['红', '蓝', '红，蓝相间']),
  ],
  staff: [
    { id: 'stf_1', name: '张三', wecomUserId: 'zhangsan' },
    { id: 'stf_2', name: '李四' },
    { id: 'stf_3', name: '李四' },
  ],
};

/** Reads a table whose first row names the columns; rows begin in line 2. */
function read<K extends MappedKind>(
  kind: K,
  table: readonly string[][],
  mapping: MappingInput,
  problems: InputRow['problems'][] = [],
) {
  const [headers = [], ...rows] = table;
  const reader = rowReader(kind, headers, {
    mapping: mappingSchema.parse(mapping),
    vocabulary,
    timeZone: 'Asia/Shanghai',
  });
  const outcomes = rows.flatMap((cells, i) =>
    reader.read({ line: i + 2, cells, problems: problems[i] ?? [] }),
  );
  return [...outcomes, ...reader.end()];
}
const records = <T>(outcomes: Outcome<T>[]) =>
  outcomes.map((o) => (o.ok ? o.record : o.problems.map((p) => p.code)));

describe('customer rows', () => {
  const one = (columns: Record<string, string>, more = {}) => {
    const targets = Object.keys(columns);
    const [outcome] = read('customers', [targets, Object.values(columns)], {
      columns: Object.fromEntries(targets.map((t) => [t, t])),
      ...more,
    });
    return outcome;
  };

  it('becomes what POST /customers takes, with its tags', () => {
    const outcome = one({
      ref: '00042',
      phone: '+86 138 0013 8000',
      name: '王女士',
      externalUserId: 'wmAbc',
      unionId: 'oXyz',
      remark: '喜欢红色内饰',
      status: '商机',
      owner: '张三',
      tags: '高意向，意向/高意向;KA',
      'tag:意向': '高意向',
      'attribute:city': '上海',
      'attribute:age': '1,000',
      'attribute:spend': '¥1,234.5',
      'attribute:birthday': '1990年5月1日',
      'attribute:vip': '是',
      'attribute:level': 'a',
      'attribute:colors': '蓝、红',
    });
    const record = outcome?.ok ? outcome.record : null;
    expect(record).toEqual({
      customer: {
        ref: '00042',
        phone: '13800138000',
        name: '王女士',
        externalUserId: 'wmAbc',
        unionId: 'oXyz',
        remark: '喜欢红色内饰',
        status: 'opportunity',
        owner: 'stf_1',
        attributes: {
          city: '上海',
          age: 1000,
          spend: 123450,
          birthday: '1990-05-01',
          vip: true,
          level: 'A',
          colors: ['蓝', '红'],
        },
      },
      tags: ['高意向', '意向/高意向', 'KA'],
    });
    expect(customerRow.safeParse(record?.customer).success).toBe(true);
  });

  it('an empty cell leaves the field as it is', () =>
    expect(one({ ref: 'a', name: '', phone: ' ', remark: '-', 'attribute:city': '' })).toMatchObject({
      ok: true,
      record: { customer: { ref: 'a' }, tags: [] },
    }));

  it('tells everything that is wrong with a row at once, by line and column', () =>
    expect(
      one({
        phone: '1.38E+10',
        owner: '李四',
        status: '?',
        'attribute:level': 'C',
        'attribute:vip': 'maybe',
      }),
    ).toMatchObject({
      ok: false,
      line: 2,
      problems: [
        { line: 2, column: 'phone', code: 'import.scientific', facts: { value: '1.38E+10' } },
        { column: 'owner', code: 'import.ownerAmbiguous', facts: { value: '李四', staff: 2 } },
        { column: 'status', code: 'import.badStatus' },
        { column: 'attribute:level', code: 'attribute.notOption', facts: { value: 'C', options: 'A, B' } },
        { column: 'attribute:vip', code: 'import.badYesNo' },
      ],
    }));

  it.each([
    ['zhangsan', 'stf_1'],
    ['wecom:zhangsan', 'stf_1'],
    ['stf_2', 'stf_2'],
  ])('owner %s is %s', (owner, id) =>
    expect(one({ ref: 'a', owner })).toMatchObject({ ok: true, record: { customer: { owner: id } } }),
  );

  it('an option may hold a separator', () =>
    expect(one({ ref: 'a', 'attribute:colors': '红，蓝相间' })).toMatchObject({
      record: { customer: { attributes: { colors: ['红，蓝相间'] } } },
    }));

  it('a row without anything that names the customer is refused', () =>
    expect(one({ ref: '', name: '王' })).toMatchObject({
      ok: false,
      problems: [{ code: 'import.noIdentity', column: null }],
    }));

  it('a number that Excel has shortened is no key', () =>
    expect(one({ ref: '1.23457E+18' })).toMatchObject({
      ok: false,
      problems: [{ code: 'import.scientific' }],
    }));

  it('damage in the file refuses the row, unless it is harmless or in a column that nobody reads', () => {
    const damage = (code: string, column: number | null) => [{ code, column, facts: {} }];
    const outcomes = read(
      'customers',
      [
        ['ref', 'x'],
        ['a', '1'],
        ['b', '2'],
        ['c', '3'],
        ['d', '4'],
      ],
      { columns: { ref: 'ref', x: 'ignore' } },
      [damage('undecodable', 0), damage('undecodable', 1), damage('ragged', null), damage('loneQuote', 0)],
    );
    expect(outcomes.map((o) => o.ok)).toEqual([false, true, false, true]);
    expect(outcomes[0]).toMatchObject({ problems: [{ line: 2, column: 'ref', code: 'undecodable' }] });
  });
});

describe('tagging rows', () => {
  const columns = {
    c: 'customer:phone',
    a: 'tags',
    g: 'tag:意向',
    r: 'remove',
    e: 'evidence',
    x: 'expiresAt',
  };
  const table = (...rows: string[][]) => [['c', 'a', 'g', 'r', 'e', 'x'], ...rows];

  it('become additions and removals', () =>
    expect(
      records(
        read(
          'taggings',
          table(['138 0013 8000', 'KA，老客户', '高意向', '意向/低意向', '电话沟通', '2026-12-31']),
          { columns },
        ),
      ),
    ).toEqual([
      {
        customer: 'phone:13800138000',
        add: ['KA', '老客户', '意向/高意向'],
        remove: ['意向/低意向'],
        evidence: '电话沟通',
        expiresAt: '2026-12-31T16:00:00.000Z',
      },
    ]));

  it('need a customer and a tag', () =>
    expect(
      records(
        read(
          'taggings',
          table(['', 'KA', '', '', '', ''], ['13800138000', '', '', '', '', ''], ['x', 'KA', '', '', '', '']),
          { columns },
        ),
      ),
    ).toEqual([['import.noCustomer'], ['import.noTags'], ['customer.badPhone']]));

  it.each([
    ['00012', 'ref:00012'],
    ['phone:13800138000', 'phone:13800138000'],
    ['cus_5', 'cus_5'],
    ['external:wm1', 'external:wm1'],
    ['a:b', 'ref:a:b'],
  ])('customer %s is %s', (cell, key) =>
    expect(
      records(
        read(
          'taggings',
          [
            ['c', 't'],
            [cell, 'KA'],
          ],
          { columns: { c: 'customer', t: 'tags' } },
        ),
      ),
    ).toMatchObject([{ customer: key }]),
  );
});

describe('event rows', () => {
  const columns = {
    c: 'customer:phone',
    t: 'eventType',
    at: 'at',
    s: 'property:seconds',
    l: 'property:live',
    n: 'number:分数',
    who: 'staff',
  };
  const table = (...rows: string[][]) => [['c', 't', 'at', 's', 'l', 'n', 'who'], ...rows];
  const phone = '13800138000';

  it('become what POST /events takes, with ids of their own', () => {
    const rows = table(
      [phone, '', '2026-01-02 20:00', '1,200', '0012', '3.5', '张三'],
      [phone, '到店', '2026-01-03', '', '', '', ''],
    );
    const outcomes = read('events', rows, { columns, eventType: 'live.watched' });
    const [first, second] = records(outcomes);
    expect(first).toEqual({
      id: expect.stringMatching(/^derived#[0-9a-f]{32}$/),
      type: 'live.watched',
      customer: `phone:${phone}`,
      at: '2026-01-02T12:00:00.000Z',
      properties: { seconds: 1200, live: '0012', 分数: 3.5 },
      staff: 'stf_1',
    });
    expect(second).toMatchObject({ type: '到店', at: '2026-01-02T16:00:00.000Z', properties: {} });
    for (const record of [first, second]) expect(eventRow.safeParse(record).success).toBe(true);
  });

  it('equal rows stay two, and the same rows have the same ids in any order and under any names of columns', () => {
    const rows = [
      [phone, 'x', '2026-01-02', '5', '', '', ''],
      [phone, 'x', '2026-01-02', '5', '', '', ''],
      [phone, 'x', '2026-01-02', '6', '', '', ''],
    ];
    const ids = (some: string[][]) =>
      records(read('events', table(...some), { columns })).map((one) => (one as { id: string }).id);
    expect(new Set(ids(rows)).size).toBe(3);
    expect(ids(rows.toReversed()).sort()).toEqual(ids(rows).sort());
  });

  it('name what is missing or cannot be read by its column', () => {
    const outcomes = read(
      'events',
      table(
        ['', 'x', '', '', '', '', ''],
        [phone, 'live.watched', '2026-01-02', '很久', '', '', ''],
        [phone, 'x', '2026-01-02', '', '', '', '王五'],
      ),
      { columns },
    );
    expect(
      outcomes.map((one) => (one.ok ? [] : one.problems.map(({ column, code }) => [column, code]))),
    ).toEqual([
      [
        ['c', 'import.missing'],
        ['at', 'import.missing'],
      ],
      [['s', 'import.badNumber']],
      [['who', 'import.ownerUnknown']],
    ]);
  });
});

describe('order rows', () => {
  const headers = ['no', 'who', 'at', 'sum', 'what', 'n', 'each', 'back', 'backSum', 'cur'];
  const columns = {
    no: 'orderNo',
    who: 'customer',
    at: 'paidAt',
    sum: 'amount',
    what: 'product',
    n: 'quantity',
    each: 'itemAmount',
    back: 'refundedAt',
    backSum: 'refundAmount',
    cur: 'currency',
  };
  const orders = (rows: string[][], more = {}) => read('orders', [headers, ...rows], { columns, ...more });

  it('become what POST /orders takes', () => {
    const [outcome] = orders([
      ['A1', 'crm-1', '2024-01-05 12:30', '11.77', 'cd', '1', '11.77', '2024-02-01', '5', 'USD'],
    ]);
    const record = outcome?.ok ? outcome.record : null;
    expect(record).toEqual({
      orderNo: 'A1',
      customer: 'ref:crm-1',
      amount: 1177,
      currency: 'USD',
      paidAt: '2024-01-05T04:30:00.000Z',
      items: [{ product: 'cd', quantity: 1, amount: 1177 }],
      refundedAt: '2024-01-31T16:00:00.000Z',
      refundAmount: 500,
    });
    expect(orderRow.safeParse(record).success).toBe(true);
  });

  it('rows with one number that follow each other are one order with several items', () => {
    const outcomes = orders([
      ['A1', 'c', '2024-01-05', '30', 'pen', '2', '10', '', '', ''],
      ['A1', 'c', '2024-01-05', '30', 'ink', '1', '20', '', '', ''],
      ['A2', 'c', '2024-01-05', '', 'pen', '1', '5', '', '', ''],
      ['A2', '', '', '', 'cap', '1', '7', '', '', ''],
    ]);
    expect(outcomes.map((o) => o.ok && o.lines)).toEqual([
      [2, 3],
      [4, 5],
    ]);
    expect(records(outcomes)).toMatchObject([
      {
        orderNo: 'A1',
        amount: 3000,
        items: [
          { product: 'pen', quantity: 2 },
          { product: 'ink', quantity: 1 },
        ],
      },
      {
        orderNo: 'A2',
        amount: 1200,
        items: [
          { product: 'pen', amount: 500 },
          { product: 'cap', amount: 700 },
        ],
      },
    ]);
  });

  it('a bad row refuses its whole order and no other', () => {
    const outcomes = orders([
      ['A0', 'c', '2024-01-05', '1', '', '', '', '', '', ''],
      ['A1', 'c', '2024-01-05', '30', 'pen', '', '', '', '', ''],
      ['A1', 'c', '2024-01-05', '30', 'ink', 'x', '', '', '', ''],
      ['A1', 'c', '2024-01-05', '30', 'cap', '', '', '', '', ''],
      ['A2', 'c', '2024-01-05', '2', '', '', '', '', '', ''],
    ]);
    expect(outcomes.map((o) => (o.ok ? o.record.orderNo : [o.line, o.problems.map((p) => p.code)]))).toEqual([
      'A0',
      [3, ['import.orderPartRefused']],
      [4, ['import.badNumber']],
      [5, ['import.orderPartRefused']],
      'A2',
    ]);
  });

  it('rows of one order that contradict each other are refused, with the line of the other', () => {
    const outcomes = orders([
      ['A1', 'c', '2024-01-05', '30', 'pen', '', '', '', '', ''],
      ['A1', 'c', '2024-01-05', '20', 'ink', '', '', '', '', ''],
    ]);
    expect(outcomes[1]).toMatchObject({
      line: 3,
      problems: [{ code: 'import.orderContradicts', facts: { field: 'amount', line: 2 } }],
    });
    expect(outcomes.some((o) => o.ok)).toBe(false);
  });

  it('an order of endless rows takes no endless memory', () => {
    const rows = Array.from({ length: 1000 }, () => [
      'A1',
      'c',
      '2024-01-05',
      '30',
      'pen',
      '',
      '',
      '',
      '',
      '',
    ]);
    const outcomes = orders(rows);
    expect(outcomes).toHaveLength(1000);
    expect(outcomes.every((o) => !o.ok)).toBe(true);
    expect(outcomes[200]).toMatchObject({ problems: [{ code: 'import.orderTooLong', facts: { max: 200 } }] });
  });

  it('what an order cannot be without is named by its column', () => {
    const [outcome] = orders([['', '', '', '', '', '', '', '', '', '']]);
    expect(outcome?.ok === false && outcome.problems.map((p) => [p.column, p.code])).toEqual([
      ['no', 'import.missing'],
      ['who', 'import.missing'],
      ['at', 'import.missing'],
      ['sum', 'import.missing'],
    ]);
  });

  it.each([
    ['11.77', '', {}, ['CNY', 1177]],
    ['1177', '', { amountUnit: 'minor' }, ['CNY', 1177]],
    ['1177', 'JPY', {}, ['JPY', 1177]],
    ['US$ 5', '', {}, ['USD', 500]],
    ['5', '', { currency: 'HKD' }, ['HKD', 500]],
    ['5', '美元', { currency: 'HKD' }, ['USD', 500]],
  ])('amount %j, currency %j, %j', (sum, cur, more, expected) => {
    const [outcome] = orders([['A1', 'c', '2024-01-05', sum, '', '', '', '', '', cur]], more);
    expect(outcome?.ok && [outcome.record.currency, outcome.record.amount]).toEqual(expected);
  });

  it('a currency beside the amount that is not the stated one is refused', () =>
    expect(
      records(orders([['A1', 'c', '2024-01-05', 'US$ 5', '', '', '', '', '', '']], { currency: 'CNY' })),
    ).toEqual([['import.currencyMismatch']]));

  it('an order number that Excel has shortened is refused', () =>
    expect(records(orders([['1.23457E+18', 'c', '2024-01-05', '5', '', '', '', '', '', '']]))).toEqual([
      ['import.scientific'],
    ]));
});

describe('orders without numbers (CDNOW)', () => {
  const headers = ['customer_id', 'date', 'number_of_cds', 'dollar_value'];
  const mapping: MappingInput = {
    columns: { customer_id: 'customer', date: 'paidAt', number_of_cds: 'quantity', dollar_value: 'amount' },
    dateFormat: 'yyyyMMdd',
    currency: 'USD',
    orderNo: { derive: ['customer', 'paidAt', 'amount', 'quantity', 'occurrence'] },
  };
  const rows = [
    ['00001', '19970101', '1', '11.77'],
    ['00002', '19970112', '1', '12.00'],
    ['00002', '19970112', '5', '77.00'],
    ['00003', '19970102', '2', '20.76'],
    ['00003', '19970102', '2', '20.76'],
  ];
  const numbers = (table: string[][], timeZone = 'Asia/Shanghai') => {
    const reader = rowReader('orders', headers, {
      mapping: mappingSchema.parse(mapping),
      vocabulary,
      timeZone,
    });
    return table
      .flatMap((cells, i) => reader.read({ line: i + 2, cells, problems: [] }))
      .map((o) => (o.ok ? o.record.orderNo : ''));
  };

  it('each row is an order, exact to the cent', () =>
    expect(records(read('orders', [headers, ...rows], mapping))[0]).toEqual({
      orderNo: 'derived:ref:00001/1997-01-01/1177/1/1',
      customer: 'ref:00001',
      amount: 1177,
      currency: 'USD',
      paidAt: '1996-12-31T16:00:00.000Z',
      quantity: 1,
    }));

  it('two equal orders on one day stay two', () => {
    const all = numbers(rows);
    expect(new Set(all).size).toBe(rows.length);
    expect(all.slice(3)).toEqual([
      'derived:ref:00003/1997-01-02/2076/2/1',
      'derived:ref:00003/1997-01-02/2076/2/2',
    ]);
  });

  it('the same rows give the same numbers in any order, in a longer file, and in another time zone', () =>
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        fc.constantFrom('UTC', 'America/New_York'),
        (shuffled, zone) => {
          const once = numbers(rows).sort();
          expect(numbers(shuffled).sort()).toEqual(once);
          expect(numbers(rows, zone).sort()).toEqual(once);
          expect(
            numbers([...shuffled, ...rows])
              .filter((n) => once.includes(n))
              .sort(),
          ).toEqual(once);
        },
      ),
    ));

  it('values that hold the separator do not run into each other', () => {
    const made = (customer: string, product: string) =>
      derivedOrderNo(
        ['customer', 'product'],
        { customer, product, paidAt: '', amount: '', quantity: '' },
        new Occurrences(),
      );
    expect(made('a/b', 'c')).not.toBe(made('a', 'b/c'));
    expect(made('a%2Fb', 'c')).not.toBe(made('a/b', 'c'));
  });

  it('a number that would be too long is shortened to one that still tells rows apart', () => {
    const made = (product: string) =>
      derivedOrderNo(
        ['customer', 'product'],
        { customer: 'ref:a', product, paidAt: '', amount: '', quantity: '' },
        new Occurrences(),
      );
    const long = 'x'.repeat(300);
    expect(made(`${long}1`)).toMatch(/^derived#[0-9a-f]{32}$/);
    expect(made(`${long}1`)).toBe(made(`${long}1`));
    expect(made(`${long}1`)).not.toBe(made(`${long}2`));
  });

  it('counts like a map does', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 6000 }), (keys) => {
        const counter = new Occurrences();
        const slow = new Map<string, number>();
        for (const key of keys.map(String)) {
          slow.set(key, (slow.get(key) ?? 0) + 1);
          expect(counter.next(key)).toBe(slow.get(key));
        }
      }),
      { numRuns: 30 },
    ));
});

it('a mapping that cannot work is refused before the first row, with every reason', () =>
  expect(() => read('orders', [['a'], ['1']], { columns: { a: 'amount' } })).toThrow(
    expect.objectContaining({
      code: 'import.mappingInvalid',
      details: [
        { path: 'mapping.columns', code: 'import.targetMissing', facts: { targets: 'orderNo' } },
        { path: 'mapping.columns', code: 'import.targetMissing', facts: { targets: 'customer' } },
        { path: 'mapping.columns', code: 'import.targetMissing', facts: { targets: 'paidAt' } },
      ],
    }),
  ));
