/** Who sees a group that names departments: those, and all below them. */
import { departmentsBelow } from '#features/staff';
import type { Queryable } from '#platform/db';
import type { LibraryRows } from './rows.ts';

export interface Visibility {
  /** Equal for equal trees. */
  readonly fingerprint: string;
  seenBy(departments: readonly number[]): ReadonlySet<number>;
}

export async function visibilityOf(db: Queryable, workspace: number, rows: LibraryRows): Promise<Visibility> {
  const below = new Map<string, ReadonlySet<number>>();
  for (const { departments } of rows.group) {
    const key = departments.join(',');
    if (departments.length > 0 && !below.has(key))
      below.set(key, new Set(await departmentsBelow(db, workspace, departments)));
  }
  return {
    fingerprint: [...below].map(([key, ids]) => `${key}:${[...ids].join(',')}`).join(';'),
    seenBy: (departments) => below.get(departments.join(',')) ?? new Set(departments),
  };
}
