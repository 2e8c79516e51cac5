import { needId, notFound, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { apiKeyItem } from './api-keys.ts';
import { record } from './audit.ts';
import type { ApiKeyItem } from './contract.ts';
import { forgetCallers } from './recent-callers.ts';
import * as sql from './sql.ts';

/** A second time changes nothing. Error: `apiKey.notFound`. */
export async function revokeApiKey(ctx: Ctx, keyId: string): Promise<ApiKeyItem> {
  requireRight(ctx.actor, 'keys:manage');
  const id = needId('apiKey', keyId);
  return ctx.db.transaction(async (tx) => {
    const before = await sql.keyById(tx, ctx.workspace, id);
    if (!before) throw notFound('apiKey.notFound', { id: keyId });
    if ((await sql.revokeKey(tx, ctx.workspace, id, ctx.now)) === 0) return apiKeyItem(before);
    await record(tx, ctx, {
      did: 'apiKey.revoked',
      subject: keyId,
      before: { name: before.name, hint: before.hint, scopes: before.scopes },
    });
    tx.afterCommit(forgetCallers);
    return apiKeyItem({ ...before, revoked_at: ctx.now });
  });
}
