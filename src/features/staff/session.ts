/** One's own session: who am I; the own name, language and password. */
import { verifyPassword } from 'better-auth/crypto';
import { type BodyOf, invalid, notAllowed, type OutputOf, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { advanceVocabulary } from '#platform/feed';
import { record } from './audit.ts';
import { changedFields } from './changed-fields.ts';
import type { changeSession as changeContract, session as contract } from './contract.ts';
import { hashOf } from './passwords.ts';
import { forgetCallers } from './recent-callers.ts';
import * as sql from './sql.ts';
import { needStaff } from './staff-item.ts';
import { WrongGuesses } from './wrong-guesses.ts';

type Session = OutputOf<typeof contract>;

export async function showSession(ctx: Ctx): Promise<Session> {
  const workspace = await sql.workspaceById(ctx.db, ctx.workspace);
  const { actor } = ctx;
  const staff = actor.staff === null ? null : await sql.staffById(ctx.db, ctx.workspace, actor.staff);
  return {
    user: { id: actor.id, name: staff?.name ?? actor.name, email: staff?.email ?? null },
    workspace: {
      id: toId('workspace', ctx.workspace),
      name: workspace.name,
      timeZone: workspace.time_zone,
    },
    roles: [...actor.roles],
    rights: [...actor.rights],
    language: staff?.language ?? null,
    readerNoticeMinutes: staff?.reader_notice_min ?? null,
  };
}

const guesses = new WrongGuesses('old password', 5, 60_000);

/** The e-mail and new password to sign in with again, since a new password ends all sessions; otherwise null. */
export type NewPassword = { readonly email: string; readonly password: string } | null;

/** Errors: `session.notAPerson` for a key, `password.wrong`, `password.weak`, `request.tooMany`. */
export async function changeSession(ctx: Ctx, change: BodyOf<typeof changeContract>): Promise<NewPassword> {
  const id = ctx.actor.staff;
  if (id === null) throw notAllowed('session.notAPerson');
  const staff = await needStaff(ctx.db, ctx.workspace, id);
  const password = change.password && (await checkedPassword(ctx, staff, change.password));
  await ctx.db.transaction(async (tx) => {
    await advanceVocabulary(tx, ctx.workspace);
    const before = await needStaff(tx, ctx.workspace, id);
    const name = change.name ?? before.name;
    const language = change.language === undefined ? before.language : change.language;
    const { email, wecom_user_id: wecomUserId, roles, active } = before;
    await sql.updateStaff(tx, ctx.workspace, id, { name, email, wecomUserId, roles, active });
    await sql.setStaffLanguage(tx, ctx.workspace, id, language);
    const minutes =
      change.readerNoticeMinutes === undefined ? before.reader_notice_min : change.readerNoticeMinutes;
    await sql.setReaderNotice(tx, ctx.workspace, id, minutes);
    const subject = toId('staff', id);
    const changes = changedFields(
      { name: before.name, language: before.language, readerNoticeMinutes: before.reader_notice_min },
      { name, language, readerNoticeMinutes: minutes },
    );
    if (changes) await record(tx, ctx, { did: 'staff.changed', subject, ...changes });
    if (password) {
      await sql.setPassword(tx, password.userId, password.userId, password.hash);
      await sql.endSessions(tx, password.userId);
      await record(tx, ctx, { did: 'staff.passwordChanged', subject });
    }
    tx.afterCommit(forgetCallers);
  });
  return password && change.password ? { email: password.email, password: change.password.new } : null;
}

async function checkedPassword(
  ctx: Ctx,
  staff: sql.StaffRow,
  change: { readonly old: string; readonly new: string },
): Promise<{ userId: string; email: string; hash: string }> {
  const who = `${ctx.workspace} ${staff.id}`;
  await guesses.refuseTooMany(ctx.db, who, ctx.now);
  const kept = staff.user_id === null ? null : await sql.passwordOf(ctx.db, staff.user_id);
  const right = kept?.password ? await verifyPassword({ hash: kept.password, password: change.old }) : false;
  if (!kept || !right || staff.user_id === null) {
    await guesses.wrong(ctx.db, who, ctx.now);
    throw invalid('password.wrong', {}, [{ path: 'password.old', code: 'password.notTheOld' }]);
  }
  await guesses.right(ctx.db, who);
  const hash = await hashOf(change.new, kept.email, 'password.new');
  return { userId: staff.user_id, email: kept.email, hash };
}
