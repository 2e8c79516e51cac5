/** SQL on `event`, `event_id` and `event_removal` for what is taken out of the journal. */
import type { Tx } from '#platform/db';
import { columns, type Span } from './span.ts';
import { ABOUT, TELLINGS } from './telling-sql.ts';

export interface Removed {
  readonly external_id: string;
  readonly customer: number;
  readonly type: string;
  readonly at: Date;
  /** Of a telling of a visit. */
  readonly visit: string | null;
  readonly about: string;
}

/** Removes up to `limit` events that were accepted in these positions. */
export const deleteEventsAt = (
  tx: Tx,
  workspace: number,
  spans: readonly Span[],
  limit: number,
): Promise<Removed[]> =>
  tx.many<Removed>(
    `with these as (
       select e.position, e.at from unnest($2::bigint[], $3::bigint[]) as s (first, last)
         join event e on e.workspace_id = $1 and e.position between s.first and s.last limit $4)
     delete from event using these
      where event.workspace_id = $1 and event.position = these.position and event.at = these.at
     returning external_id, customer, type, event.at, properties->>'visit' as visit, ${ABOUT} as about`,
    [workspace, ...columns(spans), limit],
  );

/** Which events of these customers are taken back; what is missing is not asked. */
export interface TakenBack {
  readonly customers: readonly number[];
  /** What their ids begin with. */
  readonly prefix: string;
  readonly ids?: readonly string[];
  /** Of a group, or between the customer and this WeCom user id, in lower case, of this member of staff if he is known. */
  readonly chat?: { readonly id: string; readonly staff: number | null };
}

export const deleteEventsOf = (tx: Tx, workspace: number, which: TakenBack): Promise<Removed[]> =>
  tx.many<Removed>(
    `delete from event
      where workspace_id = $1 and customer = any($2::int[]) and starts_with(external_id, $3)
        and ($4::text[] is null or external_id = any($4))
        and ($5::text is null or properties->>'chat' = $5
             or (coalesce(properties->>'chat', '') = '' and (properties->>'with' = $5 or staff_id = $6)))
     returning external_id, customer, type, at, properties->>'visit' as visit, ${ABOUT} as about`,
    [
      workspace,
      which.customers,
      which.prefix,
      which.ids ?? null,
      which.chat?.id ?? null,
      which.chat?.staff ?? null,
    ],
  );

export const forgetIds = (tx: Tx, workspace: number, ids: readonly string[]): Promise<number> =>
  tx.run('delete from event_id where workspace_id = $1 and external_id = any($2::text[])', [workspace, ids]);

/** Tells whoever follows the journal what is gone from it, and what counts again. */
export const keepRemovals = (
  tx: Tx,
  workspace: number,
  position: number,
  removed: readonly Pick<Removed, 'customer' | 'type' | 'at'>[],
): Promise<number> =>
  tx.run(
    `insert into event_removal (workspace_id, position, customer, type, at)
     select $1, $2, customer, type, min(at) from unnest($3::int[], $4::text[], $5::timestamptz[]) as r (customer, type, at)
      group by customer, type`,
    [
      workspace,
      position,
      removed.map((one) => one.customer),
      removed.map((one) => one.type),
      removed.map((one) => one.at.toISOString()),
    ],
  );

/** Of what is left of these visits the longest telling counts, whatever was longer before; answers with those that count again. */
export const rankTellings = (
  tx: Tx,
  workspace: number,
  visits: readonly (Removed & { readonly visit: string })[],
): Promise<Pick<Removed, 'customer' | 'type' | 'at'>[]> =>
  tx.many(
    `with told as (
       select distinct * from unnest($2::int[], $3::text[], $4::text[], $5::text[]) as t (customer, type, visit, about)),
     ranked as (${TELLINGS})
     update event set superseded = ranked.place > 1 from ranked
      where event.workspace_id = $1 and event.position = ranked.position and event.at = ranked.at
        and event.superseded <> (ranked.place > 1)
     returning event.customer, event.type, event.at`,
    [
      workspace,
      visits.map((one) => one.customer),
      visits.map((one) => one.type),
      visits.map((one) => one.visit),
      visits.map((one) => one.about),
    ],
  );
