/**
 * Counts the seconds in which a page stands in front of somebody: visible, and touched not too long ago or playing. Pure:
 * times are those of the page's monotonic clock, in milliseconds.
 */

/** A phone that lies there shows the page too: without a touch, a key or a turn of the wheel for so long nobody reads. */
export const IDLE_MS = 60_000;
/** Longer between two looks than this and the device slept in between: of the gap no more than this counts. */
const LONGEST_GAP_MS = 2000;

export class Foreground {
  #seconds: number;
  #last: number;
  #active: number;
  #visible: boolean;

  constructor(now: number, visible: boolean, seconds = 0) {
    this.#seconds = seconds;
    this.#last = now;
    this.#active = now;
    this.#visible = visible;
  }

  get seconds(): number {
    return this.#seconds;
  }

  /** Somebody does something. */
  touch(now: number): void {
    this.look(now, false);
    this.#active = now;
  }

  show(now: number): void {
    this.look(now, false);
    this.#visible = true;
    this.#active = now;
  }

  hide(now: number): void {
    this.look(now, false);
    this.#visible = false;
  }

  /** Counts what has passed since the last look; to be called every second. `playing`: a video runs. */
  look(now: number, playing: boolean): void {
    const gap = Math.max(0, now - this.#last);
    this.#last = Math.max(this.#last, now);
    if (playing) this.#active = now;
    if (!this.#visible) return;
    const idle = Math.max(0, now - this.#active - IDLE_MS);
    this.#seconds += Math.max(0, Math.min(gap, LONGEST_GAP_MS) - Math.min(idle, gap)) / 1000;
  }
}
