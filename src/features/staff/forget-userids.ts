/** What becomes of people when the directory is another company's: a userid of the old one is somebody else there. */
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advanceVocabulary } from '#platform/feed';
import { record } from './audit.ts';
import { letGo } from './let-go.ts';
import { forgetCallers } from './recent-callers.ts';
import * as sql from './sql.ts';

/**
 * Nobody stands under a userid any more. Whoever has an e-mail goes on with it; whom only the old directory knew is let
 * go, but for the last administrator.
 */
export async function forgetUserids(tx: Tx, ctx: Ctx): Promise<void> {
  await advanceVocabulary(tx, ctx.workspace);
  const people = await sql.staffWithUserids(tx, ctx.workspace);
  for (const row of people)
    if (row.active && row.email === null) await letGo(tx, ctx, row, 'wecom.otherCorp');
  await sql.clearUserids(tx, ctx.workspace);
  for (const { id, wecom_user_id: wecomUserId } of people)
    await record(tx, ctx, {
      did: 'staff.changed',
      subject: toId('staff', id),
      before: { wecomUserId },
      after: { wecomUserId: null },
      reason: 'wecom.otherCorp',
    });
  tx.afterCommit(forgetCallers);
}
