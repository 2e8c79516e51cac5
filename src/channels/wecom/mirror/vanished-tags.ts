/** Tags that left a pair because they were deleted in WeCom, which nobody took off the customer. */
import type { Ctx } from '#platform/context';
import { WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import { pairSubject } from './due-sql.ts';
import { pullLibrary } from './pull-library.ts';
import type { Reading } from './reading.ts';
import { pairKeyOf, relationsOf } from './relation-sql.ts';
import { type SharedLibrary, sharedLibrary } from './shared-library.ts';

/**
 * The library, read again when pairs lack tags that WeCom does not hold any more. A deleted tag leaves its pairs before
 * anything says that it was deleted, and would be taken for one that staff took off. Null: so it would still be, because the
 * listing was not believed of a tag that we wrote ourselves meanwhile; the pairs are to be read later.
 */
export async function withoutVanishedTags(
  ctx: Ctx,
  connection: Connection,
  shared: SharedLibrary,
  readings: readonly Reading[],
): Promise<SharedLibrary | null> {
  const gone = await goneFrom(ctx, shared, readings);
  if (gone.length === 0 || (await areThere(connection, gone))) return shared;
  await pullLibrary(ctx, connection);
  const fresh = await sharedLibrary(ctx.db, ctx.workspace);
  const standing = gone.filter((id) => fresh.known.has(id));
  return standing.length === 0 || (await areThere(connection, standing)) ? fresh : null;
}

/** Ids of the corp's tags that both sides agreed on and that the readings do not have. */
async function goneFrom(
  { db, workspace }: Ctx,
  { known, tags, groups }: SharedLibrary,
  readings: readonly Reading[],
): Promise<string[]> {
  // Tags of strategies stand in no listing.
  const ofCorp = new Set(groups.flatMap((row) => (row.strategy === null ? [row.id] : [])));
  const groupOf = new Map(tags.map((row) => [row.id, row.group_id]));
  const told = new Map(readings.map((one) => [pairSubject(one), new Set(one.tags)]));
  const gone = (await relationsOf(db, workspace, readings)).flatMap((row) =>
    row.agreed.filter((id) => !told.get(pairSubject(pairKeyOf(row)))?.has(id)),
  );
  return [...new Set(gone)].filter((id) => known.has(id) && ofCorp.has(groupOf.get(id) ?? ''));
}

/** An id that is unknown is refused, and one that was deleted is answered as such (wecom-api.md section 2.1). */
async function areThere({ api }: Connection, tagIds: readonly string[]): Promise<boolean> {
  try {
    const groups = await api.tags.list({ tagIds });
    const there = new Set(
      groups.flatMap((group) => group.tags.flatMap((tag) => (group.deleted || tag.deleted ? [] : [tag.id]))),
    );
    return tagIds.every((id) => there.has(id));
  } catch (error) {
    if (error instanceof WecomError && error.kind === 'gone') return false;
    throw error;
  }
}
