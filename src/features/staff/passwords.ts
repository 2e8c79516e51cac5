/** Passwords: which are taken, how they are kept (better-auth's scrypt), and who gets a sign-in. */
import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { conflict, invalid } from '#kernel';
import type { Tx } from '#platform/db';
import { PASSWORD_MAX, PASSWORD_MIN, weakness } from './core/public.ts';
import * as sql from './sql.ts';

/** The hash to keep. Error: `password.weak`, with the reason at `path`. */
export async function hashOf(password: string, email: string, path = 'password'): Promise<string> {
  const reason = weakness(password, email);
  if (reason) {
    const facts = { min: PASSWORD_MIN, max: PASSWORD_MAX };
    throw invalid('password.weak', {}, [{ path, code: `password.${reason}`, facts }]);
  }
  return hashPassword(password);
}

export interface LoginOf {
  readonly workspace: number;
  readonly staff: number;
  readonly userId: string | null;
  readonly name: string;
  readonly email: string;
}

/** Lets a person sign in with this password, and ends his earlier sessions. Error: `staff.emailTaken`. */
export async function giveLogin(tx: Tx, of: LoginOf, hash: string): Promise<void> {
  const userId = of.userId ?? (await newUser(tx, of));
  // Whoever came through WeCom so far gets his e-mail now.
  if (of.userId !== null) await sql.updateUser(tx, { id: userId, name: of.name, email: of.email });
  await sql.setPassword(tx, userId, randomUUID(), hash);
  await sql.endSessions(tx, userId);
}

async function newUser(tx: Tx, of: LoginOf): Promise<string> {
  const found = await sql.userByEmail(tx, of.email);
  // Somebody's own sign-in must not change hands, not even between companies on one server.
  if (found?.taken) throw conflict('staff.emailTaken');
  const userId = found?.id ?? randomUUID();
  const user = { id: userId, name: of.name, email: of.email };
  if (found) await sql.updateUser(tx, user);
  else await sql.insertUser(tx, user);
  await sql.setStaffUser(tx, of.workspace, of.staff, userId);
  return userId;
}
