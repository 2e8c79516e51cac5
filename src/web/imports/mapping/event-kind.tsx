/** Of an event file: what its rows are where no column says it. */
import { AutoComplete } from 'antd';
import { spokenNames } from '#features/conditions/core';
import { builtInTypes } from '#features/events/core';
import { Card, Field, Note, useLanguage, useTexts } from '#ui';
import type { Mapping } from '../api.ts';
import styles from '../imports.module.css';
import { mappingTexts } from './texts.ts';

export interface EventKindProps {
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

const builtIn = Object.keys(builtInTypes);

const withoutType = ({ eventType: _, ...rest }: Mapping): Mapping => rest;

export function EventKind({ mapping, onChange }: EventKindProps) {
  const t = useTexts(mappingTexts);
  const names = spokenNames(useLanguage().language);
  const hasIds = Object.values(mapping.columns).includes('eventId');
  return (
    <Card title={t('typeOfAll')} sub={t('typeOfAllText')}>
      <div className={styles.derive}>
        {!hasIds && <Note>{t('eventIds')}</Note>}
        <Field label={t('eventType')}>
          {(control) => (
            <AutoComplete
              {...control}
              allowClear
              placeholder="live.watched"
              style={{ width: '100%', maxWidth: 360 }}
              value={mapping.eventType ?? ''}
              options={builtIn.map((value) => ({ value, label: `${names.event(value)} ${value}` }))}
              onChange={(text: string | undefined) => {
                const rest = withoutType(mapping);
                const eventType = text?.trim() ?? '';
                onChange(eventType === '' ? rest : { ...rest, eventType });
              }}
            />
          )}
        </Field>
      </div>
    </Card>
  );
}
