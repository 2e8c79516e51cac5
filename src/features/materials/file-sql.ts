/** SQL on `material_file`. */
import type { Queryable, Tx } from '#platform/db';

export interface FileRow {
  readonly id: number;
  readonly disk_name: string;
  readonly name: string;
  readonly media_type: string;
  readonly bytes: number;
}

const COLUMNS = 'id, disk_name, name, media_type, bytes';

export const insertFile = (
  tx: Tx,
  workspace: number,
  file: Omit<FileRow, 'id'> & { readonly sha256: Buffer },
  now: Date,
) =>
  tx.one<FileRow>(
    `insert into material_file (workspace_id, disk_name, name, media_type, bytes, sha256, created_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning ${COLUMNS}`,
    [workspace, file.disk_name, file.name, file.media_type, file.bytes, file.sha256, now],
  );

export const filesById = (db: Queryable, workspace: number, ids: readonly number[]) =>
  db.many<FileRow>(`select ${COLUMNS} from material_file where workspace_id = $1 and id = any($2::int[])`, [
    workspace,
    ids,
  ]);

/** The bytes of all files of a workspace. */
export const bytesUsed = async (db: Queryable, workspace: number): Promise<number> =>
  (
    await db.one<{ bytes: number }>(
      'select coalesce(sum(bytes), 0)::bigint as bytes from material_file where workspace_id = $1',
      [workspace],
    )
  ).bytes;

/** Files that no material shows and that were uploaded before this moment: nobody came to use them. */
export const removeUnusedFiles = async (db: Queryable, before: Date): Promise<string[]> =>
  (
    await db.many<{ disk_name: string }>(
      `delete from material_file where created_at < $1
         and not exists (select from material where material.workspace_id = material_file.workspace_id
                            and material_file.id = any(material.files))
       returning disk_name`,
      [before],
    )
  ).map((row) => row.disk_name);

export const knownOnDisk = async (db: Queryable): Promise<Set<string>> =>
  new Set(
    (await db.many<{ disk_name: string }>('select disk_name from material_file')).map((row) => row.disk_name),
  );
