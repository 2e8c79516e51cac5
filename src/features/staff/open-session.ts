/** A session for somebody whose identity another system vouches for (WeCom), without a password. */
import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { AppError, toId } from '#kernel';
import { advance } from '#platform/feed';
import { askingOf, recordSignIn, type SignInParts } from './sign-in-routes.ts';
import * as sql from './sql.ts';
import { needStaff } from './staff-item.ts';

/**
 * Opens a session for this person as a password would, and answers with the Set-Cookie values. The caller has made
 * sure who it is. Errors: `staff.notFound`, `session.deactivated`.
 */
export async function openSessionFor(
  parts: SignInParts,
  request: FastifyRequest,
  { workspace, staff }: { readonly workspace: number; readonly staff: number },
): Promise<string[]> {
  const userId = await needUser(parts, workspace, staff);
  const cookies = await parts.signIn.openFor(askingOf(request), userId);
  await recordSignIn(parts, request, userId);
  await sql.clearExpiredSessions(parts.db, userId);
  return cookies;
}

/** The person's row of better-auth, made when it is missing: whoever came through WeCom so far has none. */
const needUser = ({ db }: SignInParts, workspace: number, id: number): Promise<string> =>
  db.transaction(async (tx) => {
    // Two windows may open at once.
    await advance(tx, workspace, 0);
    const staff = await needStaff(tx, workspace, id);
    if (!staff.active) throw new AppError('notSignedIn', 'session.deactivated');
    if (staff.user_id !== null) return staff.user_id;
    const userId = randomUUID();
    await sql.insertUser(tx, { id: userId, name: staff.name, email: placeholder(workspace, id) });
    await sql.setStaffUser(tx, workspace, id, userId);
    return userId;
  });

/**
 * better-auth wants an e-mail, and a member of WeCom need not have one. This one is never shown, leads nowhere (RFC 2606)
 * and has no password; an e-mail that the person has would give whoever owns the mailbox elsewhere a claim on the row.
 */
const placeholder = (workspace: number, staff: number): string =>
  `${toId('staff', staff)}.${workspace}@staff.invalid`;
