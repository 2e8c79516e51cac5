/** SQL on `material_reader`. */
import type { Queryable, Tx } from '#platform/db';

export interface ReaderRow {
  readonly id: number;
  readonly customer: number | null;
  readonly known_by: 'wecom' | 'link' | null;
  readonly is_staff: boolean;
  readonly asked_at: Date | null;
}

const COLUMNS = 'id, customer, known_by, is_staff, asked_at';

export const readerByToken = (db: Queryable, workspace: number, hash: Buffer) =>
  db.maybe<ReaderRow>(`select ${COLUMNS} from material_reader where workspace_id = $1 and token_hash = $2`, [
    workspace,
    hash,
  ]);

export const needReader = (tx: Tx, workspace: number, hash: Buffer, now: Date) =>
  tx.one<ReaderRow>(
    `insert into material_reader (workspace_id, token_hash, created_at) values ($1, $2, $3)
     on conflict (workspace_id, token_hash) do update set token_hash = excluded.token_hash returning ${COLUMNS}`,
    [workspace, hash, now],
  );

export const nameReader = (
  tx: Tx,
  workspace: number,
  id: number,
  who: { readonly customer: number; readonly knownBy: 'wecom' | 'link' },
) =>
  tx.run('update material_reader set customer = $3, known_by = $4 where workspace_id = $1 and id = $2', [
    workspace,
    id,
    who.customer,
    who.knownBy,
  ]);

export const noteAsked = (tx: Tx, workspace: number, id: number, isStaff: boolean, now: Date) =>
  tx.run('update material_reader set asked_at = $4, is_staff = $3 where workspace_id = $1 and id = $2', [
    workspace,
    id,
    isStaff,
    now,
  ]);

/** Browsers of these customers. */
export const readersOf = async (
  tx: Queryable,
  workspace: number,
  customers: readonly number[],
): Promise<number[]> =>
  (
    await tx.many<{ id: number }>(
      'select id from material_reader where workspace_id = $1 and customer = any($2::int[])',
      [workspace, customers],
    )
  ).map((row) => row.id);

/** Browsers of these customers are nobody's; those in which nobody else read anything are forgotten. */
export const forgetReaders = async (tx: Tx, workspace: number, customers: readonly number[]) => {
  await tx.run(
    `delete from material_reader reader where workspace_id = $1 and customer = any($2::int[])
        and not exists (select from material_visit visit
                         where visit.workspace_id = reader.workspace_id and visit.reader_id = reader.id)`,
    [workspace, customers],
  );
  await tx.run(
    `update material_reader set customer = null, known_by = null, asked_at = null
      where workspace_id = $1 and customer = any($2::int[])`,
    [workspace, customers],
  );
};

export const forgetLinks = (tx: Tx, workspace: number, customers: readonly number[]) =>
  tx.run('delete from material_link where workspace_id = $1 and customer = any($2::int[])', [
    workspace,
    customers,
  ]);

/** Readers without a visit; whoever comes back is a new one. */
export const forgetIdleReaders = (db: Queryable, before: Date) =>
  db.run(
    `delete from material_reader where created_at < $1
        and not exists (select from material_visit where material_visit.workspace_id = material_reader.workspace_id
                           and material_visit.reader_id = material_reader.id)
        and not exists (select from form_answer where form_answer.workspace_id = material_reader.workspace_id
                           and form_answer.reader_id = material_reader.id)`,
    [before],
  );
