/** The middle one; of an even number the mean of the two in the middle; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const ascending = [...values].sort((a, b) => a - b);
  const high = ascending[ascending.length >> 1];
  if (high === undefined) return null;
  const low = ascending.length % 2 === 0 ? (ascending[(ascending.length >> 1) - 1] ?? high) : high;
  return (low + high) / 2;
}
