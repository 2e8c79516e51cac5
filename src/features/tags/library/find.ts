/** Looks an element up for a verb, or refuses in the caller's words. */
import { departmentsBelow, staffByKey } from '#features/staff';
import { type Actor, conflict, fromId, invalid, notFound } from '#kernel';
import type { Queryable } from '#platform/db';
import { foldName } from '../core/public.ts';
import type { LibraryCategory, LibraryGroup, LibrarySnapshot, LibraryTag } from './snapshot.ts';

const shown = (ref: string) => ref.slice(0, 200);

/** Error: `tag.notFound`, `tag.ambiguous`; with `path` as a fault of that field (400). */
export function needTag(library: LibrarySnapshot, ref: string, actor: Actor, path?: string): LibraryTag {
  const resolved = library.resolve(ref, actor);
  if (resolved.tag) return resolved.tag;
  const code = `tag.${resolved.problem}`;
  if (path !== undefined) throw invalid(code, { tag: shown(ref) }, [{ path, code }]);
  throw resolved.problem === 'notFound'
    ? notFound(code, { tag: shown(ref) })
    : conflict(code, { tag: shown(ref) });
}

/** Error: `group.notFound`; with `path` as a fault of that field (400). */
export function needGroup(library: LibrarySnapshot, ref: string, actor: Actor, path?: string): LibraryGroup {
  const group = library.resolveGroup(ref, actor);
  if (group) return group;
  if (path === undefined) throw notFound('group.notFound', { group: shown(ref) });
  const facts = { group: shown(ref) };
  throw invalid('group.notFound', facts, [{ path, code: 'group.notFound', facts }]);
}

/** By id or by name or path. Error: `category.notFound`; with `path` as a fault of that field (400). */
export function needCategory(library: LibrarySnapshot, ref: string, path?: string): LibraryCategory {
  const id = fromId('category', ref);
  const all = [...library.categories.values()];
  const named =
    id === null ? all.filter((one) => [one.name, one.path].some((n) => foldName(n) === foldName(ref))) : [];
  const found = id === null ? named[0] : library.categories.get(id);
  if (found) return found;
  if (path === undefined) throw notFound('category.notFound', { category: shown(ref) });
  const facts = { category: shown(ref) };
  throw invalid('category.notFound', facts, [{ path, code: 'category.notFound', facts }]);
}

/** A member of staff by `stf_1` or `wecom:USERID`. Error: `staff.notFound` (400) at `path`. */
export async function needStaff(
  db: Queryable,
  workspace: number,
  ref: string,
  path: string,
): Promise<number> {
  const person = (await staffByKey(db, workspace, [ref])).get(ref);
  if (person) return person.id;
  throw invalid('staff.notFound', { id: shown(ref) }, [
    { path, code: 'staff.notFound', facts: { id: shown(ref) } },
  ]);
}

/** Departments by `dep_1`. Error: `department.notFound` (400) with the places of those that do not exist. */
export async function needDepartments(
  db: Queryable,
  workspace: number,
  refs: readonly string[],
  path: string,
): Promise<number[]> {
  const ids = refs.map((ref) => fromId('department', ref));
  const known = new Set(
    await departmentsBelow(
      db,
      workspace,
      ids.filter((id) => id !== null),
    ),
  );
  const details = refs.flatMap((ref, i) => {
    const id = ids[i] ?? null;
    return id === null || !known.has(id)
      ? [{ path: `${path}.${i}`, code: 'department.notFound', facts: { id: shown(ref) } }]
      : [];
  });
  const [first] = details;
  if (first) throw invalid('department.notFound', first.facts, details);
  return [...new Set(ids.filter((id) => id !== null))].sort((a, b) => a - b);
}
