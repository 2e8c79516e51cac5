/** The tables of saved audiences. */

import type { AudienceTerm } from '#features/conditions/core';
import type { Actor } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';

export interface AudienceRow {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly kind: 'dynamic' | 'frozen';
  readonly condition: unknown;
  readonly member_count: number | null;
  readonly frozen_at: Date | null;
  readonly shared: boolean;
  readonly owner_id: number | null;
  readonly owner_name: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const COLUMNS = `a.id, a.name, a.description, a.kind, a.condition, a.member_count, a.frozen_at, a.shared, a.owner_id,
  s.name as owner_name, a.created_at, a.updated_at`;
const FROM = `audience a left join staff s on s.workspace_id = a.workspace_id and s.id = a.owner_id`;
/** Shared ones and the caller's own; a key sees all. $1 workspace, $2 staff or null. */
const VISIBLE = `a.workspace_id = $1 and a.deleted_at is null and (a.shared or $2::int is null or a.owner_id = $2)`;

const who = (actor: Actor): number | null =>
  actor.reach === 'workspace' && actor.kind !== 'staff' ? null : actor.staff;

export const audienceTerms = (db: Queryable, ctx: Ctx): Promise<AudienceTerm[]> =>
  db.many<AudienceTerm>(
    `select a.id, a.name, a.kind = 'frozen' as frozen, a.condition from audience a where ${VISIBLE}`,
    [ctx.workspace, who(ctx.actor)],
  );

export const audienceById = (db: Queryable, ctx: Ctx, id: number): Promise<AudienceRow | null> =>
  db.maybe<AudienceRow>(`select ${COLUMNS} from ${FROM} where ${VISIBLE} and a.id = $3`, [
    ctx.workspace,
    who(ctx.actor),
    id,
  ]);

export async function listAudienceRows(
  db: Queryable,
  ctx: Ctx,
  before: number | null,
  limit: number,
): Promise<{ rows: AudienceRow[]; total: number }> {
  const owner = who(ctx.actor);
  const rows = await db.many<AudienceRow>(
    `select ${COLUMNS} from ${FROM} where ${VISIBLE} and ($3::int is null or a.id < $3) order by a.id desc limit $4`,
    [ctx.workspace, owner, before, limit],
  );
  const { total } = await db.one<{ total: number }>(
    `select count(*) as total from audience a where ${VISIBLE}`,
    [ctx.workspace, owner],
  );
  return { rows, total };
}

export interface NewAudience {
  readonly name: string;
  readonly description: string;
  readonly condition: unknown;
  readonly shared: boolean;
  readonly frozen: {
    readonly members: Uint8Array;
    readonly count: number;
    readonly position: number;
    readonly from: number;
  } | null;
}

/** The name must be free. */
export const insertAudience = (tx: Tx, ctx: Ctx, a: NewAudience): Promise<{ id: number }> =>
  tx.one<{ id: number }>(
    `insert into audience (workspace_id, name, description, condition, shared, owner_id, kind, members, member_count,
                           frozen_at, frozen_position, frozen_from, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
     returning id`,
    [
      ctx.workspace,
      a.name,
      a.description,
      JSON.stringify(a.condition),
      a.shared,
      ctx.actor.staff,
      a.frozen ? 'frozen' : 'dynamic',
      a.frozen?.members ?? null,
      a.frozen?.count ?? null,
      a.frozen ? ctx.now : null,
      a.frozen?.position ?? null,
      a.frozen?.from ?? null,
      ctx.now,
    ],
  );

export interface AudienceChange {
  readonly name: string;
  readonly description: string;
  readonly condition: unknown;
  readonly shared: boolean;
}

export const updateAudience = (tx: Tx, ctx: Ctx, id: number, a: AudienceChange): Promise<number> =>
  tx.run(
    `update audience set name = $3, description = $4, condition = $5, shared = $6, updated_at = $7
      where workspace_id = $1 and id = $2`,
    [ctx.workspace, id, a.name, a.description, JSON.stringify(a.condition), a.shared, ctx.now],
  );

/** Of everybody: a name is taken by one audience, whoever sees it. */
export const audienceNames = (db: Queryable, workspace: number): Promise<{ id: number; name: string }[]> =>
  db.many('select id, name from audience where workspace_id = $1 and deleted_at is null order by id', [
    workspace,
  ]);

export const markDeleted = (tx: Tx, ctx: Ctx, id: number): Promise<number> =>
  tx.run('update audience set deleted_at = $3 where workspace_id = $1 and id = $2', [
    ctx.workspace,
    id,
    ctx.now,
  ]);

export interface StoredCondition {
  readonly id: number;
  /** Null when the audience is none of the caller's business. */
  readonly name: string | null;
  readonly owner_name: string | null;
  readonly condition: unknown;
}

/** Conditions of all audiences of the workspace, whoever owns them: for finding references. */
export const allConditions = (db: Queryable, { workspace, actor }: Ctx): Promise<StoredCondition[]> =>
  db.many(
    `select a.id, case when a.shared or $2::int is null or a.owner_id = $2 then a.name end as name,
            s.name as owner_name, a.condition
       from ${FROM} where a.workspace_id = $1 and a.deleted_at is null order by a.id`,
    [workspace, who(actor)],
  );

export const membersOf = (
  db: Queryable,
  workspace: number,
  id: number,
): Promise<{ members: Buffer } | null> =>
  db.maybe(`select members from audience where workspace_id = $1 and id = $2 and kind = 'frozen'`, [
    workspace,
    id,
  ]);
