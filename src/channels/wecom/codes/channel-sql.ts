/** SQL on `channel`. */
import type { Named } from '#features/tags/core';
import type { Queryable } from '#platform/db';
import type { Welcome } from './contract.ts';
import type { DutyPlan } from './on-duty.ts';

export interface ChannelRow {
  readonly id: number;
  readonly kind: 'contactWay' | 'link';
  readonly state: string;
  readonly name: string;
  readonly staff: readonly number[];
  readonly departments: readonly number[];
  readonly shifts: DutyPlan['shifts'];
  readonly daily_limit: number | null;
  readonly backups: readonly number[];
  readonly tags: readonly number[];
  readonly remark: string;
  readonly welcome: Welcome | null;
  readonly skip_verify: boolean;
  readonly batch: string | null;
  readonly config_id: string | null;
  readonly qr_code_url: string | null;
  readonly qr_content: string | null;
  readonly link_id: string | null;
  readonly url: string | null;
  readonly sent_users: readonly string[] | null;
  readonly sent_parties: readonly number[] | null;
  readonly send_failure: string | null;
  readonly send_after: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly archived_at: Date | null;
}

/** What a person decides. */
export type ChannelSettings = Pick<
  ChannelRow,
  | 'name'
  | 'staff'
  | 'departments'
  | 'shifts'
  | 'daily_limit'
  | 'backups'
  | 'tags'
  | 'remark'
  | 'welcome'
  | 'skip_verify'
>;

export const planOf = (row: ChannelSettings): DutyPlan => ({
  staff: row.staff,
  departments: row.departments,
  shifts: row.shifts,
  dailyLimit: row.daily_limit,
  backups: row.backups,
});

const settingParams = (settings: ChannelSettings) => [
  settings.name,
  settings.staff,
  settings.departments,
  JSON.stringify(settings.shifts),
  settings.daily_limit,
  settings.backups,
  settings.tags,
  settings.remark,
  settings.welcome === null ? null : JSON.stringify(settings.welcome),
  settings.skip_verify,
];

export const insertChannel = (
  db: Queryable,
  workspace: number,
  made: ChannelSettings & Pick<ChannelRow, 'kind' | 'state' | 'batch'>,
  now: Date,
) =>
  db.one<ChannelRow>(
    `insert into channel (workspace_id, name, staff, departments, shifts, daily_limit, backups, tags, remark, welcome,
                          skip_verify, kind, state, batch, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15) returning *`,
    [workspace, ...settingParams(made), made.kind, made.state, made.batch, now],
  );

export const updateChannel = (
  db: Queryable,
  workspace: number,
  id: number,
  settings: ChannelSettings,
  now: Date,
) =>
  db.run(
    `update channel set name = $3, staff = $4, departments = $5, shifts = $6, daily_limit = $7, backups = $8, tags = $9,
                        remark = $10, welcome = $11, skip_verify = $12, updated_at = $13
      where workspace_id = $1 and id = $2`,
    [workspace, id, ...settingParams(settings), now],
  );

/** What WeCom made of it. */
export const settleChannel = (
  db: Queryable,
  workspace: number,
  id: number,
  made: Pick<ChannelRow, 'config_id' | 'qr_code_url' | 'link_id' | 'url'>,
) =>
  db.run(
    `update channel set config_id = $3, qr_code_url = $4, link_id = $5, url = $6 where workspace_id = $1 and id = $2`,
    [workspace, id, made.config_id, made.qr_code_url, made.link_id, made.url],
  );

export interface SentCrew {
  readonly users: readonly string[];
  readonly parties: readonly number[];
}

/** Who WeCom now has behind it; null: not known. */
export const noteSent = (db: Queryable, workspace: number, id: number, sent: SentCrew | null) =>
  db.run(
    `update channel set sent_users = $3, sent_parties = $4, send_failure = null, send_after = null
      where workspace_id = $1 and id = $2`,
    [workspace, id, sent?.users ?? null, sent?.parties ?? null],
  );

export const noteNotSent = (db: Queryable, workspace: number, id: number, failure: string, again: Date) =>
  db.run('update channel set send_failure = $3, send_after = $4 where workspace_id = $1 and id = $2', [
    workspace,
    id,
    failure.slice(0, 300),
    again,
  ]);

export const noteContent = (db: Queryable, workspace: number, id: number, content: string) =>
  db.run('update channel set qr_content = $3 where workspace_id = $1 and id = $2', [workspace, id, content]);

export const archiveChannel = (db: Queryable, workspace: number, id: number, now: Date) =>
  db.run('update channel set archived_at = $3, updated_at = $3 where workspace_id = $1 and id = $2', [
    workspace,
    id,
    now,
  ]);

export const removeChannel = (db: Queryable, workspace: number, id: number) =>
  db.run('delete from channel where workspace_id = $1 and id = $2', [workspace, id]);

export const channelById = (db: Queryable, workspace: number, id: number) =>
  db.maybe<ChannelRow>('select * from channel where workspace_id = $1 and id = $2', [workspace, id]);

export interface ChannelFilter {
  readonly q: string | null;
  readonly batch: string | null;
  readonly archived: boolean;
}

const MATCHES = `workspace_id = $1 and (archived_at is not null) = $2
  and ($3::text is null or name ilike '%' || $3 || '%' or batch ilike '%' || $3 || '%')
  and ($4::text is null or batch = $4)`;

/** A search term means itself, not a pattern. */
const literally = (text: string | null): string | null => text?.replace(/[\\%_]/g, '\\$&') ?? null;

export async function listChannelRows(
  db: Queryable,
  workspace: number,
  filter: ChannelFilter,
  before: number | null,
  limit: number,
): Promise<{ rows: ChannelRow[]; total: number }> {
  const params = [workspace, filter.archived, literally(filter.q), filter.batch];
  const rows = await db.many<ChannelRow>(
    `select * from channel where ${MATCHES} and ($5::int is null or id < $5) order by id desc limit $6`,
    [...params, before, limit],
  );
  const { total } = await db.one<{ total: number }>(
    `select count(*)::int as total from channel where ${MATCHES}`,
    params,
  );
  return { rows, total };
}

export const channelNames = (db: Queryable, workspace: number) =>
  db.many<Named>('select id, name from channel where workspace_id = $1 and archived_at is null', [workspace]);

/** Numbers of channels by state, archived ones too: who comes late by an old code still came by it. */
export async function channelsByState(db: Queryable, workspace: number): Promise<Map<string, number>> {
  const rows = await db.many<{ state: string; id: number }>(
    'select state, id from channel where workspace_id = $1',
    [workspace],
  );
  return new Map(rows.map((row) => [row.state, row.id]));
}

/** Those that stand in WeCom and whose people may differ from what it was told. */
export const channelsOnDuty = (db: Queryable, workspace: number, now: Date) =>
  db.many<ChannelRow>(
    `select * from channel
      where workspace_id = $1 and archived_at is null and (config_id is not null or link_id is not null)
        and (sent_users is null or daily_limit is not null or shifts <> '[]')
        and (send_after is null or send_after <= $2)
      order by id`,
    [workspace, now],
  );

/** Channels that never learned what WeCom made of them. */
export const unsettledChannels = (db: Queryable, workspace: number, before: Date) =>
  db.many<ChannelRow>(
    `select * from channel
      where workspace_id = $1 and archived_at is null and config_id is null and link_id is null and created_at < $2
      order by created_at`,
    [workspace, before],
  );

export const channelsWithTags = (db: Queryable, workspace: number, tags: readonly number[]) =>
  db.many<{ id: number; name: string; tags: number[] }>(
    `select id, name, tags from channel
      where workspace_id = $1 and archived_at is null and tags && $2::int[] order by id`,
    [workspace, tags],
  );
