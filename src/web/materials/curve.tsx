/** How far visits went: one bar for each step, and the same as numbers. */
import { useId } from 'react';
import { useFormat, useTexts } from '#ui';
import styles from './materials.module.css';
import { materialsTexts } from './texts.ts';

export interface CurveProps {
  title: string;
  /** Of these visits. */
  total: number;
  steps: readonly { readonly at: number; readonly visits: number }[];
  unit: '%' | 's';
  /** A step that means something: drawn apart. */
  mark?: number;
}

export function Curve({ title, total, steps, unit, mark }: CurveProps) {
  const t = useTexts(materialsTexts);
  const format = useFormat();
  const id = useId();
  const label = (at: number) => (unit === '%' ? `${at}%` : t('seconds', { count: at }));
  const edge = (at: number) => (unit === '%' ? `${at}%` : String(at));
  const last = steps.at(-1)?.at;
  return (
    <figure className={styles.curve} aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <div className={styles.bars} aria-hidden="true">
        {steps.map((step) => (
          <div key={step.at} className={styles.bar} data-mark={step.at === mark || undefined}>
            <i style={{ height: `${total === 0 ? 0 : (step.visits / total) * 100}%` }} />
          </div>
        ))}
      </div>
      <div className={styles.axis} aria-hidden="true">
        <span>{edge(steps[0]?.at ?? 0)}</span>
        <span>{last === undefined ? '' : label(last)}</span>
      </div>
      <details>
        <summary>{t('asTable')}</summary>
        <table className={styles.numbers}>
          <thead>
            <tr>
              <th scope="col">{t('from')}</th>
              <th scope="col">{t('visits')}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.at}>
                <td>{label(step.at)}</td>
                <td>
                  {format.count(step.visits)}{' '}
                  <span className="t3">{format.share(step.visits, total || 1)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
