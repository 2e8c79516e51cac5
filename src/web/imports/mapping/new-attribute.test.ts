import { expect, it } from 'vitest';
import { proposedAttribute } from './new-attribute.ts';

const proposed = (column: string, cells: readonly string[] = []) =>
  proposedAttribute(column, cells, 'Asia/Shanghai');

it.each([
  ['城市', '城市'],
  ['首次添加 (日期)', '首次添加_日期'],
  ['2025 年预算', '年预算'],
  ['First contact', 'First_contact'],
  ['！！', ''],
])('%j is called %j', (column, key) => {
  expect(proposed(column)).toMatchObject({ label: column, key });
});

it.each([
  [['2026-10-01', '', '2026-11-05'], 'date'],
  [['19970112', '19970113'], 'date'],
  [['12', '3.5'], 'number'],
  [['13812346021'], 'text'],
  [['0571'], 'text'],
  [['是', '否'], 'boolean'],
  [['上海', '12'], 'text'],
  [['', ' '], 'text'],
])('cells like %j are of type %s', (cells, type) => {
  expect(proposed('列', cells).type).toBe(type);
});
