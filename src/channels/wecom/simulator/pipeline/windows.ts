/**
 * Frequency limits (contract section 1.2). A window that is full is closed for as long as its kind lasts, counted from
 * the call that was one too many: 60 s, 60 min, a day until midnight in Shanghai, 30 days.
 */

export type Span = 'minute' | 'hour' | 'day' | 'month';

export interface Limit {
  readonly span: Span;
  readonly calls: number;
}

const LENGTH: Readonly<Record<Span, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  month: 30 * 86_400_000,
};
const SHANGHAI = 8 * 3_600_000;

interface Window {
  window: number;
  calls: number;
  closedUntil: number;
}

export class CallWindows {
  readonly #windows = new Map<string, Window>();

  /** Counts one call by `who` and says whether it may pass. `now` in milliseconds. */
  pass(who: string, limits: readonly Limit[], now: number): boolean {
    // Every window counts, also when an earlier one is closed already.
    return limits.map((limit) => this.#count(`${who} ${limit.span}`, limit, now)).every(Boolean);
  }

  #count(at: string, { span, calls }: Limit, now: number): boolean {
    const number = Math.floor((now + (span === 'day' ? SHANGHAI : 0)) / LENGTH[span]);
    const window = this.#windows.get(at) ?? { window: number, calls: 0, closedUntil: 0 };
    this.#windows.set(at, window);
    if (window.closedUntil > now) return false;
    if (window.window !== number) Object.assign(window, { window: number, calls: 0 });
    window.calls++;
    if (window.calls <= calls) return true;
    window.closedUntil = span === 'day' ? (number + 1) * LENGTH.day - SHANGHAI : now + LENGTH[span];
    window.calls = 0;
    return false;
  }
}
