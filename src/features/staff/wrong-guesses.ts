/** Slows down guessing of passwords. Per process; a restart forgives. */
import { AppError } from '#kernel';

export class WrongGuesses {
  readonly #wrong = new Map<string, { count: number; since: number }>();

  constructor(
    readonly most: number,
    readonly windowMs: number,
  ) {}

  /** Error: `request.tooMany` (429) after `most` wrong tries within the window. */
  refuseTooMany(who: string, now: Date): void {
    const entry = this.#current(who, now);
    if (entry && entry.count >= this.most) {
      const seconds = Math.ceil((entry.since + this.windowMs - now.getTime()) / 1000);
      throw new AppError('limitReached', 'request.tooMany', { seconds });
    }
  }

  wrong(who: string, now: Date): void {
    if (this.#wrong.size > 10_000) this.#wrong.clear();
    const entry = this.#current(who, now) ?? { count: 0, since: now.getTime() };
    this.#wrong.set(who, { ...entry, count: entry.count + 1 });
  }

  right(who: string): void {
    this.#wrong.delete(who);
  }

  #current(who: string, now: Date) {
    const entry = this.#wrong.get(who);
    return entry && now.getTime() - entry.since < this.windowMs ? entry : null;
  }
}
