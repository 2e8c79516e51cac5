/** Snapshots of an index in the database: written in the background, read at the start. Never the truth. */
import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { encodeSnapshot, type Snapshot, SnapshotReader, type WrittenChunk } from '#features/audience/core';
import { type Db, streamBytes, type Tx } from '#platform/db';
import type { Log } from '#platform/telemetry';
import type { Head } from './changes.ts';
import { breathe } from './follow.ts';
import { LAYOUT, partsOf } from './snapshot-parts.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

interface StoredHead {
  readonly position: number;
  readonly epoch: number;
  readonly version: number;
}

/** Bytes of chunks that are taken in without a pause: some milliseconds. */
const READ_AT_ONCE = 4_000_000;

const LOCK = `hashtext('baizigui index snapshot')`;

const storedHead = (tx: Tx, workspace: number): Promise<StoredHead | null> =>
  tx.maybe<StoredHead>('select position, epoch, version from index_snapshot_head where workspace_id = $1', [
    workspace,
  ]);

const chunksOf = (tx: Tx, workspace: number) =>
  streamBytes(tx, `select bytes from index_snapshot where workspace_id = ${Number(workspace)}`);

/**
 * The stored snapshot with what is missing from it; null when there is none that fits the rows: none at all, of other
 * rows (a restore), of another program, or so damaged that nothing is sure.
 */
export async function readSnapshot(
  tx: Tx,
  workspace: number,
  head: Head,
  log: Log,
): Promise<ReturnType<SnapshotReader['finish']> | null> {
  const stored = await storedHead(tx, workspace);
  // Its numbers stand as such a processor has them in memory.
  if (!stored || endianness() !== 'LE') return null;
  if (stored.epoch !== head.epoch || stored.version !== LAYOUT || stored.position > head.position)
    return null;
  const reader = new SnapshotReader(crc32);
  let read = 0;
  try {
    for await (const bytes of chunksOf(tx, workspace)) {
      reader.add(bytes);
      read += bytes.length;
      if (read < READ_AT_ONCE) continue;
      read = 0;
      await breathe();
    }
    const snapshot = reader.finish();
    return snapshot.position === stored.position ? snapshot : null;
  } catch (error) {
    log.warn({ err: error, workspace }, 'the stored index cannot be read; it is built from rows');
    return null;
  }
}

const placeOf = ({ place }: WrittenChunk): string =>
  place.length <= 500 ? place : createHash('sha256').update(place).digest('hex');

class Late extends Error {}

export interface Writing {
  readonly epoch: number;
  /** Milliseconds after which the writing is given up; what was stored before stays. */
  readonly within: number;
}

/**
 * Stores an index as it is now, in slices, and only the chunks that changed. One transaction: whoever is killed in the
 * middle leaves the snapshot before. Answers with its position, or null when it was not stored: somebody else is
 * storing, a newer one is there, the rows were replaced meanwhile, or time was up.
 */
export async function writeSnapshot(
  db: Db,
  workspace: number,
  index: WorkspaceIndex,
  { epoch, within }: Writing,
): Promise<number | null> {
  const until = performance.now() + within;
  const parts = partsOf(index);
  // From here on the chunks are of this moment.
  const chunks = encodeSnapshot(parts, crc32);
  let next = chunks.next();
  try {
    return await db.transaction(async (tx) => {
      if (!(await mayWrite(tx, workspace, epoch, parts))) return null;
      const known = new Map(
        (
          await tx.many<{ place: string; digest: Buffer }>(
            'select place, digest from index_snapshot where workspace_id = $1',
            [workspace],
          )
        ).map((row) => [row.place, row.digest]),
      );
      for (; !next.done; next = chunks.next()) {
        if (performance.now() > until) throw new Late();
        const { bytes } = next.value;
        const place = placeOf(next.value);
        const digest = createHash('sha256').update(bytes).digest();
        if (!known.get(place)?.equals(digest)) await writeChunk(tx, workspace, { place, digest, bytes });
        known.delete(place);
        await breathe();
      }
      await tx.run('delete from index_snapshot where workspace_id = $1 and place = any($2::text[])', [
        workspace,
        [...known.keys()],
      ]);
      await tx.run(
        `insert into index_snapshot_head (workspace_id, position, epoch, version) values ($1, $2, $3, $4)
         on conflict (workspace_id) do update
            set position = excluded.position, epoch = excluded.epoch, version = excluded.version, written_at = now()`,
        [workspace, parts.position, epoch, LAYOUT],
      );
      return parts.position;
    });
  } catch (error) {
    if (error instanceof Late) return null;
    throw error;
  }
}

async function mayWrite(tx: Tx, workspace: number, epoch: number, parts: Snapshot): Promise<boolean> {
  const { mine } = await tx.one<{ mine: boolean }>(`select pg_try_advisory_xact_lock(${LOCK}, $1) as mine`, [
    workspace,
  ]);
  if (!mine) return false;
  const same = await tx.maybe('select 1 from workspace where id = $1 and epoch = $2', [workspace, epoch]);
  if (!same) return false;
  const stored = await storedHead(tx, workspace);
  return !stored || stored.epoch !== epoch || stored.version !== LAYOUT || stored.position <= parts.position;
}

const writeChunk = (
  tx: Tx,
  workspace: number,
  chunk: { readonly place: string; readonly digest: Buffer; readonly bytes: Uint8Array },
): Promise<number> =>
  tx.run(
    `insert into index_snapshot (workspace_id, place, digest, bytes) values ($1, $2, $3, $4)
     on conflict (workspace_id, place) do update set digest = excluded.digest, bytes = excluded.bytes`,
    [workspace, chunk.place, chunk.digest, chunk.bytes],
  );

/** Workspaces whose index was in use lately, the newest first. */
export const recentlyUsed = async (db: Db, days: number, limit: number): Promise<number[]> =>
  (
    await db.many<{ id: number }>(
      `select w.id from workspace w left join index_snapshot_head h on h.workspace_id = w.id
        where h.written_at > now() - make_interval(days => $1) or (select count(*) from workspace) = 1
        order by h.written_at desc nulls last limit $2`,
      [days, limit],
    )
  ).map((row) => row.id);
