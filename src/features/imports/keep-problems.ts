import type { Queryable } from '#platform/db';
import type { Counts } from './contract.ts';
import { insertProblems, type Problem } from './sql.ts';

/** A file in which every row is wrong has one reason, not ten million. Counts stay exact beyond it. */
export const MOST_PROBLEMS = 200_000;

/** `before`: what was counted up to this batch; each refused row and tag left at least one line. */
export async function keepProblems(
  db: Queryable,
  workspace: number,
  id: number,
  problems: readonly Problem[],
  before: Counts,
): Promise<void> {
  const room = MOST_PROBLEMS - before.refused - before.tags.refused;
  if (room > 0) await insertProblems(db, workspace, id, problems.slice(0, room));
}
