/** The company: made at the first start, shown, changed. */
import { type BodyOf, invalid, type OutputOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Db, Queryable, Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { record } from './audit.ts';
import { changedFields } from './changed-fields.ts';
import type { changeWorkspace as changeContract, getWorkspace as contract } from './contract.ts';
import { forgetCallers } from './recent-callers.ts';
import * as sql from './sql.ts';
import { mergedSettings, type WorkspaceSettings, workspaceSettings } from './workspace-settings.ts';

type Workspace = OutputOf<typeof contract>;

/** The first workspace of an installation; made once, whoever starts first. */
export async function ensureWorkspace(db: Db, name: string): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.run(`select pg_advisory_xact_lock(hashtext('baizigui first workspace'))`);
    const found = await tx.maybe<{ id: number }>('select id from workspace order by id limit 1');
    if (found) return found.id;
    return (await tx.one<{ id: number }>('insert into workspace (name) values ($1) returning id', [name])).id;
  });
}

/** The settings of a company, with defaults for what was never set. */
export async function readWorkspaceSettings(db: Queryable, workspace: number): Promise<WorkspaceSettings> {
  return workspaceSettings.parse((await sql.workspaceById(db, workspace)).settings);
}

const shown = (row: sql.WorkspaceRow): Workspace => ({
  id: toId('workspace', row.id),
  name: row.name,
  timeZone: row.time_zone,
  settings: workspaceSettings.parse(row.settings),
});

export async function showWorkspace(ctx: Ctx): Promise<Workspace> {
  return shown(await sql.workspaceById(ctx.db, ctx.workspace));
}

/** What others keep by the days of a workspace: told in the transaction that gives it another time zone. */
export type ZoneChanged = (tx: Tx, ctx: Ctx, zone: string) => Promise<void>;

/** Errors: `input.invalid` for a time zone that the database does not know. */
export async function changeWorkspace(
  ctx: Ctx,
  change: BodyOf<typeof changeContract>,
  zoneChanged: ZoneChanged,
): Promise<Workspace> {
  requireRight(ctx.actor, 'settings:manage');
  if (change.timeZone !== undefined) await refuseUnknownZone(ctx.db, change.timeZone);
  return ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const before = shown(await sql.workspaceById(tx, ctx.workspace));
    const after: Workspace = {
      ...before,
      name: change.name ?? before.name,
      timeZone: change.timeZone ?? before.timeZone,
      settings: mergedSettings(before.settings, change.settings ?? {}),
    };
    const changes = changedFields(before, after);
    if (changes) {
      await sql.updateWorkspace(tx, ctx.workspace, after);
      if (after.timeZone !== before.timeZone) await zoneChanged(tx, ctx, after.timeZone);
      await record(tx, ctx, { did: 'workspace.changed', subject: after.id, ...changes });
      tx.afterCommit(forgetCallers);
    }
    return after;
  });
}

/** Calendar days are cut by the database too, and its list of zones is not quite that of `Intl`. */
async function refuseUnknownZone(db: Queryable, zone: string): Promise<void> {
  const known = await db.maybe('select 1 from pg_timezone_names where lower(name) = lower($1)', [zone]);
  if (!known) throw invalid('input.invalid', { count: 1 }, [{ path: 'timeZone', code: 'unknownTimeZone' }]);
}
