/** The flat list of departments as a tree and as paths. Pure. */

export interface DepartmentRow {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly sort: number;
}

export interface DepartmentNode<Row extends DepartmentRow> {
  readonly row: Row;
  readonly depth: number;
  readonly children: readonly DepartmentNode<Row>[];
}

const byPlace = (a: DepartmentRow, b: DepartmentRow): number =>
  a.sort - b.sort || a.name.localeCompare(b.name, 'zh-CN');

/** Siblings in the order of `sort`, then of their names. One whose parent is not in the list stands at the top. */
export function departmentTree<Row extends DepartmentRow>(
  rows: readonly Row[],
): readonly DepartmentNode<Row>[] {
  const known = new Set(rows.map((row) => row.id));
  const below = (parent: string | null, depth: number): readonly DepartmentNode<Row>[] =>
    rows
      .filter((row) => (row.parent !== null && known.has(row.parent) ? row.parent : null) === parent)
      .toSorted(byPlace)
      .map((row) => ({ row, depth, children: below(row.id, depth + 1) }));
  return below(null, 0);
}

/** The tree from top to bottom, every node before what is below it. */
export const inOrder = <Row extends DepartmentRow>(
  nodes: readonly DepartmentNode<Row>[],
): readonly DepartmentNode<Row>[] => nodes.flatMap((node) => [node, ...inOrder(node.children)]);

/** 「销售部 / 华东」 for every department, in the order of the tree. */
export function departmentPaths<Row extends DepartmentRow>(
  rows: readonly Row[],
): readonly { readonly id: string; readonly path: string }[] {
  const paths = (nodes: readonly DepartmentNode<Row>[], above: string): { id: string; path: string }[] =>
    nodes.flatMap((node) => {
      const path = above ? `${above} / ${node.row.name}` : node.row.name;
      return [{ id: node.row.id, path }, ...paths(node.children, path)];
    });
  return paths(departmentTree(rows), '');
}

/** A department and everything below it: where it may not be moved to. */
export function withBelow(rows: readonly DepartmentRow[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const row of rows)
      if (row.parent !== null && found.has(row.parent) && !found.has(row.id)) {
        found.add(row.id);
        grown = true;
      }
  }
  return found;
}

/** New `sort` values, one per sibling whose place changes, after moving one up (−1) or down (+1). */
export function afterStep<Row extends DepartmentRow>(
  siblings: readonly Row[],
  id: string,
  step: -1 | 1,
): readonly { readonly id: string; readonly sort: number }[] {
  const order = siblings.toSorted(byPlace);
  const from = order.findIndex((row) => row.id === id);
  const to = from + step;
  const moved = order[from];
  const other = order[to];
  if (!moved || !other) return [];
  const next = order.with(from, other).with(to, moved);
  return next.flatMap((row, sort) => (row.sort === sort ? [] : [{ id: row.id, sort }]));
}
