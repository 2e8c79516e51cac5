/** What is done about differences that a comparison left open: by itself when they are few, or by somebody's word. */
import { apply, type Change, deleteTag } from '#features/tags';
import { AppError, type BodyOf, conflict, fromId, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import type * as contract from '../contract.ts';
import { type Observing, observing, type WecomParts, wecomCtx } from '../parts.ts';
import { actingFor } from './acting.ts';
import { type DifferenceRow, lastComparison, markDone, openDifferences } from './comparison-sql.ts';
import { askWritings } from './due-sql.ts';
import { forgetDeleted } from './library-sql.ts';
import { takeNews } from './relation-events.ts';
import { type PairKey, relationsOf, writeRelations } from './relation-sql.ts';
import { type SharedLibrary, sharedLibrary } from './shared-library.ts';

/** Kinds that look like lost callbacks when they are few. */
const LOST = ['relationGone', 'tagRemovedThere'] as const;
/** So many are few, whatever the size of the company; or this share of all relations. */
const FEW = 20;
const FEW_SHARE = 0.01;
const AT_ONCE = 500;

export interface Mended {
  readonly taken: number;
  readonly left: number;
}

/** At the end of a comparison. */
export async function mendFew(parts: WecomParts, ctx: Ctx, relations: number): Promise<Mended> {
  const most = Math.max(FEW, Math.floor(relations * FEW_SHARE));
  const open = await openDifferences(ctx.db, ctx.workspace, { kinds: LOST, ids: null }, 0, most + 1);
  if (open.length > most) return { taken: 0, left: open.length };
  await takeThere(parts, ctx, open);
  return { taken: open.length, left: 0 };
}

/** `POST /wecom/drift/fix`. Error: `wecom.notConnected`. */
export async function fixDrift(
  parts: WecomParts,
  ctx: Ctx,
  { way, kinds, ids }: BodyOf<typeof contract.fixDrift>,
): Promise<{ fixed: number }> {
  requireRight(ctx.actor, 'library:write');
  if (!(await parts.connections.of(ctx.workspace))) throw conflict('wecom.notConnected');
  const wanted = { kinds: kinds ?? null, ids: ids?.map(Number) ?? null };
  let fixed = 0;
  for (let after = 0; ; ) {
    const open = await openDifferences(ctx.db, ctx.workspace, wanted, after, AT_ONCE);
    const last = open.at(-1);
    if (!last) return { fixed };
    if (way === 'taken') await takeThere(parts, ctx, open);
    else if (way === 'sent') await sendHere(ctx, open);
    else await leave(ctx, open);
    fixed += open.length;
    after = last.id;
  }
}

const keyOf = (row: DifferenceRow): PairKey | null =>
  row.userid === null || row.external_userid === null
    ? null
    : { userid: row.userid, externalUserid: row.external_userid };

const leave = (ctx: Ctx, open: readonly DifferenceRow[]) =>
  markDone(
    ctx.db,
    ctx.workspace,
    open.map((row) => row.id),
    'left',
    ctx.now,
    ctx.actor.name,
  );

/** Here becomes like there. */
export async function takeThere(parts: WecomParts, ctx: Ctx, open: readonly DifferenceRow[]): Promise<void> {
  const { db, workspace } = ctx;
  const comparison = await lastComparison(db, workspace);
  if (!comparison) return;
  // What WeCom holds does not depend on the rights of whoever decides.
  const own = await wecomCtx(parts, workspace);
  const shared = await sharedLibrary(db, workspace);
  const seen = await observing(parts, workspace);
  for (const row of open) {
    const key = keyOf(row);
    if (row.kind === 'tagDeletedThere') await retireHere(parts, ctx, shared, row);
    if (row.kind === 'samePerson') {
      await markDone(db, workspace, [row.id], await mergeHere(parts, ctx, row), ctx.now, ctx.actor.name);
      continue;
    }
    await db.transaction(async (tx) => {
      await advance(tx, workspace, 0);
      const done = key
        ? await takePair(tx, own, row, key, { ...seen, shared, since: comparison.started_at })
        : 'taken';
      await markDone(tx, workspace, [row.id], done, ctx.now, ctx.actor.name);
    });
  }
}

/** The older record stays. `left` when one of both is gone, or they are one already. */
async function mergeHere(parts: WecomParts, ctx: Ctx, row: DifferenceRow): Promise<'taken' | 'left'> {
  const other = row.here === null ? null : fromId('customer', row.here);
  if (row.customer === null || other === null) return 'left';
  const [into, from] = [row.customer, other].sort((a, b) => a - b) as [number, number];
  try {
    await parts.merge(ctx, toId('customer', into), toId('customer', from));
    return 'taken';
  } catch (error) {
    const over =
      error instanceof AppError && ['customer.notFound', 'customer.mergeSelf'].includes(error.code);
    if (!over) throw error;
    return 'left';
  }
}

interface Deciding extends Observing {
  readonly shared: SharedLibrary;
  /** When the comparison began: a pair that was read or told of since is not what it was. */
  readonly since: Date;
}

/** `left` when the pair has changed since, or the change is refused here: then WeCom has to follow us. */
async function takePair(
  tx: Tx,
  ctx: Ctx,
  row: DifferenceRow,
  key: PairKey,
  { shared, since, ...seen }: Deciding,
): Promise<'taken' | 'left'> {
  const [relation] = await relationsOf(tx, ctx.workspace, [key], 'for update');
  if (!relation) return 'left';
  if (row.kind === 'relationGone') {
    if (relation.touched_at instanceof Date && relation.touched_at > since) return 'left';
    await takeNews(tx, ctx, { ...key, status: 'deletedByStaff', state: null, at: ctx.now }, seen);
    return 'taken';
  }
  const tag = row.wecom_id === null ? undefined : shared.known.get(row.wecom_id);
  if (row.kind !== 'tagRemovedThere' || !tag) return 'taken';
  if (!relation.agreed.includes(tag.wecomId)) return 'left';
  const change: Change = {
    action: 'remove',
    tag: tag.tag,
    customer: relation.customer,
    ...(tag.perStaff ? { staff: relation.staff_id } : {}),
  };
  const acting = await actingFor(tx, ctx, relation.staff_id, 'pass');
  const { refused } = await apply(tx, acting, [change], { source: 'wecom', reason: 'wecom.compared' });
  await writeRelations(tx, ctx.workspace, [
    { ...relation, agreed: relation.agreed.filter((id) => id !== tag.wecomId) },
  ]);
  if (refused.length === 0) return 'taken';
  await askWritings(tx, ctx.workspace, [key], ctx.now);
  return 'left';
}

/** A tag that was deleted in WeCom goes to the cold store here: rules and audiences that name it go on, nobody is offered it. */
async function retireHere(
  { library }: WecomParts,
  ctx: Ctx,
  shared: SharedLibrary,
  row: DifferenceRow,
): Promise<void> {
  const tag = shared.tags.find((one) => one.id === row.wecom_id)?.tag_id;
  if (tag == null || shared.library.tag(tag)?.state !== 'active') return;
  await deleteTag(ctx, library, toId('tag', tag), { strategy: 'freeze' });
}

/** There becomes like here. */
async function sendHere(ctx: Ctx, open: readonly DifferenceRow[]): Promise<void> {
  const { db, workspace } = ctx;
  await db.transaction(async (tx) => {
    await advance(tx, workspace, 0);
    for (const row of open) {
      const key = keyOf(row);
      // What was taken off there is put on again: both sides no longer agree that it is there.
      if (row.kind === 'tagRemovedThere' && key) {
        const [relation] = await relationsOf(tx, workspace, [key], 'for update');
        if (relation)
          await writeRelations(tx, workspace, [
            { ...relation, agreed: relation.agreed.filter((id) => id !== row.wecom_id) },
          ]);
      }
      // Forgotten, a tag that was deleted there is made again when somebody needs it.
      if (row.kind === 'tagDeletedThere') await forgetDeleted(tx, workspace, row.wecom_id);
    }
    const keys = open.flatMap((row) => keyOf(row) ?? []);
    await askWritings(tx, workspace, keys, ctx.now);
    await markDone(
      tx,
      workspace,
      open.map((row) => row.id),
      'sent',
      ctx.now,
      ctx.actor.name,
    );
  });
}
