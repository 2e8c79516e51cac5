/** What became of the customers of a channel, in one statement: each part is of the feature that owns its table. */
import { CAME_BY_CHANNEL } from '#features/customers';
import { DONE_BY_COHORT, PAID_BY_COHORT } from '#features/events';
import { RULED_OF_COHORT } from '#features/tags';
import type { Queryable } from '#platform/db';

export interface Outcomes {
  readonly customers: number;
  readonly events: readonly {
    readonly type: string;
    readonly customers: number;
    readonly count: number;
    readonly days: readonly { readonly day: string; readonly count: number }[];
  }[];
  readonly tags: readonly { readonly tag: number; readonly customers: number }[];
  /** Minor units. */
  readonly orders: readonly {
    readonly currency: string;
    readonly customers: number;
    readonly count: number;
    readonly amount: number;
  }[];
}

export interface OutcomesAsked {
  readonly since: Date;
  readonly now: Date;
  readonly zone: string;
  /** Only these; null: all. */
  readonly among: readonly number[] | null;
  /** Never these. */
  readonly except: readonly number[];
}

const SQL = `
with cohort as materialized (
  select customer from (${CAME_BY_CHANNEL}) came
   where ($6::int[] is null or customer = any($6)) and customer <> all($7::int[])),
did as materialized (${DONE_BY_COHORT}),
by_type as (select type, count(distinct customer)::int as customers, sum(n)::int as count from did group by type),
by_day as (select type, day, sum(n)::int as count from did group by type, day),
paid as materialized (${PAID_BY_COHORT}),
by_currency as (
  select currency, count(distinct customer)::int as customers, count(*)::int as count, sum(amount)::bigint as amount
    from paid group by currency),
ruled as (${RULED_OF_COHORT})
select (select count(*)::int from cohort) as customers,
       coalesce((select json_agg(json_build_object('type', t.type, 'customers', t.customers, 'count', t.count, 'days',
                  (select json_agg(json_build_object('day', d.day, 'count', d.count) order by d.day)
                     from by_day d where d.type = t.type)) order by t.customers desc, t.type)
                   from by_type t), '[]') as events,
       coalesce((select json_agg(json_build_object('tag', tag, 'customers', customers) order by customers desc, tag)
                   from ruled), '[]') as tags,
       coalesce((select json_agg(row_to_json(c) order by c.amount desc, c.currency) from by_currency c), '[]') as orders`;

export const outcomesOf = (
  db: Queryable,
  workspace: number,
  channel: number,
  { since, now, zone, among, except }: OutcomesAsked,
): Promise<Outcomes> => db.one<Outcomes>(SQL, [workspace, channel, since, now, zone, among, except]);
