/** Sample messages: pasted, labelled one by one, with what the keywords find in them. */
import { Button, Input } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { Card, EmptyState, Field, IconButton, Segments, useTexts } from '#ui';
import type { Trial } from '../api.ts';
import styles from './keywords.module.css';
import { SaidText } from './said-text.tsx';
import { type LabSample, MOST_SAMPLES, readSamples, withSamples } from './samples.ts';
import { keywordsTexts } from './texts.ts';

export interface SampleCardProps {
  samples: readonly LabSample[];
  trial: Trial | undefined;
  /** Those that the trial is about, in its order. */
  tried: readonly { readonly text: string }[];
  onChange: (samples: readonly LabSample[]) => void;
}

export function SampleCard({ samples, trial, tried, onChange }: SampleCardProps) {
  const t = useTexts(keywordsTexts);
  const [pasted, setPasted] = useState('');
  const paste = useRef<HTMLDivElement>(null);
  const placesOf = useMemo(
    () => new Map(tried.map(({ text }, i) => [text, trial?.samples[i]?.mentions ?? []])),
    [trial, tried],
  );
  const labelled = samples.filter(({ wanted }) => wanted !== null).length;
  const add = () => {
    onChange(withSamples(samples, readSamples(pasted)));
    setPasted('');
    // The button that was pressed takes no focus any more.
    paste.current?.querySelector('textarea')?.focus();
  };
  return (
    <Card
      title={t('samples')}
      sub={samples.length > 0 && t('labelled', { n: labelled, of: samples.length })}
      actions={
        samples.length > 0 && (
          <Button size="small" onClick={() => onChange([])}>
            {t('clear')}
          </Button>
        )
      }
      flush
    >
      <div className={styles.paste} ref={paste}>
        <Field label={t('paste')} hint={t('pasteHint', { most: MOST_SAMPLES })}>
          {({ id, 'aria-describedby': described }) => (
            <Input.TextArea
              id={id}
              aria-describedby={described}
              autoSize={{ minRows: 3, maxRows: 10 }}
              placeholder={t('pasteExample')}
              value={pasted}
              onChange={(event) => setPasted(event.target.value)}
            />
          )}
        </Field>
        <Button disabled={pasted.trim() === ''} onClick={add}>
          {t('add')}
        </Button>
      </div>
      {samples.length === 0 ? (
        <EmptyState icon="chat" title={t('noSamples')}>
          {t('noSamplesText')}
        </EmptyState>
      ) : (
        <ul className={styles.samples}>
          {samples.map(({ text, wanted }) => (
            <li key={text} className={styles.sample}>
              <SaidText text={text} places={wanted === null ? [] : (placesOf.get(text) ?? [])} />
              <Segments
                label={t('labelOf', { text: text.slice(0, 30) })}
                small
                value={wanted === null ? 'unknown' : wanted ? 'yes' : 'no'}
                options={[
                  { value: 'yes', label: t('yes') },
                  { value: 'no', label: t('no') },
                ]}
                onChange={(label: 'yes' | 'no' | 'unknown') =>
                  onChange(withSamples(samples, [{ text, wanted: label === 'yes' }]))
                }
              />
              <IconButton
                icon="cross"
                label={t('remove', { text: text.slice(0, 30) })}
                onClick={() => onChange(samples.filter((one) => one.text !== text))}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
