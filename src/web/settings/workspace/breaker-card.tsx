/** From how many changes of tags on a rule stops itself. */
import { Select } from 'antd';
import { Card, Field, useFormat, useTexts } from '#ui';
import type { Workspace } from '../api.ts';
import shared from '../settings.module.css';
import { workspaceTexts } from './texts.ts';

export type Breaker = Workspace['settings']['circuitBreaker'];

const choices = { percent: [1, 2, 5, 10, 20, 50], always: [100, 500, 1000, 2000, 5000, 10_000] } as const;
const names = ['percent', 'always'] as const;

interface BreakerCardProps {
  value: Breaker;
  onChange: (value: Breaker) => void;
}

export function BreakerCard({ value, onChange }: BreakerCardProps) {
  const t = useTexts(workspaceTexts);
  const format = useFormat();
  return (
    <Card title={t('breaker')} sub={t('breakerText')}>
      <div className={shared.form}>
        {names.map((name) => (
          <Field key={name} label={t(name)} hint={t(`${name}Hint`)}>
            {(control) => (
              <Select
                {...control}
                style={{ width: 200 }}
                value={value[name]}
                options={[...new Set([...choices[name], value[name]])]
                  .sort((a, b) => a - b)
                  .map((n) => ({ value: n, label: name === 'percent' ? `${n}%` : format.count(n) }))}
                onChange={(n) => onChange({ ...value, [name]: n })}
              />
            )}
          </Field>
        ))}
      </div>
    </Card>
  );
}
