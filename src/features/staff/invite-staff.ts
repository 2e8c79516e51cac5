import { conflict, needId, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { advance } from '#platform/feed';
import { record } from './audit.ts';
import { INVITATION_MS, makeLink, setupAddress } from './one-time-links.ts';
import { needStaff, requireAtLeast } from './staff-item.ts';

/**
 * A link for setting a first or a new password, valid for three days. `base`: the address that people type.
 * Errors: `staff.notFound`, `staff.inactive`, `staff.beyondYou`.
 */
export async function inviteStaff(
  ctx: Ctx,
  staffId: string,
  base: string,
): Promise<{ link: string; expiresAt: string }> {
  requireRight(ctx.actor, 'staff:manage');
  const id = needId('staff', staffId);
  const expiresAt = new Date(ctx.now.getTime() + INVITATION_MS);
  const token = await ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const staff = await needStaff(tx, ctx.workspace, id);
    // Whoever opens the link becomes this person.
    requireAtLeast(ctx, staff.roles);
    if (!staff.active) throw conflict('staff.inactive', { name: staff.name });
    const made = await makeLink(tx, { workspace: ctx.workspace, staff: id, expiresAt, now: ctx.now });
    await record(tx, ctx, {
      did: 'staff.invited',
      subject: staffId,
      after: { for: staff.user_id === null ? 'invitation' : 'newPassword', expiresAt },
    });
    return made;
  });
  return { link: setupAddress(base, token), expiresAt: expiresAt.toISOString() };
}
