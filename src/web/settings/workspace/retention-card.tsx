/** How long the journal keeps what was said and looked at. */
import { Select } from 'antd';
import { Card, Field, useTexts } from '#ui';
import type { Workspace } from '../api.ts';
import shared from '../settings.module.css';
import { workspaceTexts } from './texts.ts';

export type Retention = Workspace['settings']['retention'];

const names = ['chatTexts', 'pageAddresses', 'otherDetails'] as const;
const choices = [30, 90, 180, 400, 730, 1095];
const KEPT = 'kept';

interface RetentionCardProps {
  value: Retention;
  onChange: (value: Retention) => void;
}

export function RetentionCard({ value, onChange }: RetentionCardProps) {
  const t = useTexts(workspaceTexts);
  const optionsOf = (now: number | null) => [
    ...[...new Set([...choices, ...(now === null ? [] : [now])])]
      .sort((a, b) => a - b)
      .map((days) => ({ value: String(days), label: t('days', { count: days }) })),
    { value: KEPT, label: t('keptForGood') },
  ];
  return (
    <Card title={t('retention')} sub={t('retentionText')}>
      <div className={shared.form}>
        {names.map((name) => (
          <Field key={name} label={t(name)} hint={t(`${name}Hint`)}>
            {(control) => (
              <Select
                {...control}
                style={{ width: 200 }}
                value={value[name] === null ? KEPT : String(value[name])}
                options={optionsOf(value[name])}
                onChange={(days) => onChange({ ...value, [name]: days === KEPT ? null : Number(days) })}
              />
            )}
          </Field>
        ))}
      </div>
    </Card>
  );
}
