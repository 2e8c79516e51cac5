/** SQL on `rfm_score`, what RFM models say of customers. Only this file names it. */
import { ALL_PURCHASES, PURCHASES } from '#features/events';
import { type Queryable, streamTexts, type Tx } from '#platform/db';
import { advance, changedIn } from '#platform/feed';

/** Everything is null for whoever has no order that counts any more. */
export interface Rfm {
  /** The newest order that counts; null also of a model as of a fixed day. */
  readonly lastAt: Date | null;
  /** Whole days from the newest order to the fixed day of the model; null when the days go on. */
  readonly recencyDays: number | null;
  readonly frequency: number | null;
  /** Minor units. */
  readonly monetary: number | null;
  readonly r: number | null;
  readonly f: number | null;
  readonly m: number | null;
}

export interface CustomerRfm extends Rfm {
  readonly customer: number;
}

export const NO_RFM: Rfm = {
  lastAt: null,
  recencyDays: null,
  frequency: null,
  monetary: null,
  r: null,
  f: null,
  m: null,
};

const sameRfm = (a: Rfm, b: Rfm): boolean =>
  a.lastAt?.getTime() === b.lastAt?.getTime() &&
  a.recencyDays === b.recencyDays &&
  a.frequency === b.frequency &&
  a.monetary === b.monetary &&
  a.r === b.r &&
  a.f === b.f &&
  a.m === b.m;

const FIELDS = `customer, last_at as "lastAt", recency_days as "recencyDays", frequency, monetary, r, f, m`;
const ROW = `json_build_array(customer, floor(extract(epoch from last_at) * 1000), recency_days, frequency, monetary, r, f, m)`;

type Row = readonly [number, ...(number | null)[]];

const rfmOf = ([
  customer,
  last = null,
  recencyDays = null,
  frequency = null,
  monetary = null,
  r = null,
  f = null,
  m = null,
]: Row): CustomerRfm => ({
  customer,
  lastAt: last === null ? null : new Date(last),
  recencyDays,
  frequency,
  monetary,
  r,
  f,
  m,
});

export const rfmOfCustomers = (
  db: Queryable,
  workspace: number,
  customers: readonly number[],
): Promise<CustomerRfm[]> =>
  db.many<CustomerRfm>(
    `select ${FIELDS} from rfm_score where workspace_id = $1 and customer = any($2::int[])`,
    [workspace, customers],
  );

/** In batches, what changed after a position; 0: everything. */
export async function* rfmSince(
  tx: Tx,
  workspace: number,
  position: number,
): AsyncGenerator<CustomerRfm[], void, undefined> {
  const query = `select ${ROW} from rfm_score
    where workspace_id = ${Number(workspace)} and position > ${Number(position)}`;
  for await (const rows of streamTexts(tx, query)) yield rows.map(([row]) => rfmOf(JSON.parse(row ?? '')));
}

/** Of customers from one ordinal to another. */
export const rfmBetween = (
  db: Queryable,
  workspace: number,
  from: number,
  to: number,
): Promise<CustomerRfm[]> =>
  db.many<CustomerRfm>(
    `select ${FIELDS} from rfm_score where workspace_id = $1 and customer between $2 and $3`,
    [workspace, from, to],
  );

/** The same as one JSON value inside another statement; $1: workspace, $2: position. `readRfm` reads it. */
export const RFM_SINCE = `(
  select json_agg(${ROW}) from rfm_score where workspace_id = $1 and position > $2)`;

export const readRfm = (rows: unknown): CustomerRfm[] => ((rows ?? []) as Row[]).map(rfmOf);

/** Whose RFM changed after a position and up to another one. */
export const rfmChangedBetween = changedIn('rfm_score');

/** Writes what is not yet so; each change takes a position. Answers with the number of changes. */
export async function keepRfm(tx: Tx, workspace: number, scores: readonly CustomerRfm[]): Promise<number> {
  const stored = new Map(
    (
      await rfmOfCustomers(
        tx,
        workspace,
        scores.map((one) => one.customer),
      )
    ).map((one) => [one.customer, one]),
  );
  const changed = scores.filter((one) => !sameRfm(one, stored.get(one.customer) ?? NO_RFM));
  if (changed.length === 0) return 0;
  const { first } = await advance(tx, workspace, changed.length);
  await tx.run(
    `insert into rfm_score (workspace_id, customer, last_at, recency_days, frequency, monetary, r, f, m, position)
     select $1, * from unnest($2::int[], $3::timestamptz[], $4::int[], $5::int[], $6::bigint[], $7::smallint[],
                              $8::smallint[], $9::smallint[], $10::bigint[])
     on conflict (workspace_id, customer) do update
       set last_at = excluded.last_at, recency_days = excluded.recency_days, frequency = excluded.frequency,
           monetary = excluded.monetary, r = excluded.r, f = excluded.f, m = excluded.m,
           position = excluded.position`,
    [
      workspace,
      changed.map((one) => one.customer),
      changed.map((one) => one.lastAt),
      changed.map((one) => one.recencyDays),
      changed.map((one) => one.frequency),
      changed.map((one) => one.monetary),
      changed.map((one) => one.r),
      changed.map((one) => one.f),
      changed.map((one) => one.m),
      changed.map((_, i) => first + i),
    ],
  );
  return changed.length;
}

/** Nothing is said of these customers any more. */
export const forgetRfm = (tx: Tx, workspace: number, customers: readonly number[]): Promise<number> =>
  keepRfm(
    tx,
    workspace,
    customers.map((customer) => ({ customer, ...NO_RFM })),
  );

/** What is measured of all customers at once. */
export interface RfmMeasuring {
  /** Orders from `since` (null: the first one) to `upTo`, both included. */
  readonly since: Date | null;
  readonly upTo: Date;
  /** Only orders in it; null: in any, their amounts added as they are. */
  readonly currency: string | null;
  /** The day `YYYY-MM-DD` from which recency counts back. */
  readonly day: string;
  readonly zone: string;
}

/** Lower bounds, ascending: of days, of orders, of minor units. */
export interface RfmCutoffs {
  readonly r: readonly number[];
  readonly f: readonly number[];
  readonly m: readonly number[];
}

const valuesOf = (workspace: number, { since, upTo, currency, day, zone }: RfmMeasuring): unknown[] => [
  workspace,
  since,
  upTo,
  currency,
  day,
  zone,
];

/**
 * Without those who are gone, who are few: hashed, whatever the planner knows. Right after an import it knows nothing, and
 * would join everybody with everybody.
 */
const livesIn = (rows: string): string => `${rows}.customer not in (
  select c.ordinal from customer c
   where c.workspace_id = $1 and (c.merged_into is not null or c.deleted_at is not null))`;

/** Living customers with orders that count; $1 to $4 are those of `PURCHASES`, $5 the day, $6 the zone. */
const measured = ({ since, currency }: RfmMeasuring): string => `
  select p.customer, p.last_at, p.frequency, p.monetary, $5::date - (p.last_at at time zone $6)::date as recency
    from (${since === null && currency === null ? ALL_PURCHASES : PURCHASES}) p
   where ${livesIn('p')}`;

/** The bounds between `parts` equal parts of an ordered array, as `quantileBreaks` (rules/core/rfm.ts) finds them. */
const breaksOf = (sorted: string, parts: string): string => `(
  select array_agg((${sorted}[1 + lo] + (coalesce(${sorted}[2 + lo], ${sorted}[1 + lo]) - ${sorted}[1 + lo]) * rest
                    / ${parts}::bigint + 1)::float8 order by i)
    from (select i, ((n - 1) * i) / ${parts}::int as lo, ((n - 1) * i) % ${parts}::int as rest
            from generate_series(1, ${parts}::int - 1) i) place)`;

/** Bounds of quantiles over everybody who has orders that count; of a measure without a number of parts, none. */
export async function rfmQuantiles(
  db: Queryable,
  workspace: number,
  measuring: RfmMeasuring,
  parts: { readonly r: number | null; readonly f: number | null; readonly m: number | null },
): Promise<RfmCutoffs> {
  const found = await db.one<{ r: number[] | null; f: number[] | null; m: number[] | null }>(
    `with measured as materialized (${measured(measuring)}), sorted as (
       select count(*) as n, array_agg(recency::bigint order by recency) filter (where $7::int is not null) as rs,
              array_agg(frequency::bigint order by frequency) filter (where $8::int is not null) as fs,
              array_agg(monetary order by monetary) filter (where $9::int is not null) as ms from measured)
     select ${breaksOf('rs', '$7')} as r, ${breaksOf('fs', '$8')} as f, ${breaksOf('ms', '$9')} as m from sorted`,
    [...valuesOf(workspace, measuring), parts.r, parts.f, parts.m],
  );
  // Over nobody there is nothing to divide.
  const known = (breaks: number[] | null) => (breaks ?? []).filter((one) => one !== null);
  return { r: known(found.r), f: known(found.f), m: known(found.m) };
}

/**
 * Whose stored RFM is another one than that of his orders: the recount of everybody in one statement, of which only
 * the differences come back. `fixed`: the day of the model does not move.
 */
export const customersToScore = async (
  db: Queryable,
  workspace: number,
  measuring: RfmMeasuring,
  cutoffs: RfmCutoffs,
  fixed: boolean,
): Promise<number[]> =>
  (
    await db.many<{ customer: number }>(
      `with scored as (
         select customer, case when not $10 then last_at end as last_at, case when $10 then recency end as recency_days,
                frequency, monetary, 1 + cardinality($7::float8[]) - width_bucket(recency, $7::float8[]) as r,
                1 + width_bucket(frequency, $8::float8[]) as f, 1 + width_bucket(monetary, $9::float8[]) as m
           from (${measured(measuring)}) measured)
       select coalesce(s.customer, k.customer) as customer
         from scored s full join (select k.* from rfm_score k
               where k.workspace_id = $1 and ${livesIn('k')}) k on k.customer = s.customer
        where (s.last_at, s.recency_days, s.frequency, s.monetary, s.r, s.f, s.m)
              is distinct from (k.last_at, k.recency_days, k.frequency, k.monetary, k.r, k.f, k.m)`,
      [...valuesOf(workspace, measuring), cutoffs.r, cutoffs.f, cutoffs.m, fixed],
    )
  ).map((row) => row.customer);
