import type { Db } from '#platform/db';

/** The first workspace of an installation; made once, whoever starts first. */
export async function ensureWorkspace(db: Db, name: string): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.run(`select pg_advisory_xact_lock(hashtext('baizigui first workspace'))`);
    const found = await tx.maybe<{ id: number }>('select id from workspace order by id limit 1');
    if (found) return found.id;
    return (await tx.one<{ id: number }>('insert into workspace (name) values ($1) returning id', [name])).id;
  });
}
