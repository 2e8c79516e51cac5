/**
 * Writes customers: every way in (API, imports, unknown customers of orders and events) comes through here. A call
 * takes a handful of statements, whatever the number of rows.
 */
import { isDeepStrictEqual } from 'node:util';
import { readRow, type Sorted, sortOut, sortOutInTurns } from '#features/events';
import type { Refusal } from '#features/events/core';
import { record, staffByKey } from '#features/staff';
import { AppError, fromId, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { attributeDefinitions } from './attributes/attribute-catalogue.ts';
import { insertChanges, insertCreations } from './change-sql.ts';
import {
  type AttributeDefinition,
  type AttributeValue,
  type CustomerRow,
  customerRow,
  type Draft,
  difference,
  identityFields,
  identityKinds,
  type PlannedRow,
  planUpserts,
  type RowResult,
  readAttributes,
  type UpsertPlan,
} from './core/public.ts';
import * as sql from './customer-sql.ts';
import { loadKnown } from './known-customers.ts';
import { reachOf } from './reach.ts';
import { startFollowing } from './relations/follow-sql.ts';

export interface Upserted {
  /** One for each row that was carried out, in the order of the rows. */
  readonly results: readonly RowResult[];
  readonly refused: readonly Refusal[];
  /** Position after which the customers can be seen. */
  readonly position: number;
}

interface ReadRow {
  readonly row: CustomerRow;
  readonly attributes: ReadonlyMap<string, AttributeValue | null>;
}

/** Errors: `input.invalid`, `attribute.undeclared`. */
function readCustomer(
  raw: unknown,
  definitions: ReadonlyMap<string, AttributeDefinition>,
  timeZone: string,
): ReadRow {
  const row = readRow(customerRow, raw);
  const { values, problems } = readAttributes(row.attributes ?? {}, definitions, timeZone);
  const telling = problems.find((problem) => problem.code.includes('.'));
  if (telling) throw new AppError('invalid', telling.code, telling.facts, problems);
  if (problems.length > 0)
    throw new AppError('invalid', 'input.invalid', { count: problems.length }, problems);
  return { row, attributes: values };
}

/** Rows that were checked as far as that goes without looking at any customer. */
export interface CheckedCustomers {
  readonly rows: readonly unknown[];
  readonly definitions: ReadonlyMap<string, AttributeDefinition>;
  readonly sorted: Sorted<ReadRow>;
}

function check(
  rows: readonly unknown[],
  definitions: ReadonlyMap<string, AttributeDefinition>,
  timeZone: string,
): CheckedCustomers {
  return { rows, definitions, sorted: sortOut(rows, (row) => readCustomer(row, definitions, timeZone)) };
}

/** The part of `upsertCustomers` that can be done before its transaction, while another one keeps the database busy. */
export async function checkCustomers(
  db: Queryable,
  ctx: Ctx,
  rows: readonly unknown[],
): Promise<CheckedCustomers> {
  const definitions = await attributeDefinitions(db, ctx.workspace);
  const sorted = await sortOutInTurns(rows, (row) => readCustomer(row, definitions, ctx.timeZone));
  return { rows, definitions, sorted };
}

/**
 * Creates and updates up to 5,000 customers, found by `id` or any identity; absent fields stay, null clears. Wrong rows
 * are set aside: `input.invalid`, `attribute.undeclared`, `privacy.forbiddenNumber`, `customer.identityConflict`,
 * `customer.tooManyIdentities`, `customer.outOfReach`, `customer.notFound`, `customer.empty`, `staff.notFound`.
 * `job`: the long work that this is part of, kept beside each change.
 */
export async function upsertCustomers(
  tx: Tx,
  ctx: Ctx,
  rows: readonly unknown[],
  job: number | null = null,
): Promise<Upserted> {
  const { last: before } = await advance(tx, ctx.workspace, 0);
  const definitions = await attributeDefinitions(tx, ctx.workspace);
  return write(tx, ctx, check(rows, definitions, ctx.timeZone), before, job);
}

/** `upsertCustomers` with rows that were checked before. They are checked again when attributes changed meanwhile. */
export async function upsertChecked(
  tx: Tx,
  ctx: Ctx,
  checked: CheckedCustomers,
  job: number | null,
): Promise<Upserted> {
  const { last: before } = await advance(tx, ctx.workspace, 0);
  const definitions = await attributeDefinitions(tx, ctx.workspace);
  const valid = isDeepStrictEqual(definitions, checked.definitions);
  return write(tx, ctx, valid ? checked : check(checked.rows, definitions, ctx.timeZone), before, job);
}

/** Holds the right to write; `before`: the position until now. */
async function write(
  tx: Tx,
  ctx: Ctx,
  { sorted }: CheckedCustomers,
  before: number,
  job: number | null,
): Promise<Upserted> {
  const refused = [...sorted.refused];
  const planned = await withOwners(tx, ctx, sorted.good, refused);
  const { rows: addressed, known } = await findKnown(tx, ctx, planned);
  const plan = planUpserts(addressed, known, await sql.nextOrdinal(tx, ctx.workspace));
  const position = await writePlan(tx, ctx, plan, job);
  return { results: plan.results, refused: [...refused, ...plan.refused], position: position ?? before };
}

/** Looks the owners up; a row whose owner does not exist is refused. */
async function withOwners(
  tx: Tx,
  ctx: Ctx,
  read: readonly { readonly index: number; readonly row: ReadRow }[],
  refused: Refusal[],
): Promise<PlannedRow[]> {
  const keys = new Set(read.flatMap(({ row: { row } }) => (row.owner == null ? [] : [row.owner])));
  const staff = await staffByKey(tx, ctx.workspace, [...keys]);
  return read.flatMap(({ index, row: { row, ...rest } }): PlannedRow[] => {
    if (row.owner == null) return [{ index, row, owner: row.owner, ...rest }];
    const owner = staff.get(row.owner);
    if (owner) return [{ index, row, owner: owner.id, ...rest }];
    const facts = { staff: row.owner };
    const details = [{ path: 'owner', code: 'staff.notFound', facts }];
    refused.push({ index, error: new AppError('notFound', 'staff.notFound', facts, details) });
    return [];
  });
}

/** Every customer that the rows could mean. A row with the id of a merged record means its survivor. */
async function findKnown(tx: Tx, ctx: Ctx, planned: readonly PlannedRow[]) {
  const identities = planned.flatMap(({ row }) =>
    identityKinds.flatMap((kind) => {
      const value = row[identityFields[kind]];
      return value == null ? [] : [{ kind, value }];
    }),
  );
  const ids = planned.flatMap(({ row }) => (row.id === undefined ? [] : [ordinalOf(row.id)]));
  const survivors = await sql.survivorsOf(tx, ctx.workspace, ids);
  const owners = identities.length === 0 ? [] : await sql.ownersOfIdentities(tx, ctx.workspace, identities);
  const ordinals = new Set([...survivors.values(), ...owners.map((owner) => owner.ordinal)]);
  const rows = planned.map((one): PlannedRow => {
    const survivor = one.row.id === undefined ? undefined : survivors.get(ordinalOf(one.row.id));
    return survivor === undefined ? one : { ...one, row: { ...one.row, id: toId('customer', survivor) } };
  });
  const known =
    ordinals.size === 0 ? [] : await loadKnown(tx, ctx.workspace, [...ordinals], await reachOf(tx, ctx));
  return { rows, known };
}

const ordinalOf = (id: string): number => fromId('customer', id) ?? 0;

/** Writes what the plan says; answers with the last position, null when nothing changed. */
export async function writePlan(
  tx: Tx,
  ctx: Ctx,
  plan: Pick<UpsertPlan, 'created' | 'updated'>,
  job: number | null,
): Promise<number | null> {
  const { created, updated } = plan;
  if (created.length + updated.length === 0) return null;
  const { first, last } = await advance(tx, ctx.workspace, created.length + updated.length);
  const [, after] = await Promise.all([
    writeCreated(tx, ctx, created, first, job),
    writeUpdated(tx, ctx, updated, first + created.length, job),
    writeIdentities(tx, ctx.workspace, [...created, ...updated]),
  ]);
  // Long work leaves its own line, with the numbers of all its parts.
  if (job === null) await leaveTrace(tx, ctx, plan, after);
  return last;
}

/** New customers have the next numbers, in order, and take the positions from `first` on. */
async function writeCreated(
  tx: Tx,
  ctx: Ctx,
  created: readonly Draft[],
  first: number,
  job: number | null,
): Promise<void> {
  if (created.length === 0) return;
  const { workspace, now } = ctx;
  const follower = ctx.actor.reach === 'workspace' ? null : ctx.actor.staff;
  if (follower !== null)
    for (const draft of created)
      if (draft.fields.owner === null) draft.fields = { ...draft.fields, owner: follower };
  const ordinals = created.map((draft) => draft.ordinal);
  await Promise.all([
    sql.insertCustomers(tx, workspace, now, created, first),
    insertCreations(tx, ctx, job, ordinals[0] ?? 0, first, created.length),
    follower === null ? 0 : startFollowing(tx, workspace, follower, ordinals, now),
  ]);
}

/** Customers who are there already take the positions from `first` on. Answers with what the first one got. */
async function writeUpdated(
  tx: Tx,
  ctx: Ctx,
  updated: UpsertPlan['updated'],
  first: number,
  job: number | null,
): Promise<object | null> {
  if (updated.length === 0) return null;
  const changes = updated.map((draft, i) => {
    const differs = difference(draft.before, draft);
    return {
      customer: draft.ordinal,
      position: first + i,
      did: 'updated' as const,
      before: differs?.before ?? null,
      after: differs?.after ?? null,
    };
  });
  await Promise.all([
    sql.updateCustomers(
      tx,
      ctx.workspace,
      ctx.now,
      updated.map(({ ordinal, fields }, i) => ({ ordinal, fields, position: first + i })),
    ),
    insertChanges(tx, ctx, job, changes),
  ]);
  return changes[0]?.after ?? null;
}

async function writeIdentities(tx: Tx, workspace: number, drafts: readonly Draft[]): Promise<void> {
  const gone: sql.IdentityRecord[] = [];
  const come: sql.IdentityRecord[] = [];
  for (const { ordinal, before, identities } of drafts) {
    if (before && before.identities === identities) continue;
    for (const [key, one] of before?.identities ?? [])
      if (identities.get(key)?.main !== one.main) gone.push({ ...one, ordinal });
    for (const [key, one] of identities)
      if (before?.identities.get(key)?.main !== one.main) come.push({ ...one, ordinal });
  }
  if (gone.length > 0) await sql.deleteIdentities(tx, workspace, gone);
  if (come.length > 0) await sql.insertIdentities(tx, workspace, come);
}

/**
 * One line in the audit trail for the call. It names fields and not their values: the trail can never be erased, and a
 * customer has the right to be. The values stand in the customer's own history.
 */
async function leaveTrace(
  tx: Tx,
  ctx: Ctx,
  plan: Pick<UpsertPlan, 'created' | 'updated'>,
  after: object | null,
): Promise<void> {
  const { created, updated } = plan;
  const only = created.length + updated.length === 1 ? (created[0] ?? updated[0]) : undefined;
  if (only)
    await record(tx, ctx, {
      did: only.before ? 'customer.updated' : 'customer.created',
      subject: toId('customer', only.ordinal),
      ...(after ? { after: { fields: Object.keys(after) } } : {}),
    });
  else
    await record(tx, ctx, {
      did: 'customers.upserted',
      subject: null,
      after: { created: created.length, updated: updated.length },
    });
}
