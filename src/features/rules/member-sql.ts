/** What rules remember of customers, and when they look again. */
import { numberSets, type Queryable, type Tx } from '#platform/db';
import type { Memory } from './core/public.ts';

export interface Member extends Memory {
  readonly rule: number;
  readonly customer: number;
  /** Milliseconds since 1970; null: not by itself. */
  readonly dueAt: number | null;
}

interface Row {
  readonly rule_id: number;
  readonly customer: number;
  readonly held: boolean;
  readonly since: Date | null;
  readonly last: Date | null;
  readonly level: number | null;
  readonly waiting: boolean;
  readonly due_at: Date | null;
}

const COLUMNS = 'rule_id, customer, held, since, last, level, waiting, due_at';

const memberOf = ({ rule_id, customer, held, since, last, level, waiting, due_at }: Row): Member => ({
  rule: rule_id,
  customer,
  held,
  since: since?.getTime() ?? null,
  last: last?.getTime() ?? null,
  level,
  waiting,
  dueAt: due_at?.getTime() ?? null,
});

export const membersOf = async (
  db: Queryable,
  workspace: number,
  rules: readonly number[],
  customers: readonly number[],
): Promise<Member[]> =>
  (
    await db.many<Row>(
      `select ${COLUMNS} from rule_member
        where workspace_id = $1 and rule_id = any($2::int[]) and customer = any($3::int[])`,
      [workspace, rules, customers],
    )
  ).map(memberOf);

/** `rules`: of each customer those about which is asked. Found by customer and then sifted, not looked up one by one. */
export async function membersAsked(
  db: Queryable,
  workspace: number,
  rules: ReadonlyMap<number, Iterable<number>>,
): Promise<Member[]> {
  const { keys, setOfKey, sets, values } = numberSets(rules);
  const rows = await db.many<Row>(
    `with own as materialized (
       select ${COLUMNS} from rule_member where workspace_id = $1 and customer = any($2::int[]))
     select ${COLUMNS} from own join unnest($2::int[], $3::int[]) asked (customer, set) using (customer)
       join unnest($4::int[], $5::int[]) wanted (set, rule_id) using (set, rule_id)`,
    [workspace, keys, setOfKey, sets, values],
  );
  return rows.map(memberOf);
}

/** A member about whom nothing is known and nothing is due has no row. */
export async function keepMembers(tx: Tx, workspace: number, members: readonly Member[]): Promise<void> {
  const isEmpty = (one: Member) => !one.held && !one.waiting && one.last === null && one.dueAt === null;
  const gone = members.filter(isEmpty);
  const kept = members.filter((one) => !isEmpty(one));
  if (gone.length > 0)
    await tx.run(
      `delete from rule_member m using unnest($2::int[], $3::int[]) g (rule_id, customer)
        where m.workspace_id = $1 and m.rule_id = g.rule_id and m.customer = g.customer`,
      [workspace, gone.map((one) => one.rule), gone.map((one) => one.customer)],
    );
  if (kept.length === 0) return;
  const time = (at: number | null) => (at === null ? null : new Date(at));
  await tx.run(
    `insert into rule_member (workspace_id, rule_id, customer, held, since, last, level, waiting, due_at)
     select $1, * from unnest($2::int[], $3::int[], $4::bool[], $5::timestamptz[], $6::timestamptz[], $7::int[],
                              $8::bool[], $9::timestamptz[])
     on conflict (workspace_id, rule_id, customer) do update
       set held = excluded.held, since = excluded.since, last = excluded.last, level = excluded.level,
           waiting = excluded.waiting, due_at = excluded.due_at`,
    [
      workspace,
      kept.map((one) => one.rule),
      kept.map((one) => one.customer),
      kept.map((one) => one.held),
      kept.map((one) => time(one.since)),
      kept.map((one) => time(one.last)),
      kept.map((one) => one.level),
      kept.map((one) => one.waiting),
      kept.map((one) => time(one.dueAt)),
    ],
  );
}

/**
 * Whose time has come, those that wait longest first. Whom a rule that goes through everybody has not reached is not among
 * them: it looks at him anyway, and until then he would stand before all others.
 */
export const dueMembers = (
  db: Queryable,
  workspace: number,
  rules: readonly number[],
  now: Date,
  limit: number,
): Promise<{ readonly rule: number; readonly customer: number; readonly due_at: Date }[]> =>
  db.many(
    `select member.rule_id as rule, member.customer, member.due_at
       from rule_member member
       join rule on rule.workspace_id = member.workspace_id and rule.id = member.rule_id
      where member.workspace_id = $1 and member.due_at <= $3 and member.rule_id = any($2::int[])
        and (rule.passed is null or member.customer <= rule.passed)
      order by member.due_at limit $4`,
    [workspace, rules, now, limit],
  );

/** Lets a rule look at these customers as soon as it can. */
export async function askDue(
  tx: Tx,
  workspace: number,
  rule: number,
  customers: readonly number[],
  now: Date,
): Promise<void> {
  if (customers.length === 0) return;
  await tx.run(
    `insert into rule_member (workspace_id, rule_id, customer, held, waiting, due_at)
     select $1, $2, c, false, false, $4 from unnest($3::int[]) c
     on conflict (workspace_id, rule_id, customer) do update set due_at = excluded.due_at`,
    [workspace, rule, customers, now],
  );
}

/** Nobody looks at these customers by himself any more. Whoever comes back is looked at because he was touched. */
export const letRest = (tx: Tx, workspace: number, customers: readonly number[]): Promise<unknown> =>
  tx.run(
    `update rule_member set due_at = null
      where workspace_id = $1 and customer = any($2::int[]) and due_at is not null`,
    [workspace, customers],
  );

export const forgetMembers = (tx: Tx, workspace: number, rule: number): Promise<unknown> =>
  tx.run('delete from rule_member where workspace_id = $1 and rule_id = $2', [workspace, rule]);

export const countHeld = async (db: Queryable, workspace: number): Promise<ReadonlyMap<number, number>> =>
  new Map(
    (
      await db.many<{ rule: number; held: number }>(
        `select rule_id as rule, count(*) as held from rule_member where workspace_id = $1 and held group by rule_id`,
        [workspace],
      )
    ).map(({ rule, held }) => [rule, held]),
  );
