/** Tags gained above the line and lost below it, day by day; the same as a table. */
import { useEffect, useRef, useState } from 'react';
import { useFormat, useTexts } from '#ui';
import { type DayCount, everyDay } from './day-bars.ts';
import { DayDrawing } from './day-drawing.tsx';
import { trialTexts } from './texts.ts';
import styles from './trial.module.css';

export interface DayChartProps {
  byDay: readonly DayCount[];
  days: number;
}

export function DayChart({ byDay, days }: DayChartProps) {
  const t = useTexts(trialTexts);
  const format = useFormat();
  const [table, setTable] = useState(false);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: format.timeZone, dateStyle: 'short' }).format(
    format.now,
  );
  const all = everyDay(byDay, today, days);
  return (
    <div className={styles.chart}>
      <div className={styles.chartHead}>
        <h3>{t('byDay')}</h3>
        <span className="sp" />
        <span className={styles.legend}>
          <i className={styles.gained} />
          {t('gained')}
        </span>
        <span className={styles.legend}>
          <i className={styles.lost} />
          {t('lost')}
        </span>
        <button type="button" className={styles.link} onClick={() => setTable(!table)}>
          {t(table ? 'asChart' : 'asTable')}
        </button>
      </div>
      {byDay.length === 0 ? (
        <p className="t3">{t('noDays')}</p>
      ) : table ? (
        <DayTable counts={byDay.toReversed()} />
      ) : (
        <Bars counts={all} />
      )}
    </div>
  );
}

/** Redrawn with the room that it has, so that its letters keep their size. */
function Bars({ counts }: { counts: readonly DayCount[] }) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!box.current) return;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={box} className={styles.bars}>
      {width > 0 && <DayDrawing counts={counts} width={width} />}
    </div>
  );
}

function DayTable({ counts }: { counts: readonly DayCount[] }) {
  const t = useTexts(trialTexts);
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section className={styles.dayTable} tabIndex={0} aria-label={t('byDay')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('gained')}</th>
            <th scope="col">{t('lost')}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((day) => (
            <tr key={day.day}>
              <th scope="row">{day.day}</th>
              <td>{format.change(day.adds)}</td>
              <td>{format.change(-day.removes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
