/** Quiet hours, by the clock on the wall of the company. */
import { minuteOnWall, nextOnWall } from '#kernel';

export const quietWays = ['held', 'dropped'] as const;

export interface QuietHours {
  /** `22:00`, inclusive. */
  readonly from: string;
  /** `08:00`, exclusive; earlier than `from`: on the next day. Never equal to it. */
  readonly until: string;
  /** What becomes of messages meanwhile: held until the end, or dropped. */
  readonly messages: (typeof quietWays)[number];
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** When the quiet hours end that hold now; null: it is not quiet. */
export function quietUntil(quiet: QuietHours | null, now: Date, timeZone: string): Date | null {
  if (!quiet) return null;
  const [from, until, minute] = [minutesOf(quiet.from), minutesOf(quiet.until), minuteOnWall(now, timeZone)];
  const isQuiet =
    from < until ? minute >= from && minute < until : from !== until && (minute >= from || minute < until);
  return isQuiet ? nextOnWall(now, until, timeZone) : null;
}
