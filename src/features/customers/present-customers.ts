/** Customers as callers see them. */
import { type CustomerOrders, orderStatsOf } from '#features/events';
import { averageAmount } from '#features/events/core';
import { staffNames } from '#features/staff';
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable } from '#platform/db';
import type { CustomerOutput } from './contract.ts';
import { identitiesOf, mainOf } from './core/public.ts';
import * as sql from './customer-sql.ts';
import { type Masking, maskingFor } from './masking.ts';
import { type FollowRecord, followsOf } from './relations/follow-sql.ts';
import { type Rfm, rfmOfCustomers } from './rfm-sql.ts';
import { shownRfm } from './shown-rfm.ts';

/** Groups rows by a number. */
function by<T>(rows: readonly T[], key: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

const named = (id: number, names: ReadonlyMap<number, string>) => ({
  id: toId('staff', id),
  name: names.get(id) ?? '',
});

function present(
  row: sql.CustomerRecord,
  more: {
    readonly identities: readonly sql.IdentityRecord[];
    readonly follows: readonly FollowRecord[];
    readonly orders: CustomerOrders | undefined;
    readonly rfm: Rfm | undefined;
    readonly mergedFrom: readonly number[];
    readonly names: ReadonlyMap<number, string>;
    readonly masking: Masking;
    readonly now: Date;
    readonly zone: string;
  },
): CustomerOutput {
  const { masking, names, orders } = more;
  const identities = identitiesOf(more.identities);
  const phone = mainOf(identities, 'phone');
  return {
    id: toId('customer', row.ordinal),
    name: masking.prose(row.name),
    remark: masking.prose(row.remark),
    status: row.status,
    owner: row.owner_id === null ? null : named(row.owner_id, names),
    ref: mainOf(identities, 'ref'),
    externalUserId: mainOf(identities, 'external'),
    unionId: mainOf(identities, 'unionid'),
    phone: phone === null ? null : masking.phone(phone),
    identities: more.identities.map(({ kind, value, main }) => ({
      kind,
      value: kind === 'phone' ? masking.phone(value) : value,
      main,
    })),
    attributes: { ...masking.attributes(row.attributes), ...shownRfm(more.rfm, more.now, more.zone) },
    followers: more.follows.map((follow) => ({
      staff: named(follow.staff, names),
      status: follow.status,
      addWay: follow.addWay,
      state: follow.state,
      remark: follow.remark === null ? null : masking.prose(follow.remark),
      since: follow.since.toISOString(),
      until: follow.until?.toISOString() ?? null,
    })),
    orders: {
      count: orders?.count ?? 0,
      total: orders?.total ?? 0,
      average: orders ? averageAmount(orders) : null,
      firstAt: orders?.firstAt?.toISOString() ?? null,
      lastAt: orders?.lastAt?.toISOString() ?? null,
      cycleDays: orders?.cycleDays ?? null,
      nextAt: orders?.nextAt?.toISOString() ?? null,
      topProduct: orders?.topProduct == null ? null : masking.prose(orders.topProduct),
    },
    mergedFrom: more.mergedFrom.map((ordinal) => toId('customer', ordinal)),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    position: row.position,
  };
}

/** In the order of the ordinals, as this caller may see them. Whether they are within reach was asked before. */
export async function presentCustomers(
  db: Queryable,
  ctx: Ctx,
  ordinals: readonly number[],
): Promise<CustomerOutput[]> {
  if (ordinals.length === 0) return [];
  const { workspace } = ctx;
  const rows = by(await sql.customersAt(db, workspace, ordinals), (row) => row.ordinal);
  const identities = by(await sql.identitiesAt(db, workspace, ordinals), (one) => one.ordinal);
  const follows = by(await followsOf(db, workspace, ordinals), (one) => one.ordinal);
  const orders = by(await orderStatsOf(db, workspace, ordinals), (one) => one.customer);
  const rfm = by(await rfmOfCustomers(db, workspace, ordinals), (one) => one.customer);
  const merged = by(await sql.mergedIntoAny(db, workspace, ordinals), (one) => one.survivor);
  const names = await staffNames(
    db,
    workspace,
    peopleOf([...rows.values()].flat(), [...follows.values()].flat()),
  );
  const masking = maskingFor(ctx.actor);
  return ordinals.flatMap((ordinal) =>
    (rows.get(ordinal) ?? []).map((row) =>
      present(row, {
        identities: identities.get(ordinal) ?? [],
        follows: follows.get(ordinal) ?? [],
        orders: orders.get(ordinal)?.[0],
        rfm: rfm.get(ordinal)?.[0],
        mergedFrom: (merged.get(ordinal) ?? []).map((one) => one.ordinal),
        names,
        masking,
        now: ctx.now,
        zone: ctx.timeZone,
      }),
    ),
  );
}

const peopleOf = (
  rows: readonly Pick<sql.CustomerRecord, 'owner_id'>[],
  follows: readonly Pick<FollowRecord, 'staff'>[],
): number[] => [
  ...new Set([
    ...rows.flatMap((row) => (row.owner_id === null ? [] : [row.owner_id])),
    ...follows.map((follow) => follow.staff),
  ]),
];
