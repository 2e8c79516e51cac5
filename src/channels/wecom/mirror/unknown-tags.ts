/** Tags that pairs carry and the library as we know it does not have. */
import { HOUR } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable } from '#platform/db';
import type { Connection } from '../connection/connections.ts';
import { pullLibrary } from './pull-library.ts';
import type { Reading } from './reading.ts';
import { type SharedLibrary, sharedLibrary } from './shared-library.ts';

/** How long an id is not asked for again that a listing did not have; a callback of the library has it listed anyway. */
const UNKNOWN_MS = HOUR;

/**
 * The library, read again when a pair carries a tag that it does not hold. A page of pairs tells ids only, and tags of
 * others' strategies (规则组标签) stand in no listing: they must not cost one with each pair that carries them. As soon as
 * a contact tells what one is called, it is taken over.
 */
export async function withUnknownTags(
  ctx: Ctx,
  connection: Connection,
  readings: readonly Reading[],
): Promise<SharedLibrary> {
  const { db, workspace, now } = ctx;
  const shared = await sharedLibrary(db, workspace);
  const unknown = unknownIn(shared, readings);
  if (unknown.length === 0) return shared;
  const seen = readings.flatMap((one) => one.seen);
  const named = new Set(seen.map((one) => one.id));
  const asked = await lookedFor(db, workspace, unknown, new Date(now.getTime() - UNKNOWN_MS));
  if (unknown.every((id) => asked.has(id) && !named.has(id))) return shared;
  await pullLibrary(ctx, connection, seen);
  const fresh = await sharedLibrary(db, workspace);
  await noteUnknown(db, workspace, unknownIn(fresh, readings), now);
  return fresh;
}

/** Tags that these pairs carry and that have no row in the library, each once. */
export function unknownIn({ tags }: SharedLibrary, readings: readonly Reading[]): string[] {
  const known = new Set(tags.map((row) => row.id));
  return [...new Set(readings.flatMap((one) => one.tags))].filter((id) => !known.has(id));
}

async function lookedFor(
  db: Queryable,
  workspace: number,
  ids: readonly string[],
  since: Date,
): Promise<Set<string>> {
  const rows = await db.many<{ id: string }>(
    'select id from wecom_unknown_tag where workspace_id = $1 and id = any($2::text[]) and asked_at > $3',
    [workspace, ids, since],
  );
  return new Set(rows.map((row) => row.id));
}

/** Of all workspaces, those that would be asked for again anyway. */
export const forgetUnknownTags = (db: Queryable, now: Date) =>
  db.run('delete from wecom_unknown_tag where asked_at < $1', [new Date(now.getTime() - UNKNOWN_MS)]);

const noteUnknown = (db: Queryable, workspace: number, ids: readonly string[], now: Date) =>
  db.run(
    `insert into wecom_unknown_tag (workspace_id, id, asked_at) select $1, unnest($2::text[]), $3
     on conflict (workspace_id, id) do update set asked_at = excluded.asked_at`,
    [workspace, ids, now],
  );
