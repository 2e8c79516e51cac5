/** A person as rows know him, and as outside programs see him. */
import { conflict, notAllowed, notFound, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import type { StaffItem } from './contract.ts';
import { beyond, isRole, reachOf, rightsOf } from './core/public.ts';
import { staffByUserid } from './people.ts';
import * as sql from './sql.ts';

/** `manages`: whoever asks may change people, and sees their phone numbers. */
export function staffItem(row: sql.StaffRow, manages: boolean): StaffItem {
  const roles = row.roles.filter(isRole);
  return {
    id: toId('staff', row.id),
    name: row.name,
    email: row.email,
    wecomUserId: row.wecom_user_id,
    phone: manages ? row.phone : null,
    roles,
    rights: rightsOf(roles),
    reach: reachOf(roles),
    departments: row.departments.map((d) => ({ id: toId('department', d.id), name: d.name })),
    active: row.active,
    hasLogin: row.user_id !== null,
    createdAt: row.created_at.toISOString(),
  };
}

/** For the audit trail, which everybody with its right reads. */
export const phoneTail = (phone: string | null): string | null => phone && `…${phone.slice(-4)}`;

/** Error: `staff.notFound`. */
export async function needStaff(db: Queryable, workspace: number, id: number): Promise<sql.StaffRow> {
  const row = await sql.staffById(db, workspace, id);
  if (!row) throw notFound('staff.notFound', { id: toId('staff', id) });
  return row;
}

/** Nobody hands out roles, or acts on a person with roles, that go beyond his own rights. Error: `staff.beyondYou`. */
export function requireAtLeast(ctx: Ctx, roles: readonly string[]): void {
  const missing = beyond(ctx.actor.rights, rightsOf(roles.filter(isRole)));
  if (missing.length > 0) throw notAllowed('staff.beyondYou', { rights: missing.join(', ') });
}

const uniqueness: Readonly<Record<string, string>> = {
  staff_email_unique: 'staff.emailTaken',
  staff_wecom_unique: 'staff.wecomTaken',
  user_email_key: 'staff.emailTaken',
  department_name_unique: 'department.nameTaken',
};

/** WeCom compares userids without case, and the index does not. The caller holds the vocabulary. Error: `staff.wecomTaken`. */
export async function refuseTakenUserid(
  tx: Tx,
  workspace: number,
  userid: string | null,
  except: number | null,
): Promise<void> {
  if (userid === null) return;
  const taken = (await staffByUserid(tx, workspace, [userid])).get(userid.toLowerCase());
  if (taken && taken.id !== except) throw conflict('staff.wecomTaken');
}

/** A broken uniqueness as the refusal that it is. */
export async function refuseDuplicates<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    const refusal = code === '23505' && constraint ? uniqueness[constraint] : undefined;
    if (refusal) throw conflict(refusal);
    throw error;
  }
}
