/** Who had a tag at a moment of the past, from the log. */
import { streamInts, type Tx } from '#platform/db';
import { literal } from './rows.ts';

/**
 * Holders of these tags when everything had happened that happened before a moment: tag and customer, one pair behind
 * the other, by tag and ascending customer. Lines put an assignment on and take it off in turn, so whoever got more than he
 * lost had it then; a new source of one that stays is neither. Costs a pass over the workspace's log.
 */
export const streamHoldersBefore = (tx: Tx, workspace: number, tags: readonly number[], before: Date) =>
  streamInts(
    tx,
    `select tag_id, customer from tag_change
      where workspace_id = ${Number(workspace)} and tag_id = any('${literal(tags)}')
        and at < '${before.toISOString()}' and not (added and was_source is not null)
      group by tag_id, customer having sum(case when added then 1 else -1 end) > 0
      order by tag_id, customer`,
    2,
  );
