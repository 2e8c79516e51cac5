/** What may happen to customers and to what they did, in any sequence. */
import { customerDirectory, mergeCustomers, unmergeCustomer } from '#features/customers';
import { acceptEvents, eventShare, removeEvents } from '#features/events';
import { AppError } from '#kernel';
import type { Ctx } from '#platform/context';
import { committedPosition } from '#platform/feed';

const HOUR = 3_600_000;

/** The same numbers for the same seed: a whole number below what is asked. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Whom is one already, or nobody: that is refused, and nothing has happened. */
function refused(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

/** `turn`: another one each time. Customers have the ordinals from 1 to `customers`. */
export async function happen(
  ctx: Ctx,
  pick: (below: number) => number,
  { turn, customers }: { readonly turn: number; readonly customers: number },
): Promise<void> {
  const { db } = ctx;
  const cus = () => `cus_${1 + pick(customers)}`;
  const kind = pick(12);
  if (kind === 0) {
    const [from, into] = [cus(), cus()];
    if (from !== into)
      await mergeCustomers(ctx, into, { from, take: [], dryRun: false }, [eventShare]).catch(refused);
    return;
  }
  if (kind === 1) {
    await unmergeCustomer(ctx, cus(), undefined, [eventShare]).catch(refused);
    return;
  }
  if (kind === 2) {
    const last = await committedPosition(db, ctx.workspace);
    await db.transaction((tx) => removeEvents(tx, ctx, [{ first: last - 4, last: last - 2 }], 10));
    return;
  }
  const rows = Array.from({ length: 1 + pick(4) }, (_, i) => {
    const type = ['live.watched', 'material.visit', 'group.joined'][pick(3)];
    const late = pick(4) === 0 ? pick(60 * 24) : pick(3);
    return {
      id: `${turn}-${i}`,
      type,
      customer: cus(),
      at: new Date(ctx.now.getTime() - late * HOUR - 1000).toISOString(),
      properties:
        type === 'material.visit'
          ? { material: 'm', seconds: pick(60), ...(pick(2) ? { visit: `v${pick(4)}` } : {}) }
          : {},
    };
  });
  await db.transaction((tx) => acceptEvents(tx, ctx, rows, customerDirectory));
}
