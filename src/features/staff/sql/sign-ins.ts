/** better-auth's tables: what our own verbs read and write in them. */
import type { Queryable, Tx } from '#platform/db';

/** Whether an active person stands behind this sign-in. */
export const mayHaveSession = async (db: Queryable, userId: string): Promise<boolean> =>
  (await db.maybe('select 1 from staff where user_id = $1 and active', [userId])) !== null;

export const userByEmail = (db: Queryable, email: string) =>
  db.maybe<{ id: string; taken: boolean }>(
    `select u.id, exists (select 1 from staff s where s.user_id = u.id) as taken
       from "user" u where u.email = $1`,
    [email],
  );

export const insertUser = (tx: Tx, user: { id: string; name: string; email: string }) =>
  tx.run('insert into "user" (id, name, email) values ($1, $2, $3)', [user.id, user.name, user.email]);

export const updateUser = (tx: Tx, user: { id: string; name: string; email: string }) =>
  tx.run('update "user" set name = $2, email = $3, "updatedAt" = now() where id = $1', [
    user.id,
    user.name,
    user.email,
  ]);

/** The hash of a person's password, with the e-mail that he signs in with. */
export const passwordOf = (db: Queryable, userId: string) =>
  db.maybe<{ email: string; password: string | null }>(
    `select u.email, a.password from "user" u
       left join "account" a on a."userId" = u.id and a."providerId" = 'credential'
      where u.id = $1`,
    [userId],
  );

export async function setPassword(tx: Tx, userId: string, accountId: string, hash: string): Promise<void> {
  const changed = await tx.run(
    `update "account" set password = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential'`,
    [userId, hash],
  );
  // better-auth finds the password by an account whose accountId is the user's id.
  if (changed === 0)
    await tx.run(
      `insert into "account" (id, "accountId", "providerId", "userId", password) values ($1, $2, 'credential', $2, $3)`,
      [accountId, userId, hash],
    );
}

/** What ended by itself; better-auth clears such a session only when somebody comes with it. */
export const clearExpiredSessions = (db: Queryable, userId: string) =>
  db.run('delete from "session" where "userId" = $1 and "expiresAt" < now()', [userId]);

export const endSessions = (tx: Tx, userId: string) =>
  tx.run('delete from "session" where "userId" = $1', [userId]);

/** Whether the owner of this e-mail signed in from this address in the last 30 days. */
export async function signedInFrom(db: Queryable, email: string, ip: string, now: Date): Promise<boolean> {
  const found = await db.maybe(
    `select 1 from staff s
       join audit_log a on a.workspace_id = s.workspace_id and a.subject_id = 'stf_' || s.id
      where lower(s.email) = $1 and a.did in ('session.started', 'staff.passwordSet') and a.ip = $2 and a.at > $3::timestamptz - interval '30 days'
      limit 1`,
    [email, ip, now],
  );
  return found !== null;
}
