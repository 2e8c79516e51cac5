/** Channels by which customers came, as conditions name them; follow relations point to them. */
import type { Queryable } from '#platform/db';

export interface ChannelName {
  readonly id: number;
  readonly name: string;
}

/** Those that are in use first: an archived one may have given its name to another. */
export const channelTerms = (db: Queryable, workspace: number) =>
  db.many<ChannelName>(
    'select id, name from channel where workspace_id = $1 order by archived_at is not null, id',
    [workspace],
  );
