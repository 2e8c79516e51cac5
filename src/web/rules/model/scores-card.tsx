/** How customers are scored: bounds of the three measures, and which orders count. */
import { InputNumber, Select } from 'antd';
import { Card, Field, IconButton, Segments, useTexts } from '#ui';
import type { Complaints } from '../editor/complaints.ts';
import styles from './model.module.css';
import {
  inOrder,
  type Measure,
  MOST_SCORES,
  type ModelBody,
  measures,
  type Scale,
  scoresOf,
  withScale,
} from './model-form.ts';
import { modelTexts } from './texts.ts';

export interface ModelCardProps {
  body: ModelBody;
  complaints: Complaints;
  onChange: (body: ModelBody, merge?: string) => void;
}

/** Minor units of one of what is shown: amounts are kept in 分 and shown in 元. */
const unitOf: Readonly<Record<Measure, number>> = { recency: 1, frequency: 1, monetary: 100 };
const firstBounds: Readonly<Record<Measure, readonly number[]>> = {
  recency: [30, 90, 180, 365],
  frequency: [2, 3, 5, 10],
  monetary: [10_000, 50_000, 100_000, 500_000],
};
/** Null: not written in months. */
const monthsOf = (written: string): string | null => /^(\d+)mo$/.exec(written)?.[1] ?? null;
const windows = [3, 6, 12, 24].map((months) => `${months}mo`);

export function ScoresCard({ body, complaints, onChange }: ModelCardProps) {
  const t = useTexts(modelTexts);
  const { window = 'all', asOf } = body.model;
  const written = typeof window === 'object' ? window.last : 'all';
  const labelOf = (value: string): string => {
    const n = monthsOf(value);
    if (value === 'all') return t('all');
    return n === null ? t('lastWritten', { written: value }) : t('last', { n });
  };
  const choose = (next: string) => {
    const { window: _, ...others } = body.model;
    onChange({ ...body, model: next === 'all' ? others : { ...others, window: { last: next } } });
  };
  return (
    <Card title={t('scores')} sub={t('scoresSub')}>
      <div className={styles.scores}>
        {measures.map((measure) => (
          <ScaleField
            key={measure}
            measure={measure}
            scale={body.model[measure]}
            complaint={complaints.fields.get(measure)}
            onChange={(scale, merge) => onChange(withScale(body, measure, scale), merge)}
          />
        ))}
        <Field label={t('windowLabel')} hint={asOf === undefined ? undefined : t('fixed', { day: asOf })}>
          {(control) => (
            <Select<string>
              {...control}
              style={{ width: 180 }}
              value={written}
              onChange={choose}
              options={[...new Set(['all', ...windows, written])].map((value) => ({
                value,
                label: labelOf(value),
              }))}
            />
          )}
        </Field>
      </div>
    </Card>
  );
}

interface ScaleFieldProps {
  measure: Measure;
  scale: Scale;
  complaint: string | undefined;
  onChange: (scale: Scale, merge?: string) => void;
}

function ScaleField({ measure, scale, complaint, onChange }: ScaleFieldProps) {
  const t = useTexts(modelTexts);
  const most = scoresOf(scale);
  return (
    <Field label={t(measure)} complaint={complaint} group>
      {() => (
        <div className={styles.scale}>
          <Segments<'breaks' | 'quantiles'>
            label={t('how', { measure: t(measure) })}
            small
            value={scale.breaks ? 'breaks' : 'quantiles'}
            options={[
              { value: 'breaks', label: t('breaks') },
              { value: 'quantiles', label: t('quantiles') },
            ]}
            onChange={(how) =>
              onChange(how === 'breaks' ? { breaks: [...firstBounds[measure]] } : { quantiles: most })
            }
          />
          {scale.breaks ? (
            <Bounds measure={measure} breaks={scale.breaks} onChange={onChange} />
          ) : (
            <Select<number>
              size="small"
              aria-label={t('parts')}
              style={{ width: 84 }}
              value={most}
              options={Array.from({ length: MOST_SCORES - 1 }, (_, i) => ({
                value: i + 2,
                label: t('nParts', { n: i + 2 }),
              }))}
              onChange={(quantiles) => onChange({ quantiles })}
            />
          )}
          <span className="t3 fs12 nw">{t('scoresTo', { most })}</span>
        </div>
      )}
    </Field>
  );
}

interface BoundsProps {
  measure: Measure;
  breaks: readonly number[];
  onChange: (scale: Scale, merge?: string) => void;
}

function Bounds({ measure, breaks, onChange }: BoundsProps) {
  const t = useTexts(modelTexts);
  const unit = unitOf[measure];
  const last = breaks.at(-1) ?? 0;
  return (
    <span className={styles.bounds}>
      {breaks.map((bound, i) => (
        <InputNumber
          // biome-ignore lint/suspicious/noArrayIndexKey: a bound is its place
          key={i}
          size="small"
          aria-label={t('bound', { n: i + 1 })}
          min={0}
          max={1e12}
          controls={false}
          style={{ width: 72 }}
          value={bound / unit}
          onChange={(value) =>
            value !== null &&
            onChange({ breaks: breaks.with(i, Math.round(value * unit)) }, `${measure} ${i}`)
          }
          onBlur={() => onChange({ breaks: inOrder(breaks) }, `${measure} order`)}
        />
      ))}
      {breaks.length > 1 && (
        <IconButton
          icon="cross"
          label={t('removeBound')}
          onClick={() => onChange({ breaks: breaks.slice(0, -1) })}
        />
      )}
      {breaks.length < MOST_SCORES - 1 && (
        <IconButton
          icon="plus"
          label={t('addBound')}
          onClick={() => onChange({ breaks: [...breaks, last === 0 ? unit : last * 2] })}
        />
      )}
    </span>
  );
}
