/**
 * Keeps the library of each workspace in memory. A change made in this process is seen by the next read; a change made
 * by another process, or in the department tree, within a second. Inside a transaction that holds the right to write
 * the library is exact.
 */
import type { Ctx } from '#platform/context';
import type { Db, Queryable, Tx } from '#platform/db';
import { visibilityOf } from './departments.ts';
import { libraryVersion, readLibrary } from './rows.ts';
import { LibrarySnapshot } from './snapshot.ts';

const TRUST_MS = 1000;

interface Shelf {
  library: LibrarySnapshot | null;
  /** What the visibility of groups in `library` was computed from. */
  visibility: string;
  trustedUntil: number;
  /** Nothing older may be answered: this process has committed it. */
  atLeast: number;
  loading: Promise<LibrarySnapshot> | null;
}

const shelves = new WeakMap<Db, Map<number, Shelf>>();

function shelfOf(db: Db, workspace: number): Shelf {
  let byWorkspace = shelves.get(db);
  if (!byWorkspace) {
    byWorkspace = new Map();
    shelves.set(db, byWorkspace);
  }
  let shelf = byWorkspace.get(workspace);
  if (!shelf) {
    shelf = { library: null, visibility: '', trustedUntil: 0, atLeast: 0, loading: null };
    byWorkspace.set(workspace, shelf);
  }
  return shelf;
}

async function load(db: Queryable, workspace: number, version: number) {
  const rows = await readLibrary(db, workspace);
  const visibility = await visibilityOf(db, workspace, rows);
  return { library: new LibrarySnapshot(workspace, version, rows, visibility.seenBy), visibility };
}

async function refresh(db: Db, workspace: number, shelf: Shelf): Promise<LibrarySnapshot> {
  for (;;) {
    // One state of the database, so that rows and version belong together.
    const { library, fingerprint } = await db.snapshot(async (tx) => {
      const version = await libraryVersion(tx, workspace);
      const known = shelf.library;
      if (known?.version === version) {
        const { fingerprint } = await visibilityOf(tx, workspace, known.rows);
        if (fingerprint === shelf.visibility) return { library: known, fingerprint };
      }
      const loaded = await load(tx, workspace, version);
      return { library: loaded.library, fingerprint: loaded.visibility.fingerprint };
    });
    if (library.version < shelf.atLeast) continue;
    shelf.library = library;
    shelf.visibility = fingerprint;
    shelf.trustedUntil = performance.now() + TRUST_MS;
    return library;
  }
}

/** The library as of the last second, and as of every change made by this process. */
export async function libraryOf(db: Db, workspace: number): Promise<LibrarySnapshot> {
  const shelf = shelfOf(db, workspace);
  if (shelf.library && shelf.library.version >= shelf.atLeast && performance.now() < shelf.trustedUntil)
    return shelf.library;
  shelf.loading ??= refresh(db, workspace, shelf).finally(() => {
    shelf.loading = null;
  });
  return shelf.loading;
}

/** Transactions that have written a library which is not committed yet. */
const editing = new WeakSet<Tx>();

/** What this transaction reads from now on is nobody else's business until it commits. */
export const libraryEditedIn = (tx: Tx): void => void editing.add(tx);

/**
 * The library as this transaction must see it; call it after `advance`, which keeps others from changing it. `known`:
 * the version, when the caller has read it already.
 */
export async function libraryIn(tx: Tx, ctx: Ctx, known?: number): Promise<LibrarySnapshot> {
  const shelf = shelfOf(ctx.db, ctx.workspace);
  const version = known ?? (await libraryVersion(tx, ctx.workspace));
  if (shelf.library?.version === version) return shelf.library;
  const { library, visibility } = await load(tx, ctx.workspace, version);
  if (!editing.has(tx) && version > (shelf.library?.version ?? -1)) {
    shelf.library = library;
    shelf.visibility = visibility.fingerprint;
  }
  return library;
}

/** The library in memory, as old as it may be; null before the first read. For writes, which check its version. */
export const libraryAtHand = (ctx: Ctx): LibrarySnapshot | null => shelfOf(ctx.db, ctx.workspace).library;

/** After the commit of a change: whoever reads from now on sees it. */
export function libraryChanged(db: Db, workspace: number, version: number): void {
  const shelf = shelfOf(db, workspace);
  shelf.atLeast = Math.max(shelf.atLeast, version);
}
