/** For the audit trail: only what differs, before and after; null when nothing does. */
export function changedFields<T extends object>(
  before: T,
  after: T,
): { before: Partial<T>; after: Partial<T> } | null {
  const differing = (Object.keys(after) as (keyof T)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  if (differing.length === 0) return null;
  const only = (of: T) => Object.fromEntries(differing.map((key) => [key, of[key]])) as Partial<T>;
  return { before: only(before), after: only(after) };
}
