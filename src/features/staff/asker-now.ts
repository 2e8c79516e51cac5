/** Who asked for a job, as that person or key is now: whoever left does not go on changing things through old jobs. */
import { fromId } from '#kernel';
import type { AskerNow } from '#platform/queue';
import { keyNow } from './api-keys.ts';
import { callerOf } from './caller.ts';
import * as sql from './sql.ts';

export const askerNow: AskerNow = async (db, workspace, asker, now) => {
  if (asker.staff !== null) {
    const row = await sql.callerOfStaff(db, workspace, asker.staff);
    return row && callerOf(row).actor;
  }
  const key = fromId('apiKey', asker.id);
  return key === null ? null : keyNow(db, workspace, key, now);
};
