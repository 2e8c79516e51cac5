import { expect, it } from 'vitest';
import type { Mapping } from '../api.ts';
import { availableParts, withTarget } from './mapping-edit.ts';

const orders: Mapping = {
  header: true,
  columns: { id: 'customer', when: 'paidAt', cds: 'quantity', dollars: 'amount', note: 'ignore' },
  orderNo: { derive: ['customer', 'paidAt', 'amount', 'quantity', 'occurrence'] },
};
const customers: Mapping = {
  header: true,
  columns: { 手机: 'phone', 电话: 'ignore', 标签: 'tags', 来源: 'ignore' },
};

it('a target that one column only may have moves to the new column', () => {
  expect(withTarget(customers, 'customers', '电话', 'phone').columns).toEqual({
    手机: 'ignore',
    电话: 'phone',
    标签: 'tags',
    来源: 'ignore',
  });
  expect(withTarget(orders, 'orders', 'note', 'customer:phone').columns).toMatchObject({
    id: 'ignore',
    note: 'customer:phone',
  });
});

it('a target that several columns may have stays where it is', () =>
  expect(withTarget(customers, 'customers', '来源', 'tags').columns).toMatchObject({
    标签: 'tags',
    来源: 'tags',
  }));

it('order numbers are made of columns only while no column holds them', () => {
  const numbered = withTarget(orders, 'orders', 'note', 'orderNo');
  expect(numbered.orderNo).toBeUndefined();
  expect(withTarget(numbered, 'orders', 'note', 'ignore').orderNo).toEqual({
    derive: ['customer', 'paidAt', 'amount', 'quantity', 'occurrence'],
  });
});

it('a column that is no longer imported is no part of the number', () => {
  expect(withTarget(orders, 'orders', 'cds', 'ignore').orderNo).toEqual({
    derive: ['customer', 'paidAt', 'amount', 'occurrence'],
  });
  expect(availableParts(orders)).not.toContain('product');
});
