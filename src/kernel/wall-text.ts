/** Moments as the clock on the wall shows them: many of them, as in a file of a million rows. */
import { DAY } from './time.ts';

/** Days whose offset is remembered; more than a table of people ever names. */
const MOST_DAYS = 20_000;
/** Behind it nobody knows the offsets of a zone yet. */
const FIRST_DAY_OF_2100 = Date.UTC(2100, 0, 1) / DAY;

const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

/**
 * Texts like `2024-01-05T12:30:00` of milliseconds since 1970, in a time zone. Asking the zone takes microseconds, so its
 * offset is asked once per day, and for each moment only on days on which the offset changes.
 */
export function wallTexts(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const asked = (at: number): string => format.format(at).replace(' ', 'T').padStart(19, '0');
  const offsetAt = (at: number): number => Date.parse(`${asked(at)}Z`) - at;
  const offsets = new Map<number, number | null>();
  const dates = new Map<number, string>();

  const offsetOn = (day: number): number | null => {
    if (day < 0 || day >= FIRST_DAY_OF_2100) return null;
    const offset = offsetAt(day * DAY);
    return offsetAt((day + 1) * DAY) === offset ? offset : null;
  };
  return (at) => {
    const day = Math.floor(at / DAY);
    let offset = offsets.get(day);
    if (offset === undefined) {
      if (offsets.size >= MOST_DAYS) offsets.clear();
      offset = offsetOn(day);
      offsets.set(day, offset);
    }
    if (offset === null) return asked(at);
    const seconds = Math.floor((at + offset) / 1000);
    const date = Math.floor(seconds / 86_400);
    let text = dates.get(date);
    if (text === undefined) {
      if (dates.size >= MOST_DAYS) dates.clear();
      text = new Date(date * DAY).toISOString().slice(0, 10);
      dates.set(date, text);
    }
    const time = seconds - date * 86_400;
    const minutes = Math.floor(time / 60);
    return `${text}T${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}:${two[time % 60]}`;
  };
}

const textsIn = new Map<string, (at: number) => string>();

/** The day `YYYY-MM-DD` that a clock in this time zone shows. Years 0–9999. */
export function dayIn(at: Date, timeZone: string): string {
  let texts = textsIn.get(timeZone);
  if (!texts) {
    texts = wallTexts(timeZone);
    textsIn.set(timeZone, texts);
  }
  return texts(at.getTime()).slice(0, 10);
}
