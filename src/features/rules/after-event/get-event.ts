/** One event within the caller's reach, what rules changed of its customer because of it, and which could care. */
import { namedCustomers, needCustomer, withMerged } from '#features/customers';
import { eventAt, eventPresenter } from '#features/events';
import { changesByCauses } from '#features/tags';
import { AppError, asSeenBy, notFound, type OutputOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { becauseOf, type Reads, type ResolvedRule, readRule, readsOf, readsType } from '../core/public.ts';
import { cursorOf } from '../cursor-sql.ts';
import { asRules, type LiveRules, liveRules, type RuleParts } from '../live-rules.ts';
import { type RunningRow, runningRows } from '../rule-sql.ts';
import { runsThatSaw } from '../run-sql.ts';
import type * as contract from './contract.ts';

type Shown = OutputOf<typeof contract.getEvent>;
type Event = NonNullable<Awaited<ReturnType<typeof eventAt>>>;

/** Errors: `event.notFound`, also for one of a customer who is deleted or out of reach. */
export async function needEvent(ctx: Ctx, position: number) {
  requireRight(ctx.actor, 'customers:read');
  const event = await eventAt(ctx.db, ctx.workspace, position);
  if (!event) throw notFound('event.notFound', { position });
  try {
    return { event, customer: await needCustomer(ctx.db, ctx, toId('customer', event.customer)) };
  } catch (error) {
    throw error instanceof AppError ? notFound('event.notFound', { position }) : error;
  }
}

export interface ReadRow {
  readonly row: RunningRow;
  /** Null: it names what is gone. */
  readonly resolved: ResolvedRule | null;
  readonly watches: Reads | null;
  readonly reads: boolean;
}

/** A rule, and whether events of this type are any of its business. */
function readRow(row: RunningRow, { rules, terms }: LiveRules, type: string): ReadRow {
  const live = rules.find((one) => one.id === row.id && one.version === row.version);
  const resolved = live?.resolved ?? readRule(row.body, terms);
  const watches: Reads | null = live?.watches ?? (resolved && readsOf(resolved));
  return { row, resolved, watches, reads: watches !== null && readsType(watches, type) };
}

/** All rules as they stand to events of a type. */
export const rulesBeside = async (ctx: Ctx, live: LiveRules, type: string): Promise<ReadRow[]> =>
  (await runningRows(ctx.db, ctx.workspace)).map((row) => readRow(row, live, type));

export const ruleBeside = ({ row, reads }: ReadRow) => ({
  id: toId('rule', row.id),
  name: row.name,
  kind: row.kind,
  status: row.status,
  reads,
});

/** What rules changed of the customer's tags because of an event, in the step in which they saw it. */
export async function effectsOf(
  ctx: Ctx,
  event: Pick<Event, 'position' | 'type'>,
  customer: number,
  rules: readonly ReadRow[],
): Promise<Shown['effects']> {
  const runs = await runsThatSaw(ctx.db, ctx.workspace, event.position);
  if (runs.length === 0) return [];
  const byCause = new Map(runs.map((run) => [run.cause, run]));
  const customers = await withMerged(ctx.db, ctx.workspace, customer);
  const changes = (await changesByCauses(ctx, customers, [...byCause.keys()])).flatMap((change) => {
    const run = byCause.get(change.causeNumber);
    return run ? [{ ...change, run, rule: run.rule, tag: change.tagNumber, shownTag: change.tag }] : [];
  });
  const watches = new Map(rules.flatMap(({ row, watches: one }) => (one ? [[row.id, one] as const] : [])));
  const names = new Map(rules.map(({ row }) => [row.id, row.name]));
  return becauseOf(event.type, changes, watches).map(
    ({ run, change, shownTag, replacedBy, evidence, cause, at }) => ({
      rule: { id: toId('rule', run.rule), name: names.get(run.rule) ?? '', version: run.version },
      change,
      tag: shownTag,
      replacedBy,
      evidence,
      cause,
      at,
    }),
  );
}

/** Errors: `right.missing`, `event.notFound`. What rules there are is only for those who may read the library. */
export async function getEvent(parts: RuleParts, ctx: Ctx, position: number): Promise<Shown> {
  const { event, customer } = await needEvent(ctx, position);
  const show = await eventPresenter(ctx.db, ctx, [event]);
  const named = await namedCustomers(ctx.db, ctx.workspace, [customer]);
  const live = await liveRules(parts, asRules(ctx));
  const rules = await rulesBeside(ctx, live, event.type);
  const cursor = await cursorOf(ctx.db, ctx.workspace);
  return {
    ...show(event),
    customer: toId('customer', customer),
    customerName: asSeenBy(ctx.actor, named.get(customer)?.name ?? ''),
    seen: cursor !== null && cursor.position >= position,
    effects: await effectsOf(ctx, event, customer, rules),
    rules: ctx.actor.rights.has('library:read')
      ? [...rules.filter((one) => one.reads), ...rules.filter((one) => !one.reads)].map(ruleBeside)
      : [],
  };
}
