/** SQL of the customer list: filters, search, pages without OFFSET. */
import type { Queryable } from '#platform/db';
import type { CustomerKey, CustomerStatus } from './core/public.ts';
import { inReach } from './customer-sql.ts';
import type { Reachable } from './reach.ts';

export interface CustomerFilter {
  readonly reach: Reachable;
  readonly status: CustomerStatus | null;
  readonly owner: number | null;
  /** Text in name or remark. */
  readonly text: string | null;
  /** The text is not looked for in names and remarks that hold a long number: its digits are masked to the caller. */
  readonly hidesNumbers: boolean;
  /** Customers whom the searched text names by an identity; they are found too. */
  readonly named: readonly number[];
}

/** For `like`: the text itself, wherever it stands. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Ten digits in any script, with blanks and marks among them. */
const LONG_NUMBER = '([[:digit:]０-９][^[:alnum:]]*){10}';

const where = (filter: CustomerFilter): { sql: string; params: unknown[] } => ({
  sql: `c.workspace_id = $1 and c.merged_into is null and c.deleted_at is null
        and ($2::text is null or c.status = $2) and ($3::int is null or c.owner_id = $3)
        and ($4::text is null or c.ordinal = any($5::int[])
             or (c.name ilike $4 and not ($7 and c.name ~ '${LONG_NUMBER}'))
             or (c.remark ilike $4 and not ($7 and c.remark ~ '${LONG_NUMBER}')))
        and ${inReach('$6')}`,
  params: [
    filter.status,
    filter.owner,
    filter.text === null ? null : containing(filter.text),
    filter.named,
    filter.reach,
    filter.hidesNumbers,
  ],
});

/** Ordinals, the newest customer first, below `before`. */
export async function searchCustomers(
  db: Queryable,
  workspace: number,
  filter: CustomerFilter,
  before: number | null,
  limit: number,
): Promise<number[]> {
  const { sql, params } = where(filter);
  const rows = await db.many<{ ordinal: number }>(
    `select c.ordinal from customer c where ${sql} and ($8::int is null or c.ordinal < $8)
      order by c.ordinal desc limit $9`,
    [workspace, ...params, before, limit],
  );
  return rows.map((row) => row.ordinal);
}

export async function countCustomers(
  db: Queryable,
  workspace: number,
  filter: CustomerFilter,
): Promise<number> {
  const everybody =
    filter.reach === null && filter.status === null && filter.owner === null && filter.text === null;
  if (everybody) return countAlive(db, workspace);
  const { sql, params } = where(filter);
  const { n } = await db.one<{ n: number }>(`select count(*) as n from customer c where ${sql}`, [
    workspace,
    ...params,
  ]);
  return n;
}

/** Ordinals are dense, so the living are all that were given minus those that are gone. */
export async function countAlive(db: Queryable, workspace: number): Promise<number> {
  const { n } = await db.one<{ n: number }>(
    `select w.next_ordinal - 1 - (select count(*) from customer c
              where c.workspace_id = w.id and (c.deleted_at is not null or c.merged_into is not null)) as n
       from workspace w where w.id = $1`,
    [workspace],
  );
  return n;
}

export interface NamedBy {
  /** An identity of any kind. */
  readonly value: string;
  /** The end of a phone number. */
  readonly tail: string | null;
  readonly key: CustomerKey | null;
  /** Only ends that a masked number shows: a short one shows less than four digits. */
  readonly seenOnly?: boolean;
}

/** Customers whom one of these names; at most 1,000 by the end of a phone number. */
export async function namedBy(
  db: Queryable,
  workspace: number,
  { value, tail, key, seenOnly = false }: NamedBy,
): Promise<number[]> {
  const rows = await db.many<{ ordinal: number }>(
    `select ordinal from customer_identity
      where workspace_id = $1 and kind in ('external', 'unionid', 'phone', 'ref') and value = $2
     union
     (select ordinal from customer_identity
       where workspace_id = $1 and kind || '' = 'phone' and $3::text is not null and reverse(value) like reverse($3) || '%'
         and (not $6 or length(value) >= 9)
       limit 1000)
     union
     select ordinal from customer_identity where workspace_id = $1 and kind = $4 and value = $5`,
    [
      workspace,
      value,
      tail,
      key && key.kind !== 'id' ? key.kind : null,
      key && key.kind !== 'id' ? key.value : null,
      seenOnly,
    ],
  );
  const ordinals = rows.map((row) => row.ordinal);
  return key?.kind === 'id' ? [...ordinals, key.ordinal] : ordinals;
}
