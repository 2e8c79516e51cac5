/** Departments and staff as the app sees them. */
import { type ObservedDepartment, observeDirectory } from '#features/staff';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import type { Connection } from '../connection/connections.ts';

export interface PulledDirectory {
  readonly people: number;
  readonly departments: number;
  /** People whom the directory does not name any more. */
  readonly left: number;
}

/**
 * Names may be withheld from the app: a department or person without one keeps what it has, or shows its id. Whoever has
 * customers but stands in no department that the app sees (`followers`) is kept too.
 */
export async function pullDirectory(
  ctx: Ctx,
  { api }: Connection,
  followers: readonly string[],
): Promise<PulledDirectory> {
  const places = await api.directory.departments();
  const departments: ObservedDepartment[] = [];
  const people = new Map<string, { userid: string; name: string | null; departments: number[] | null }>();
  for (const place of places) {
    const { name } = await api.directory.department(place.id);
    departments.push({
      key: place.id,
      parent: place.parentId === 0 ? null : place.parentId,
      name: name || null,
      sort: place.order,
    });
    for (const person of await api.directory.staffOf(place.id))
      people.set(person.userId.toLowerCase(), {
        userid: person.userId,
        name: person.name || null,
        departments: [...person.departments],
      });
  }
  for (const userid of followers)
    if (!people.has(userid.toLowerCase()))
      people.set(userid.toLowerCase(), { userid, name: null, departments: null });
  // An app that sees no department at all knows nothing about who left.
  const whole = places.length > 0 && people.size > 0;
  return ctx.db.transaction(async (tx) => {
    const known = await knownDepartments(tx, ctx.workspace);
    const observed = await observeDirectory(
      tx,
      ctx,
      { departments, people: [...people.values()], whole },
      known,
    );
    await keepDepartments(tx, ctx.workspace, observed.departments);
    return { people: people.size, departments: departments.length, left: observed.left.length };
  });
}

async function knownDepartments(db: Queryable, workspace: number): Promise<Map<number, number>> {
  const rows = await db.many<{ id: number; department_id: number }>(
    'select id, department_id from wecom_department where workspace_id = $1',
    [workspace],
  );
  return new Map(rows.map((row) => [row.id, row.department_id]));
}

const keepDepartments = (tx: Tx, workspace: number, departments: ReadonlyMap<number, number>) =>
  tx.run(
    `insert into wecom_department (workspace_id, id, department_id)
     select $1, * from unnest($2::int[], $3::int[])
     on conflict (workspace_id, id) do update set department_id = excluded.department_id`,
    [workspace, [...departments.keys()], [...departments.values()]],
  );
