/**
 * A range of customers counted again from rows, beside what an index says of them at the same position: the index is
 * never the truth, so somebody has to look.
 */
import { attributeTypes, customersBetween, rfmBetween } from '#features/customers';
import { orderStatsBetween } from '#features/events';
import { assignmentsBetween } from '#features/tags';
import type { Db, Tx } from '#platform/db';
import { headOf } from './changes.ts';
import { partNamed, partsOf } from './snapshot-parts.ts';
import { WorkspaceIndex } from './workspace-index.ts';

/** Customers from one ordinal to another, both included. */
export interface OrdinalRange {
  readonly from: number;
  readonly to: number;
}

/** What every part says of a range, by the name of the part; parts that say nothing are left out. */
function saidOf(index: WorkspaceIndex, { from, to }: OrdinalRange): Map<string, string> {
  const said = new Map<string, string>();
  const { sets, columns } = partsOf(index);
  const within = { after: from - 1, limit: to - from + 1 };
  const put = (name: string, lines: readonly unknown[]) => {
    if (lines.length > 0) said.set(name, lines.join('\n'));
  };
  for (const [name, set] of sets)
    put(
      name,
      [...set.ordinals(within)].filter((ordinal) => ordinal <= to),
    );
  for (const [name, column] of columns) {
    const [kind, key] = partNamed(name);
    const text = kind === 'text' ? index.text(String(key)) : undefined;
    put(
      name,
      [...column.present.ordinals(within)]
        .filter((ordinal) => ordinal <= to)
        .map((ordinal) => `${ordinal} ${text ? text.get(ordinal) : column.get(ordinal)}`),
    );
  }
  return said;
}

async function fromRows(tx: Tx, workspace: number, { from, to }: OrdinalRange): Promise<WorkspaceIndex> {
  const index = new WorkspaceIndex();
  index.declare(await attributeTypes(tx, workspace));
  for (const customer of await customersBetween(tx, workspace, from, to)) {
    index.applyCustomer(customer);
    index.applyFollowers(customer.ordinal, customer.followers);
  }
  for (const stats of await orderStatsBetween(tx, workspace, from, to)) index.applyOrders(stats);
  for (const rfm of await rfmBetween(tx, workspace, from, to)) index.applyRfm(rfm);
  for (const { tag, customer } of await assignmentsBetween(tx, workspace, from, to))
    index.applyTagChange(customer, tag, true);
  return index;
}

/**
 * Names of the parts that differ. Null when the rows are at another position than the index, so that nothing could be
 * compared. Looks at the index without a pause, which is why a range should not be longer than some thousand.
 */
export function recount(
  db: Db,
  workspace: number,
  index: WorkspaceIndex,
  range: OrdinalRange,
): Promise<string[] | null> {
  return db.snapshot(async (tx) => {
    const head = await headOf(tx, workspace);
    if (!head || head.position !== index.position) return null;
    const held = saidOf(index, range);
    const rows = await fromRows(tx, workspace, range);
    const counted = saidOf(rows, range);
    return [...new Set([...held.keys(), ...counted.keys()])].filter((name) => {
      const [, key, type] = partNamed(name);
      // Of an attribute that is gone, or has another type by now, nobody can ask.
      const known = typeof type !== 'string' || rows.types.get(String(key)) === type;
      return known && held.get(name) !== counted.get(name);
    });
  });
}
