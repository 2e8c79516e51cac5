/** Signs a page of ours for WeCom's JS-SDK. Tickets never leave the server. */
import { randomBytes } from 'node:crypto';
import { AppError, type BodyOf, conflict, invalid, type OutputOf, SECOND } from '#kernel';
import type { Ctx } from '#platform/context';
import { WecomError } from '../client/public.ts';
import type { Connections } from '../connection/connections.ts';
import { signPage as sign } from '../core/page-signature.ts';
import type { signPage as contract } from './contract.ts';

/** `origins`: addresses of the product. Errors: `sidebar.otherAddress`, `wecom.notConnected`, `wecom.unavailable`. */
export async function signPage(
  ctx: Ctx,
  connections: Connections,
  origins: readonly string[],
  { url }: BodyOf<typeof contract>,
): Promise<OutputOf<typeof contract>> {
  // A signature lets a page speak for the app: foreign pages get none.
  if (!origins.includes(new URL(url).origin))
    throw invalid('sidebar.otherAddress', {}, [{ path: 'url', code: 'sidebar.otherAddress' }]);
  const connection = await connections.of(ctx.workspace);
  if (!connection) throw conflict('wecom.notConnected');
  const { api, corpId, agentId } = connection;
  const timestamp = Math.floor(ctx.now.getTime() / SECOND);
  try {
    const [corp, agent] = await Promise.all([api.identity.ticket('jsapi'), api.identity.ticket('agent')]);
    const nonce = () => randomBytes(12).toString('hex');
    return {
      corpId,
      agentId,
      corp: sign(corp, url, timestamp, nonce()),
      agent: sign(agent, url, timestamp, nonce()),
    };
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    throw new AppError('unavailable', 'wecom.unavailable', {
      api: error.api,
      code: error.code ?? error.kind,
    });
  }
}
