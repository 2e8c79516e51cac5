/** SQL of the door: the only statements that write `assignment`, `removal`, `tag_change` and `cause`. */
import { authorityOf, type Source } from '#kernel';
import type { Queryable, Tx } from '#platform/db';
import type { OpenCause } from './cause.ts';
import type { Entries, Image, LogRow } from './entries.ts';

/** Small statements that run for every write are planned once per connection. */
const prepared = <R>(tx: Tx, name: string, text: string, values: readonly unknown[]): Promise<R[]> =>
  tx.rows<R>({ name, text, values });

export interface CauseRow {
  readonly id: number;
  readonly source: Source;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly reason: string | null;
  readonly evidence: unknown;
  readonly job: number | null;
  readonly undoes: number | null;
  readonly at: Date;
  readonly first: number;
  readonly last: number;
}

/** A cause that wrote the lines of history from `first` to `last`. */
export const causeRow = ({ id, ctx, cause }: OpenCause, first: number, last: number): CauseRow => ({
  id,
  source: cause.source,
  actorKind: ctx.actor.kind,
  actorId: ctx.actor.id,
  actorName: ctx.actor.name,
  reason: cause.reason ?? null,
  evidence: cause.evidence ?? null,
  job: cause.job ?? null,
  undoes: cause.undoes ?? null,
  at: ctx.now,
  first,
  last,
});

/** Numbers for causes, and the library's version, in one round trip. */
export async function beginBatch(
  tx: Tx,
  workspace: number,
  causes: number,
): Promise<{ version: number; causes: number[] }> {
  const [row] = await prepared<{ version: number; causes: string[] }>(
    tx,
    'tags begin batch',
    `select coalesce((select position from library_version where workspace_id = $1), 0)::bigint as version,
            array(select nextval(pg_get_serial_sequence('cause', 'id'))::text from generate_series(1, $2::int)) as causes`,
    [workspace, causes],
  );
  return { version: row?.version ?? 0, causes: (row?.causes ?? []).map(Number) };
}

export interface StateRow {
  readonly removal: boolean;
  readonly tag: number;
  readonly customer: number;
  readonly staff: number;
  readonly source: Source;
  readonly locked: boolean;
  /** Milliseconds since 1970; of a removal when it was made. */
  readonly since: number;
  /** Of a removal its `until`. */
  readonly ends: number | null;
  readonly cause: number;
  readonly evidence: string | null;
  /** Of bulk work that is in force: the kind of actor who asked for it. Otherwise null. */
  readonly asker: string | null;
}

/** A stored assignment with the precedence it has. */
export const imageOf = ({ source, locked, since, ends, cause, evidence, asker }: StateRow): Image => ({
  source,
  authority: asker === null ? undefined : authorityOf(source, asker),
  locked,
  since,
  expiresAt: ends,
  cause,
  evidence,
});

const STATE = `select false as removal, tag_id as tag, customer, staff_id as staff, source, locked,
            (extract(epoch from since) * 1000)::float8 as since,
            (extract(epoch from expires_at) * 1000)::float8 as ends, cause_id as cause, evidence,
            case when source = 'bulk' then
              (select actor_kind from cause c where c.workspace_id = $1 and c.id = cause_id) end as asker
       from assignment where workspace_id = $1 and tag_id = any($2::int[]) and customer = any($3::int[])
     union all
     select true, tag_id, customer, staff_id, source, false, (extract(epoch from at) * 1000)::float8,
            (extract(epoch from until) * 1000)::float8, cause_id, null, null
       from removal where workspace_id = $1 and tag_id = any($2::int[]) and customer = any($3::int[])`;

export interface Begun {
  /** Position of the library's last change. */
  readonly version: number;
  readonly causes: readonly number[];
  readonly state: readonly StateRow[];
}

/**
 * What a batch of writes begins with, in one round trip: the library's version, numbers for causes, and the assignments
 * and remembered removals of these customers in these tags.
 */
export async function beginWithState(
  tx: Tx,
  workspace: number,
  causes: number,
  tags: readonly number[],
  customers: readonly number[],
): Promise<Begun> {
  const rows = await prepared<StateRow & { version: number | null; causes: string[] | null }>(
    tx,
    'tags begin with state',
    `select coalesce((select position from library_version where workspace_id = $1), 0)::bigint as version,
            array(select nextval(pg_get_serial_sequence('cause', 'id'))::text from generate_series(1, $4::int)) as causes,
            false as removal, 0 as tag, 0 as customer, 0 as staff, null::source as source, false as locked,
            0::float8 as since, null::float8 as ends, 0::bigint as cause, null as evidence, null as asker
     union all select null, null, state.* from (${STATE}) state`,
    [workspace, tags, customers, causes],
  );
  const [head, ...state] = rows;
  return { version: head?.version ?? 0, causes: (head?.causes ?? []).map(Number), state };
}

/** Assignments and remembered removals of these customers in these tags. */
export const stateOf = (
  db: Queryable,
  workspace: number,
  tags: readonly number[],
  customers: readonly number[],
): Promise<StateRow[]> => db.many<StateRow>(STATE, [workspace, tags, customers]);

/** Customers of a tag with a larger ordinal, ascending. */
export const customersAfter = async (
  db: Queryable,
  workspace: number,
  tag: number,
  after: number,
  limit: number,
): Promise<number[]> =>
  (
    await db.many<{ customer: number }>(
      `select distinct customer from assignment
        where workspace_id = $1 and tag_id = $2 and customer > $3 order by customer limit $4`,
      [workspace, tag, after, limit],
    )
  ).map((row) => row.customer);

/** Array parameters of plain numbers as literals: the driver would quote each element. */
export const literal = (numbers: ArrayLike<number>): string => `{${Array.prototype.join.call(numbers, ',')}}`;
const times = (values: readonly (number | null)[]): string => `{${values.map((v) => v ?? 'null').join(',')}}`;

const at = (expression: string) => `to_timestamp(${expression} / 1000.0)`;

/**
 * Writes everything decided in one statement: what is gone, what is placed, memories, causes, and the history, whose
 * positions begin at `first`.
 */
export async function writeBatch(
  tx: Tx,
  workspace: number,
  entries: Entries,
  causes: readonly CauseRow[],
  first: number,
): Promise<void> {
  const { gone, placed, remembered, forgotten } = entries.outcome();
  const { log } = entries;
  const was = <T>(pick: (image: NonNullable<LogRow['was']>) => T): (T | null)[] =>
    log.map((row) => (row.was ? pick(row.was) : null));
  await prepared(
    tx,
    'tags write batch',
    `with
     gone as (
       delete from assignment a using unnest($2::int[], $3::int[], $4::int[]) as d (tag, customer, staff)
        where a.workspace_id = $1 and a.tag_id = d.tag and a.customer = d.customer and a.staff_id = d.staff),
     placed as (
       insert into assignment (workspace_id, tag_id, customer, staff_id, source, locked, since, expires_at, cause_id, evidence)
       select $1, p.tag, p.customer, p.staff, p.source, p.locked, ${at('p.since')}, ${at('p.ends')}, p.cause, p.evidence
         from unnest($5::int[], $6::int[], $7::int[], $8::source[], $9::boolean[], $10::float8[], $11::float8[], $12::bigint[], $13::text[])
              as p (tag, customer, staff, source, locked, since, ends, cause, evidence)
       on conflict (workspace_id, tag_id, customer, staff_id) do update
          set source = excluded.source, locked = excluded.locked, since = excluded.since,
              expires_at = excluded.expires_at, cause_id = excluded.cause_id, evidence = excluded.evidence),
     forgotten as (
       delete from removal r using unnest($14::int[], $15::int[], $16::int[]) as d (tag, customer, staff)
        where r.workspace_id = $1 and r.tag_id = d.tag and r.customer = d.customer and r.staff_id = d.staff),
     remembered as (
       insert into removal (workspace_id, tag_id, customer, staff_id, source, cause_id, at)
       select $1, * from unnest($17::int[], $18::int[], $19::int[], $20::source[], $21::bigint[], $22::timestamptz[])
       on conflict (workspace_id, tag_id, customer, staff_id) do update
          set source = excluded.source, cause_id = excluded.cause_id, at = excluded.at, until = null),
     because as (
       insert into cause (workspace_id, id, source, actor_kind, actor_id, actor_name, reason, evidence, job_id, undoes, at, first_position, last_position)
       overriding system value
       select $1, c.id, c.source, c.kind, c.actor, c.name, c.reason, c.evidence, c.job, c.undoes, c.at, c.first, c.last
         from jsonb_to_recordset($23::jsonb) as c (id bigint, source source, kind text, actor text, name text,
              reason text, evidence jsonb, job bigint, undoes bigint, at timestamptz, first bigint, last bigint))
     insert into tag_change (workspace_id, position, at, cause_id, customer, tag_id, staff_id, source, added, since, replaced_by,
            evidence, was_source, was_since, was_cause_id, was_expires_at, was_locked, was_evidence)
     select $1, $24::bigint + l.n - 1, l.at, l.cause, l.customer, l.tag, l.staff, l.source, l.added, ${at('l.since')}, l.replaced_by,
            l.evidence, l.was_source, ${at('l.was_since')}, l.was_cause, ${at('l.was_ends')}, l.was_locked, l.was_evidence
       from unnest($25::timestamptz[], $26::bigint[], $27::int[], $28::int[], $29::int[], $30::source[], $31::boolean[],
                   $32::float8[], $33::int[], $34::text[], $35::source[], $36::float8[], $37::bigint[], $38::float8[],
                   $39::boolean[], $40::text[])
            with ordinality as l (at, cause, customer, tag, staff, source, added, since, replaced_by, evidence,
                   was_source, was_since, was_cause, was_ends, was_locked, was_evidence, n)`,
    [
      workspace,
      ...slotColumns(gone),
      ...slotColumns(placed.map((p) => p.slot)),
      placed.map((p) => p.image.source),
      placed.map((p) => p.image.locked),
      times(placed.map((p) => p.image.since)),
      times(placed.map((p) => p.image.expiresAt)),
      literal(placed.map((p) => p.image.cause)),
      placed.map((p) => p.image.evidence),
      ...slotColumns(forgotten),
      ...slotColumns(remembered.map((r) => r.slot)),
      remembered.map((r) => r.memory.source),
      literal(remembered.map((r) => r.memory.cause)),
      remembered.map((r) => r.memory.at.toISOString()),
      JSON.stringify(causes.map((c) => ({ ...c, kind: c.actorKind, actor: c.actorId, name: c.actorName }))),
      first,
      log.map((row) => row.at.toISOString()),
      literal(log.map((row) => row.cause)),
      literal(log.map((row) => row.customer)),
      literal(log.map((row) => row.tag)),
      literal(log.map((row) => row.staff)),
      log.map((row) => row.source),
      log.map((row) => row.added),
      times(log.map((row) => row.since)),
      times(log.map((row) => row.replacedBy)),
      log.map((row) => row.evidence),
      was((image) => image.source),
      times(was((image) => image.since)),
      times(was((image) => image.cause)),
      times(was((image) => image.expiresAt)),
      was((image) => image.locked),
      was((image) => image.evidence),
    ],
  );
}

const slotColumns = (slots: readonly { tag: number; customer: number; staff: number }[]) => [
  literal(slots.map((s) => s.tag)),
  literal(slots.map((s) => s.customer)),
  literal(slots.map((s) => s.staff)),
];
