/** What a one-time link is for, and its use: a password is set, and the link is spent. */
import { type Actor, type BodyOf, conflict, invalid, type OutputOf, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advanceVocabulary } from '#platform/feed';
import { record } from './audit.ts';
import type { checkSetup as checkContract, setup as setupContract } from './contract.ts';
import { becomeAdministrator } from './first-administrator.ts';
import { type UsableLink, usableLink } from './one-time-links.ts';
import { giveLogin, hashOf } from './passwords.ts';
import { forgetCallers } from './recent-callers.ts';
import * as sql from './sql.ts';
import { needStaff, refuseDuplicates } from './staff-item.ts';

/** Errors: `setup.linkUnknown`, `setup.linkUsed`, `setup.linkExpired`. */
export async function checkSetup(ctx: Ctx, token: string): Promise<OutputOf<typeof checkContract>> {
  const link = await usableLink(ctx.db, token, ctx.now);
  const staff = link.staff === null ? null : await needStaff(ctx.db, link.workspace, link.staff);
  const invited = staff?.user_id === null ? 'invitation' : 'newPassword';
  return {
    for: staff ? invited : 'firstAdministrator',
    workspace: link.workspaceName,
    name: staff?.name ?? null,
    email: staff?.email ?? null,
    expiresAt: link.expiresAt.toISOString(),
  };
}

export interface SetUp {
  readonly staff: number;
  readonly name: string;
  readonly email: string;
}

/**
 * Sets the password; the first to use a link wins. Errors: those of the link, `setup.otherEmail`, `password.weak`,
 * `staff.emailTaken`, `staff.inactive`.
 */
export async function useSetupLink(ctx: Ctx, input: BodyOf<typeof setupContract>): Promise<SetUp> {
  // Looked at before the slow hash, and again when nobody else can use it.
  const link = await usableLink(ctx.db, input.token, ctx.now);
  const person = await personOf(ctx, link, input);
  const hash = await hashOf(input.password, person.email);
  return refuseDuplicates(
    ctx.db.transaction(async (tx) => {
      await advanceVocabulary(tx, link.workspace);
      await usableLink(tx, input.token, ctx.now);
      await sql.markLinkUsed(tx, link.hash, ctx.now);
      const done =
        link.staff === null
          ? await firstAdministrator(tx, ctx, link, { ...person, hash })
          : await invited(tx, ctx, link, link.staff, { ...person, hash });
      tx.afterCommit(forgetCallers);
      return done;
    }),
  );
}

interface Person {
  readonly name: string;
  readonly email: string;
}

async function personOf(ctx: Ctx, link: UsableLink, input: BodyOf<typeof setupContract>): Promise<Person> {
  const staff = link.staff === null ? null : await needStaff(ctx.db, link.workspace, link.staff);
  const name = input.name ?? staff?.name;
  const email = staff?.email ?? input.email;
  // An invitation is for one address: the person may fill in a missing one, but not take another.
  if (staff?.email && input.email !== undefined && input.email !== staff.email)
    throw conflict('setup.otherEmail', { email: staff.email });
  if (name !== undefined && email !== undefined) return { name, email };
  const missing = [...(name === undefined ? ['name'] : []), ...(email === undefined ? ['email'] : [])];
  throw invalid(
    'input.invalid',
    { count: missing.length },
    missing.map((path) => ({ path, code: 'required' })),
  );
}

async function firstAdministrator(
  tx: Tx,
  ctx: Ctx,
  link: UsableLink,
  person: Person & { readonly hash: string },
): Promise<SetUp> {
  // Another link of the same kind was faster.
  if (await sql.somebodyIsInCharge(tx, link.workspace)) throw conflict('setup.linkUsed');
  const acting = actingAs(ctx, link.workspace, {
    kind: 'system',
    id: 'setupLink',
    name: person.name,
    staff: null,
  });
  const staff = await becomeAdministrator(tx, acting, person);
  return { staff, name: person.name, email: person.email };
}

async function invited(
  tx: Tx,
  ctx: Ctx,
  link: UsableLink,
  id: number,
  person: Person & { readonly hash: string },
): Promise<SetUp> {
  const staff = await needStaff(tx, link.workspace, id);
  if (!staff.active) throw conflict('staff.inactive', { name: staff.name });
  // An administrator changed it meanwhile.
  if (staff.email !== null && staff.email !== person.email)
    throw conflict('setup.otherEmail', { email: staff.email });
  await sql.updateStaff(tx, link.workspace, id, {
    name: person.name,
    email: person.email,
    wecomUserId: staff.wecom_user_id,
    roles: staff.roles,
    active: true,
  });
  const login = { workspace: link.workspace, staff: id, userId: staff.user_id };
  await giveLogin(tx, { ...login, name: person.name, email: person.email }, person.hash);
  const subject = toId('staff', id);
  const self = { kind: 'staff', id: subject, name: person.name, staff: id } as const;
  await record(tx, actingAs(ctx, link.workspace, self), {
    did: 'staff.passwordSet',
    subject,
    before: { name: staff.name, email: staff.email, hasLogin: staff.user_id !== null },
    after: { name: person.name, email: person.email, hasLogin: true },
  });
  return { staff: id, name: person.name, email: person.email };
}

/** Nobody is signed in yet: the link says who acts. */
const actingAs = (ctx: Ctx, workspace: number, who: Pick<Actor, 'kind' | 'id' | 'name' | 'staff'>): Ctx => ({
  ...ctx,
  workspace,
  actor: { ...ctx.actor, ...who, workspace },
});
