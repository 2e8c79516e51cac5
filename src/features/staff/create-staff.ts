import { type BodyOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { advanceVocabulary } from '#platform/feed';
import { record } from './audit.ts';
import type { createStaff as contract, StaffItem } from './contract.ts';
import { needDepartments } from './department-item.ts';
import * as sql from './sql.ts';
import {
  needStaff,
  phoneTail,
  refuseDuplicates,
  refuseTakenUserid,
  requireAtLeast,
  staffItem,
} from './staff-item.ts';

/** Errors: `staff.beyondYou`, `staff.emailTaken`, `staff.wecomTaken`. */
export async function createStaff(ctx: Ctx, input: BodyOf<typeof contract>): Promise<StaffItem> {
  requireRight(ctx.actor, 'staff:manage');
  requireAtLeast(ctx, input.roles);
  return refuseDuplicates(
    ctx.db.transaction(async (tx) => {
      await advanceVocabulary(tx, ctx.workspace);
      const departments = await needDepartments(tx, ctx.workspace, input.departments);
      await refuseTakenUserid(tx, ctx.workspace, input.wecomUserId, null);
      const id = await sql.insertStaff(tx, ctx.workspace, {
        name: input.name,
        email: input.email,
        wecomUserId: input.wecomUserId,
        roles: [...new Set(input.roles)],
        active: true,
      });
      if (input.phone) await sql.setStaffPhone(tx, ctx.workspace, id, input.phone);
      await sql.setStaffDepartments(tx, ctx.workspace, id, departments);
      const made = staffItem(await needStaff(tx, ctx.workspace, id), true);
      const { name, email, wecomUserId, roles } = made;
      const phone = phoneTail(made.phone);
      await record(tx, ctx, {
        did: 'staff.created',
        subject: toId('staff', id),
        after: { name, email, wecomUserId, phone, roles, departments: made.departments.map((d) => d.id) },
      });
      return made;
    }),
  );
}
