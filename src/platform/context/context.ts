/** What every verb gets first: where to write, who asks, for which workspace, and when. */
import type { Actor, Language } from '#kernel';
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
export function systemActor(workspace: number, name: string, rights: Actor['rights']): Actor {
  return {
    kind: 'system',
    id: name,
    name,
    workspace,
    staff: null,
    roles: [],
    rights,
    reach: 'workspace',
    departments: [],
  };
}
