/** SQL on `material_link`. */
import type { Queryable, Tx } from '#platform/db';

export interface LinkRow {
  readonly id: number;
  readonly code: string;
  readonly material_id: number;
  readonly staff_id: number | null;
  readonly customer: number | null;
  readonly first_reader: number | null;
  readonly created_at: Date;
}

export interface LinkAnywhere extends LinkRow {
  readonly workspace_id: number;
}

/** The link that is there, or a new one with this code. */
export async function linkFor(
  tx: Tx,
  workspace: number,
  link: Pick<LinkRow, 'code' | 'material_id' | 'staff_id' | 'customer'>,
  now: Date,
): Promise<LinkRow> {
  await tx.run(
    `insert into material_link (workspace_id, code, material_id, staff_id, customer, created_at)
     values ($1, $2, $3, $4, $5, $6) on conflict (workspace_id, material_id, staff_id, customer) do nothing`,
    [workspace, link.code, link.material_id, link.staff_id, link.customer, now],
  );
  return tx.one<LinkRow>(
    `select * from material_link where workspace_id = $1 and material_id = $2
        and staff_id is not distinct from $3 and customer is not distinct from $4`,
    [workspace, link.material_id, link.staff_id, link.customer],
  );
}

/** Of any workspace: a reader knows nothing but the code. */
export const linkByCode = (db: Queryable, code: string) =>
  db.maybe<LinkAnywhere>('select * from material_link where code = $1', [code]);

export const linkById = (db: Queryable, workspace: number, id: number) =>
  db.maybe<LinkRow>('select * from material_link where workspace_id = $1 and id = $2', [workspace, id]);

export interface CountedLink extends LinkRow {
  readonly visits: number;
}

/** `staff`: only the links of this one. */
export const linksOf = (db: Queryable, workspace: number, material: number, staff: number | null) =>
  db.many<CountedLink>(
    `select material_link.*,
            (select count(*)::int from material_visit
              where material_visit.workspace_id = material_link.workspace_id and link_id = material_link.id) as visits
       from material_link
      where workspace_id = $1 and material_id = $2 and ($3::int is null or staff_id = $3)
      order by customer is not null, id desc`,
    [workspace, material, staff],
  );

/** Locks the link, so that only one browser is the first. */
export const lockLink = (tx: Tx, workspace: number, id: number) =>
  tx.one<LinkRow>('select * from material_link where workspace_id = $1 and id = $2 for update', [
    workspace,
    id,
  ]);

export const setFirstReader = (tx: Tx, workspace: number, id: number, reader: number) =>
  tx.run('update material_link set first_reader = $3 where workspace_id = $1 and id = $2', [
    workspace,
    id,
    reader,
  ]);
