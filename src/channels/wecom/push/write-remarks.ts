/** Sends remarks that were written here. The newest of a pair counts; one that WeCom refuses for good is given up. */
import type { Ctx } from '#platform/context';
import { WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import { concernsAll } from '../connection/outage.ts';
import { askReadings, pairSubject } from '../mirror/due-sql.ts';
import { pairKeyOf } from '../mirror/relation-sql.ts';
import { type DueRemark, dueRemarks, finishRemark, postponeRemark } from '../mirror/remark-sql.ts';
import type { WecomParts } from '../parts.ts';

const AT_ONCE = 50;
/** Seconds until a remark is tried again; after the last it is given up, and WeCom's own counts. */
const AGAIN_S = [2, 10, 60, 300, 1800, 7200];

/** True: there may be more that is due. */
export async function writeRemarks(parts: WecomParts, ctx: Ctx, connection: Connection): Promise<boolean> {
  const due = await dueRemarks(ctx.db, ctx.workspace, parts.clock(), AT_ONCE);
  for (const one of due) {
    const goesOn = await writeRemark(parts, ctx, connection, one);
    if (!goesOn) return false;
  }
  return due.length > 0;
}

/** False when nothing can be written now. */
async function writeRemark(
  parts: WecomParts,
  ctx: Ctx,
  { api }: Connection,
  due: DueRemark,
): Promise<boolean> {
  const { db, workspace } = ctx;
  try {
    await api.contacts.remark({
      userId: due.userid,
      externalUserId: due.external_userid,
      remark: due.remark,
    });
    await finishRemark(db, workspace, due);
    return true;
  } catch (error) {
    if (!(error instanceof WecomError) || error.kind === 'closed') throw error;
    const everybody = concernsAll(error);
    const seconds = AGAIN_S[due.attempts] ?? (everybody ? AGAIN_S.at(-1) : undefined);
    if (error.kind === 'pair' || seconds === undefined) {
      parts.log.warn({ workspace, code: error.code }, 'WeCom did not take a remark; its own counts');
      await finishRemark(db, workspace, due);
      const subject = pairSubject(pairKeyOf(due));
      await askReadings(db, workspace, [{ kind: 'relation', subject, dueAt: parts.clock() }]);
      return true;
    }
    const later = error.until ?? new Date(parts.clock().getTime() + seconds * 1000);
    await postponeRemark(db, workspace, due, later, error.code, `${error.api} ${error.code ?? error.kind}`);
    return !everybody;
  }
}
