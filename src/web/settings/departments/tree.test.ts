import { describe, expect, it } from 'vitest';
import { afterStep, departmentPaths, departmentTree, inOrder, withBelow } from './tree.ts';

const row = (id: string, name: string, parent: string | null = null, sort = 0) => ({
  id,
  name,
  parent,
  sort,
});
const rows = [
  row('d4', '华东', 'd1', 2),
  row('d1', '销售部', null, 1),
  row('d2', '市场部', null, 0),
  row('d3', '华南', 'd1', 1),
  row('d5', '上海', 'd4'),
];

describe('departments', () => {
  it('stand below their parent, in the order somebody gave them', () =>
    expect(inOrder(departmentTree(rows)).map((node) => [node.row.name, node.depth])).toEqual([
      ['市场部', 0],
      ['销售部', 0],
      ['华南', 1],
      ['华东', 1],
      ['上海', 2],
    ]));

  it('are named with everything above them', () =>
    expect(departmentPaths(rows).map((each) => each.path)).toEqual([
      '市场部',
      '销售部',
      '销售部 / 华南',
      '销售部 / 华东',
      '销售部 / 华东 / 上海',
    ]));

  it('are not lost when their parent is not in the list', () =>
    expect(inOrder(departmentTree([row('d9', '孤', 'gone')])).map((node) => node.row.id)).toEqual(['d9']));

  it('may not be moved below themselves', () =>
    expect([...withBelow(rows, 'd1')].toSorted()).toEqual(['d1', 'd3', 'd4', 'd5']));
});

describe('a step among siblings', () => {
  const siblings = [row('a', '一'), row('b', '二', null, 5), row('c', '三', null, 9)];

  it('gives every sibling whose place changed a new one', () => {
    expect(afterStep(siblings, 'c', -1)).toEqual([
      { id: 'c', sort: 1 },
      { id: 'b', sort: 2 },
    ]);
  });

  it('ends at the ends', () => {
    expect(afterStep(siblings, 'a', -1)).toEqual([]);
    expect(afterStep(siblings, 'c', 1)).toEqual([]);
  });
});
