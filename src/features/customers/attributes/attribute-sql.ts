/** SQL on `attribute`, and the counts of its use. */
import type { Queryable, Tx } from '#platform/db';
import type { AttributeType, AttributeUsage } from '../core/public.ts';

export interface AttributeRecord {
  readonly id: number;
  readonly key: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly options: readonly string[];
  readonly unit: string | null;
  readonly description: string;
  readonly sort: number;
  readonly archived_at: Date | null;
  readonly created_at: Date;
}

const COLUMNS = 'id, key, label, type, options, unit, description, sort, archived_at, created_at';

export const listAttributes = (db: Queryable, workspace: number) =>
  db.many<AttributeRecord>(`select ${COLUMNS} from attribute where workspace_id = $1 order by sort, id`, [
    workspace,
  ]);

export const attributeById = (tx: Tx, workspace: number, id: number) =>
  tx.maybe<AttributeRecord>(`select ${COLUMNS} from attribute where workspace_id = $1 and id = $2`, [
    workspace,
    id,
  ]);

export type AttributeFields = Pick<
  AttributeRecord,
  'label' | 'type' | 'options' | 'unit' | 'description' | 'sort' | 'archived_at'
>;

const values = (f: AttributeFields) => [
  f.label,
  f.type,
  f.options,
  f.unit,
  f.description,
  f.sort,
  f.archived_at,
];

export const insertAttribute = (tx: Tx, workspace: number, key: string, fields: AttributeFields) =>
  tx.one<AttributeRecord>(
    `insert into attribute (workspace_id, key, label, type, options, unit, description, sort, archived_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${COLUMNS}`,
    [workspace, key, ...values(fields)],
  );

export const updateAttribute = (tx: Tx, workspace: number, id: number, fields: AttributeFields) =>
  tx.one<AttributeRecord>(
    `update attribute set label = $3, type = $4, options = $5, unit = $6, description = $7, sort = $8, archived_at = $9
      where workspace_id = $1 and id = $2 returning ${COLUMNS}`,
    [workspace, id, ...values(fields)],
  );

export const deleteAttribute = (tx: Tx, workspace: number, id: number) =>
  tx.run('delete from attribute where workspace_id = $1 and id = $2', [workspace, id]);

/**
 * How many customers have a value, and each option. Reads every customer, so it is asked only when a change depends on
 * it. Merged records count too: a merge can be undone. Deleted ones can't come back.
 */
export async function usageOf(tx: Tx, workspace: number, key: string): Promise<AttributeUsage> {
  const rows = await tx.many<{ option: string | null; customers: number }>(
    `select o.option, count(*) as customers
       from customer c
       left join lateral jsonb_array_elements_text(
              case when jsonb_typeof(c.attributes -> $2::text) = 'array' then c.attributes -> $2::text
                   when jsonb_typeof(c.attributes -> $2::text) = 'string' then jsonb_build_array(c.attributes -> $2::text) end)
            as o (option) on true
      where c.workspace_id = $1 and c.deleted_at is null and c.attributes ? $2::text
      group by o.option`,
    [workspace, key],
  );
  const { customers } = await tx.one<{ customers: number }>(
    'select count(*) as customers from customer where workspace_id = $1 and deleted_at is null and attributes ? $2::text',
    [workspace, key],
  );
  return {
    customers,
    options: new Map(rows.flatMap((row) => (row.option === null ? [] : [[row.option, row.customers]]))),
  };
}
