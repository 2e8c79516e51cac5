/**
 * What becomes of follow relations, told as events: that one began, ended or was handed over, and that a customer came by
 * another channel. What an outer system tells of its relations it tells itself, with ids of its own.
 */
import { acceptEvents } from '#features/events';
import { rights, toId } from '#kernel';
import { type Ctx, systemActor } from '#platform/context';
import type { Tx } from '#platform/db';
import { type FollowRelation, stands } from '../core/public.ts';
import { customerDirectory } from '../find-customers.ts';

interface Told {
  readonly id: string;
  readonly type: string;
  readonly customer: number;
  readonly staff: number;
  readonly at: Date;
  readonly properties?: Readonly<Record<string, string | number | null>>;
}

/** Whoever changes a relation may not see the customer any more: what happened is told all the same. */
async function tell(tx: Tx, ctx: Ctx, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  const actor = systemActor(ctx.workspace, 'relations', new Set(rights));
  const rows = told.map((one) => ({
    ...one,
    customer: toId('customer', one.customer),
    staff: toId('staff', one.staff),
    at: one.at.toISOString(),
    properties: one.properties ?? {},
  }));
  const { refused } = await acceptEvents(tx, { ...ctx, actor }, rows, customerDirectory);
  const [first] = refused;
  if (first) throw first.error;
}

/** Changes made here. `position`: of the change; with the person it makes the event's id. */
export function tellRelations(
  tx: Tx,
  ctx: Ctx,
  customer: number,
  {
    known,
    changes,
    position,
  }: {
    readonly known: readonly FollowRelation[];
    readonly changes: readonly FollowRelation[];
    readonly position: number;
  },
): Promise<void> {
  const told = changes.flatMap((now): Told[] => {
    const was = known.find((one) => one.staff === now.staff);
    const stood = was !== undefined && stands(was.status);
    if (stood === stands(now.status)) return [];
    const common = { id: `follow:${position}:${now.staff}`, customer, staff: now.staff };
    if (!stood)
      return [
        {
          ...common,
          type: 'customer.added',
          at: now.since,
          properties: { channel: null, addWay: now.addWay },
        },
      ];
    const at = now.until ?? ctx.now;
    return now.status === 'transferred'
      ? [{ ...common, type: 'customer.handedOver', at }]
      : [{ ...common, type: 'customer.lost', at, properties: { by: now.status } }];
  });
  return tell(tx, ctx, told);
}

export interface ChannelChange {
  readonly customer: number;
  readonly staff: number;
  readonly channel: number;
  readonly former: number;
  readonly at: Date;
}

/** `position`: of the change of that customer. */
export const tellChannels = (
  tx: Tx,
  ctx: Ctx,
  changes: readonly (ChannelChange & { readonly position: number })[],
): Promise<void> =>
  tell(
    tx,
    ctx,
    changes.map(({ customer, staff, channel, former, at, position }) => ({
      id: `channel:${position}:${staff}`,
      type: 'channel.changed',
      customer,
      staff,
      at,
      properties: { channel: toId('channel', channel), former: toId('channel', former) },
    })),
  );
