/** What the tags of readings mean for customers here, and what of it WeCom has to be told. */
import { ownersOf } from '#features/customers';
import { apply, type Change } from '#features/tags';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { type Arrival, arrivals, type Pair, toSend, wantedTags } from '../core/pair-tags.ts';
import { actingFor } from './acting.ts';
import { tagDifference } from './differences.ts';
import { askWritings, pairSubject, waitingWritings } from './due-sql.ts';
import { heldOf, pairOf } from './held.ts';
import type { Difference, Reading } from './reading.ts';
import {
  type PairKey,
  pairKeyOf,
  type RelationRow,
  relationsOfCustomers,
  writeRelations,
} from './relation-sql.ts';
import type { SharedLibrary } from './shared-library.ts';

/** A pair as it was read, as it was known, and as it is from now on but for its tags. */
export interface Line {
  readonly reading: Reading;
  readonly was: RelationRow | null;
  readonly row: RelationRow;
}

export interface TakingTags {
  readonly shared: SharedLibrary;
  readonly way: 'event' | 'pass';
  /** The long work that this is part of. */
  readonly job: number | null;
}

const keyOf = pairSubject;
const keyOfRow = (row: RelationRow): string => pairSubject(pairKeyOf(row));

export interface TagsTaken {
  readonly differences: readonly Difference[];
  readonly equal: number;
}

/** Decides what the tags of the readings mean, puts it through the one door, and writes the pairs. */
export async function takeTags(
  tx: Tx,
  ctx: Ctx,
  taking: TakingTags,
  lines: readonly Line[],
): Promise<TagsTaken> {
  const { shared } = taking;
  const customers = [...new Set(lines.map((line) => line.row.customer))];
  const owners = await ownersOf(tx, ctx.workspace, customers);
  const pairs = new Map<string, Pair & { readonly customer: number }>();
  const remember = (row: RelationRow) => pairs.set(keyOfRow(row), { ...pairOf(row), customer: row.customer });
  for (const row of await relationsOfCustomers(tx, ctx.workspace, customers)) remember(row);
  for (const line of lines) remember(line.row);
  const othersOf = (row: RelationRow) =>
    [...pairs].flatMap(([key, one]) => (one.customer === row.customer && key !== keyOfRow(row) ? [one] : []));

  const differences: Difference[] = [];
  const written: RelationRow[] = [];
  const meant: Meant[] = [];
  const changed = new Set<string>();
  for (const line of lines) {
    const { row, reading, was } = line;
    // What is not in the library here yet is not agreed either: it arrives when it is.
    const told = reading.tags.filter((id) => shared.known.has(id));
    const came = told.filter((id) => !row.agreed.includes(id));
    const went = row.agreed.filter((id) => !told.includes(id));
    const left = taking.way === 'pass' ? went.filter((id) => shared.known.has(id)) : [];
    if (came.length + went.length > 0) changed.add(keyOf(reading));
    if (taking.way === 'pass' && was !== null) {
      differences.push(...came.map((id) => tagDifference(row, shared, id, 'tagAddedThere', 'taken')));
      differences.push(...left.map((id) => tagDifference(row, shared, id, 'tagRemovedThere', null)));
    }
    const next = { ...row, agreed: [...told, ...left].sort() };
    const owner = owners.get(row.customer) ?? null;
    for (const arrival of arrivals(pairOf(row), new Set(next.agreed), othersOf(row), owner, shared.known))
      meant.push({ row, arrival });
    remember(next);
    written.push(next);
  }
  const refused = await applyArrivals(tx, ctx, taking, meant);
  await writeRelations(tx, ctx.workspace, written);
  const lacking = await unequalHere(tx, ctx, taking, written, owners);
  // What was refused here, or is here and not there, goes to WeCom.
  await askWritings(tx, ctx.workspace, [...refused, ...lacking.pairs], ctx.now);
  const unequal = new Set([...changed, ...lacking.pairs.map(keyOf)]);
  return { differences: [...differences, ...lacking.differences], equal: lines.length - unequal.size };
}

interface Meant {
  readonly row: RelationRow;
  readonly arrival: Arrival;
}

/** One call for each member of staff; answers with the pairs of which something was refused: WeCom has to follow us. */
async function applyArrivals(
  tx: Tx,
  ctx: Ctx,
  { way, job }: TakingTags,
  meant: readonly Meant[],
): Promise<PairKey[]> {
  const refused: PairKey[] = [];
  for (const staff of new Set(meant.map(({ row }) => row.staff_id))) {
    const own = meant.filter(({ row }) => row.staff_id === staff);
    const changes = own.map(
      ({ row: { customer }, arrival: { action, tag, staff: whose } }): Change => ({
        action,
        tag,
        customer,
        ...(whose === null ? {} : { staff: whose }),
      }),
    );
    const acting = await actingFor(tx, ctx, staff, way);
    const reason = way === 'event' ? null : 'wecom.compared';
    const applied = await apply(tx, acting, changes, { source: 'wecom', reason, job });
    for (const { index } of applied.refused) {
      const row = own[index]?.row;
      if (row) refused.push(pairKeyOf(row));
    }
  }
  return refused;
}

/** Pairs whose tags here are not those that both sides now agree on, and are not waiting to be written already. */
async function unequalHere(
  tx: Tx,
  ctx: Ctx,
  { shared, way }: TakingTags,
  rows: readonly RelationRow[],
  owners: ReadonlyMap<number, number>,
): Promise<{ pairs: PairKey[]; differences: Difference[] }> {
  const customers = [...new Set(rows.map((row) => row.customer))];
  const held = await heldOf(tx, ctx.workspace, shared, customers);
  const all = await relationsOfCustomers(tx, ctx.workspace, customers);
  const waiting = await waitingWritings(tx, ctx.workspace, rows.map(pairKeyOf));
  const asked = new Set(rows.map(keyOfRow).filter((key) => !waiting.has(key)));
  const pairs: PairKey[] = [];
  const differences: Difference[] = [];
  for (const customer of customers) {
    const own = all.filter((row) => row.customer === customer);
    const wanted = wantedTags(own.map(pairOf), held.get(customer) ?? [], owners.get(customer) ?? null);
    for (const row of own) {
      const tags = wanted.get(row.userid);
      if (!tags || !asked.has(keyOfRow(row))) continue;
      const { add, remove } = toSend(pairOf(row), tags, shared.known);
      if (add.length + remove.length === 0) continue;
      pairs.push(pairKeyOf(row));
      if (way !== 'pass') continue;
      differences.push(...add.map((id) => tagDifference(row, shared, id, 'tagMissingThere', 'sent')));
      differences.push(...remove.map((id) => tagDifference(row, shared, id, 'tagTooMuchThere', 'sent')));
    }
  }
  return { pairs, differences };
}
