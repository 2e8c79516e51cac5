/** An installation that nobody can administer gets its first administrator: by the environment or by a link. */
import { AppError, toId } from '#kernel';
import { type Ctx, systemActor } from '#platform/context';
import type { Db, Tx } from '#platform/db';
import { advance, advanceVocabulary } from '#platform/feed';
import { SettingError } from '#platform/settings';
import type { Log } from '#platform/telemetry';
import { record } from './audit.ts';
import { signInBody } from './contract.ts';
import { FIRST_LINK_MS, makeLink } from './one-time-links.ts';
import { giveLogin, hashOf } from './passwords.ts';
import { forgetCallers } from './recent-callers.ts';
import * as sql from './sql.ts';

export interface Installation {
  readonly db: Db;
  readonly log: Log;
  readonly workspace: number;
  readonly now: Date;
}

/**
 * Makes the administrator named in the environment, unless somebody is in charge already. Safe to repeat, and at once
 * in several processes. Error: `SettingError`.
 */
export async function ensureFirstAdministrator(
  at: Installation,
  admin: { readonly email: string; readonly password: string },
): Promise<void> {
  if (await sql.somebodyIsInCharge(at.db, at.workspace)) return;
  const email = admin.email.trim().toLowerCase();
  if (!signInBody.shape.email.safeParse(email).success)
    throw new SettingError(`BAIZIGUI_ADMIN_EMAIL must be an e-mail address, not "${admin.email}".`);
  try {
    const hash = await hashOf(admin.password, email);
    await at.db.transaction(async (tx) => {
      await advance(tx, at.workspace, 0);
      if (await sql.somebodyIsInCharge(tx, at.workspace)) return;
      await becomeAdministrator(tx, contextOf(at), { name: email.split('@')[0] ?? email, email, hash });
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new SettingError(
      error.code === 'password.weak'
        ? 'BAIZIGUI_ADMIN_PASSWORD must have 8 to 128 characters and must not be the e-mail.'
        : `BAIZIGUI_ADMIN_EMAIL ${email} is already the sign-in of somebody else.`,
    );
  }
}

/** The token of a new link for the first administrator; null when somebody is in charge already. */
export async function firstAdministratorToken(at: Installation): Promise<string | null> {
  return at.db.transaction(async (tx) => {
    await advance(tx, at.workspace, 0);
    if (await sql.somebodyIsInCharge(tx, at.workspace)) return null;
    const expiresAt = new Date(at.now.getTime() + FIRST_LINK_MS);
    return makeLink(tx, { workspace: at.workspace, staff: null, expiresAt, now: at.now });
  });
}

/**
 * Puts a person in charge: a new one, or whoever has this e-mail already (imported before anybody signed in). Call it
 * holding the workspace. Answers with the number of the person. Error: `staff.emailTaken`.
 */
export async function becomeAdministrator(
  tx: Tx,
  ctx: Ctx,
  person: { readonly name: string; readonly email: string; readonly hash: string },
): Promise<number> {
  await advanceVocabulary(tx, ctx.workspace);
  const known = await sql.staffByEmail(tx, ctx.workspace, person.email);
  const write: sql.StaffWrite = {
    name: known?.name ?? person.name,
    email: person.email,
    wecomUserId: known?.wecom_user_id ?? null,
    roles: [...new Set([...(known?.roles ?? []), 'superAdmin'])],
    active: true,
  };
  const id = known?.id ?? (await sql.insertStaff(tx, ctx.workspace, write));
  if (known) await sql.updateStaff(tx, ctx.workspace, id, write);
  const login = { workspace: ctx.workspace, staff: id, userId: known?.user_id ?? null };
  await giveLogin(tx, { ...login, name: write.name, email: person.email }, person.hash);
  await sql.deleteOpenLinks(tx, ctx.workspace, null);
  const { name, email, roles } = write;
  await record(tx, ctx, {
    did: 'staff.firstAdministrator',
    subject: toId('staff', id),
    after: { name, email, roles },
  });
  tx.afterCommit(forgetCallers);
  return id;
}

const contextOf = (at: Installation): Ctx => ({
  db: at.db,
  actor: systemActor(at.workspace, 'environment', new Set()),
  workspace: at.workspace,
  timeZone: 'UTC',
  now: at.now,
  language: 'zh-CN',
  log: at.log,
  requestId: 'start',
  ip: null,
});
