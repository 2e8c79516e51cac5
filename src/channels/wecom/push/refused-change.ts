/** What WeCom answers to a change of its library that it does not take. */
import type { Ctx } from '#platform/context';
import type { WecomError } from '../client/public.ts';
import { concernsAll } from '../connection/outage.ts';
import { askReadings } from '../mirror/due-sql.ts';
import { markForeign } from '../mirror/library-sql.ts';

/** True: it is known why, and nothing else has to stop for it. */
export async function refusedChange(ctx: Ctx, error: WecomError, id: string): Promise<boolean> {
  // The library is read again then: what is not ours there is shown as such here.
  if (error.kind === 'notOwned') await ctx.db.transaction((tx) => markForeign(tx, ctx.workspace, id));
  // Gone, or a name that is taken there: the library is read again, and says. The next change of ours tries anew.
  else if (concernsAll(error) || error.kind === 'backoff' || error.kind === 'closed') return false;
  await askReadings(ctx.db, ctx.workspace, [{ kind: 'library', subject: '', dueAt: ctx.now }]);
  return true;
}
