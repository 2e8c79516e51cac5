/** 线索 · 跟单 · 商机 · 客户 · 丢单: where somebody stands with the company, in the order of the sale. */
export const customerStatuses = ['lead', 'following', 'opportunity', 'customer', 'lost'] as const;
export type CustomerStatus = (typeof customerStatuses)[number];
