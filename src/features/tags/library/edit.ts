/**
 * The one way to change the library: right to write, load, change a draft, check names and structure, write, keep a
 * change set, leave a trace. All in one transaction; the new library is seen by the next read.
 */

import { record } from '#features/staff';
import { AppError, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { insertChangeSet, markUndone, type RewrittenByKind } from './change-set-rows.ts';
import { Draft, differences, instantText, type RowChange, verbOf } from './draft.ts';
import { findingsOf, type Warning } from './findings.ts';
import { refuseForeign, refuseNarrowing, refuseUnprotecting, refuseUnsound } from './guards.ts';
import { libraryChanged, libraryEditedIn, libraryIn } from './library.ts';
import { elements, setLibraryVersion, writeRows } from './rows.ts';
import type { LibrarySnapshot } from './snapshot.ts';

export interface Edit<T> {
  readonly result: T;
  readonly library: LibrarySnapshot;
  readonly warnings: readonly Warning[];
  /** Number of the change set; null when nothing changed. */
  readonly changeSet: number | null;
}

export interface EditOptions {
  /** What is done, e.g. `tag.created`. */
  readonly did: string;
  /** Names and texts were judged already (a plan), or are those of before (an undo). */
  readonly judged?: boolean;
  /** Whoever keeps foreign elements says how they are there. */
  readonly keeper?: boolean;
  /** The change set that this one takes back. */
  readonly undoes?: number;
}

export interface EditTools {
  readonly draft: Draft;
  readonly tx: Tx;
  /** Says to what it is done, as people call it. */
  about(subject: string): void;
  /** Assignment changes that belong to this change set and are taken back with it. */
  addCause(cause: number): void;
  /** What was rewritten in other features and is given back when this change is taken back. */
  addRewritten(rewritten: RewrittenByKind): void;
  /** Work that needs the new library to be written, in the same transaction. */
  afterwards(step: () => Promise<void>): void;
}

/**
 * Errors, with one detail per fault: `library.nameTaken` (409), `library.namesRefused`, `library.unsound` (400); those of
 * the guards and of `work`.
 */
export async function editLibrary<T>(
  ctx: Ctx,
  options: EditOptions,
  work: (tools: EditTools) => Promise<T>,
): Promise<Edit<T>> {
  return ctx.db.transaction(async (tx) => {
    const { last: version } = await advance(tx, ctx.workspace, 1);
    const before = await libraryIn(tx, ctx);
    const draft = new Draft(before, instantText(ctx.now));
    const causes: number[] = [];
    let rewritten: RewrittenByKind = {};
    const later: (() => Promise<void>)[] = [];
    let subject = '';
    const result = await work({
      draft,
      tx,
      about: (name) => {
        subject = name;
      },
      addCause: (cause) => void causes.push(cause),
      addRewritten: (more) => {
        rewritten = { ...rewritten, ...more };
      },
      afterwards: (step) => void later.push(step),
    });
    const changes = draft.changes();
    if (changes.length === 0 && causes.length === 0 && later.length === 0)
      return { result, library: before, warnings: [], changeSet: null };
    const library = draft.result(version);
    const warnings = options.judged ? [] : judge(changes, library);
    refuseUnsound(before, library);
    refuseUnprotecting(ctx, changes);
    if (!options.keeper) refuseForeign(changes);
    await refuseNarrowing(tx, ctx.workspace, changes, library);
    libraryEditedIn(tx);
    for (const element of elements)
      await writeRows(
        tx,
        ctx.workspace,
        element,
        changes.filter((change) => change.element === element).map((change) => change.after),
      );
    await setLibraryVersion(tx, ctx.workspace, version);
    for (const step of later) await step();
    const changeSet = await insertChangeSet(tx, ctx, {
      did: options.did,
      subject: subject.slice(0, 300),
      changes,
      causes,
      rewritten,
      undoes: options.undoes ?? null,
    });
    if (options.undoes !== undefined) await markUndone(tx, ctx.workspace, options.undoes, changeSet);
    await trace(tx, ctx, options.did, changeSet, changes);
    tx.afterCommit(() => libraryChanged(ctx.db, ctx.workspace, version));
    return { result, library, warnings, changeSet };
  });
}

function judge(changes: readonly RowChange[], library: LibrarySnapshot): Warning[] {
  const findings = findingsOf(changes, library);
  const blocked = findings.filter((finding) => finding.severity === 'block');
  if (blocked.length > 0) throw namesRefused(blocked);
  return findings.map(({ path, code, facts }) => ({ path, code, facts }));
}

/** `library.nameTaken` (409) when a neighbour's name is all that is wrong, otherwise `library.namesRefused` (400). */
export function namesRefused(blocked: readonly Warning[]): AppError {
  const isTaken = blocked.every(({ code }) => code === 'lint.duplicate');
  return new AppError(
    isTaken ? 'conflict' : 'invalid',
    isTaken ? 'library.nameTaken' : 'library.namesRefused',
    { count: blocked.length },
    blocked.map(({ path, code, facts }) => ({ path, code, facts })),
  );
}

/** More changes than this are one line that points to the change set. */
const LINES = 20;

async function trace(
  tx: Tx,
  ctx: Ctx,
  did: string,
  changeSet: number,
  changes: readonly RowChange[],
): Promise<void> {
  if (changes.length > LINES || changes.length === 0) {
    const counts: Record<string, number> = {};
    for (const change of changes) {
      const what = `${change.element}.${verbOf(change)}`;
      counts[what] = (counts[what] ?? 0) + 1;
    }
    await record(tx, ctx, { did, subject: toId('changeSet', changeSet), after: counts });
    return;
  }
  for (const change of changes)
    await record(tx, ctx, {
      did: `${change.element}.${verbOf(change)}`,
      subject: toId(change.element, change.id),
      ...differences(change),
    });
}
