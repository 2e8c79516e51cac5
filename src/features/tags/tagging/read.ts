/** Reads of assignments and of their history, for this feature and for those that follow it. */
import { addTo, fromId, type Source, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { numberSets, type Queryable, streamInts, type Tx } from '#platform/db';
import { changedIn } from '#platform/feed';
import { libraryOf } from '../library/library.ts';
import { type LibrarySnapshot, seesTag } from '../library/snapshot.ts';

export interface Assignment {
  readonly customer: number;
  readonly tag: number;
  readonly source: Source;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/**
 * Assignments of some customers as one JSON value inside another statement, which is read several times faster than a
 * dozen rows for each; $1: workspace, $2: ordinals. `readAssignments` reads it.
 */
export const ASSIGNMENTS_OF = `(
  select json_agg(json_build_array(customer, tag_id, source, floor(extract(epoch from since) * 1000)))
    from assignment where workspace_id = $1 and customer = any($2::int[]))`;

/**
 * Tags that rules and models put on the customers of `cohort` from $3 to $4 and that still are there; $1: workspace. A part
 * of a statement, before which `cohort` stands.
 */
export const RULED_OF_COHORT = `
  select a.tag_id as tag, count(distinct a.customer)::int as customers
    from cohort join assignment a on a.workspace_id = $1 and a.customer = cohort.customer
   where a.source in ('rule', 'model') and a.since >= $3 and a.since <= $4 group by 1`;

type AssignmentRow = readonly [customer: number, tag: number, source: Source, since: number];

/** Those that the caller may see, by customer and library order. The caller answers for the reach of the customers. */
export async function readAssignments(ctx: Ctx, rows: unknown): Promise<Assignment[]> {
  const library = await libraryOf(ctx.db, ctx.workspace);
  const order = placesOf(library);
  return ((rows ?? []) as AssignmentRow[])
    .filter(([, tag]) => {
      const known = library.tag(tag);
      return known !== null && seesTag(ctx.actor, known);
    })
    .sort((a, b) => a[0] - b[0] || (order.get(a[1]) ?? 0) - (order.get(b[1]) ?? 0))
    .map(([customer, tag, source, since]) => ({ customer, tag, source, since }));
}

const places = new WeakMap<LibrarySnapshot, ReadonlyMap<number, number>>();

/** Where each tag stands in the library. A library never changes, so they are counted once. */
function placesOf(library: LibrarySnapshot): ReadonlyMap<number, number> {
  let known = places.get(library);
  if (!known) {
    known = new Map([...library.tags.keys()].map((id, i) => [id, i]));
    places.set(library, known);
  }
  return known;
}

export interface AssignmentFact {
  readonly tag: number;
  readonly since: Date;
  readonly source: Source;
  /** In a group per staff: whose it is. Otherwise who put it on; null when a program did. */
  readonly staff: number | null;
}

/** Which assignments are asked for, and what of them. */
export interface AssignmentsAsked {
  /** Only of these; null: of all. */
  readonly tags?: readonly number[] | null;
  /** Of each customer only these, and of nobody else any; `tags` does not count then. */
  readonly tagsOf?: ReadonlyMap<number, Iterable<number>> | null;
  /** False: nobody asks who put a tag on, so outside of groups per staff `staff` is null. */
  readonly actors?: boolean;
}

/** A cause is one row more for each assignment, wherever it lies. */
const ACTORS = `left join cause c on c.workspace_id = a.workspace_id and c.id = a.cause_id and a.staff_id = 0`;

// Found by customer and then sifted: all the tags that are asked for would each be looked up for each customer.
const OWN = `with a as materialized (
       select workspace_id, customer, tag_id, since, source, staff_id, cause_id from assignment
        where workspace_id = $1 and customer = any($2::int[]))`;
const ASKED_OF_EACH = `a join unnest($2::int[], $3::int[]) asked (customer, set) using (customer)
       join unnest($4::int[], $5::int[]) wanted (set, tag_id) using (set, tag_id)`;

function columnsOf(tagsOf: ReadonlyMap<number, Iterable<number>>, customers: readonly number[]): number[][] {
  const asked = numberSets(new Map(customers.map((customer) => [customer, tagsOf.get(customer) ?? []])));
  return [asked.keys, asked.setOfKey, asked.sets, asked.values];
}

/** Assignments by customer as conditions see them, whoever asks. */
export async function assignmentFactsOf(
  db: Queryable,
  workspace: number,
  customers: readonly number[],
  { tags = null, tagsOf = null, actors = true }: AssignmentsAsked = {},
): Promise<Map<number, AssignmentFact[]>> {
  const rows = await db.many<{
    customer: number;
    tag: number;
    since: Date;
    source: Source;
    staff_id: number;
    actor_kind?: string | null;
    actor_id?: string | null;
  }>(
    `${tagsOf ? OWN : ''}
     select a.customer, a.tag_id as tag, a.since, a.source, a.staff_id${actors ? ', c.actor_kind, c.actor_id' : ''}
       from ${tagsOf ? ASKED_OF_EACH : 'assignment a'} ${actors ? ACTORS : ''}
      ${tagsOf ? '' : 'where a.workspace_id = $1 and a.customer = any($2::int[]) and ($3::int[] is null or a.tag_id = any($3))'}`,
    tagsOf ? [workspace, ...columnsOf(tagsOf, customers)] : [workspace, customers, tags],
  );
  const facts = new Map<number, AssignmentFact[]>();
  for (const { customer, tag, since, source, staff_id, actor_kind, actor_id } of rows)
    addTo(facts, customer, {
      tag,
      since,
      source,
      staff: staff_id > 0 ? staff_id : actor_kind && actor_id ? staffOfActor(actor_kind, actor_id) : null,
    });
  return facts;
}

export interface AssignedFilter {
  readonly tag: number;
  /** Ascending ordinals; only these are answered. */
  readonly among: ArrayLike<number>;
  /** Inclusive. */
  readonly since: Date | null;
  /** Exclusive. */
  readonly until: Date | null;
  readonly sources: readonly Source[] | null;
  /** Who put it on, or whose it is in a group per staff. */
  readonly staff: number | null;
}

/** Customers whose assignment of a tag began in a span, by source or staff; ascending. */
export async function assignedMatching(
  db: Queryable,
  workspace: number,
  filter: AssignedFilter,
): Promise<number[]> {
  const rows = await db.many<{ customer: number }>(
    `select distinct a.customer from assignment a
      where a.workspace_id = $1 and a.tag_id = $2
        and ($3::timestamptz is null or a.since >= $3) and ($4::timestamptz is null or a.since < $4)
        and ($5::source[] is null or a.source = any($5))
        and ($6::int is null or a.staff_id = $6 or a.staff_id = 0 and exists (
              select from cause c where c.workspace_id = a.workspace_id and c.id = a.cause_id
                 and c.actor_kind = 'staff' and c.actor_id = $7))
      order by a.customer`,
    [
      workspace,
      filter.tag,
      filter.since,
      filter.until,
      filter.sources,
      filter.staff,
      filter.staff === null ? null : toId('staff', filter.staff),
    ],
  );
  const { among } = filter;
  let i = 0;
  return rows
    .map((row) => row.customer)
    .filter((customer) => {
      while (i < among.length && (among[i] ?? 0) < customer) i++;
      return among[i] === customer;
    });
}

/**
 * Every assignment of the workspace, or of one tag: tag and customer, one pair behind the other, by tag and ascending
 * customer. A tag per staff may name a customer several times.
 */
export const streamAssignments = (tx: Tx, workspace: number, tag: number | null = null) =>
  streamInts(
    tx,
    `select tag_id, customer from assignment
      where workspace_id = ${Number(workspace)}${tag === null ? '' : ` and tag_id = ${Number(tag)}`}
      order by tag_id, customer`,
    2,
  );

/** Assignments of customers from one ordinal to another, one line for each person who put the tag on. */
export const assignmentsBetween = (
  tx: Tx,
  workspace: number,
  from: number,
  to: number,
): Promise<{ readonly tag: number; readonly customer: number }[]> =>
  tx.many(
    `select tag_id as tag, customer from assignment where workspace_id = $1 and customer between $2 and $3`,
    [workspace, from, to],
  );

// A new source or expiry of an assignment that stays is no change here, so every line puts one on or takes one off.
const CAME_OR_WENT = 'not (added and was_source is not null)';

/** Whether a change only tells that tags were merged, or that this was taken back; $1: workspace. */
export const BY_MERGE = `exists (
  select from cause c left join cause undone on undone.workspace_id = $1 and undone.id = c.undoes
   where c.workspace_id = $1 and c.id = cause_id and 'tag.merged' in (c.reason, undone.reason))`;

/** What came and went after a position, in order: customer, tag, and 1 for added or 0, one triple behind the other. */
export const streamChanges = (tx: Tx, workspace: number, position: number) =>
  streamInts(
    tx,
    `select customer, tag_id, added::int from tag_change
      where workspace_id = ${Number(workspace)} and position > ${Number(position)} and ${CAME_OR_WENT} order by position`,
    3,
  );

/** The same as one JSON value inside another statement, a list of triples; $1: workspace, $2: position. */
export const CHANGES_SINCE = `(
  select json_agg(json_build_array(customer, tag_id, added::int) order by position) from tag_change
   where workspace_id = $1 and position > $2 and ${CAME_OR_WENT})`;

/** Of these customers, whose tags changed after a position. */
export const taggedSince = async (
  db: Queryable,
  workspace: number,
  customers: readonly number[],
  after: number,
): Promise<number[]> =>
  (
    await db.many<{ customer: number }>(
      `select distinct customer from tag_change
        where workspace_id = $1 and customer = any($2::int[]) and position > $3`,
      [workspace, customers, after],
    )
  ).map((row) => row.customer);

/** Whose tags changed after a position and up to another one. */
export const taggedBetween = changedIn('tag_change');

/** `stf_3` of a cause's actor as a number; null for keys and the product itself. */
export const staffOfActor = (kind: string, id: string): number | null =>
  kind === 'staff' ? fromId('staff', id) : null;

export interface ChangedTag {
  readonly position: number;
  readonly customer: number;
  readonly tag: number;
  readonly added: boolean;
}

/** What changed after a position, in order: for whoever follows the log with a cursor of his own. */
export const changesAfter = (db: Queryable, workspace: number, position: number, limit: number) =>
  db.many<ChangedTag>(
    `select position, customer, tag_id as tag, added from tag_change
      where workspace_id = $1 and position > $2 order by position limit $3`,
    [workspace, position, limit],
  );

export interface TagCameOrWent extends ChangedTag {
  readonly at: Date;
  /** The rule that changed it, `rule_1`; null: nobody or somebody else. */
  readonly rule: string | null;
  /** Tags were merged: nothing happened to the customer. */
  readonly merged: boolean;
}

/** What came and went after a position and up to another one, in order. */
export const cameAndWentBetween = (db: Queryable, workspace: number, after: number, upTo: number) =>
  db.many<TagCameOrWent>(
    `select position, customer, tag_id as tag, added, at,
            case when source in ('rule', 'model')
              then (select evidence->>'rule' from cause c where c.workspace_id = $1 and c.id = cause_id) end as rule,
            ${BY_MERGE} as merged
       from tag_change
      where workspace_id = $1 and position > $2 and position <= $3 and ${CAME_OR_WENT} order by position`,
    [workspace, after, upTo],
  );
