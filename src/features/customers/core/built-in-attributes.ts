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
}

interface BuiltIn {
  readonly type: AttributeType;
  readonly label: Readonly<Record<Language, string>>;
  readonly options?: readonly string[];
  readonly absent?: number;
}

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
  Object.entries<BuiltIn>(builtInAttributes).map(([key, { type, label, options, absent }]) => ({
    key,
    label: label[language],
    type,
    options: options ?? [],
    unit: null,
    builtIn: true,
    archived: false,
    absent: absent ?? null,
  }));
