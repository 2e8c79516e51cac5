import { type BodyOf, conflict, needId, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advanceVocabulary } from '#platform/feed';
import { record } from './audit.ts';
import { changedFields } from './changed-fields.ts';
import type { changeStaff as contract, StaffItem } from './contract.ts';
import { leavesNobodyInCharge } from './core/public.ts';
import { needDepartments } from './department-item.ts';
import { forgetCallers } from './recent-callers.ts';
import * as sql from './sql.ts';
import {
  needStaff,
  phoneTail,
  refuseDuplicates,
  refuseTakenUserid,
  requireAtLeast,
  staffItem,
} from './staff-item.ts';

type Change = BodyOf<typeof contract>;

/**
 * Changes what is named and leaves the rest. Deactivating ends the sessions.
 * Errors: `staff.notFound`, `staff.beyondYou`, `staff.lastAdmin`, `staff.emailTaken`, `staff.wecomTaken`.
 */
export async function changeStaff(ctx: Ctx, staffId: string, change: Change): Promise<StaffItem> {
  requireRight(ctx.actor, 'staff:manage');
  const id = needId('staff', staffId);
  return refuseDuplicates(ctx.db.transaction((tx) => applyChange(tx, ctx, id, change)));
}

async function applyChange(tx: Tx, ctx: Ctx, id: number, change: Change): Promise<StaffItem> {
  await advanceVocabulary(tx, ctx.workspace);
  const before = await needStaff(tx, ctx.workspace, id);
  requireAtLeast(ctx, before.roles);
  const next = merged(before, change);
  requireAtLeast(ctx, next.roles);
  await refuseLastAdmin(tx, ctx.workspace, before, next);
  if (next.wecomUserId !== before.wecom_user_id)
    await refuseTakenUserid(tx, ctx.workspace, next.wecomUserId, id);
  const departments = change.departments && (await needDepartments(tx, ctx.workspace, change.departments));

  await sql.updateStaff(tx, ctx.workspace, id, next);
  if (change.phone !== undefined) await sql.setStaffPhone(tx, ctx.workspace, id, change.phone);
  if (departments) await sql.setStaffDepartments(tx, ctx.workspace, id, departments);
  if (before.user_id !== null) {
    if (next.email !== null)
      await sql.updateUser(tx, { id: before.user_id, name: next.name, email: next.email });
    if (!next.active) await sql.endSessions(tx, before.user_id);
  }
  if (!next.active) await sql.deleteOpenLinks(tx, ctx.workspace, id);

  const after = await needStaff(tx, ctx.workspace, id);
  const changes = changedFields(auditView(before), auditView(after));
  if (changes) {
    await record(tx, ctx, {
      did: changes.after.active === false ? 'staff.deactivated' : 'staff.changed',
      subject: toId('staff', id),
      ...changes,
      ...(change.reason ? { reason: change.reason } : {}),
    });
    tx.afterCommit(forgetCallers);
  }
  return staffItem(after, true);
}

function merged(before: sql.StaffRow, change: Change): sql.StaffWrite {
  const email = change.email === undefined ? before.email : change.email;
  // The e-mail is what he signs in with, unless he has none and comes through WeCom.
  if (email === null && before.email !== null && before.user_id !== null) throw conflict('staff.emailNeeded');
  return {
    name: change.name ?? before.name,
    email,
    wecomUserId: change.wecomUserId === undefined ? before.wecom_user_id : change.wecomUserId,
    roles: change.roles ? [...new Set(change.roles)] : before.roles,
    active: change.active ?? before.active,
  };
}

async function refuseLastAdmin(
  tx: Tx,
  workspace: number,
  before: sql.StaffRow,
  next: sql.StaffWrite,
): Promise<void> {
  const admins = (await sql.superAdmins(tx, workspace)).map((row) => ({
    id: row.id,
    active: row.active,
    superAdmin: true,
    hasLogin: row.has_login,
  }));
  const changed = {
    id: before.id,
    active: next.active,
    superAdmin: next.roles.includes('superAdmin'),
    hasLogin: before.user_id !== null,
  };
  if (leavesNobodyInCharge(admins, changed)) throw conflict('staff.lastAdmin', { name: before.name });
}

function auditView(row: sql.StaffRow) {
  const { name, email, wecomUserId, phone, roles, departments, active } = staffItem(row, true);
  return {
    name,
    email,
    wecomUserId,
    phone: phoneTail(phone),
    roles,
    departments: departments.map((d) => d.id),
    active,
  };
}
