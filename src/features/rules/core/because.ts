/** Which changes of a step an event is behind: those of rules that read it, and of rules that follow those. */
import { type Reads, readsType } from './rule-reads.ts';

export interface ChangeBy {
  readonly rule: number;
  readonly tag: number;
}

/**
 * One step looks at what happened within a second or so, to one customer several things. `watches`: what the rules read;
 * of one that is missing nothing is known, and it counts.
 */
export function becauseOf<Change extends ChangeBy>(
  type: string,
  changes: readonly Change[],
  watches: ReadonlyMap<number, Reads>,
): Change[] {
  const counts = new Set<number>();
  const tags = new Set<number>();
  for (let grown = -1; grown !== counts.size; ) {
    grown = counts.size;
    for (const { rule, tag } of changes) {
      const reads = watches.get(rule);
      if (reads && !readsType(reads, type) && ![...tags].some((one) => reads.tags.has(one))) continue;
      counts.add(rule);
      tags.add(tag);
    }
  }
  return changes.filter((change) => counts.has(change.rule));
}
