/** SQL on `event` for conditions, which read many events of many customers. */
import type { Queryable } from '#platform/db';
import type { Told } from './done-line.ts';

/** Parameters: workspace, types, since, until, customers. One half of the history; `order-sql.ts` has the other. */
export const HISTORY_EVENTS = `
  select customer, type, at, properties, null::text as order_no, null::bigint as amount, null::text as currency,
         null::float8 as quantity, null::jsonb as items
    from event
   where workspace_id = $1 and not superseded and type = any($2::text[]) and ($3::timestamptz is null or at >= $3)
     and ($4::timestamptz is null or at < $4) and ($5::int[] is null or customer = any($5))`;

/** Events of one customer and type: when, in milliseconds since 1970, with the properties that were asked for. */
interface Row {
  readonly customer: number;
  readonly type: string;
  readonly told: readonly Told[];
}

const MILLISECONDS = `(date_part('epoch', at) * 1000)::bigint`;

/**
 * Several times faster than a row for each event. Without properties the index answers alone. `since` is inclusive; null:
 * from the beginning.
 */
export const timesByType = (
  db: Queryable,
  workspace: number,
  customers: readonly number[],
  types: readonly string[],
  since: Date | null,
  properties: readonly string[],
): Promise<Row[]> => {
  const values = properties.map((_, i) => `, properties -> $${i + 5}::text`).join('');
  const told = values === '' ? MILLISECONDS : `json_build_array(${MILLISECONDS}${values})`;
  return db.many<Row>(
    `select customer, type, json_agg(${told}) as told from event
      where workspace_id = $1 and customer = any($2::int[]) and type = any($3::text[]) and not superseded
        and ($4::timestamptz is null or at >= $4) group by customer, type`,
    [workspace, customers, types, since, ...properties],
  );
};
