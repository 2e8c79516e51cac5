/**
 * A step taken for each workspace, or for each of its people or things when they can fail by themselves. When it fails for
 * one, that is logged, that one rests for ten seconds, and the others go on: its fault neither keeps them waiting nor
 * is told at every step of theirs. A lost database is nobody's fault and ends the whole step.
 */
import { isLost } from '#platform/db';
import type { Log } from '#platform/telemetry';

const FAILED_REST_MS = 10_000;

/** Which one it is, by numbers alone: this is logged. */
type Who = { readonly workspace: number } & Readonly<Record<string, number>>;

export class EachUnlessResting<T, W extends Who> {
  readonly #resting = new Map<string, { readonly who: W; readonly until: number }>();

  /** `failed`: what the log says of one that failed. */
  constructor(
    private readonly failed: string,
    private readonly who: (one: T) => W,
  ) {}

  /** Those that are not to be looked for: where only so many are looked for at once they would stand before the others. */
  resting(): W[] {
    const now = performance.now();
    return [...this.#resting.values()].flatMap((one) => (one.until > now ? one.who : []));
  }

  /** True: somewhere there may be more. */
  async step(log: Log, all: Iterable<T>, step: (one: T) => Promise<boolean>): Promise<boolean> {
    this.#forgetRested();
    let more = false;
    for (const one of all) {
      const who = this.who(one);
      const key = Object.values(who).join(' ');
      if (this.#resting.has(key)) continue;
      try {
        if (await step(one)) more = true;
      } catch (error) {
        if (isLost(error)) throw error;
        this.#resting.set(key, { who, until: performance.now() + FAILED_REST_MS });
        const fields: Who = who;
        log.error({ err: error, ...fields }, this.failed);
      }
    }
    return more;
  }

  #forgetRested(): void {
    const now = performance.now();
    for (const [key, { until }] of this.#resting) if (until <= now) this.#resting.delete(key);
  }
}
