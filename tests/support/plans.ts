/** What a statement of the product costs the database: which of its indexes it is answered by. */
import type { Db } from '#platform/db';

/** The plan of the last list that `work` asks for, as PostgreSQL tells it. */
export async function planOf(db: Db, work: (listening: Db) => Promise<unknown>): Promise<string> {
  let last: { readonly text: string; readonly params: readonly unknown[] } = { text: '', params: [] };
  const listening = new Proxy(db, {
    get: (whole, name) =>
      name === 'many'
        ? (text: string, params: readonly unknown[] = []) => {
            last = { text, params };
            return whole.many(text, params);
          }
        : Reflect.get(whole, name),
  });
  await work(listening);
  const plan = await db.many<{ 'QUERY PLAN': string }>(`explain ${last.text}`, last.params);
  return plan.map((line) => line['QUERY PLAN']).join('\n');
}
