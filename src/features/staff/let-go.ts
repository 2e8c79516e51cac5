/** Somebody who left by what an outer directory (WeCom) tells: sessions and open links end, what was done stays. */
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { record } from './audit.ts';
import { leavesNobodyInCharge } from './core/public.ts';
import * as sql from './sql.ts';

/** `wecom.left`: the directory does not name him any more; `wecom.otherCorp`: it is another corp's now. */
export type LeavingReason = 'wecom.left' | 'wecom.otherCorp';

/** False when nobody would be left in charge: then nothing changes. */
export async function letGo(
  tx: Tx,
  ctx: Ctx,
  row: sql.StaffWithUserid,
  reason: LeavingReason,
): Promise<boolean> {
  if (row.roles.includes('superAdmin')) {
    const admins = (await sql.superAdmins(tx, ctx.workspace)).map((one) => ({
      id: one.id,
      active: one.active,
      superAdmin: true,
      hasLogin: one.has_login,
    }));
    const next = { id: row.id, active: false, superAdmin: true, hasLogin: row.user_id !== null };
    if (leavesNobodyInCharge(admins, next)) return false;
  }
  const { name, email, roles, wecom_user_id: wecomUserId } = row;
  await sql.updateStaff(tx, ctx.workspace, row.id, { name, email, wecomUserId, roles, active: false });
  await sql.setLeftAt(tx, ctx.workspace, row.id, ctx.now);
  if (row.user_id !== null) await sql.endSessions(tx, row.user_id);
  await sql.deleteOpenLinks(tx, ctx.workspace, row.id);
  await record(tx, ctx, {
    did: 'staff.deactivated',
    subject: toId('staff', row.id),
    before: { active: true },
    after: { active: false },
    reason,
  });
  return true;
}
