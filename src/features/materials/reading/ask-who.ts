/** Sends browsers that nobody has named yet to whoever can. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DAY } from '#kernel';
import type { Db } from '#platform/db';
import type { Asking, ReaderNaming } from '../ports.ts';
import { readerByToken } from '../reader-sql.ts';
import { readerHash, readerToken, sentCookie, wasSent } from './reader.ts';

/** WeCom is asked at most so often who a browser is that it did not know, or that did not come back. */
const ASK_AGAIN_MS = DAY;

interface AskingParts {
  readonly db: Db;
  readonly clock: () => Date;
  readonly ports: { readonly naming: ReaderNaming };
}

/**
 * A browser that nobody has named yet is sent to whoever can, once a day; it comes back to where it was. Whether it was
 * sent is kept in the browser and never in the address, which is passed on to others; so whoever was sent and met an
 * error there reads at the second try. Null: it stays. `back`: a path of ours.
 */
export async function askWho(
  { db, clock, ports }: AskingParts,
  request: FastifyRequest,
  {
    workspace,
    back,
    secure,
  }: { readonly workspace: number; readonly back: string; readonly secure: boolean },
): Promise<Asking | null> {
  const { cookie } = request.headers;
  if (wasSent(workspace, cookie, secure)) return null;
  const token = readerToken(cookie, secure);
  const reader = token && (await readerByToken(db, workspace, readerHash(workspace, token)));
  const now = clock().getTime();
  if (
    reader &&
    (reader.known_by === 'wecom' || (reader.asked_at && now - reader.asked_at.getTime() < ASK_AGAIN_MS))
  )
    return null;
  const asked = await ports.naming.ask(request, workspace, back);
  return asked && { ...asked, cookies: [...asked.cookies, sentCookie(workspace, ASK_AGAIN_MS, secure)] };
}

export const sendToBeNamed = (reply: FastifyReply, { url, cookies }: Asking): FastifyReply =>
  reply
    .header('set-cookie', [...cookies])
    .header('cache-control', 'no-store')
    .redirect(url);
