/**
 * Tells followers in this process what a write changed, so that they need not read it back from the history. Only a
 * short cut: whoever missed something, or stands elsewhere, reads the history as other processes do.
 */
import type { Db } from '#platform/db';

export interface Told {
  readonly workspace: number;
  /** It leads from the state at this position … */
  readonly after: number;
  /** … to the state at this one. */
  readonly position: number;
  /** What came and went, in order: customer, tag, and 1 for added or 0, one triple behind the other. */
  readonly changes: ArrayLike<number>;
}

type Listener = (told: Told) => void;

const listeners = new WeakMap<Db, Set<Listener>>();

/** Listens to the writes of this process, each after its commit. Returns the way to stop. */
export function onTold(db: Db, listener: Listener): () => void {
  const all = listeners.get(db) ?? new Set();
  listeners.set(db, all);
  all.add(listener);
  return () => void all.delete(listener);
}

export function tell(db: Db, told: Told): void {
  for (const listener of listeners.get(db) ?? []) listener(told);
}
