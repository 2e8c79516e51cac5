/** The company itself. */
import type { Queryable, Tx } from '#platform/db';

export interface WorkspaceRow {
  id: number;
  name: string;
  time_zone: string;
  settings: unknown;
}

export const workspaceById = (db: Queryable, id: number) =>
  db.one<WorkspaceRow>('select id, name, time_zone, settings from workspace where id = $1', [id]);

export const updateWorkspace = (
  tx: Tx,
  id: number,
  workspace: { name: string; timeZone: string; settings: unknown },
) =>
  tx.run('update workspace set name = $2, time_zone = $3, settings = $4 where id = $1', [
    id,
    workspace.name,
    workspace.timeZone,
    JSON.stringify(workspace.settings),
  ]);
