/**
 * Takes what WeCom told about pairs: customers, relations and tags here become as they are there, and what differs the
 * other way is asked to be written. The one place where WeCom's side reaches ours.
 *
 * Two ways of reading. After an event the change is somebody's act and is taken whole. A comparison (`pass`) takes what
 * came and leaves what went to be decided at its end: a mistake in what WeCom shows us (scope, rights) must not take tags
 * off thousands of customers in silence.
 */
import { customerDirectory, observeFollows, observeNames } from '#features/customers';
import { acceptEvents } from '#features/events';
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { noteMissedArrival } from '../codes/arrival-sql.ts';
import type { Observing } from '../parts.ts';
import { relationNew, samePerson } from './differences.ts';
import { pairSubject } from './due-sql.ts';
import { customerId, needCustomersOf, needStaffOf } from './people.ts';
import type { Difference, Reading } from './reading.ts';
import { type PairKey, pairKeyOf, type RelationRow, relationsOf } from './relation-sql.ts';
import { unsentRemarks } from './remark-sql.ts';
import { type Line, type TakingTags, takeTags } from './take-tags.ts';

export interface Taking extends TakingTags, Observing {
  /** When the reading began: pairs that an event touched since are left to a newer one. */
  readonly begun: Date;
}

export interface Taken {
  readonly differences: readonly Difference[];
  /** Pairs that must be read again. */
  readonly again: readonly PairKey[];
  /** Pairs that were equal on both sides already. */
  readonly equal: number;
  /** Of people who were erased here. */
  readonly ignored: number;
  readonly customers: readonly number[];
}

const keyOf = pairSubject;
const keyOfRow = (row: RelationRow): string => pairSubject(pairKeyOf(row));

/** In the transaction of the caller; takes the right to write. Readings: one for each pair. */
export async function takeReadings(
  tx: Tx,
  ctx: Ctx,
  taking: Taking,
  readings: readonly Reading[],
): Promise<Taken> {
  await advance(tx, ctx.workspace, 0);
  const known = new Map(
    (await relationsOf(tx, ctx.workspace, readings, 'for update')).map((row) => [keyOfRow(row), row]),
  );
  const isErased = await taking.erasures.among(
    tx,
    ctx.workspace,
    readings.map((one) => one.externalUserid),
  );
  const again: PairKey[] = [];
  const told = readings.filter((one) => !isErased(one.externalUserid, one.since));
  const ignored = readings.length - told.length;
  const current = told.filter((reading) => {
    const was = known.get(keyOf(reading));
    const touched = was?.sending || (was?.touched_at instanceof Date && was.touched_at >= taking.begun);
    if (touched) again.push(reading);
    return !touched && !isStale(reading, was, taking.begun);
  });
  if (current.length === 0) return { differences: [], again, equal: 0, ignored, customers: [] };
  const staff = await needStaffOf(
    tx,
    ctx,
    current.map((one) => one.userid),
  );
  const contacts = await needCustomersOf(tx, ctx, current, taking.job);
  const lines = current.flatMap((reading): Line[] => {
    const person = staff.get(reading.userid);
    const customer = contacts.customers.get(reading.externalUserid);
    const was = known.get(keyOf(reading)) ?? null;
    if (!person || customer === undefined) return [];
    return [
      {
        reading,
        was,
        row: rowOf(reading, was, { staff: person.id, customer, now: ctx.now, begun: taking.begun }),
      },
    ];
  });
  await observeNames(tx, ctx, renamedIn(lines), taking.job);
  const remarks = await unsentRemarks(
    tx,
    ctx.workspace,
    lines.map((line) => line.reading),
  );
  await observeFollows(
    tx,
    ctx,
    lines.map((line) => ({
      ...followOf(line, taking),
      // Written here and not sent yet: what WeCom still has is older.
      ...remarks.get(keyOf(line.reading)),
    })),
    taking.job,
  );
  await tellAdded(tx, ctx, lines, taking);
  await noteMissed(tx, ctx, lines, taking);
  const tags = await takeTags(tx, ctx, taking, lines);
  return {
    differences: [
      ...lines.flatMap(({ was, row }) => (was === null && taking.way === 'pass' ? [relationNew(row)] : [])),
      ...contacts.doubled.map(samePerson),
      ...tags.differences,
    ],
    again,
    equal: tags.equal,
    ignored,
    customers: [...new Set(lines.map((line) => line.row.customer))],
  };
}

/** WeCom lists a pair for a while after staff ended it (wecom-api.md section 3.3). */
const LISTED_AFTER_END_MS = 60_000;

function isStale(reading: Reading, was: RelationRow | undefined, begun: Date): boolean {
  const ended = was?.status === 'deletedByStaff' || was?.status === 'transferred';
  if (!ended || !was.told_at || (reading.since !== null && reading.since > was.told_at)) return false;
  // Both by the database's clock: WeCom's may be another.
  return was.touched_at instanceof Date && begun.getTime() - was.touched_at.getTime() < LISTED_AFTER_END_MS;
}

/** As WeCom has it now; which tags are agreed is decided with the customer's other pairs. */
function rowOf(
  reading: Reading,
  was: RelationRow | null,
  { staff, customer, now, begun }: { staff: number; customer: number; now: Date; begun: Date },
): RelationRow {
  const again = was?.told_at != null && reading.since !== null && reading.since > was.told_at;
  const ended = was?.status === 'deletedByCustomer' && !again;
  return {
    userid: reading.userid,
    external_userid: reading.externalUserid,
    staff_id: staff,
    customer,
    // Only an event says that the customer left; WeCom lists such a pair like any other.
    status: ended ? 'deletedByCustomer' : 'active',
    // The pair may be another customer's by now: of a record that was deleted here nothing is agreed.
    agreed: was?.customer === customer ? was.agreed : [],
    sending: null,
    personal: reading.personal ?? was?.personal ?? [],
    fields: { name: reading.name, remark: reading.remark, addWay: reading.addWay },
    state_told: was?.state_told ?? null,
    state_read: reading.state,
    read_at: now,
    told_at: was?.told_at ?? null,
    touched_at: begun,
    // Without its time a relation began when we first knew of it.
    since: reading.since ?? was?.since ?? begun,
  };
}

/** A record that an event made has no name yet; one that somebody renamed here keeps his. */
const renamedIn = (lines: readonly Line[]) =>
  lines.flatMap(({ reading, was, row }) => {
    const before = was?.fields.name ?? '';
    if (before === reading.name || reading.name === '') return [];
    return [{ id: customerId(row.customer), ordinal: row.customer, was: before, name: reading.name }];
  });

const followOf = ({ reading, row }: Line, { channelOf }: Taking) => {
  const state = row.state_told ?? row.state_read;
  return {
    customer: row.customer,
    staff: row.staff_id,
    status: row.status,
    addWay: reading.addWay,
    state: state || null,
    channel: channelOf(state),
    remark: reading.remark || null,
    since: row.since,
    until: row.status === 'deletedByCustomer' ? row.told_at : null,
  };
};

const channelId = (channel: number | null): string | null =>
  channel === null ? null : toId('channel', channel);

/** A relation is one event, whether a callback or a comparison told of it first. */
async function tellAdded(
  tx: Tx,
  ctx: Ctx,
  lines: readonly Line[],
  { channelOf, erasures }: Taking,
): Promise<void> {
  const added = lines.filter(({ was, row }) => was === null || was.read_at === null || row.since > was.since);
  if (added.length === 0) return;
  const rows = added.map(({ reading, row }) => ({
    id: `wecom:added:${row.userid}:${erasures.aliasOf(ctx.workspace, row.external_userid)}:${Math.floor(row.since.getTime() / 1000)}`,
    type: 'customer.added',
    customer: customerId(row.customer),
    at: row.since.toISOString(),
    properties: { channel: channelId(channelOf(row.state_told ?? row.state_read)), addWay: reading.addWay },
    staff: toId('staff', row.staff_id),
  }));
  await acceptEvents(tx, ctx, rows, customerDirectory);
}

/** Who came by a channel without our being told: it does for them what it does for others. */
async function noteMissed(tx: Tx, ctx: Ctx, lines: readonly Line[], { channelOf }: Taking): Promise<void> {
  for (const { was, row } of lines) {
    const came = row.status === 'active' && was?.status !== 'active' && was?.status !== 'half';
    const channel = came ? channelOf(row.state_read) : null;
    if (channel === null) continue;
    const { staff_id: staff, userid, external_userid: externalUserid, since: at } = row;
    await noteMissedArrival(tx, ctx.workspace, { channel, staff, userid, externalUserid, at }, ctx.now);
  }
}
