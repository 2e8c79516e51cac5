/**
 * Long work in slices. A loop over data that is already in memory never leaves the microtask queue, so timers and
 * sockets would wait for its end; a slice gives them their turn.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

const SLICE_MS = 8;

/** Call it between pieces of work: it returns at once until 8 ms of the turn are used, then waits for the next turn. */
export function slices(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < SLICE_MS) return;
    await nextTurn();
    began = performance.now();
  };
}
