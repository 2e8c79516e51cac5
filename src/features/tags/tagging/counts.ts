/** Counts of assignments by SQL, for decisions that must be exact under the right to write. */
import { isLiving } from '#features/customers';
import type { Queryable } from '#platform/db';
import type { HeadCounts } from '../library/ports.ts';

const n = async (db: Queryable, sql: string, params: readonly unknown[]): Promise<number> =>
  (await db.one<{ n: number }>(sql, params)).n;

/** Customers who have at least one of these tags. */
export const customersOfTags = (db: Queryable, workspace: number, tags: readonly number[]) =>
  n(
    db,
    `select count(distinct a.customer) as n from assignment a
      where a.workspace_id = $1 and a.tag_id = any($2::int[])`,
    [workspace, tags],
  );

/** Living customers who have at least one of these tags: as many as the audience index counts. */
export const livingHolders = (db: Queryable, workspace: number, tags: readonly number[]) =>
  n(
    db,
    `select count(distinct a.customer) as n from assignment a
      where a.workspace_id = $1 and a.tag_id = any($2::int[]) and ${isLiving('a.workspace_id', 'a.customer')}`,
    [workspace, tags],
  );

/** Customers who have more than `most` of these tags (of one member of staff, where each has an own answer). */
export const crowdedCustomers = (db: Queryable, workspace: number, tags: readonly number[], most: number) =>
  n(
    db,
    `select count(distinct customer) as n from (
       select customer from assignment where workspace_id = $1 and tag_id = any($2::int[])
        group by customer, staff_id having count(*) > $3) crowded`,
    [workspace, tags, most],
  );

/** Counts by SQL, for an installation whose audience index is not wired in. They include deleted customers. */
export const countedBySql: HeadCounts = {
  each: async (ctx, tags) => {
    const rows = await ctx.db.many<{ tag_id: number; n: number }>(
      `select tag_id, count(distinct customer) as n from assignment
        where workspace_id = $1 and tag_id = any($2::int[]) group by tag_id`,
      [ctx.workspace, tags],
    );
    return new Map(rows.map((row) => [row.tag_id, row.n]));
  },
  any: (ctx, tags) => customersOfTags(ctx.db, ctx.workspace, tags),
  everybody: (ctx) =>
    n(ctx.db, 'select count(distinct customer) as n from assignment where workspace_id = $1', [
      ctx.workspace,
    ]),
};
