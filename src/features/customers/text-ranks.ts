/** The order of customers by a text of theirs, as numbers: for lists that are sorted by name or by a text attribute. */
import { type Queryable, streamInts, type Tx } from '#platform/db';

/** Chinese by pinyin, other scripts as ICU orders them. */
const BY_PINYIN = 'zh-x-icu';

/** A PostgreSQL that was built without ICU orders by code points. */
async function collation(db: Queryable): Promise<string> {
  const found = await db.maybe('select 1 from pg_collation where collname = $1', [BY_PINYIN]);
  return found ? BY_PINYIN : 'C';
}

/**
 * Ordinal and rank, one pair behind the other, by ascending ordinal; equal texts have equal ranks. Whoever has no text
 * is left out. `field`: the name, or the key of a text attribute.
 */
export async function* streamTextRanks(
  tx: Tx,
  workspace: number,
  field: { readonly attribute: string } | 'name',
): AsyncGenerator<Int32Array, void, undefined> {
  // COPY takes no parameters.
  const text = field === 'name' ? 'name' : `attributes ->> '${field.attribute.replaceAll("'", "''")}'`;
  yield* streamInts(
    tx,
    `select ordinal, (dense_rank() over (order by value collate "${await collation(tx)}"))::int
       from (select ordinal, nullif(${text}, '') as value from customer
              where workspace_id = ${Number(workspace)} and deleted_at is null and merged_into is null) c
      where value is not null order by ordinal`,
    2,
  );
}
