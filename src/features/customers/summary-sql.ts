/**
 * SQL for tables of people: all that a line shows. A page comes as one JSON value, a file as texts; both are read
 * several times faster than rows are.
 */
import { streamTexts, type Tx } from '#platform/db';
import type { AttributeValue, CustomerStatus } from './core/public.ts';
import { STANDS } from './relations/follow-sql.ts';

export type SummaryRow = readonly [
  ordinal: number,
  name: string,
  remark: string,
  status: CustomerStatus,
  owner: number | null,
  ownerName: string | null,
  attributes: Readonly<Record<string, AttributeValue>>,
  /** Milliseconds since 1970. */
  createdAt: number,
  phone: string | null,
  /** How many relations stand. */
  followers: number,
];

/** Of customer `c`: the main one, else the first. */
const PHONE = `(
  select i.value from customer_identity i
   where i.workspace_id = c.workspace_id and i.ordinal = c.ordinal and i.kind = 'phone'
   order by i.main desc, i.value limit 1)`;

/**
 * One JSON value inside another statement; $1: workspace, $2: ordinals. In any order; those that do not exist are missing.
 * `readSummaries` reads it.
 */
export const CUSTOMER_SUMMARIES = `(
  select json_agg(json_build_array(c.ordinal, c.name, c.remark, c.status, c.owner_id, s.name, c.attributes,
           floor(extract(epoch from c.created_at) * 1000),
           ${PHONE},
           (select count(*) from follow f
             where f.workspace_id = c.workspace_id and f.ordinal = c.ordinal and f.${STANDS})))
    from customer c left join staff s on s.workspace_id = c.workspace_id and s.id = c.owner_id
   where c.workspace_id = $1 and c.ordinal = any($2::int[]))`;

/** Ordinals so close together that reading all between is cheaper than looking each of them up. */
const isDense = (ordinals: Uint32Array): boolean =>
  (ordinals[ordinals.length - 1] ?? 0) - (ordinals[0] ?? 0) < 2 * ordinals.length;

/**
 * Of these ascending ordinals those that exist, ascending, in batches, and perhaps others between: ordinal, name, remark,
 * status, name of the owner, attributes as JSON, milliseconds of the creation, phone; all as texts.
 */
export function streamSummaryTexts(tx: Tx, workspace: number, ordinals: Uint32Array) {
  const among = isDense(ordinals)
    ? `between ${Number(ordinals[0] ?? 0)} and ${Number(ordinals[ordinals.length - 1] ?? 0)}`
    : `= any('{${ordinals.join(',')}}'::int[])`;
  return streamTexts(
    tx,
    `select c.ordinal, c.name, c.remark, c.status, s.name, c.attributes,
            floor(extract(epoch from c.created_at) * 1000), ${PHONE}
       from customer c left join staff s on s.workspace_id = c.workspace_id and s.id = c.owner_id
      where c.workspace_id = ${Number(workspace)} and c.ordinal ${among}
      order by c.ordinal`,
  );
}
