/** One index in the memory of this process, and what is known about it beside its contents. */
import { metrics } from '#platform/telemetry';
import type { WorkspaceIndex } from './workspace-index.ts';

export interface Held {
  index: WorkspaceIndex;
  epoch: number;
  /** The following that runs now; whoever needs more starts another after it. */
  following: Promise<void> | null;
  /** Position of the stored snapshot; null: none that this process knows of, or a damaged one. */
  storedAt: number | null;
  storing: Promise<void> | null;
  /** What loading left for later; following waits for it. */
  readonly settled: Promise<void>;
  /** When it may be stored again, on the clock of `performance.now`. */
  storeAfter: number;
  /** When somebody asked for it last, on the same clock. */
  usedAt: number;
  /** Memory in bytes, as last summed up. */
  bytes: number;
  /** Up to which wish to build it again it was built (`index_check.rebuild_asked`). */
  rebuilt: number;
  /** Another one stands in its place, or none: whoever waits for it asks again. */
  replaced: boolean;
}

/** What can be read from rows in a moment needs no snapshot. */
const WORTH_STORING_BYTES = 1_000_000;

export function isWorthStoring({ index, storedAt }: Held, changes: number): boolean {
  return storedAt === null ? index.bytes > WORTH_STORING_BYTES : index.position - storedAt >= changes;
}

/** An index that was asked for so lately is not dropped: its reader may be in the middle of a longer question. */
const IN_USE_MS = 5000;

/** Those to drop, the longest unused first, so that the others fit. What is in use now stays, whatever its size. */
export function beyond(held: ReadonlyMap<number, Held>, budget: number, now: number): number[] {
  let sum = 0;
  for (const { bytes } of held.values()) sum += bytes;
  const idle = [...held]
    .filter(([, one]) => now - one.usedAt > IN_USE_MS && !one.following && !one.storing)
    .sort(([, a], [, b]) => a.usedAt - b.usedAt);
  const dropped: number[] = [];
  for (const [workspace, { bytes }] of idle) {
    if (sum <= budget) break;
    dropped.push(workspace);
    sum -= bytes;
  }
  return dropped;
}

export function measure(workspace: number, index: WorkspaceIndex, latest: number): void {
  const labels = { workspace: String(workspace) };
  metrics.indexPosition.set(labels, index.position);
  metrics.indexLag.set(labels, Math.max(0, latest - index.position));
}

/** Takes away what `/metrics` says of an index that is not held any more. */
export function forgetMeasures(workspace: number): void {
  const labels = { workspace: String(workspace) };
  for (const gauge of [metrics.indexPosition, metrics.indexLag, metrics.indexBytes]) gauge.remove(labels);
  for (const from of ['rows', 'snapshot']) metrics.indexLoadSeconds.remove({ ...labels, from });
}
