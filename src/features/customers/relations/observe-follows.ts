/** Follow relations as an outer system has them (WeCom): written as they are, whoever asks here. */
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { insertChanges } from '../change-sql.ts';
import { type FollowRelation, stands } from '../core/public.ts';
import { type FollowRecord, followsOf, touchCustomers, upsertFollows } from './follow-sql.ts';
import { noteHandOvers } from './hand-over-sql.ts';
import { tellChannels } from './tell-relations.ts';

export interface ObservedFollow extends FollowRelation {
  /** Ordinal. */
  readonly customer: number;
  readonly channel: number | null;
}

const same = (known: FollowRecord, seen: ObservedFollow): boolean =>
  known.status === seen.status &&
  known.addWay === seen.addWay &&
  known.state === seen.state &&
  known.remark === seen.remark &&
  known.channel === seen.channel &&
  known.since.getTime() === seen.since.getTime() &&
  known.until?.getTime() === seen.until?.getTime();

/** Two outer contacts may have become one customer: with one person that is one relation, which stands if either does. */
function folded(observed: readonly ObservedFollow[]): ObservedFollow[] {
  const byPair = new Map<string, ObservedFollow>();
  for (const one of observed) {
    const key = `${one.customer} ${one.staff}`;
    const other = byPair.get(key);
    if (!other || (stands(one.status) && !stands(other.status))) byPair.set(key, one);
  }
  return [...byPair.values()];
}

/**
 * Writes what differs from what is known. The caller holds the right to write (`advance`); customers must be alive and
 * staff exist. A customer takes one position, however many of its relations change. Answers with the customers changed.
 */
export async function observeFollows(
  tx: Tx,
  ctx: Ctx,
  observed: readonly ObservedFollow[],
  job: number | null = null,
): Promise<number[]> {
  const seen = folded(observed);
  const ordinals = [...new Set(seen.map((one) => one.customer))];
  const known = new Map(
    (await followsOf(tx, ctx.workspace, ordinals)).map((one) => [`${one.ordinal} ${one.staff}`, one]),
  );
  const changed = seen.filter((one) => {
    const was = known.get(`${one.customer} ${one.staff}`);
    return !was || !same(was, one);
  });
  if (changed.length === 0) return [];
  const customers = [...new Set(changed.map((one) => one.customer))];
  const { first } = await advance(tx, ctx.workspace, customers.length);
  await upsertFollows(tx, ctx.workspace, changed);
  await touchCustomers(tx, ctx.workspace, customers, first, ctx.now);
  await tellChannels(
    tx,
    ctx,
    changed.flatMap((one) => {
      const was = known.get(`${one.customer} ${one.staff}`);
      if (!was || was.channel === null || one.channel === null || was.channel === one.channel) return [];
      const again = one.since > was.since;
      const position = first + customers.indexOf(one.customer);
      return [
        { ...one, channel: one.channel, former: was.channel, at: again ? one.since : ctx.now, position },
      ];
    }),
  );
  const over = changed.filter(
    (one) =>
      one.status === 'transferred' && known.get(`${one.customer} ${one.staff}`)?.status !== 'transferred',
  );
  await noteHandOvers(
    tx,
    ctx.workspace,
    over.map((one) => ({ customer: one.customer, from: one.staff })),
    ctx.now,
  );
  await insertChanges(
    tx,
    ctx,
    job,
    customers.map((customer, i) => ({
      customer,
      position: first + i,
      did: 'followers',
      before: null,
      after: {
        followers: changed
          .filter((one) => one.customer === customer)
          .map((one) => ({ staff: toId('staff', one.staff), status: one.status })),
      },
    })),
  );
  return customers;
}
