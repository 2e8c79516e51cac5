/** SQL on `notice` and `notice_cursor`. */
import type { Named } from '#features/tags/core';
import type { Language, Source } from '#kernel';
import type { Queryable, Tx } from '#platform/db';
import type { Way } from './contract.ts';
import type { QuietHours } from './core/public.ts';

export interface NoticeRow {
  readonly id: number;
  readonly name: string;
  readonly state: 'live' | 'paused';
  readonly tags: readonly number[];
  readonly groups: readonly number[];
  readonly sources: readonly Source[];
  readonly target: 'robot' | 'staff' | 'owner';
  readonly staff: readonly number[];
  /** How staff are reached. */
  readonly via: Way;
  readonly robot_key: Buffer | null;
  readonly robot_hash: string | null;
  readonly robot_tail: string | null;
  readonly mention_owner: boolean;
  readonly template: string;
  readonly language: Language;
  readonly quiet_from: string | null;
  readonly quiet_until: string | null;
  readonly quiet_messages: QuietHours['messages'] | null;
  readonly again_after_h: number;
  readonly since_position: number;
  readonly stop_code: number | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** What a person decides, and what follows from it. */
export type NoticeSettings = Omit<NoticeRow, 'id' | 'created_at' | 'updated_at'>;

const COLUMNS = `id, name, state, tags, groups, sources::text[] as sources, target, staff, robot_key, robot_hash, robot_tail,
  mention_owner, template, language, quiet_from, quiet_until, quiet_messages, again_after_h, since_position, stop_code, via,
  created_at, updated_at`;

export const quietOf = (row: NoticeSettings): QuietHours | null =>
  row.quiet_from !== null && row.quiet_until !== null && row.quiet_messages !== null
    ? { from: row.quiet_from, until: row.quiet_until, messages: row.quiet_messages }
    : null;

const params = (row: NoticeSettings) => [
  row.name,
  row.state,
  row.tags,
  row.groups,
  row.sources,
  row.target,
  row.staff,
  row.robot_key,
  row.robot_hash,
  row.robot_tail,
  row.mention_owner,
  row.template,
  row.language,
  row.quiet_from,
  row.quiet_until,
  row.quiet_messages,
  row.again_after_h,
  row.since_position,
  row.stop_code,
  row.via,
];

/** The number of the next notice: what is sealed for it names it. */
export const nextNoticeId = async (tx: Tx): Promise<number> =>
  (await tx.one<{ id: number }>(`select nextval(pg_get_serial_sequence('notice', 'id'))::int as id`)).id;

export const insertNotice = (
  tx: Tx,
  workspace: number,
  id: number,
  row: NoticeSettings,
  now: Date,
): Promise<number> =>
  tx.run(
    `insert into notice (workspace_id, id, created_at, updated_at, name, state, tags, groups, sources, target, staff,
                         robot_key, robot_hash, robot_tail, mention_owner, template, language, quiet_from, quiet_until,
                         quiet_messages, again_after_h, since_position, stop_code, via)
     overriding system value
     values ($1, $2, $3, $3, $4, $5, $6, $7, $8::source[], $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
    [workspace, id, now, ...params(row)],
  );

export const updateNotice = (
  tx: Tx,
  workspace: number,
  id: number,
  row: NoticeSettings,
  now: Date,
): Promise<number> =>
  tx.run(
    `update notice set updated_at = $3, name = $4, state = $5, tags = $6, groups = $7, sources = $8::source[],
            target = $9, staff = $10, robot_key = $11, robot_hash = $12, robot_tail = $13, mention_owner = $14,
            template = $15, language = $16, quiet_from = $17, quiet_until = $18, quiet_messages = $19, again_after_h = $20,
            since_position = $21, stop_code = $22, via = $23
      where workspace_id = $1 and id = $2`,
    [workspace, id, now, ...params(row)],
  );

export const deleteNoticeRow = (tx: Tx, workspace: number, id: number): Promise<number> =>
  tx.run('delete from notice where workspace_id = $1 and id = $2', [workspace, id]);

export const noticeById = (db: Queryable, workspace: number, id: number): Promise<NoticeRow | null> =>
  db.maybe<NoticeRow>(`select ${COLUMNS} from notice where workspace_id = $1 and id = $2`, [workspace, id]);

/** The same for whoever is about to change it. */
export const lockNotice = (tx: Tx, workspace: number, id: number): Promise<NoticeRow | null> =>
  tx.maybe<NoticeRow>(`select ${COLUMNS} from notice where workspace_id = $1 and id = $2 for update`, [
    workspace,
    id,
  ]);

export const liveNotices = (db: Queryable, workspace: number): Promise<NoticeRow[]> =>
  db.many<NoticeRow>(`select ${COLUMNS} from notice where workspace_id = $1 and state = 'live' order by id`, [
    workspace,
  ]);

export async function listNoticeRows(
  db: Queryable,
  workspace: number,
  offset: number,
  limit: number,
): Promise<{ rows: NoticeRow[]; total: number }> {
  const rows = await db.many<NoticeRow>(
    `select ${COLUMNS} from notice where workspace_id = $1 order by name, id offset $2 limit $3`,
    [workspace, offset, limit],
  );
  const { total } = await db.one<{ total: number }>(
    'select count(*) as total from notice where workspace_id = $1',
    [workspace],
  );
  return { rows, total };
}

export const noticeNames = (db: Queryable, workspace: number) =>
  db.many<Named>('select id, name from notice where workspace_id = $1', [workspace]);

/** WeCom refused it for good: nothing more is sent before somebody changes it. */
export const stopNotice = (db: Queryable, workspace: number, id: number, code: number): Promise<number> =>
  db.run(`update notice set state = 'paused', stop_code = $3 where workspace_id = $1 and id = $2`, [
    workspace,
    id,
    code,
  ]);

/** Workspaces in which something may have to be told. */
export async function tellingWorkspaces(db: Queryable): Promise<number[]> {
  const rows = await db.many<{ workspace_id: number }>(
    `select workspace_id from notice where state = 'live'
     union
     select workspace_id from notice_message where state in ('waiting', 'held', 'sending')`,
  );
  return rows.map((row) => row.workspace_id);
}

/** Holds the cursor until the transaction ends; `start` is where it begins when there was none. */
export async function lockCursor(tx: Tx, workspace: number, start: number): Promise<number> {
  await tx.run('insert into notice_cursor (workspace_id, position) values ($1, $2) on conflict do nothing', [
    workspace,
    start,
  ]);
  const { position } = await tx.one<{ position: number }>(
    'select position from notice_cursor where workspace_id = $1 for update',
    [workspace],
  );
  return position;
}

export const moveCursor = (tx: Tx, workspace: number, position: number): Promise<number> =>
  tx.run('update notice_cursor set position = $2 where workspace_id = $1', [workspace, position]);

export const cursorAt = async (db: Queryable, workspace: number): Promise<number> =>
  (
    await db.maybe<{ position: number }>('select position from notice_cursor where workspace_id = $1', [
      workspace,
    ])
  )?.position ?? 0;

/** Notices that watch one of these tags by name. */
export const noticesWithTags = (db: Queryable, workspace: number, tags: readonly number[]) =>
  db.many<{ id: number; name: string; tags: number[] }>(
    'select id, name, tags from notice where workspace_id = $1 and tags && $2::int[] order by id',
    [workspace, tags],
  );
