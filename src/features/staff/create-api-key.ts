import { AppError, type BodyOf, invalid, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { apiKeyItem, keyHash, keyHint, newKey } from './api-keys.ts';
import { record } from './audit.ts';
import type { ApiKeyItem, createApiKey as contract } from './contract.ts';
import { beyond } from './core/public.ts';
import * as sql from './sql.ts';

/** The new key; the text of it exists only in this answer. Error: `apiKey.beyondYou`. */
export async function createApiKey(
  ctx: Ctx,
  input: BodyOf<typeof contract>,
): Promise<ApiKeyItem & { key: string }> {
  requireRight(ctx.actor, 'keys:manage');
  const scopes = [...new Set(input.scopes)];
  const missing = beyond(ctx.actor.rights, scopes);
  if (missing.length > 0)
    throw new AppError('notAllowed', 'apiKey.beyondYou', { rights: missing.join(', ') });
  const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt);
  if (expiresAt && expiresAt <= ctx.now)
    throw invalid('input.invalid', { count: 1 }, [{ path: 'expiresAt', code: 'mustBeFuture' }]);
  const key = newKey();
  const row = await ctx.db.transaction(async (tx) => {
    const made = await sql.insertKey(tx, ctx.workspace, {
      name: input.name,
      hash: keyHash(key),
      hint: keyHint(key),
      scopes,
      expiresAt,
      createdBy: ctx.actor.name,
    });
    const { name, hint } = made;
    await record(tx, ctx, {
      did: 'apiKey.created',
      subject: toId('apiKey', made.id),
      after: { name, hint, scopes, expiresAt },
    });
    return made;
  });
  return { ...apiKeyItem(row), key };
}
