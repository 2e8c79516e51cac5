/**
 * The simulator's time: the machine's, shifted or standing still, so that a test reaches tomorrow at once.
 * Everything that waits (20 s of a welcome code, 24 h of a transfer, a late callback) waits on this clock.
 */
export class Clock {
  #offset = 0;
  #standing: number | null = null;
  #due: { at: number; run: () => void }[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** Milliseconds since 1970. */
  now(): number {
    return this.#standing ?? Date.now() + this.#offset;
  }

  /** Unix seconds, as WeCom writes times. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** Whether the clock stands until it is moved. */
  get standing(): boolean {
    return this.#standing !== null;
  }

  /** Sets the time, forwards or back, and does what became due, in order. */
  set(now: number): void {
    if (this.#standing === null) this.#offset = now - Date.now();
    else this.#standing = now;
    this.#runDue();
  }

  advance(ms: number): void {
    this.set(this.now() + ms);
  }

  stop(): void {
    this.#standing = this.now();
    clearTimeout(this.#timer);
  }

  go(): void {
    if (this.#standing !== null) this.#offset = this.#standing - Date.now();
    this.#standing = null;
    this.#runDue();
  }

  /** Calls `run` once the clock reads `at` or later. */
  schedule(at: number, run: () => void): void {
    const before = this.#due.findIndex((entry) => entry.at > at);
    this.#due.splice(before < 0 ? this.#due.length : before, 0, { at, run });
    this.#arm();
  }

  /** Forgets what was scheduled, so that nothing keeps running after the simulator is closed. */
  close(): void {
    this.#due = [];
    clearTimeout(this.#timer);
  }

  #runDue(): void {
    while (this.#due[0] && this.#due[0].at <= this.now()) this.#due.shift()?.run();
    this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const next = this.#due[0];
    if (!next || this.standing) return;
    // A longer wait than setTimeout can hold is looked at again when that is over.
    const wait = Math.min(Math.max(next.at - this.now(), 0), 0x7fffffff);
    this.#timer = setTimeout(() => this.#runDue(), wait).unref();
  }
}
