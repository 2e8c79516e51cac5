import { describe, expect, it } from 'vitest';
import { type MappingInput, mappingProblems, mappingSchema } from './mapping.ts';
import { type MappedKind, parseTarget } from './targets.ts';
import type { Vocabulary } from './vocabulary.ts';

const vocabulary: Vocabulary = {
  groups: [{ name: '意向', aliases: ['兴趣'] }],
  attributes: [
    { key: 'city', label: '城市', type: 'text', options: [], archived: false },
    { key: 'old', label: '旧', type: 'text', options: [], archived: true },
  ],
  staff: [],
};

describe('the form of a mapping', () => {
  const codes = (value: unknown) => {
    const result = mappingSchema.safeParse(value);
    return result.success
      ? []
      : result.error.issues.map((i) => (i.code === 'custom' ? i.params?.code : i.code));
  };

  it('takes the form of the public contract, and fills in the header', () =>
    expect(
      mappingSchema.parse({
        columns: { 手机: 'phone', 标签: 'tags', 意向: 'tag:意向', 城市: 'attribute:city' },
        encoding: 'GBK',
        delimiter: '\t',
        dateFormat: 'yyyy-MM-dd',
      }),
    ).toEqual({
      columns: { 手机: 'phone', 标签: 'tags', 意向: 'tag:意向', 城市: 'attribute:city' },
      header: true,
      encoding: 'gb18030',
      delimiter: '\t',
      dateFormat: 'yyyy-MM-dd',
    }));

  it.each([
    [{ columns: {}, color: 'red' }, ['unrecognized_keys']],
    [{ columns: { a: 'nonsense' } }, ['import.unknownTarget']],
    [{ columns: { a: 'tag:' } }, ['import.unknownTarget']],
    [{ columns: {}, dateFormat: 'whenever' }, ['import.badDateFormat']],
    [{ columns: {}, encoding: 'ebcdic' }, ['invalid_value']],
    [{ columns: {}, delimiter: 'x' }, ['invalid_value']],
    [{ columns: {}, orderNo: { derive: ['amount', 'occurrence'] } }, ['import.deriveIncomplete']],
    [{ columns: {}, orderNo: { derive: ['customer', 'paidAt', 'paidAt'] } }, ['import.deriveIncomplete']],
    [{ columns: {}, currency: 'yuan' }, ['invalid_format']],
    [{}, ['invalid_type']],
  ])('%j is refused', (value, expected) => expect(codes(value)).toEqual(expected));
});

describe('a mapping on a file', () => {
  const problems = (kind: MappedKind, columns: Record<string, string>, more: Partial<MappingInput> = {}) =>
    mappingProblems(kind, Object.keys(columns), mappingSchema.parse({ columns, ...more }), vocabulary).map(
      ({ path, code }) => `${path} ${code}`,
    );

  it.each<[MappedKind, Record<string, string>]>([
    [
      'customers',
      { a: 'phone', b: 'tags', c: 'tags', d: 'tag:意向', e: 'tag:兴趣', f: 'attribute:city', g: 'ignore' },
    ],
    ['customers', { a: 'id' }],
    ['orders', { a: 'orderNo', b: 'customer:phone', c: 'paidAt', d: 'amount' }],
    ['orders', { a: 'orderNo', b: 'customer', c: 'paidAt', d: 'itemAmount', e: 'product' }],
    ['taggings', { a: 'customer', b: 'remove:意向' }],
  ])('%s %j can be run', (kind, columns) => expect(problems(kind, columns)).toEqual([]));

  it.each<[MappedKind, Record<string, string>, Partial<MappingInput>, string[]]>([
    ['customers', { a: 'name' }, {}, ['mapping.columns import.targetMissing']],
    ['customers', { a: 'phone', b: 'phone' }, {}, ['mapping.columns.b import.targetTwice']],
    ['customers', { a: 'phone', b: 'amount' }, {}, ['mapping.columns.b import.targetOfOtherKind']],
    ['customers', { a: 'phone', b: 'attribute:size' }, {}, ['mapping.columns.b attribute.undeclared']],
    ['customers', { a: 'phone', b: 'attribute:old' }, {}, ['mapping.columns.b attribute.archived']],
    [
      'customers',
      { a: 'phone', b: 'attribute:city', c: 'attribute:city' },
      {},
      ['mapping.columns.c import.targetTwice'],
    ],
    ['customers', { a: 'phone', b: 'tag:颜色' }, {}, ['mapping.columns.b tagGroup.notFound']],
    ['orders', { a: 'customer', b: 'paidAt', c: 'amount' }, {}, ['mapping.columns import.targetMissing']],
    [
      'orders',
      { a: 'orderNo', b: 'customer', c: 'customer:phone', d: 'paidAt', e: 'amount' },
      {},
      ['mapping.columns.c import.targetTwice'],
    ],
    [
      'orders',
      { a: 'orderNo', b: 'customer', c: 'paidAt', d: 'amount' },
      { orderNo: { derive: ['customer', 'paidAt'] } },
      ['mapping.orderNo import.orderNoTwice'],
    ],
    [
      'orders',
      { b: 'customer', c: 'paidAt', d: 'amount' },
      { orderNo: { derive: ['customer', 'paidAt', 'product'] } },
      ['mapping.columns import.targetMissing'],
    ],
    ['taggings', { a: 'customer' }, {}, ['mapping.columns import.targetMissing']],
    [
      'taggings',
      { a: 'customer', b: 'tags' },
      { orderNo: { derive: ['customer', 'paidAt'] } },
      ['mapping.orderNo import.optionOfOtherKind', 'mapping.columns import.targetMissing'],
    ],
  ])('%s %j %j: %j', (kind, columns, more, expected) =>
    expect(problems(kind, columns, more)).toEqual(expected),
  );

  it('a column that the file does not have is named', () =>
    expect(
      mappingProblems(
        'customers',
        ['手机'],
        mappingSchema.parse({ columns: { 手机: 'phone', 電話: 'ignore' } }),
        vocabulary,
      ),
    ).toEqual([{ path: 'mapping.columns.電話', code: 'import.unknownColumn', facts: { column: '電話' } }]));
});

it('targets with a name keep it whole', () => {
  expect(parseTarget('tag:a:b', 'customers')).toEqual({ field: 'tag', name: 'a:b' });
  expect(parseTarget('customer:phone', 'orders')).toEqual({ field: 'customer', name: 'phone' });
  expect(parseTarget('customer:shoe', 'orders')).toBeNull();
  expect(parseTarget('attribute:city', 'orders')).toBeNull();
});
