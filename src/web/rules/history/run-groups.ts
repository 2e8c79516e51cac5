/** Steps that belong together as one line: going through everybody is many steps of one publishing. Pure. */
import type { Run } from '../api.ts';

export interface RunGroup {
  /** Of its newest step. */
  readonly key: string;
  readonly kind: Run['kind'];
  readonly version: number;
  /** Of its newest step. */
  readonly at: string;
  readonly added: number;
  readonly removed: number;
  readonly refused: number;
  readonly reverted: boolean;
  /** Newest first. */
  readonly runs: readonly Run[];
}

/** `runs`: newest first. */
export function runGroups(runs: readonly Run[]): readonly RunGroup[] {
  const groups: RunGroup[] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    const joins =
      last !== undefined &&
      run.kind === 'pass' &&
      last.kind === 'pass' &&
      last.version === run.version &&
      last.reverted === (run.revertedAt !== null);
    if (joins) groups[groups.length - 1] = joined(last, run);
    else groups.push(alone(run));
  }
  return groups;
}

const alone = (run: Run): RunGroup => ({
  key: run.id,
  kind: run.kind,
  version: run.version,
  at: run.at,
  added: run.added,
  removed: run.removed,
  refused: run.refused,
  reverted: run.revertedAt !== null,
  runs: [run],
});

const joined = (group: RunGroup, run: Run): RunGroup => ({
  ...group,
  added: group.added + run.added,
  removed: group.removed + run.removed,
  refused: group.refused + run.refused,
  runs: [...group.runs, run],
});
