/** SQL on `material_link`. */
import type { Queryable } from '#platform/db';
import { type LinkTo, linkTable } from './personal-links.ts';

export type LinkRow = LinkTo<'material_id'>;

export const { linkFor, linkById, lockLink, setFirstReader } = linkTable('material_link', 'material_id');

export interface LinkAnywhere extends LinkRow {
  readonly workspace_id: number;
}

/** Of any workspace: a reader knows nothing but the code. */
export const linkByCode = (db: Queryable, code: string) =>
  db.maybe<LinkAnywhere>('select * from material_link where code = $1', [code]);

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
