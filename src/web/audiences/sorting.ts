/** The order of the result table, as it stands in the address: `group:grp_1,-customer.createdAt`. Pure. */
export interface SortKey {
  readonly by: string;
  readonly order: 'asc' | 'desc';
}

/** The API takes four keys; each orders those who are equal by the ones before. */
const MOST = 4;

/** What an address says, as far as the API takes it. */
export function readSort(text: string | undefined): readonly SortKey[] {
  const keys = (text ?? '').split(',').flatMap((part): SortKey[] => {
    const by = part.replace(/^-/, '');
    return by ? [{ by, order: part.startsWith('-') ? 'desc' : 'asc' }] : [];
  });
  return keys.filter(({ by }, i) => keys.findIndex((key) => key.by === by) === i).slice(0, MOST);
}

export const writeSort = (keys: readonly SortKey[]): string | undefined =>
  keys.length === 0 ? undefined : keys.map(({ by, order }) => (order === 'desc' ? `-${by}` : by)).join(',');

/**
 * After a click on a column's head: largest first, then smallest first, then no order by it. With `more` (Shift) the
 * other keys stay, and a new one comes behind them.
 */
export function toggleSort(keys: readonly SortKey[], by: string, more: boolean): readonly SortKey[] {
  const present = keys.find((key) => key.by === by);
  const next: readonly SortKey[] = !present
    ? [{ by, order: 'desc' }]
    : present.order === 'desc'
      ? [{ by, order: 'asc' }]
      : [];
  if (!more) return next;
  if (present) return keys.flatMap((key) => (key.by === by ? next : [key]));
  return [...keys.slice(0, MOST - 1), ...next];
}
