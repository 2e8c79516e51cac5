/** Customers with orders: everybody has 3.2 over two years. */
import { join } from 'node:path';
import { ensureWorkspace } from '#features/staff';
import { type Db, migrate, readMigrations } from '#platform/db';

/** One, one, two, four or eight orders. */
const ORDERS = `
  insert into orders (workspace_id, order_no, customer, amount, paid_at, position)
  select 1, 'O' || i || '-' || k, i, 100 + (i::bigint * 31 + k * 17) * 97 % 50000,
         $2::timestamptz - (i::bigint * 7919 + k * 10472933) % 63072000 * interval '1 second', $1::int + i * 8 + k
    from generate_series(1, $1::int) i, generate_series(0, (array[0, 0, 1, 3, 7])[1 + i % 5]) k`;

/** Fills a new database, and answers its workspace. */
export async function fillOrders(db: Db, customers: number, now: Date): Promise<number> {
  await migrate(db, readMigrations(join(process.cwd(), 'migrations')));
  const workspace = await ensureWorkspace(db, '百子柜');
  await db.run(
    `insert into customer (workspace_id, ordinal, name, created_at, position)
     select $1, i, '客户' || i, $3, i from generate_series(1, $2::int) i`,
    [workspace, customers, new Date(now.getTime() - 800 * 86_400_000)],
  );
  await db.run(ORDERS, [customers, now]);
  await db.run(
    `insert into order_stats (workspace_id, customer, count, total, first_at, last_at, position)
     select 1, customer, count(*), sum(amount), min(paid_at), max(paid_at), max(position) from orders group by customer`,
  );
  await db.run(
    'update workspace set position = $1::bigint * 10, next_ordinal = $1::int + 1, vocabulary = vocabulary + 1',
    [customers],
  );
  return workspace;
}
