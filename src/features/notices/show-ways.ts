/** By which ways staff can be told, so that nobody chooses one that leads nowhere. */
import { type OutputOf, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import type { listNoticeWays as contract } from './contract.ts';
import type { NoticePorts } from './ports.ts';

export async function listNoticeWays(
  { delivery, mailer, sms }: NoticePorts,
  ctx: Ctx,
): Promise<OutputOf<typeof contract>> {
  requireRight(ctx.actor, 'library:write');
  return {
    items: [
      { via: 'app', ready: await delivery.isConnected(ctx.workspace) },
      { via: 'email', ready: mailer !== null },
      { via: 'sms', ready: sms !== null },
    ],
  };
}
