/** What `next` answers, one after the other, until it answers null: the next one is asked for while one is looked at. */
export async function* ahead<T>(next: (before: T | null) => Promise<T | null>): AsyncGenerator<T, void> {
  let coming = next(null);
  for (;;) {
    const one = await coming;
    if (one === null) return;
    coming = next(one);
    // Whoever comes for it is told; nobody does after a failure of his own.
    coming.catch(() => {});
    yield one;
  }
}
