import { record } from '#features/staff';
import { AppError, conflict, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { oneCustomer } from '../change-customer.ts';
import { insertChanges, insertMerge } from '../change-sql.ts';
import type { MergeAnswer, MergeInput } from '../contract.ts';
import { type KnownCustomer, type MergedField, type MergePlan, planMerge } from '../core/public.ts';
import * as sql from '../customer-sql.ts';
import { needCustomer } from '../find-customers.ts';
import { loadKnown } from '../known-customers.ts';
import { maskingFor } from '../masking.ts';
import type { MergeParticipant } from '../ports.ts';
import { presentCustomers } from '../present-customers.ts';
import { moveFollows } from '../relations/follow-sql.ts';
import { moveHandOvers } from '../relations/hand-over-sql.ts';
import { type MergeImage, toImage } from './merge-image.ts';

/**
 * Makes `from` part of the customer at `key`: identities, follow relations, orders, events and what later features own
 * move, empty fields are filled, `from` keeps its fields for the way back. With `dryRun` nothing is written.
 * Errors: `right.missing`, `customer.notFound`, `customer.mergeSelf`, `customer.mergeTake`.
 */
export async function mergeCustomers(
  ctx: Ctx,
  key: string,
  input: MergeInput,
  participants: readonly MergeParticipant[],
): Promise<MergeAnswer> {
  requireRight(ctx.actor, 'customers:write');
  return ctx.db.transaction(async (tx) => {
    const { last: before } = await advance(tx, ctx.workspace, 0);
    const [into, from] = await loadPair(tx, ctx, key, input.from);
    const plan = planMerge(into, from, input.take);
    if (plan.unknown.length > 0)
      throw new AppError('invalid', 'customer.mergeTake', { fields: plan.unknown.join(', ').slice(0, 200) }, [
        {
          path: 'take',
          code: 'customer.mergeTake',
          facts: { fields: plan.unknown.join(', ').slice(0, 200) },
        },
      ]);
    const moves = await countMoves(tx, ctx, from.ordinal, participants);
    const position = input.dryRun ? before : await write(tx, ctx, into, from, plan, participants);
    return {
      into: toId('customer', into.ordinal),
      from: toId('customer', from.ordinal),
      differences: maskedDifferences(ctx, plan),
      identities: from.identities.size,
      moves,
      merged: !input.dryRun,
      customer: oneCustomer(await presentCustomers(tx, ctx, [into.ordinal])),
      position,
    };
  });
}

async function loadPair(
  tx: Tx,
  ctx: Ctx,
  key: string,
  other: string,
): Promise<[KnownCustomer, KnownCustomer]> {
  const into = await needCustomer(tx, ctx, key);
  const from = await needCustomer(tx, ctx, other);
  if (into === from) throw conflict('customer.mergeSelf', { customer: toId('customer', into) });
  const known = await loadKnown(tx, ctx.workspace, [into, from], null);
  const first = known.find((one) => one.ordinal === into);
  const second = known.find((one) => one.ordinal === from);
  if (!first || !second) throw new Error('a customer that was found is gone within one transaction');
  return [first, second];
}

async function countMoves(
  db: Queryable,
  ctx: Ctx,
  from: number,
  participants: readonly MergeParticipant[],
): Promise<Record<string, number>> {
  const moves: Record<string, number> = {};
  for (const one of participants) moves[one.name] = await one.count(db, ctx, from);
  return moves;
}

/** Writes the merge; answers with its position. */
async function write(
  tx: Tx,
  ctx: Ctx,
  into: KnownCustomer,
  from: KnownCustomer,
  plan: MergePlan,
  participants: readonly MergeParticipant[],
): Promise<number> {
  const { workspace, now } = ctx;
  const { first, last } = await advance(tx, workspace, 2);
  await sql.setMergedInto(tx, workspace, from.ordinal, into.ordinal, first, now);
  await sql.updateCustomers(tx, workspace, now, [
    { ordinal: into.ordinal, fields: plan.fields, position: last },
  ]);
  const moved = [...from.identities.values()];
  if (moved.length > 0) {
    await sql.deleteIdentities(tx, workspace, moved);
    const came = plan.identities.slice(into.identities.size);
    await sql.insertIdentities(
      tx,
      workspace,
      came.map((one) => ({ ...one, ordinal: into.ordinal })),
    );
  }
  const shares: Record<string, unknown> = {};
  const follows = await moveFollows(tx, workspace, from.ordinal, into.ordinal);
  await moveHandOvers(tx, workspace, from.ordinal, into.ordinal);
  for (const one of participants)
    shares[one.name] = (await one.move(tx, ctx, from.ordinal, into.ordinal)) ?? null;
  const image: MergeImage = {
    fields: { before: into.fields, after: plan.fields },
    identities: moved,
    follows,
    shares,
  };
  await insertMerge(tx, workspace, {
    from: from.ordinal,
    into: into.ordinal,
    at: now,
    image: toImage(image),
  });
  await insertChanges(tx, ctx, null, [
    {
      customer: into.ordinal,
      position: last,
      did: 'merged',
      before: null,
      after: { from: toId('customer', from.ordinal) },
    },
  ]);
  await record(tx, ctx, {
    did: 'customer.merged',
    subject: toId('customer', into.ordinal),
    after: {
      from: toId('customer', from.ordinal),
      fields: plan.differences.filter((d) => d.result !== d.into).map((d) => d.field),
    },
  });
  return (await advance(tx, workspace, 0)).last;
}

function maskedDifferences(ctx: Ctx, plan: MergePlan): MergeAnswer['differences'] {
  const { value } = maskingFor(ctx.actor);
  const shown = (one: MergedField['into']) => {
    const masked = one === null ? null : value(one);
    return typeof masked === 'object' && masked !== null ? [...masked] : masked;
  };
  return plan.differences.map(({ field, into, from, result }) => ({
    field,
    into: shown(into),
    from: shown(from),
    result: shown(result),
  }));
}
