/** The laboratory of keywords: how well they tell messages apart, before a rule uses them. Nothing of it is stored. */
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import type { RuleBody } from '#features/rules/core';
import { Card, Field, Icon, listedKeywords, PageHeader, useApi, useTexts } from '#ui';
import { useDebounced } from '../../audiences/use-debounced.ts';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { tryKeywordsRoute } from '../api.ts';
import { readKept, writeKept } from '../editor/kept.ts';
import styles from './keywords.module.css';
import { Result } from './result.tsx';
import { SampleCard } from './sample-card.tsx';
import type { LabSample } from './samples.ts';
import { keywordsTexts } from './texts.ts';

/** Milliseconds of rest before they are tried. */
const REST = 300;

export function KeywordsPage() {
  const t = useTexts(keywordsTexts);
  const [text, setText] = useState('');
  const [samples, setSamples] = useState<readonly LabSample[]>([]);
  const keywords = useMemo(() => [...new Set(listedKeywords(text))], [text]);
  const body = useMemo(
    () => ({
      keywords,
      samples: samples.flatMap((one) => (one.wanted === null ? [] : [{ ...one, wanted: one.wanted }])),
    }),
    [keywords, samples],
  );
  const asked = useDebounced(body, REST);
  const trial = useApi(
    tryKeywordsRoute,
    { body: asked },
    { enabled: asked.samples.length > 0, keepOld: true, staleTime: 60_000 },
  );
  const complaint = trial.error?.details.find(({ path }) => path.startsWith('keywords'))?.message;
  const stale = asked !== body || trial.isPlaceholderData;
  return (
    <>
      <PageHeader title={t('title')} facts={t('unstored')} actions={<ToRule keywords={keywords} />} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card title={t('keywords')}>
            <Field label={t('oneALine')} hint={t('notation')} complaint={complaint}>
              {(control) => (
                <Input.TextArea
                  {...control}
                  autoSize={{ minRows: 3, maxRows: 12 }}
                  placeholder={t('keywordsExample')}
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                />
              )}
            </Field>
          </Card>
          <SampleCard samples={samples} trial={trial.data} tried={asked.samples} onChange={setSamples} />
        </div>
        <div className={styles.column}>
          <Result
            trial={asked.samples.length > 0 ? trial.data : undefined}
            tried={asked.samples}
            error={trial.error}
            complaint={complaint}
            stale={stale}
            onRetry={() => void trial.refetch()}
            onAdd={(word) => setText((now) => `${now.trimEnd()}${now.trim() === '' ? '' : '\n'}${word}`)}
          />
        </div>
      </div>
    </>
  );
}

/** The keywords as the condition of a new rule: messages of the customer, three times in 30 days. */
function ToRule({ keywords }: { keywords: readonly string[] }) {
  const t = useTexts(keywordsTexts);
  const navigate = useNavigate();
  const session = useSession();
  const [replaces] = useState(() => readKept('new') !== null);
  const write = () => {
    const body: RuleBody = {
      kind: 'state',
      name: '',
      when: {
        did: 'message.received',
        where: [{ property: 'text', mentions: keywords }],
        count: { min: 3 },
        within: { last: '30d' },
      },
      then: { add: [], remove: [] },
      keep: 'while',
    };
    writeKept('new', { base: 0, body });
    void navigate({ to: '/rules/new' });
  };
  return (
    <>
      <Link to="/rules">{t('rules')}</Link>
      {mayDo(session, 'rules:write') && (
        <Button
          type="primary"
          icon={<Icon name="plus" size={14} />}
          disabled={keywords.length === 0}
          onClick={write}
        >
          {t(replaces ? 'replaceRule' : 'toRule')}
        </Button>
      )}
    </>
  );
}
