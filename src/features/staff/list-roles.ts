import { type OutputOf, requireRight, roleReach, roleRights, roles } from '#kernel';
import type { Ctx } from '#platform/context';
import type { listRoles as contract } from './contract.ts';

/** The whole matrix (V10), as it is in force. */
export async function listRoles(ctx: Ctx): Promise<OutputOf<typeof contract>> {
  requireRight(ctx.actor, 'staff:read');
  return {
    items: roles.map((role) => ({ role, rights: [...roleRights[role]], reach: roleReach[role] })),
  };
}
