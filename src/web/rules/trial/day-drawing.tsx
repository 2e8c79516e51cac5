/** Bars above one line for what is gained, and hatched below it for what is lost. */
import { useId } from 'react';
import { type Format, useFormat, useTexts } from '#ui';
import { type DayCount, namedDays, type Scale, scaleOf } from './day-bars.ts';
import { trialTexts } from './texts.ts';
import styles from './trial.module.css';

const LEFT = 40;
const RIGHT = 14;
const TOP = 12;
const ABOVE = 104;
const MOST_BELOW = 40;
const FOOT = 20;
const ZERO = TOP + ABOVE;
/** Pixels from one named day to the next. */
const BETWEEN_NAMES = 76;

export interface DayDrawingProps {
  counts: readonly DayCount[];
  /** Pixels. */
  width: number;
}

export function DayDrawing({ counts, width }: DayDrawingProps) {
  const t = useTexts(trialTexts);
  const format = useFormat();
  const hatch = useId();
  const scale = scaleOf(counts);
  const { above, below } = scale;
  const under = below === 0 ? 0 : Math.max(10, Math.min(MOST_BELOW, (below / above) * ABOVE));
  const height = ZERO + under + FOOT;
  const step = (width - LEFT - RIGHT) / counts.length;
  const sum = (of: (day: DayCount) => number) =>
    format.count(counts.reduce((total, one) => total + of(one), 0));
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={t('chart', {
        days: counts.length,
        adds: sum((day) => day.adds),
        removes: sum((day) => day.removes),
        most: format.count(Math.max(...counts.map((day) => day.adds))),
      })}
    >
      <Hatch id={hatch} />
      <Grid scale={scale} under={under} width={width} format={format} />
      {counts.map((day, i) => (
        <Bar
          key={day.day}
          day={day}
          x={LEFT + i * step}
          step={step}
          scale={scale}
          under={under}
          hatch={hatch}
          format={format}
        />
      ))}
      {namedDays(counts.length, Math.max(2, Math.floor(width / BETWEEN_NAMES))).map((i) => (
        <text key={i} className={styles.tick} x={LEFT + (i + 0.5) * step} y={height - 4} textAnchor="middle">
          {counts[i]?.day.slice(5)}
        </text>
      ))}
    </svg>
  );
}

const Hatch = ({ id }: { id: string }) => (
  <defs>
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="5" height="5" fill="var(--fill2)" />
      <rect width="2" height="5" fill="var(--text3)" opacity=".55" />
    </pattern>
  </defs>
);

interface Measures {
  scale: Scale;
  /** Pixels below the line. */
  under: number;
  format: Format;
}

function Grid({ scale: { above, below }, under, width, format }: Measures & { width: number }) {
  const y = (value: number) => ZERO - (value / above) * ABOVE;
  return (
    <>
      {(above > 1 ? [0, above / 2, above] : [0, above]).map((value) => (
        <g key={value}>
          <line className={styles.grid} x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} />
          <text className={styles.tick} x={LEFT - 8} y={y(value) + 4} textAnchor="end">
            {format.compact(value)}
          </text>
        </g>
      ))}
      {below > 0 && (
        <text className={styles.tick} x={LEFT - 8} y={ZERO + under + 4} textAnchor="end">
          {format.count(-below)}
        </text>
      )}
    </>
  );
}

interface BarProps extends Measures {
  day: DayCount;
  x: number;
  step: number;
  hatch: string;
}

const tall = (n: number, most: number, room: number): number =>
  n === 0 ? 0 : Math.max(2, (n / most) * room);

function Bar({ day, x, step, scale, under, hatch, format }: BarProps) {
  const width = Math.min(22, step * 0.76);
  const shape = { x: x + (step - width) / 2, width, rx: Math.min(2, width / 3) };
  const added = tall(day.adds, scale.above, ABOVE);
  return (
    <g>
      <title>{`${day.day}  ${format.change(day.adds)}  ${format.change(-day.removes)}`}</title>
      <rect x={x} y={TOP} width={step} height={ABOVE + under} fill="transparent" />
      <rect {...shape} y={ZERO - added} height={added} fill="var(--accent)" />
      <rect {...shape} y={ZERO + 1} height={tall(day.removes, scale.below, under)} fill={`url(#${hatch})`} />
    </g>
  );
}
