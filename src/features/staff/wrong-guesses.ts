/** Slows down guessing of passwords, over all processes of an installation. */
import { createHash } from 'node:crypto';
import { AppError } from '#kernel';
import type { Queryable } from '#platform/db';

/** Guesses older than any window are forgotten. */
const DAY_MS = 86_400_000;

export class WrongGuesses {
  constructor(
    /** What is guessed: counts of different things do not add up. */
    readonly what: string,
    readonly most: number,
    readonly windowMs: number,
  ) {}

  /** Error: `request.tooMany` (429) after `most` wrong tries within the window. */
  async refuseTooMany(db: Queryable, who: string, now: Date): Promise<void> {
    const entry = await db.maybe<{ count: number; since: Date }>(
      'select count, since from wrong_guess where who = $1 and since > $2',
      [this.#digest(who), new Date(now.getTime() - this.windowMs)],
    );
    if (!entry || entry.count < this.most) return;
    const seconds = Math.ceil((entry.since.getTime() + this.windowMs - now.getTime()) / 1000);
    throw new AppError('limitReached', 'request.tooMany', { seconds });
  }

  async wrong(db: Queryable, who: string, now: Date): Promise<void> {
    await db.run(
      `insert into wrong_guess as g (who, count, since) values ($1, 1, $2)
       on conflict (who) do update
         set count = case when g.since > $3 then g.count + 1 else 1 end,
             since = case when g.since > $3 then g.since else excluded.since end`,
      [this.#digest(who), now, new Date(now.getTime() - this.windowMs)],
    );
    await db.run('delete from wrong_guess where since < $1', [new Date(now.getTime() - DAY_MS)]);
  }

  async right(db: Queryable, who: string): Promise<void> {
    await db.run('delete from wrong_guess where who = $1', [this.#digest(who)]);
  }

  #digest(who: string): Buffer {
    return createHash('sha256').update(`${this.what}\n${who}`).digest();
  }
}
