/** What becomes of people when the directory is another company's: a userid of the old one is somebody else there. */
import { conflict, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advanceVocabulary } from '#platform/feed';
import { record } from './audit.ts';
import { letGo } from './let-go.ts';
import { forgetCallers } from './recent-callers.ts';
import * as sql from './sql.ts';

/**
 * Nobody stands under a userid any more. Whoever has an e-mail goes on with it; whom only the old directory knew is let
 * go. Error: `staff.onlyThroughWecom` when nobody in charge could sign in afterwards.
 */
export async function forgetUserids(tx: Tx, ctx: Ctx): Promise<void> {
  await advanceVocabulary(tx, ctx.workspace);
  const people = await sql.staffWithUserids(tx, ctx.workspace);
  await refuseNobodyInCharge(tx, ctx, people);
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

/** A session of an administrator counts as a way in only as long as he can open another one. */
async function refuseNobodyInCharge(
  tx: Tx,
  { workspace }: Ctx,
  people: readonly sql.StaffWithUserid[],
): Promise<void> {
  const inCharge = people.filter(
    (row) => row.active && row.roles.includes('superAdmin') && row.user_id !== null,
  );
  const [first] = inCharge;
  if (first && !(await sql.somebodyHasPassword(tx, workspace)))
    throw conflict('staff.onlyThroughWecom', { name: first.name });
}
