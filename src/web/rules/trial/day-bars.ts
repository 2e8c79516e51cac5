/** Bars of gained and lost tags by day, above and below one line. Pure. */

export interface DayCount {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly adds: number;
  readonly removes: number;
}

const DAY_MS = 86_400_000;

/** Every day from the first of the stretch to `last`, also those on which nothing changed. `days`: how many. */
export function everyDay(counts: readonly DayCount[], last: string, days: number): readonly DayCount[] {
  const known = new Map(counts.map((one) => [one.day, one]));
  const end = Date.parse(`${last}T00:00:00Z`);
  return Array.from({ length: days }, (_, i) => {
    const day = new Date(end - (days - 1 - i) * DAY_MS).toISOString().slice(0, 10);
    return known.get(day) ?? { day, adds: 0, removes: 0 };
  });
}

export interface Scale {
  /** Largest value above the line, and below it; round numbers, at least 1 above. */
  readonly above: number;
  readonly below: number;
}

/** 1, 2 or 5 times a power of ten: the next one up. */
export function roundUp(n: number): number {
  if (n <= 1) return Math.max(0, Math.ceil(n));
  const power = 10 ** Math.floor(Math.log10(n));
  return ([1, 2, 5, 10].find((step) => step * power >= n) ?? 10) * power;
}

export const scaleOf = (days: readonly DayCount[]): Scale => ({
  above: Math.max(1, roundUp(Math.max(0, ...days.map((day) => day.adds)))),
  below: Math.max(0, ...days.map((day) => day.removes)),
});

/** Which days are named on the axis: at most `most`, evenly, the last one included. */
export function namedDays(days: number, most: number): readonly number[] {
  const step = Math.max(1, Math.ceil(days / most));
  return Array.from({ length: Math.ceil(days / step) }, (_, i) => days - 1 - i * step).reverse();
}
