/** SQL on `wecom_connection` and what hangs on it. */
import { forgetUserids } from '#features/staff';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';

export type Origin = 'settings' | 'environment' | 'simulator';

export interface ConnectionRow {
  readonly workspace_id: number;
  readonly corp_id: string;
  readonly agent_id: string;
  readonly base: string | null;
  readonly secret: Buffer;
  readonly callback_token: Buffer | null;
  readonly callback_aes_key: Buffer | null;
  readonly origin: Origin;
  readonly paused: boolean;
  readonly changed_at: Date;
  readonly called_at: Date | null;
}

const COLUMNS = `workspace_id, corp_id, agent_id, base, secret, callback_token, callback_aes_key, origin, paused,
                 changed_at, called_at`;

export const connectionOf = (db: Queryable, workspace: number) =>
  db.maybe<ConnectionRow>(`select ${COLUMNS} from wecom_connection where workspace_id = $1`, [workspace]);

export const allConnections = (db: Queryable) =>
  db.many<ConnectionRow>(`select ${COLUMNS} from wecom_connection order by workspace_id`);

/** Another workspace that is connected to this corp. */
export const corpTakenBy = (db: Queryable, workspace: number, corpId: string) =>
  db.maybe<{ workspace_id: number }>(
    'select workspace_id from wecom_connection where corp_id = $2 and workspace_id <> $1',
    [workspace, corpId],
  );

export type NewConnection = Omit<ConnectionRow, 'changed_at' | 'called_at' | 'paused'>;

export const writeConnection = (tx: Tx, row: NewConnection, now: Date) =>
  tx.run(
    `insert into wecom_connection (workspace_id, corp_id, agent_id, base, secret, callback_token, callback_aes_key,
                                   origin, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (workspace_id) do update
        set corp_id = excluded.corp_id, agent_id = excluded.agent_id, base = excluded.base,
            secret = excluded.secret, callback_token = excluded.callback_token,
            callback_aes_key = excluded.callback_aes_key, origin = excluded.origin, changed_at = excluded.changed_at`,
    [
      row.workspace_id,
      row.corp_id,
      row.agent_id,
      row.base,
      row.secret,
      row.callback_token,
      row.callback_aes_key,
      row.origin,
      now,
    ],
  );

export const setPaused = (tx: Tx, workspace: number, paused: boolean, now: Date) =>
  tx.run('update wecom_connection set paused = $2, changed_at = $3 where workspace_id = $1', [
    workspace,
    paused,
    now,
  ]);

/** Where the API answers now; null: the installation's default. */
export const setBase = (db: Queryable, workspace: number, base: string | null) =>
  db.run('update wecom_connection set base = $2 where workspace_id = $1', [workspace, base]);

export const deleteConnection = (tx: Tx, workspace: number) =>
  tx.run('delete from wecom_connection where workspace_id = $1', [workspace]);

/** Tokens and circuits belong to one secret of one app. Whoever enters a secret, the same too, has it tried once more. */
export async function forgetTokens(tx: Tx, workspace: number): Promise<void> {
  await forgetRefusal(tx, workspace);
  await tx.run('delete from wecom_token where workspace_id = $1', [workspace]);
  await tx.run('delete from wecom_circuit where workspace_id = $1', [workspace]);
}

/** The secret that was refused may be tried again. */
export const forgetRefusal = (tx: Tx, workspace: number) =>
  tx.run('delete from wecom_refused_secret where workspace_id = $1', [workspace]);

/** What a corp's mirror holds, by table; none of it means anything in another corp. */
const MIRROR = [
  'wecom_callback',
  'wecom_tag',
  'wecom_tag_group',
  'wecom_policy',
  'wecom_relation',
  'wecom_remark',
  'wecom_department',
  'wecom_chat_member',
  'wecom_chat',
  'wecom_difference',
  'wecom_comparison',
  'wecom_reading',
  'wecom_writing',
  'wecom_cursor',
  'wecom_refused_tag',
  'wecom_unknown_tag',
] as const;

/** The corp that the mirror is of, connected or not; null: there is none. */
export async function mirroredCorp(db: Queryable, workspace: number): Promise<string | null> {
  const row = await db.maybe<{ corp_id: string }>(
    'select corp_id from wecom_mirror where workspace_id = $1',
    [workspace],
  );
  return row?.corp_id ?? null;
}

/**
 * Whatever was mirrored of another corp is forgotten; its channels are archived, because their codes lead to its people,
 * and its userids are nobody's any more: in the new corp they may be somebody else's.
 */
export async function alignMirror(tx: Tx, ctx: Ctx, corpId: string): Promise<void> {
  const { workspace, now } = ctx;
  const mirrored = await mirroredCorp(tx, workspace);
  if (mirrored === corpId) return;
  if (mirrored !== null) {
    for (const table of MIRROR) await tx.run(`delete from ${table} where workspace_id = $1`, [workspace]);
    await tx.run(
      'update channel set archived_at = $2, updated_at = $2 where workspace_id = $1 and archived_at is null',
      [workspace, now],
    );
    await tx.run('update channel_arrival set due_at = null where workspace_id = $1 and due_at is not null', [
      workspace,
    ]);
    await forgetUserids(tx, ctx);
  }
  await tx.run(
    `insert into wecom_mirror (workspace_id, corp_id) values ($1, $2)
     on conflict (workspace_id) do update set corp_id = excluded.corp_id`,
    [workspace, corpId],
  );
}

/** At most once a minute: it is only there to be shown. */
export const noteCalled = (db: Queryable, workspace: number, now: Date) =>
  db.run(
    `update wecom_connection set called_at = $2
      where workspace_id = $1 and (called_at is null or called_at < $2::timestamptz - interval '1 minute')`,
    [workspace, now],
  );
