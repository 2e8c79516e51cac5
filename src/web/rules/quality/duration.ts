/** A stretch of time in the unit that fits it. */

export interface Duration {
  readonly unit: 'milliseconds' | 'seconds' | 'minutes' | 'hours' | 'inDays';
  readonly n: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Below ten with one decimal, so that 1.4 and 1.6 minutes differ. */
const inUnits = (ms: number, unit: number): number => {
  const n = ms / unit;
  return n < 9.95 ? Math.round(n * 10) / 10 : Math.round(n);
};

export function durationOf(ms: number): Duration {
  if (ms < SECOND) return { unit: 'milliseconds', n: Math.round(ms) };
  if (ms < 100 * SECOND) return { unit: 'seconds', n: inUnits(ms, SECOND) };
  if (ms < 100 * MINUTE) return { unit: 'minutes', n: inUnits(ms, MINUTE) };
  if (ms < 48 * HOUR) return { unit: 'hours', n: inUnits(ms, HOUR) };
  return { unit: 'inDays', n: inUnits(ms, DAY) };
}
