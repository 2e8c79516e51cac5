/** Contacts who are colleagues or tests: scanning a code they are welcomed like anybody, and counted nowhere. */
import { internalCustomers } from '#features/tags';
import type { Db } from '#platform/db';

/** External userids; few. */
export async function internalContacts(db: Db, workspace: number): Promise<string[]> {
  const customers = await internalCustomers(db, workspace);
  if (customers.length === 0) return [];
  const rows = await db.many<{ external_userid: string }>(
    'select distinct external_userid from wecom_relation where workspace_id = $1 and customer = any($2::int[])',
    [workspace, customers],
  );
  return rows.map((row) => row.external_userid);
}
