import type { Language } from '#kernel';

/** 线索 · 跟单 · 商机 · 客户 · 丢单: where somebody stands with the company, in the order of the sale. */
export const customerStatuses = ['lead', 'following', 'opportunity', 'customer', 'lost'] as const;
export type CustomerStatus = (typeof customerStatuses)[number];

export const customerStatusNames: Readonly<Record<CustomerStatus, Readonly<Record<Language, string>>>> = {
  lead: { 'zh-CN': '线索', 'zh-TW': '線索', en: 'lead' },
  following: { 'zh-CN': '跟单', 'zh-TW': '跟單', en: 'following' },
  opportunity: { 'zh-CN': '商机', 'zh-TW': '商機', en: 'opportunity' },
  customer: { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'customer' },
  lost: { 'zh-CN': '丢单', 'zh-TW': '丟單', en: 'lost' },
};
