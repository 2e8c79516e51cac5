/** SQL that reads `material_visit` for people. */
import type { Queryable } from '#platform/db';

/** Of staff who look at their own links it is not known to us who reads: they are left out by `is_staff`. */
const VISITS = `material_visit visit
    join material_reader reader on reader.workspace_id = visit.workspace_id and reader.id = visit.reader_id
                               and not reader.is_staff
    join material_link link on link.workspace_id = visit.workspace_id and link.id = visit.link_id`;

export interface Tally {
  readonly visits: number;
  readonly readers: number;
  readonly reached: number;
  readonly shares: number;
}

export async function tallyVisits(
  db: Queryable,
  workspace: number,
  materials: readonly number[],
  since: Date,
): Promise<Map<number, Tally>> {
  const rows = await db.many<Tally & { material: number }>(
    `select visit.material_id as material, count(*)::int as visits, count(distinct visit.reader_id)::int as readers,
            (count(*) filter (where visit.seconds >= material.threshold_s))::int as reached,
            count(visit.shared_at)::int as shares
       from ${VISITS}
       join material on material.workspace_id = visit.workspace_id and material.id = visit.material_id
      where visit.workspace_id = $1 and visit.material_id = any($2::int[]) and visit.began_at >= $3
      group by visit.material_id`,
    [workspace, materials, since],
  );
  return new Map(rows.map((row) => [row.material, row]));
}

export interface ReadVisit {
  readonly id: number;
  readonly customer: number | null;
  readonly staff_id: number | null;
  readonly began_at: Date;
  readonly seconds: number;
  readonly depth: number;
  readonly shared_from: number | null;
  readonly sharer: number | null;
  readonly shared: boolean;
}

/** `staff`: only by this one's links. Newest first. */
export async function listVisitRows(
  db: Queryable,
  workspace: number,
  material: number,
  staff: number | null,
  before: number | null,
  limit: number,
): Promise<{ rows: ReadVisit[]; total: number }> {
  const where = `visit.workspace_id = $1 and visit.material_id = $2 and ($3::int is null or link.staff_id = $3)`;
  const rows = await db.many<ReadVisit>(
    `select visit.id, visit.customer, link.staff_id, visit.began_at, visit.seconds, visit.depth, visit.shared_from,
            origin.customer as sharer, visit.shared_at is not null as shared
       from ${VISITS}
       left join material_visit origin on origin.workspace_id = visit.workspace_id and origin.id = visit.shared_from
      where ${where} and ($4::bigint is null or visit.id < $4) order by visit.id desc limit $5`,
    [workspace, material, staff, before, limit],
  );
  const { total } = await db.one<{ total: number }>(
    `select count(*)::int as total from ${VISITS} where ${where}`,
    [workspace, material, staff],
  );
  return { rows, total };
}

export interface Step {
  readonly at: number;
  readonly visits: number;
}

/** How many visits since then reached each of these seconds, and each of these percents. */
export const reachedSteps = (
  db: Queryable,
  workspace: number,
  material: number,
  since: Date,
  column: 'seconds' | 'depth',
  steps: readonly number[],
) =>
  db.many<Step>(
    `select step.at, count(visit.id)::int as visits
       from unnest($4::int[]) as step (at)
       left join (select visit.id, visit.${column} as reached from ${VISITS}
                   where visit.workspace_id = $1 and visit.material_id = $2 and visit.began_at >= $3) visit
         on visit.reached >= step.at
      group by step.at order by step.at`,
    [workspace, material, since, steps],
  );

export interface NowRow {
  readonly id: number;
  readonly material_id: number;
  readonly material: string;
  readonly customer: number | null;
  readonly staff_id: number | null;
  readonly seconds: number;
  readonly shared_from: number | null;
}

export const visitsNow = (db: Queryable, workspace: number, since: Date, staff: number | null) =>
  db.many<NowRow>(
    `select visit.id, visit.material_id, material.name as material, visit.customer, link.staff_id, visit.seconds,
            visit.shared_from
       from ${VISITS}
       join material on material.workspace_id = visit.workspace_id and material.id = visit.material_id
      where visit.workspace_id = $1 and visit.last_at >= $2 and ($3::int is null or link.staff_id = $3)
      order by visit.id desc limit 200`,
    [workspace, since, staff],
  );
