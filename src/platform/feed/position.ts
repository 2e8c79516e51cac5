/**
 * Positions: one number per workspace that counts the changes conditions can see, in commit order.
 *
 * A writer raises `workspace.position` with `advance` before it writes. That update holds the row until the commit, so
 * writers of one workspace take turns, numbers have no gaps, and a reader that asks for "greater than my last" can't
 * miss a row that commits late. Bulk work commits in chunks, so that single writes get their turn in between.
 */
import type { Queryable, TrialTx, Tx } from '#platform/db';

export interface Advanced {
  /** First and last number taken; `last = first + count - 1`. */
  readonly first: number;
  readonly last: number;
}

/** What this process knows about the newest committed position of each workspace. */
export class Positions {
  readonly #latest = new Map<number, number>();
  readonly #listeners = new Set<(workspace: number, position: number) => void>();

  latest(workspace: number): number {
    return this.#latest.get(workspace) ?? 0;
  }

  announce(workspace: number, position: number): void {
    if (position <= this.latest(workspace)) return;
    this.#latest.set(workspace, position);
    for (const listener of this.#listeners) listener(workspace, position);
  }

  /** After a restore positions may go backwards. */
  reset(workspace: number, position: number): void {
    this.#latest.set(workspace, position);
  }

  /** Knows of no position: what comes is of another database. */
  clear(): void {
    this.#latest.clear();
  }

  /** Returns the way to stop listening. */
  onAdvance(listener: (workspace: number, position: number) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

/** The positions of this process: writers announce here, the audience index listens. */
export const positions = new Positions();

/**
 * Takes `count` numbers and the right to write, until the transaction ends. Call it before reading what the change
 * depends on: from here on nobody else changes this workspace. Who reads before asks here what changed since (decision
 * 0049). `count` 0 only takes the right.
 */
export async function advance(tx: Tx, workspace: number, count: number): Promise<Advanced> {
  const [row] = await tx.rows<{ position: number }>(
    count === 0
      ? {
          name: 'right to write',
          // As an update of the position locks, but without a new version of the row.
          text: 'select position from workspace where id = $1 for no key update',
          values: [workspace],
        }
      : { name: 'advance', text: RAISE, values: [workspace, count] },
  );
  if (!row) throw new Error(`there is no workspace ${workspace}`);
  const { position } = row;
  tx.afterCommit(() => positions.announce(workspace, position));
  return { first: position - count + 1, last: position };
}

const RAISE = 'update workspace set position = position + $2 where id = $1 returning position';

/**
 * `advance` for a writer that has the right already, knows where it stands and need not wait: `told` is called after the
 * commit, before the new position is announced.
 */
export function advanceFrom(
  tx: Tx,
  workspace: number,
  position: number,
  count: number,
  told: () => void,
): Promise<unknown> {
  tx.afterCommit(told);
  tx.afterCommit(() => positions.announce(workspace, position + count));
  return tx.rows({ name: 'advance', text: RAISE, values: [workspace, count] });
}

/**
 * `advance` by one, for a change of what conditions can name besides the tag library, which has a version of its own:
 * attributes, audiences, people, departments. Whoever keeps these names in memory compares `workspace.vocabulary`.
 */
export async function advanceVocabulary(tx: Tx, workspace: number): Promise<Advanced> {
  const { position } = await tx.one<{ position: number }>(
    `update workspace set position = position + 1, vocabulary = position + 1 where id = $1 returning position`,
    [workspace],
  );
  tx.afterCommit(() => positions.announce(workspace, position));
  return { first: position, last: position };
}

export async function committedPosition(db: Queryable, workspace: number): Promise<number> {
  const row = await db.maybe<{ position: number }>('select position from workspace where id = $1', [
    workspace,
  ]);
  return row?.position ?? 0;
}

export const positionTrialTables = ['workspace'] as const;

/** Lets the writes of a trial take positions of their own. */
export const copyPosition = (tx: TrialTx, workspace: number): Promise<number> =>
  tx.run(
    `insert into workspace overriding system value select * from ${tx.real('workspace')} where id = $1`,
    [workspace],
  );
