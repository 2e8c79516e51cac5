/**
 * Keeps the libraries of the workspaces that are in use in memory. A change made in this process is seen by the next
 * read; a change made by another process, or in the department tree, within a second. Inside a transaction that holds
 * the right to write the library is exact.
 */
import type { Ctx } from '#platform/context';
import type { Db, Queryable, Tx } from '#platform/db';
import { committedPosition } from '#platform/feed';
import { visibilityOf } from './departments.ts';
import { libraryVersion, readLibrary } from './rows.ts';
import { type Shelf, Shelves } from './shelves.ts';
import { LibrarySnapshot } from './snapshot.ts';

const TRUST_MS = 1000;
const shelves = new WeakMap<Db, Shelves>();

function shelvesOf(db: Db): Shelves {
  let ofDb = shelves.get(db);
  if (!ofDb) {
    ofDb = new Shelves();
    shelves.set(db, ofDb);
  }
  return ofDb;
}

const shelfOf = (db: Db, workspace: number): Shelf => shelvesOf(db).of(workspace);

async function load(db: Queryable, workspace: number, version: number) {
  const rows = await readLibrary(db, workspace);
  const visibility = await visibilityOf(db, workspace, rows);
  return { library: new LibrarySnapshot(workspace, version, rows, visibility.seenBy), visibility };
}

async function refresh(db: Db, workspace: number, shelf: Shelf): Promise<LibrarySnapshot> {
  for (;;) {
    // One state of the database, so that rows and version belong together.
    const { library, fingerprint, position } = await db.snapshot(async (tx) => {
      const position = await committedPosition(tx, workspace);
      const version = await libraryVersion(tx, workspace);
      const known = shelf.library;
      if (known?.version === version) {
        const { fingerprint } = await visibilityOf(tx, workspace, known.rows);
        if (fingerprint === shelf.visibility) return { library: known, fingerprint, position };
      }
      const loaded = await load(tx, workspace, version);
      return { library: loaded.library, fingerprint: loaded.visibility.fingerprint, position };
    });
    if (library.version < shelf.atLeast) continue;
    shelvesOf(db).put(shelf, library, fingerprint);
    shelf.trustedUntil = performance.now() + TRUST_MS;
    shelf.position = position;
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

/**
 * Whoever reads from now on sees every change up to a committed position of the workspace, whichever process made it.
 */
export async function libraryAt(db: Db, workspace: number, position: number): Promise<void> {
  const shelf = shelfOf(db, workspace);
  // What is being read now may be of a moment before.
  if (shelf.position < position) await shelf.loading;
  if (shelf.position >= position) return;
  shelf.trustedUntil = 0;
  await libraryOf(db, workspace);
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
  if (!editing.has(tx) && version > (shelf.library?.version ?? -1))
    shelvesOf(ctx.db).put(shelf, library, visibility.fingerprint);
  return library;
}

/** The library in memory, as old as it may be; null before the first read. For writes, which check its version. */
export const libraryAtHand = (ctx: Ctx): LibrarySnapshot | null => shelfOf(ctx.db, ctx.workspace).library;

/** After the commit of a change: whoever reads from now on sees it. */
export function libraryChanged(db: Db, workspace: number, version: number): void {
  const shelf = shelfOf(db, workspace);
  shelf.atLeast = Math.max(shelf.atLeast, version);
}
