/** Windows of the week, as clocks on the wall of the company show it. */

export interface TimeWindow {
  /** 1 Monday … 7 Sunday. */
  readonly days: readonly number[];
  /** `09:00`, inclusive. */
  readonly from: string;
  /** `18:00`, exclusive; `24:00` is the end of the day. Earlier than `from`, or equal: on the next day. */
  readonly to: string;
}

export interface Wall {
  /** 1 Monday … 7 Sunday. */
  readonly day: number;
  /** Minutes since midnight. */
  readonly minute: number;
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map<string, Intl.DateTimeFormat>();

export function wallOf(at: Date, timeZone: string): Wall {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      weekday: 'short',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: DAYS.indexOf(parts.weekday ?? '') + 1,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

export function isOpen({ days, from, to }: TimeWindow, { day, minute }: Wall): boolean {
  const begins = minutesOf(from);
  const ends = minutesOf(to);
  if (begins < ends) return days.includes(day) && minute >= begins && minute < ends;
  const yesterday = day === 1 ? 7 : day - 1;
  return (days.includes(day) && minute >= begins) || (days.includes(yesterday) && minute < ends);
}

/** The first window that is open. */
export const openWindow = <W extends TimeWindow>(windows: readonly W[], wall: Wall): W | null =>
  windows.find((window) => isOpen(window, wall)) ?? null;
