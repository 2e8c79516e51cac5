/** Somebody whose userid was changed in the outer directory (WeCom) stays who he is here. */
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advanceVocabulary } from '#platform/feed';
import { record } from './audit.ts';
import { forgetCallers } from './recent-callers.ts';
import * as sql from './sql.ts';

export interface RenamedUserid {
  readonly staff: number;
  /** Whoever stood here under the new userid, because the directory was read before the change was told: he has none now. */
  readonly twin: number | null;
}

/**
 * Null when nobody stands under the old userid. Whoever was let go because the directory did not name him any more is
 * back. A twin without an e-mail was made by a reading and is deactivated.
 */
export async function renameUserid(
  tx: Tx,
  ctx: Ctx,
  from: string,
  to: string,
): Promise<RenamedUserid | null> {
  await advanceVocabulary(tx, ctx.workspace);
  const everybody = await sql.staffWithUserids(tx, ctx.workspace);
  const under = (userid: string) =>
    everybody.find((row) => row.wecom_user_id.toLowerCase() === userid.toLowerCase());
  const person = under(from);
  if (!person || person.wecom_user_id === to) return null;
  const found = under(to);
  const twin = found === person ? undefined : found;
  if (twin) await write(tx, ctx, twin, { wecomUserId: null, active: twin.active && twin.email !== null });
  const back = !person.active && person.left_at !== null;
  await write(tx, ctx, person, { wecomUserId: to, active: person.active || back });
  if (back) await sql.setLeftAt(tx, ctx.workspace, person.id, null);
  tx.afterCommit(forgetCallers);
  return { staff: person.id, twin: twin?.id ?? null };
}

async function write(
  tx: Tx,
  ctx: Ctx,
  row: sql.StaffWithUserid,
  next: { readonly wecomUserId: string | null; readonly active: boolean },
): Promise<void> {
  const { id, name, email, roles } = row;
  await sql.updateStaff(tx, ctx.workspace, id, { name, email, roles, ...next });
  if (!next.active && row.user_id !== null) await sql.endSessions(tx, row.user_id);
  await record(tx, ctx, {
    did: 'staff.changed',
    subject: toId('staff', id),
    before: { wecomUserId: row.wecom_user_id, active: row.active },
    after: next,
  });
}
