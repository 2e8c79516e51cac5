/** Long work in small steps, so that others have their turn in between. What the work answers does not depend on it. */

export interface Slicing {
  /** Milliseconds from any fixed moment. */
  readonly clock: () => number;
  /** Lets the event loop turn. */
  readonly pause: () => Promise<void>;
  /** Longest time in milliseconds to work without a pause; a single step is not interrupted. */
  readonly budget: number;
}

/** Well below the 20 ms that a request may be kept waiting. `setTimeout` costs a millisecond in Node, `setImmediate` nothing. */
const usual: Slicing = {
  clock: () => performance.now(),
  pause: () =>
    new Promise((done) => {
      if (typeof setImmediate === 'function') setImmediate(done);
      else setTimeout(done, 0);
    }),
  budget: 5,
};

/** Runs steps to the end, pausing whenever the budget is used up. */
export async function inSlices<T>(
  steps: Generator<void, T>,
  { clock, pause, budget }: Slicing = usual,
): Promise<T> {
  let since = clock();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (clock() - since < budget) continue;
    await pause();
    since = clock();
  }
}

/** Runs steps to the end at once. */
export function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
