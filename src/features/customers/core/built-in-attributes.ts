/** Fields of every customer that conditions can use like attributes. Their keys have a dot, which own keys can't have. */
import type { Language } from '#kernel';
import type { AttributeType } from './attribute-values.ts';
import { customerStatuses } from './customer-status.ts';

export interface CatalogueEntry {
  readonly key: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly options: readonly string[];
  readonly unit: string | null;
  /** Readable in conditions, lists and exports, but not written as an attribute. */
  readonly builtIn: boolean;
  readonly archived: boolean;
  /** What a customer without a stored value has; null: the value is missing. */
  readonly absent: number | null;
  /** Of a number of days: the key of the day that they are counted from. */
  readonly ageOf?: string;
}

interface BuiltIn {
  readonly type: AttributeType;
  readonly label: Readonly<Record<Language, string>>;
  readonly options?: readonly string[];
  readonly absent?: number;
  readonly ageOf?: string;
}

/** The day of the newest order that RFM counts: it is kept, and `rfm.recencyDays` grows from it. */
export const RFM_LAST_KEY = 'rfm.lastAt';

/** What a model says of a customer, as conditions and answers know it: `rfm.…`. */
export const rfmKeys = ['recencyDays', 'frequency', 'monetary', 'r', 'f', 'm'] as const;

export const builtInAttributes = {
  'customer.status': {
    type: 'one',
    label: { 'zh-CN': '客户状态', 'zh-TW': '客戶狀態', en: 'Status' },
    options: customerStatuses,
  },
  'customer.createdAt': {
    type: 'date',
    label: { 'zh-CN': '建档时间', 'zh-TW': '建檔時間', en: 'Created' },
  },
  'order.count': {
    type: 'number',
    label: { 'zh-CN': '订单数', 'zh-TW': '訂單數', en: 'Orders' },
    absent: 0,
  },
  'order.total': {
    type: 'money',
    label: { 'zh-CN': '消费总额', 'zh-TW': '消費總額', en: 'Order total' },
    absent: 0,
  },
  'order.average': {
    type: 'money',
    label: { 'zh-CN': '客单价', 'zh-TW': '客單價', en: 'Average order' },
  },
  'order.firstAt': {
    type: 'date',
    label: { 'zh-CN': '首次下单', 'zh-TW': '首次下單', en: 'First order' },
  },
  'order.lastAt': {
    type: 'date',
    label: { 'zh-CN': '最近下单', 'zh-TW': '最近下單', en: 'Last order' },
  },
  'order.cycleDays': {
    type: 'number',
    label: { 'zh-CN': '购买周期天数', 'zh-TW': '購買週期天數', en: 'Purchase cycle in days' },
  },
  'order.nextAt': {
    type: 'date',
    label: { 'zh-CN': '预计下次下单', 'zh-TW': '預計下次下單', en: 'Next order expected' },
  },
  'order.overdueDays': {
    type: 'number',
    label: { 'zh-CN': '超过预计下单天数', 'zh-TW': '超過預計下單天數', en: 'Days past the expected order' },
    ageOf: 'order.nextAt',
  },
  'order.topProduct': {
    type: 'text',
    label: { 'zh-CN': '最常买的产品', 'zh-TW': '最常買的產品', en: 'Most bought product' },
  },
  'rfm.recencyDays': {
    type: 'number',
    label: { 'zh-CN': '距最近下单天数', 'zh-TW': '距最近下單天數', en: 'Days since the last order' },
    ageOf: RFM_LAST_KEY,
  },
  'rfm.frequency': {
    type: 'number',
    label: { 'zh-CN': 'RFM 下单次数', 'zh-TW': 'RFM 下單次數', en: 'RFM frequency' },
  },
  'rfm.monetary': {
    type: 'money',
    label: { 'zh-CN': 'RFM 消费金额', 'zh-TW': 'RFM 消費金額', en: 'RFM monetary' },
  },
  'rfm.r': { type: 'number', label: { 'zh-CN': 'R 分', 'zh-TW': 'R 分', en: 'R score' } },
  'rfm.f': { type: 'number', label: { 'zh-CN': 'F 分', 'zh-TW': 'F 分', en: 'F score' } },
  'rfm.m': { type: 'number', label: { 'zh-CN': 'M 分', 'zh-TW': 'M 分', en: 'M score' } },
} as const satisfies Readonly<Record<string, BuiltIn>>;

/**
 * Who is in charge of a customer, by id (`stf_2`). Conditions can ask for it; it is not listed beside the others,
 * because its values are people and not texts to type.
 */
export const OWNER_KEY = 'customer.owner';
export const ownerLabel: Readonly<Record<Language, string>> = {
  'zh-CN': '负责人',
  'zh-TW': '負責人',
  en: 'Owner',
};

export type BuiltInKey = keyof typeof builtInAttributes;

export const builtInCatalogue = (language: Language): CatalogueEntry[] =>
  Object.entries<BuiltIn>(builtInAttributes).map(([key, { type, label, options, absent, ageOf }]) => ({
    key,
    label: label[language],
    type,
    options: options ?? [],
    unit: null,
    builtIn: true,
    archived: false,
    absent: absent ?? null,
    ...(ageOf === undefined ? {} : { ageOf }),
  }));
