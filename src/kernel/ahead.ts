/** What `next` answers, one after the other, until it answers null: the next one is asked for while one is looked at. */
export async function* ahead<T>(next: (before: T | null) => Promise<T | null>): AsyncGenerator<T, void> {
  let coming = next(null);
  for (;;) {
    const one = await coming;
    if (one === null) return;
    coming = next(one);
    // Whoever comes for it is told.
    coming.catch(() => {});
    let isLeft = true;
    try {
      yield one;
      isLeft = false;
    } finally {
      // What was asked for comes to its end before whoever leaves early goes on.
      if (isLeft) await coming.catch(() => {});
    }
  }
}
