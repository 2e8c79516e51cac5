/** Tags that left a pair because they were deleted in WeCom, which nobody took off the customer. */
import type { Ctx } from '#platform/context';
import { WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import { pairSubject } from './due-sql.ts';
import { pullLibrary } from './pull-library.ts';
import type { Reading } from './reading.ts';
import { pairKeyOf, relationsOf } from './relation-sql.ts';
import { type SharedLibrary, sharedLibrary } from './shared-library.ts';

/** Ids per call; WeCom names no limit. */
const AT_ONCE = 100;

export interface Settled {
  readonly shared: SharedLibrary;
  /** Pairs that lack a tag of which it is not known yet whether it was deleted, by `pairSubject`: to be read later. */
  readonly unsettled: ReadonlySet<string>;
}

/**
 * The library, read again when pairs lack tags that WeCom does not hold any more. A deleted tag leaves its pairs before
 * anything says that it was deleted, and would be taken for one that staff took off. It still would be where the listing was
 * not believed of a tag that we wrote ourselves meanwhile. One call asks of the tags of all pairs.
 */
export async function withoutVanishedTags(
  ctx: Ctx,
  connection: Connection,
  shared: SharedLibrary,
  readings: readonly Reading[],
): Promise<Settled> {
  const gone = await goneFrom(ctx, shared, readings);
  const vanished = await notThere(connection, [...new Set([...gone.values()].flat())]);
  if (vanished.length === 0) return { shared, unsettled: new Set() };
  await pullLibrary(ctx, connection);
  const fresh = await sharedLibrary(ctx.db, ctx.workspace);
  const known = vanished.filter((id) => fresh.known.has(id));
  const standing = new Set(await notThere(connection, known));
  const unsettled = [...gone].flatMap(([subject, ids]) =>
    ids.some((id) => standing.has(id)) ? subject : [],
  );
  return { shared: fresh, unsettled: new Set(unsettled) };
}

/** Ids of the corp's tags that both sides agreed on and that the readings do not have, by pair. */
async function goneFrom(
  { db, workspace }: Ctx,
  { known, tags, groups }: SharedLibrary,
  readings: readonly Reading[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  // Tags of strategies stand in no listing.
  const ofCorp = new Set(groups.flatMap((row) => (row.strategy === null ? [row.id] : [])));
  const groupOf = new Map(tags.map((row) => [row.id, row.group_id]));
  const told = new Map(readings.map((one) => [pairSubject(one), new Set(one.tags)]));
  return new Map(
    (await relationsOf(db, workspace, readings)).map((row) => {
      const subject = pairSubject(pairKeyOf(row));
      const lacks = (id: string) =>
        !told.get(subject)?.has(id) && known.has(id) && ofCorp.has(groupOf.get(id) ?? '');
      return [subject, row.agreed.filter(lacks)];
    }),
  );
}

/** Those that WeCom does not hold. An id that was deleted is answered as such; for one that is unknown all may be refused (wecom-api.md section 2.1). */
async function notThere(connection: Connection, tagIds: readonly string[]): Promise<string[]> {
  if (tagIds.length === 0) return [];
  const half = Math.ceil(tagIds.length / 2);
  const inTwo = async () => [
    ...(await notThere(connection, tagIds.slice(0, half))),
    ...(await notThere(connection, tagIds.slice(half))),
  ];
  if (tagIds.length > AT_ONCE) return inTwo();
  try {
    const groups = await connection.api.tags.list({ tagIds });
    const there = new Set(
      groups.flatMap((group) => group.tags.flatMap((tag) => (group.deleted || tag.deleted ? [] : [tag.id]))),
    );
    return tagIds.filter((id) => !there.has(id));
  } catch (error) {
    if (!(error instanceof WecomError && error.kind === 'gone')) throw error;
    return tagIds.length === 1 ? [...tagIds] : inTwo();
  }
}
