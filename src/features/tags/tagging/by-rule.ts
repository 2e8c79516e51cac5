/** Assignments that a certain rule or form put on. */
import type { Queryable } from '#platform/db';

type Pair = { readonly customer: number; readonly tag: number };

/** Of these customers and tags, the pairs that are there because of what a cause names by this key. */
const putOnBy =
  (key: 'rule' | 'form') =>
  (
    db: Queryable,
    workspace: number,
    id: string,
    customers: readonly number[],
    tags: readonly number[],
  ): Promise<readonly Pair[]> =>
    db.many<Pair>(
      `select a.customer, a.tag_id as tag
         from assignment a join cause c on c.workspace_id = a.workspace_id and c.id = a.cause_id
        where a.workspace_id = $1 and a.tag_id = any($2::int[]) and a.customer = any($3::int[])
          and c.evidence->>'${key}' = $4`,
      [workspace, tags, customers, id],
    );

/** Of a rule, `rul_1`. */
export const putOnByRule = putOnBy('rule');

/** Of a form, `frm_1`. */
export const putOnByForm = putOnBy('form');
