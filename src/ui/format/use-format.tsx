/** Formats in the language of the page and on the clock of the workspace. */
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { MINUTE } from '#kernel';
import { useLanguage } from '../i18n/language-provider.tsx';
import { formatMoney, formatMoneyCompact } from './money.ts';
import {
  formatBytes,
  formatChange,
  formatCompact,
  formatCount,
  formatList,
  formatRatio,
  formatShare,
} from './numbers.ts';
import { maskPhone } from './phone.ts';
import * as times from './times.ts';

/** IANA time zone of the workspace; set by `UiProvider`'s user once the session is known. */
export const TimeZoneContext = createContext('Asia/Shanghai');

/** One clock for the whole page: however many parts show a time, there is one timer. */
const ticker = {
  now: new Date(),
  timer: 0,
  listeners: new Set<() => void>(),
  subscribe(listener: () => void) {
    ticker.listeners.add(listener);
    if (!ticker.timer) {
      ticker.now = new Date();
      ticker.timer = window.setInterval(() => {
        ticker.now = new Date();
        for (const each of ticker.listeners) each();
      }, MINUTE);
    }
    return () => {
      ticker.listeners.delete(listener);
      if (ticker.listeners.size > 0) return;
      window.clearInterval(ticker.timer);
      ticker.timer = 0;
    };
  },
  snapshot: () => ticker.now,
};

/** The machine's time, renewed every minute, so that 「12 分钟前」 grows old by itself. */
export const useNow = (): Date => useSyncExternalStore(ticker.subscribe, ticker.snapshot, ticker.snapshot);

/** Every function of this folder, with language, time zone and now filled in. */
export function useFormat() {
  const { language } = useLanguage();
  const timeZone = useContext(TimeZoneContext);
  const now = useNow();
  return useMemo(() => {
    const place = { language, timeZone };
    return {
      count: formatCount,
      compact: (n: number) => formatCompact(n, language),
      share: formatShare,
      change: formatChange,
      ratio: (n: number) => formatRatio(n, language),
      bytes: formatBytes,
      list: (items: readonly string[]) => formatList(items, language),
      money: formatMoney,
      moneyCompact: (minor: number, currency?: string) => formatMoneyCompact(minor, language, currency),
      phone: maskPhone,
      moment: (at: times.Moment) => times.formatMoment(at, now, place),
      relative: (at: times.Moment) => times.formatRelative(at, now, place),
      date: (at: times.Moment) => times.formatDate(at, place),
      clock: (at: times.Moment) => times.formatClock(at, place),
      day: (at: times.Moment) => times.formatDay(at, now, place),
      instant: (at: times.Moment) => times.formatInstant(at, place),
      asOf: (at: times.Moment) => times.formatAsOf(at, place),
      duration: (ms: number) => times.formatDuration(ms, language),
      hour: () => times.hourAt(now, timeZone),
      now,
      timeZone,
    };
  }, [language, timeZone, now]);
}

export type Format = ReturnType<typeof useFormat>;
