import { describe, expect, it } from 'vitest';
import { mappingProblems, mappingSchema } from './mapping.ts';
import { certaintyOf, proposeImport, proposeMapping } from './propose.ts';
import type { MappedKind } from './targets.ts';
import type { Vocabulary } from './vocabulary.ts';

const vocabulary: Vocabulary = {
  groups: [{ name: '意向', aliases: ['购买意向'] }, { name: '客户等级' }],
  attributes: [
    { key: 'city', label: '城市', type: 'text', options: [], archived: false },
    { key: 'birthday', label: '生日', type: 'date', options: [], archived: false },
    { key: 'old', label: '旧字段', type: 'text', options: [], archived: true },
  ],
  staff: [],
};
const none: Vocabulary = { groups: [], attributes: [], staff: [] };
const target = (header: string, kind: MappedKind) => proposeMapping([header], kind, vocabulary)[header];

describe('headers of customer files', () => {
  it.each([
    ['手机', 'phone'],
    ['手机号', 'phone'],
    ['* 手机号码（必填）', 'phone'],
    ['客户手机', 'phone'],
    ['手機', 'phone'],
    ['联系方式', 'phone'],
    ['Mobile Phone', 'phone'],
    ['备用电话2', 'phone'],
    ['客户编号', 'ref'],
    ['會員號', 'ref'],
    ['customer_id', 'ref'],
    ['CustomerID', 'ref'],
    ['姓名', 'name'],
    ['微信昵称', 'name'],
    ['客戶名稱', 'name'],
    ['外部联系人ID', 'externalUserId'],
    ['external_userid', 'externalUserId'],
    ['UnionID', 'unionId'],
    ['备注', 'remark'],
    ['客户备注', 'remark'],
    ['标签', 'tags'],
    ['企業標籤', 'tags'],
    ['Tags', 'tags'],
    ['跟进人', 'owner'],
    ['客户状态', 'status'],
    ['意向', 'tag:意向'],
    ['购买意向', 'tag:意向'],
    ['意向标签', 'tag:意向'],
    ['客户等级', 'tag:客户等级'],
    ['城市', 'attribute:city'],
    ['CITY', 'attribute:city'],
    ['旧字段', 'ignore'],
    ['天气', 'ignore'],
    ['订单编号', 'ignore'],
    ['', 'ignore'],
  ])('%j is %s', (header, expected) => expect(target(header, 'customers')).toBe(expected));

  it('reads a whole header as it stands in practice', () =>
    expect(
      proposeMapping(
        ['姓名', '手机', '电话', '标签', '意向', '城市', '备注', '其他标签'],
        'customers',
        vocabulary,
      ),
    ).toEqual({
      姓名: 'name',
      手机: 'phone',
      电话: 'ignore',
      标签: 'tags',
      意向: 'tag:意向',
      城市: 'attribute:city',
      备注: 'remark',
      其他标签: 'tags',
    }));

  it('the better word takes a target that there is once, wherever it stands', () =>
    expect(proposeMapping(['备用电话', '手机号'], 'customers', none)).toEqual({
      备用电话: 'ignore',
      手机号: 'phone',
    }));

  it('what the workspace has named comes before the usual words', () => {
    const own = {
      ...none,
      attributes: [{ key: 'memo', label: '备注', type: 'text' as const, options: [], archived: false }],
    };
    expect(proposeMapping(['备注'], 'customers', own)).toEqual({ 备注: 'attribute:memo' });
  });

  it('a header that is the name of an object member is only a name', () =>
    expect(Object.entries(proposeMapping(['__proto__', 'constructor', '手机'], 'customers', none))).toEqual([
      ['__proto__', 'ignore'],
      ['constructor', 'ignore'],
      ['手机', 'phone'],
    ]));
});

describe('headers of order files', () => {
  it.each([
    ['订单号', 'orderNo'],
    ['主订单编号', 'orderNo'],
    ['Order No.', 'orderNo'],
    ['客户编号', 'customer'],
    ['买家手机', 'customer:phone'],
    ['外部联系人ID', 'customer:external'],
    ['unionid', 'customer:unionid'],
    ['支付时间', 'paidAt'],
    ['付款时间', 'paidAt'],
    ['訂單日期', 'paidAt'],
    ['实付金额', 'amount'],
    ['金额(元)', 'amount'],
    ['Total Amount', 'amount'],
    ['退款金额', 'refundAmount'],
    ['退款时间', 'refundedAt'],
    ['商品名称', 'product'],
    ['购买数量', 'quantity'],
    ['商品金额', 'itemAmount'],
    ['币种', 'currency'],
    ['运费金额', 'ignore'],
    ['优惠金额', 'ignore'],
    ['发货时间', 'ignore'],
    ['意向', 'ignore'],
  ])('%j is %s', (header, expected) => expect(target(header, 'orders')).toBe(expected));

  it('one column says who the customer is: the number before the phone', () =>
    expect(proposeMapping(['手机', '客户编号', '订单号'], 'orders', none)).toEqual({
      手机: 'ignore',
      客户编号: 'customer',
      订单号: 'orderNo',
    }));

  it('CDNOW: four columns, no order number, compact dates, dollars', () => {
    const headers = ['customer_id', 'date', 'number_of_cds', 'dollar_value'];
    const samples = [
      ['00001', '19970101', '1', '11.77'],
      ['00002', '19970112', '1', '12.00'],
    ];
    const proposed = proposeImport(headers, 'orders', none, samples);
    expect(proposed).toEqual({
      columns: { customer_id: 'customer', date: 'paidAt', number_of_cds: 'quantity', dollar_value: 'amount' },
      dateFormat: 'yyyyMMdd',
      currency: 'USD',
      orderNo: { derive: ['customer', 'paidAt', 'amount', 'quantity', 'occurrence'] },
    });
    expect(mappingProblems('orders', headers, mappingSchema.parse(proposed), none)).toEqual([]);
  });

  it('the header says the unit and the currency of amounts', () => {
    const hints = (header: string) => {
      const { currency, amountUnit } = proposeImport([header], 'orders', none, []);
      return [currency, amountUnit];
    };
    expect(hints('金额(元)')).toEqual(['CNY', undefined]);
    expect(hints('金额（分）')).toEqual([undefined, 'minor']);
    expect(hints('实付金额 HKD')).toEqual(['HKD', undefined]);
    expect(hints('金额')).toEqual([undefined, undefined]);
  });
});

describe('headers of tagging files', () => {
  it('who, what to add, what to take away', () =>
    expect(
      proposeMapping(['手机号', '标签', '移除标签', '意向', '打标依据', '到期时间'], 'taggings', vocabulary),
    ).toEqual({
      手机号: 'customer:phone',
      标签: 'tags',
      移除标签: 'remove',
      意向: 'tag:意向',
      打标依据: 'evidence',
      到期时间: 'expiresAt',
    }));
});

it('a file that we exported ourselves finds its customers by our own ids', () => {
  const proposed = proposeImport(['客户编号', '姓名'], 'customers', none, [
    ['cus_1', '王'],
    ['cus_22', '李'],
  ]);
  expect(proposed.columns).toEqual({ 客户编号: 'id', 姓名: 'name' });
});

it.each([
  ['购买意向', 'tag:意向', 'own'],
  ['城市', 'attribute:city', 'own'],
  ['手机号', 'phone', 'word'],
  ['備用电话2', 'phone', 'part'],
  ['城市', 'phone', null],
])('says how sure it is: %s as %s', (header, target, certainty) =>
  expect(certaintyOf(header, target, 'customers', vocabulary)).toBe(certainty),
);
