/** Name and time zone of the company, and how large its library should be. */
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button, Input, InputNumber, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import {
  Card,
  ErrorNote,
  ErrorState,
  Field,
  keyOf,
  PageHeader,
  Segments,
  SkeletonRows,
  useApi,
  useShortcut,
  useTexts,
  useToast,
  useWrite,
} from '#ui';
import { sessionQuery } from '../../session/session.ts';
import { changeWorkspaceRoute, getWorkspaceRoute, type Workspace } from '../api.ts';
import shared from '../settings.module.css';
import { settingsTexts } from '../texts.ts';
import { type Breaker, BreakerCard } from './breaker-card.tsx';
import { type Retention, RetentionCard } from './retention-card.tsx';
import { workspaceTexts } from './texts.ts';

export function WorkspacePage() {
  const s = useTexts(settingsTexts);
  const { data, error, refetch } = useApi(getWorkspaceRoute);
  return (
    <>
      <PageHeader title={s('workspace')} />
      {error ? (
        <ErrorState
          error={error}
          what={s('loadFailed', { what: s('workspace') })}
          onRetry={() => void refetch()}
        />
      ) : data ? (
        <WorkspaceForm saved={data} />
      ) : (
        <Card>
          <SkeletonRows rows={6} />
        </Card>
      )}
    </>
  );
}

const policies = ['keep', 'give', 'remove'] as const;
type PersonalTags = (typeof policies)[number];

const limitNames = ['activeTags', 'categories', 'tagsPerCustomer'] as const;
type LimitName = (typeof limitNames)[number];

interface Fields {
  readonly name: string;
  readonly timeZone: string;
  readonly limits: Readonly<Record<LimitName, number | null>>;
  readonly personalTags: PersonalTags;
  readonly retention: Retention;
  readonly circuitBreaker: Breaker;
}

const fieldsOf = ({ name, timeZone, settings }: Workspace): Fields => ({
  name,
  timeZone,
  limits: settings.softLimits,
  personalTags: settings.handOver.personalTags,
  retention: settings.retention,
  circuitBreaker: settings.circuitBreaker,
});

const isLimit = (value: number | null): boolean =>
  value !== null && Number.isInteger(value) && value >= 1 && value <= 100_000;

function WorkspaceForm({ saved }: { saved: Workspace }) {
  const t = useTexts(workspaceTexts);
  const s = useTexts(settingsTexts);
  const toast = useToast();
  const client = useQueryClient();
  const router = useRouter();
  const [fields, setFields] = useState(() => fieldsOf(saved));
  const [tried, setTried] = useState(false);
  const change = useWrite(changeWorkspaceRoute, {
    onDone: (now) => {
      client.setQueryData(keyOf(getWorkspaceRoute, {}), now);
      setFields(fieldsOf(now));
      setTried(false);
      toast({ text: t('saved') });
      // Name and time zone are shown everywhere: the session carries them.
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey }).then(() => router.invalidate());
    },
  });
  const before = fieldsOf(saved);
  const dirty = JSON.stringify(fields) !== JSON.stringify(before);
  const wrong = fields.name.trim() === '' || !limitNames.every((name) => isLimit(fields.limits[name]));
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (wrong || !dirty) return;
    const softLimits = Object.fromEntries(
      limitNames.flatMap((name) =>
        fields.limits[name] !== null && fields.limits[name] !== before.limits[name]
          ? [[name, fields.limits[name]]]
          : [],
      ),
    );
    const { personalTags, retention, circuitBreaker } = fields;
    const isOther = (name: 'retention' | 'circuitBreaker') =>
      JSON.stringify(fields[name]) !== JSON.stringify(before[name]);
    const settings = {
      ...(Object.keys(softLimits).length > 0 ? { softLimits } : {}),
      ...(personalTags !== before.personalTags ? { handOver: { personalTags } } : {}),
      ...(isOther('retention') ? { retention } : {}),
      ...(isOther('circuitBreaker') ? { circuitBreaker } : {}),
    };
    change.mutate({
      body: {
        ...(fields.name !== before.name ? { name: fields.name } : {}),
        ...(fields.timeZone !== before.timeZone ? { timeZone: fields.timeZone } : {}),
        ...(Object.keys(settings).length > 0 ? { settings } : {}),
      },
    });
  };
  useShortcut(dirty ? { keys: 'mod+enter', label: s('save'), group: s('title'), run: () => submit() } : null);
  return (
    <form className={shared.narrow} onSubmit={submit}>
      <Card title={t('company')}>
        <div className={shared.form}>
          <Field
            label={t('name')}
            complaint={
              change.error?.fieldMessage('name') ??
              (tried && fields.name.trim() === '' ? s('required') : undefined)
            }
          >
            {(control) => (
              <Input
                {...control}
                maxLength={100}
                value={fields.name}
                onChange={(event) => setFields({ ...fields, name: event.target.value })}
              />
            )}
          </Field>
          <Field
            label={t('timeZone')}
            hint={t('timeZoneHint')}
            complaint={change.error?.fieldMessage('timeZone')}
          >
            {(control) => (
              <Select
                {...control}
                style={{ width: '100%' }}
                showSearch
                value={fields.timeZone}
                onChange={(timeZone) => setFields({ ...fields, timeZone })}
                options={timeZones(fields.timeZone).map((zone) => ({ value: zone, label: zone }))}
              />
            )}
          </Field>
        </div>
      </Card>
      <Card title={t('limits')} sub={t('limitsText')}>
        <div className={shared.form}>
          {limitNames.map((name) => (
            <Field
              key={name}
              label={t(name)}
              hint={t(`${name}Hint`)}
              complaint={isLimit(fields.limits[name]) ? undefined : t('range')}
            >
              {(control) => (
                <InputNumber
                  {...control}
                  min={1}
                  max={100_000}
                  precision={0}
                  style={{ width: 140 }}
                  value={fields.limits[name]}
                  onChange={(value) => setFields({ ...fields, limits: { ...fields.limits, [name]: value } })}
                />
              )}
            </Field>
          ))}
        </div>
      </Card>
      <HandOverCard
        value={fields.personalTags}
        onChange={(personalTags) => setFields({ ...fields, personalTags })}
      />
      <BreakerCard
        value={fields.circuitBreaker}
        onChange={(circuitBreaker) => setFields({ ...fields, circuitBreaker })}
      />
      <RetentionCard value={fields.retention} onChange={(retention) => setFields({ ...fields, retention })} />
      {change.error?.details.length === 0 && <ErrorNote error={change.error} />}
      <div className={shared.saveBar}>
        <Button type="primary" htmlType="submit" disabled={!dirty} loading={change.isPending}>
          {s('save')}
        </Button>
        {dirty && <Button onClick={() => setFields(before)}>{s('discard')}</Button>}
      </div>
    </form>
  );
}

interface HandOverCardProps {
  value: PersonalTags;
  onChange: (value: PersonalTags) => void;
}

function HandOverCard({ value, onChange }: HandOverCardProps) {
  const t = useTexts(workspaceTexts);
  return (
    <Card title={t('handOver')} sub={t('handOverText')}>
      <div className={shared.form}>
        <Field label={t('personalTags')} group hint={t(`${value}Hint`)}>
          {() => (
            <Segments
              label={t('personalTags')}
              wide
              value={value}
              options={policies.map((policy) => ({ value: policy, label: t(policy) }))}
              onChange={onChange}
            />
          )}
        </Field>
      </div>
    </Card>
  );
}

/** Names the browser knows, those of Chinese companies first. */
function timeZones(present: string): readonly string[] {
  const near = [
    'Asia/Shanghai',
    'Asia/Hong_Kong',
    'Asia/Taipei',
    'Asia/Macau',
    'Asia/Singapore',
    'Asia/Urumqi',
  ];
  return [...new Set([present, ...near, ...Intl.supportedValuesOf('timeZone'), 'UTC'])];
}
