/** The order of the result table, as it stands in the address: `group:grp_1,-customer.createdAt`. Pure. */
export interface SortKey {
  readonly by: string;
  readonly order: 'asc' | 'desc';
}

/** The API takes four keys: ordered groups first, at most one column as the last. */
const MOST = 4;
const isLevel = (by: string): boolean => by.startsWith('group:');

/** What an address says, as far as the API takes it. */
export function readSort(text: string | undefined): readonly SortKey[] {
  const keys = (text ?? '').split(',').flatMap((part): SortKey[] => {
    const by = part.replace(/^-/, '');
    return by ? [{ by, order: part.startsWith('-') ? 'desc' : 'asc' }] : [];
  });
  return ordered(keys);
}

const ordered = (keys: readonly SortKey[]): readonly SortKey[] => {
  const levels = keys.filter(({ by }, i) => isLevel(by) && keys.findIndex((key) => key.by === by) === i);
  const column = keys.findLast(({ by }) => !isLevel(by));
  return [...levels.slice(0, MOST - 1), ...(column ? [column] : [])];
};

export const writeSort = (keys: readonly SortKey[]): string | undefined =>
  keys.length === 0 ? undefined : keys.map(({ by, order }) => (order === 'desc' ? `-${by}` : by)).join(',');

/**
 * After a click on a column's head: largest first, then smallest first, then no order by it. With `more` (Shift) the
 * other keys stay.
 */
export function toggleSort(keys: readonly SortKey[], by: string, more: boolean): readonly SortKey[] {
  const present = keys.find((key) => key.by === by);
  const next: readonly SortKey[] = !present
    ? [{ by, order: 'desc' }]
    : present.order === 'desc'
      ? [{ by, order: 'asc' }]
      : [];
  if (!more) return next;
  return ordered(
    present
      ? keys.flatMap((key) => (key.by === by ? next : [key]))
      : [...keys.filter((key) => isLevel(key.by) || isLevel(by)), ...next],
  );
}
