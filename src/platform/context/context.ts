/** What every verb gets first: where to write, who asks, for which workspace, and when. */
import { type Actor, type Language, rights } from '#kernel';
import type { Db } from '#platform/db';
import type { Log } from '#platform/telemetry';

export interface Ctx {
  readonly db: Db;
  readonly actor: Actor;
  readonly workspace: number;
  readonly timeZone: string;
  readonly now: Date;
  readonly language: Language;
  readonly log: Log;
  readonly requestId: string;
  readonly ip: string | null;
}

/** The product itself as actor, for jobs and schedules. It has every right. */
export function systemActor(workspace: number, name: string, holds: Actor['rights']): Actor {
  return {
    kind: 'system',
    id: name,
    name,
    workspace,
    staff: null,
    roles: [],
    rights: holds,
    reach: 'workspace',
    departments: [],
  };
}

/** The product itself as the one who asks, with every right. `name`: which part of it, as logs and histories say. */
export async function systemCtx(
  { db, log, clock }: { readonly db: Db; readonly log: Log; readonly clock: () => Date },
  workspace: number,
  name: string,
): Promise<Ctx> {
  const row = await db.one<{ time_zone: string }>('select time_zone from workspace where id = $1', [
    workspace,
  ]);
  return {
    db,
    actor: systemActor(workspace, name, new Set(rights)),
    workspace,
    timeZone: row.time_zone,
    now: clock(),
    language: 'zh-CN',
    log,
    requestId: name.toLowerCase(),
    ip: null,
  };
}
