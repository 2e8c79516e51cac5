/** SQL on `import` and `import_problem`. */
import type { Span } from '#features/events';
import type { Mapping } from '#features/imports/core';
import type { Facts } from '#kernel';
import type { Ctx } from '#platform/context';
import { type Queryable, streamRows, type Tx } from '#platform/db';
import type { Detected, ImportItem, ImportKind, ImportStatus, Undone } from './contract.ts';

/** One start of the import, with the positions at which it wrote. */
export interface Run {
  readonly job: number;
  readonly spans: readonly Span[];
}

export interface UndoState {
  readonly undone: Undone;
  /** Causes done, customers done (the last one), and runs done. */
  readonly causes: number;
  readonly after: number;
  readonly runs: number;
}

export interface ImportRow {
  readonly id: number;
  readonly kind: ImportKind;
  readonly file_name: string;
  readonly file_path: string | null;
  readonly file_bytes: number;
  readonly file_lines: number;
  readonly detected: Detected;
  readonly columns: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly mapping: Mapping | null;
  readonly status: ImportStatus;
  readonly dry_run: ImportItem['dryRun'];
  readonly result: ImportItem['result'];
  readonly mark: number;
  readonly job_id: number | null;
  readonly runs: readonly Run[];
  readonly undo: UndoState | null;
  readonly actor: { readonly id: string; readonly name: string };
  readonly created_at: Date;
  readonly updated_at: Date;
}

const COLUMNS = `id, kind, file_name, file_path, file_bytes, file_lines, detected, columns, sample, mapping, status,
                 dry_run, result, mark, job_id, runs, undo, actor, created_at, updated_at`;

export type NewImport = Pick<
  ImportRow,
  | 'kind'
  | 'file_name'
  | 'file_path'
  | 'file_bytes'
  | 'file_lines'
  | 'detected'
  | 'columns'
  | 'sample'
  | 'mapping'
>;

const json = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

export const insertImport = (tx: Tx, ctx: Ctx, row: NewImport): Promise<ImportRow> =>
  tx.one<ImportRow>(
    `insert into import (workspace_id, kind, file_name, file_path, file_bytes, file_lines, detected, columns, sample,
                         mapping, actor)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${COLUMNS}`,
    [
      ctx.workspace,
      row.kind,
      row.file_name,
      row.file_path,
      row.file_bytes,
      row.file_lines,
      json(row.detected),
      json(row.columns),
      json(row.sample),
      json(row.mapping),
      json({ id: ctx.actor.id, name: ctx.actor.name }),
    ],
  );

export const importById = (db: Queryable, workspace: number, id: number): Promise<ImportRow | null> =>
  db.maybe<ImportRow>(`select ${COLUMNS} from import where workspace_id = $1 and id = $2`, [workspace, id]);

/** Keeps others from starting something with this import until the transaction ends. */
export const importForUpdate = (tx: Tx, workspace: number, id: number): Promise<ImportRow | null> =>
  tx.maybe<ImportRow>(`select ${COLUMNS} from import where workspace_id = $1 and id = $2 for update`, [
    workspace,
    id,
  ]);

/** Newest first, below number `before`. `onlyOf`: of this actor; null: everybody's. */
export const importPage = (
  db: Queryable,
  workspace: number,
  before: number | null,
  onlyOf: string | null,
  limit: number,
): Promise<ImportRow[]> =>
  db.many<ImportRow>(
    `select ${COLUMNS} from import
      where workspace_id = $1 and ($2::bigint is null or id < $2) and ($3::text is null or actor->>'id' = $3)
      order by id desc limit $4`,
    [workspace, before, onlyOf, limit],
  );

export const importCount = async (db: Queryable, workspace: number, onlyOf: string | null): Promise<number> =>
  (
    await db.one<{ n: number }>(
      `select count(*) as n from import where workspace_id = $1 and ($2::text is null or actor->>'id' = $2)`,
      [workspace, onlyOf],
    )
  ).n;

/** Columns that a verb may change. */
export type ImportChange = Partial<
  Pick<
    ImportRow,
    | 'file_path'
    | 'detected'
    | 'columns'
    | 'sample'
    | 'mapping'
    | 'status'
    | 'dry_run'
    | 'result'
    | 'mark'
    | 'job_id'
    | 'runs'
    | 'undo'
  >
>;

const PLAIN = new Set(['file_path', 'status', 'mark', 'job_id']);

/** Answers with the row as it is now. Names of columns come from this program's types. */
export async function updateImport(
  db: Queryable,
  workspace: number,
  id: number,
  change: ImportChange,
): Promise<ImportRow> {
  const entries = Object.entries(change);
  const sets = entries.map(([column], i) => `${column} = $${i + 3}`).join(', ');
  return db.one<ImportRow>(
    `update import set ${sets}, updated_at = now() where workspace_id = $1 and id = $2 returning ${COLUMNS}`,
    [workspace, id, ...entries.map(([column, value]) => (PLAIN.has(column) ? value : json(value)))],
  );
}

/** Why a row was not taken. */
export interface Problem {
  readonly line: number;
  readonly column: string | null;
  readonly code: string;
  readonly facts: Facts;
  readonly raw: string;
}

export const insertProblems = async (
  tx: Queryable,
  workspace: number,
  id: number,
  problems: readonly Problem[],
): Promise<void> => {
  if (problems.length === 0) return;
  await tx.run(
    `insert into import_problem (workspace_id, import_id, line, "column", code, facts, raw)
     select $1, $2, p.line, p."column", p.code, p.facts::jsonb, p.raw
       from unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[]) as p (line, "column", code, facts, raw)`,
    [
      workspace,
      id,
      problems.map((p) => p.line),
      problems.map((p) => p.column),
      problems.map((p) => p.code),
      problems.map((p) => JSON.stringify(p.facts)),
      problems.map((p) => p.raw),
    ],
  );
};

const MOST_MISSING_TAGS = 200;

export const missingTags = (
  db: Queryable,
  workspace: number,
  id: number,
): Promise<{ readonly tag: string; readonly rows: number }[]> =>
  db.many(
    `select facts->>'tag' as tag, count(distinct line) as rows from import_problem
      where workspace_id = $1 and import_id = $2 and code = 'tag.notFound'
      group by 1 order by rows desc, tag limit $3`,
    [workspace, id, MOST_MISSING_TAGS],
  );

export const deleteProblems = (tx: Queryable, workspace: number, id: number): Promise<number> =>
  tx.run('delete from import_problem where workspace_id = $1 and import_id = $2', [workspace, id]);

/** In batches, by line. */
export const streamProblems = (tx: Tx, workspace: number, id: number) =>
  streamRows<Problem>(
    tx,
    `select line, "column", code, facts, raw from import_problem
      where workspace_id = $1 and import_id = $2 order by line`,
    [workspace, id],
    1000,
  );

/** Files of any workspace that are still wanted. */
export const wantedFiles = async (db: Queryable): Promise<Set<string>> =>
  new Set(
    (await db.many<{ file_path: string }>('select file_path from import where file_path is not null')).map(
      (row) => row.file_path,
    ),
  );

/** Imports of any workspace whose file nobody needs any more. */
export const importsWithOldFile = (db: Queryable, before: Date) =>
  db.many<{ workspace_id: number; id: number; file_path: string }>(
    `select workspace_id, id, file_path from import
      where file_path is not null and created_at < $1 and status not in ('checking', 'running')`,
    [before],
  );
