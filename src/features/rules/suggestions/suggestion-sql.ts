/** The table of proposed tags. */
import type { TouchedSource } from '#features/customers';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { advance } from '#platform/feed';

export interface SuggestionRow {
  readonly id: number;
  readonly customer: number;
  readonly tag: number;
  readonly version: number;
  readonly status: 'open' | 'accepted' | 'rejected';
  readonly decided_at: Date | null;
  /** Of an accepted one: the change that it made. */
  readonly cause: number | null;
}

/** Everything that one rule proposed for these customers, whatever became of it. */
export const suggestionsOf = (
  db: Queryable,
  workspace: number,
  rule: number,
  customers: readonly number[],
): Promise<SuggestionRow[]> =>
  db.many<SuggestionRow>(
    `select id, customer, tag_id as tag, version, status, decided_at, cause_id as cause from tag_suggestion
      where workspace_id = $1 and rule_id = $2 and customer = any($3::int[])`,
    [workspace, rule, customers],
  );

export interface NewSuggestion {
  readonly customer: number;
  readonly tag: number;
  readonly evidence: string | null;
}

export async function insertSuggestions(
  tx: Tx,
  ctx: Ctx,
  rule: { readonly id: number; readonly version: number },
  made: readonly NewSuggestion[],
): Promise<void> {
  if (made.length === 0) return;
  await tx.run(
    `insert into tag_suggestion (workspace_id, rule_id, version, customer, tag_id, evidence, made_at)
     select $1, $2, $3, customer, tag, evidence, $7
       from unnest($4::int[], $5::int[], $6::text[]) n (customer, tag, evidence)`,
    [
      ctx.workspace,
      rule.id,
      rule.version,
      made.map((one) => one.customer),
      made.map((one) => one.tag),
      made.map((one) => one.evidence),
      ctx.now,
    ],
  );
  await tell(
    tx,
    ctx.workspace,
    made.map((one) => one.customer),
  );
}

/** Whoever has these customers open hears that their proposals changed. */
async function tell(tx: Tx, workspace: number, customers: readonly number[]): Promise<void> {
  if (customers.length === 0) return;
  const { last } = await advance(tx, workspace, 1);
  await tx.run(
    `insert into suggestion_news (workspace_id, customer, position)
     select distinct $1::int, customer, $3::bigint from unnest($2::int[]) n (customer)
     on conflict (workspace_id, customer) do update set position = excluded.position`,
    [workspace, customers, last],
  );
}

type Gone = { readonly customer: number };
const tellGone = (tx: Tx, workspace: number, rows: readonly Gone[]): Promise<void> =>
  tell(
    tx,
    workspace,
    rows.map((row) => row.customer),
  );

export async function dropSuggestions(tx: Tx, workspace: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const gone = await tx.many<Gone>(
    'delete from tag_suggestion where workspace_id = $1 and id = any($2::bigint[]) returning customer',
    [workspace, ids],
  );
  await tellGone(tx, workspace, gone);
}

interface Staying {
  readonly tags: readonly number[];
  /** Null: of any version. */
  readonly version: number | null;
}

/** What a rule does not propose any more is nothing to decide, except what stays; what was decided stays in any case. */
export async function dropOpen(
  tx: Tx,
  workspace: number,
  rule: number,
  { tags, version }: Staying = { tags: [], version: null },
): Promise<void> {
  const gone = await tx.many<Gone>(
    `delete from tag_suggestion
      where workspace_id = $1 and rule_id = $2 and status = 'open' and (tag_id <> all($3::int[]) or version <> $4::int)
      returning customer`,
    [workspace, rule, tags, version],
  );
  await tellGone(tx, workspace, gone);
}

export interface OpenSuggestion {
  readonly id: number;
  readonly rule: number;
  readonly name: string;
  readonly tag: number;
  readonly version: number;
  readonly evidence: string | null;
  readonly made_at: Date;
}

/** What waits for somebody at a customer, of rules that are live. */
export const openSuggestions = (
  db: Queryable,
  workspace: number,
  customer: number,
): Promise<OpenSuggestion[]> =>
  db.many<OpenSuggestion>(
    `select s.id, s.rule_id as rule, r.name, s.tag_id as tag, s.version, s.evidence, s.made_at
       from tag_suggestion s join rule r on r.workspace_id = s.workspace_id and r.id = s.rule_id
      where s.workspace_id = $1 and s.customer = $2 and s.status = 'open' and r.status = 'live' and r.deleted_at is null
      order by s.id`,
    [workspace, customer],
  );

type Answer =
  | { readonly status: 'rejected' }
  /** The change that it made; null when the tag was there. */
  | { readonly status: 'accepted'; readonly cause: number | null };

/** `version` becomes the one that is live; what it is told now it must not ask again. */
export async function decideSuggestion(tx: Tx, ctx: Ctx, id: number, answer: Answer): Promise<void> {
  const decided = await tx.many<Gone>(
    `update tag_suggestion s
        set status = $3, decided_at = $4, decided_by = $5, version = coalesce(r.live_version, s.version), cause_id = $6
       from rule r
      where s.workspace_id = $1 and s.id = $2 and r.workspace_id = s.workspace_id and r.id = s.rule_id
      returning s.customer`,
    [
      ctx.workspace,
      id,
      answer.status,
      ctx.now,
      ctx.actor.name,
      answer.status === 'accepted' ? answer.cause : null,
    ],
  );
  await tellGone(tx, ctx.workspace, decided);
}

/**
 * Of these customers, whose proposals came, went or were decided after a position; and who has open ones when rules or
 * tags changed, since what is shown of them may be something else: a rule is live or not, a tag was merged.
 */
export const suggestedSince: TouchedSource = async (db, workspace, customers, after) =>
  (
    await db.many<{ customer: number }>(
      `select customer from suggestion_news
        where workspace_id = $1 and customer = any($2::int[]) and position > $3
       union
       select s.customer from tag_suggestion s
         join workspace w on w.id = s.workspace_id
         left join library_version l on l.workspace_id = s.workspace_id
        where s.workspace_id = $1 and s.customer = any($2::int[]) and s.status = 'open'
          and greatest(w.vocabulary, l.position) > $3`,
      [workspace, customers, after],
    )
  ).map((row) => row.customer);

/** How people answered a rule since then, and how many proposals wait. */
export const answersTo = (db: Queryable, workspace: number, rule: number, since: Date) =>
  db.one<{ readonly open: number; readonly accepted: number; readonly rejected: number }>(
    `select count(*) filter (where status = 'open')::int as open,
            count(*) filter (where status = 'accepted' and decided_at >= $3)::int as accepted,
            count(*) filter (where status = 'rejected' and decided_at >= $3)::int as rejected
       from tag_suggestion where workspace_id = $1 and rule_id = $2`,
    [workspace, rule, since],
  );
