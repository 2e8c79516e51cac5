/** How many pairs of staff and customer a change of tags would be written to: for the preview of a rule. */
import type { WecomWrites } from '#features/rules';
import { sharedLibrary, staysHere } from '../mirror/shared-library.ts';

/** 0 for a workspace without a connection, and for tags that stay here. */
export const wecomWrites: WecomWrites = async ({ db, workspace }, customers, tags) => {
  const shared = await sharedLibrary(db, workspace);
  const counted = await db.one<{ pairs: number; people: number }>(
    `select count(*) as pairs, count(distinct customer) as people from wecom_relation
      where workspace_id = $1 and customer = any($2::int[]) and status in ('active', 'deletedByCustomer')
        and exists (select from wecom_connection c where c.workspace_id = $1)`,
    [workspace, customers],
  );
  let writes = 0;
  for (const id of tags) {
    const tag = shared.library.tag(id);
    const writesTo = tag && shared.writesTo(tag.group_id);
    if (tag && writesTo && staysHere(tag, writesTo) === null)
      writes += writesTo === 'all' ? counted.pairs : counted.people;
  }
  return writes;
};
