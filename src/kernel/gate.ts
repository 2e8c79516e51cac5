/** Lets at most `most` works in together; the others wait outside, in the order in which they came. */
export function gate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let inside = 0;
  const outside: (() => void)[] = [];
  return async (work) => {
    if (inside >= most) await new Promise<void>((enter) => outside.push(enter));
    else inside++;
    try {
      return await work();
    } finally {
      // Whoever leaves hands the place on, so that nobody slips in between.
      const enter = outside.shift();
      if (enter) enter();
      else inside--;
    }
  };
}
