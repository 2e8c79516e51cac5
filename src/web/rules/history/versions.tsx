/** Every version that was saved, and the way to bring one back. */
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { RuleBody } from '#features/rules/core';
import { Badge, Card, ErrorState, SkeletonRows, useApi, useFormat, useTexts, useToast } from '#ui';
import { type Rule, type RuleVersion, versionsRoute } from '../api.ts';
import { asBody } from '../rule-body.ts';
import { Compared } from './compared.tsx';
import styles from './history.module.css';
import { historyTexts } from './texts.ts';

export interface VersionsProps {
  rule: Rule;
  /** The one that somebody came to see. */
  wanted: number | undefined;
  /** Puts a body into the editor; null: this person may not change the rule. */
  onRestore: ((body: RuleBody) => void) | null;
}

export function Versions({ rule, wanted, onRestore }: VersionsProps) {
  const t = useTexts(historyTexts);
  // Another version makes another list.
  const { data, error, refetch } = useApi(versionsRoute, { params: { id: rule.id } }, { staleTime: 0 });
  return (
    <Card title={t('versions')} sub={t('versionsSub')}>
      {error ? (
        <ErrorState error={error} what={t('versionsFailed')} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={3} />
      ) : (
        <ol>
          {data.items.map((version, i) => (
            <Version
              key={version.version}
              version={version}
              earlier={data.items.slice(i + 1)}
              rule={rule}
              wanted={version.version === wanted}
              onRestore={onRestore}
            />
          ))}
        </ol>
      )}
    </Card>
  );
}

interface VersionProps {
  version: RuleVersion;
  earlier: readonly RuleVersion[];
  rule: Rule;
  wanted: boolean;
  onRestore: VersionsProps['onRestore'];
}

function Version({ version: one, earlier, rule, wanted, onRestore }: VersionProps) {
  const t = useTexts(historyTexts);
  const format = useFormat();
  const toast = useToast();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (wanted) item.current?.scrollIntoView({ block: 'nearest' });
  }, [wanted]);
  const { version } = one;
  const [comparing, setComparing] = useState(false);
  const [before, ...others] = earlier;
  return (
    <li ref={item} className={styles.version} data-wanted={wanted || undefined}>
      <div className={styles.versionHead}>
        <b>v{version}</b>
        {version === rule.liveVersion && rule.status === 'live' && <Badge tone="ok">{t('running')}</Badge>}
        {version === rule.version && <Badge tone="accent">{t('newest')}</Badge>}
        <span className="t3 fs12">
          {t('savedBy', { who: one.savedBy, when: format.moment(one.savedAt) })}
          {one.publishedAt !== null && `，${t('publishedAt', { when: format.moment(one.publishedAt) })}`}
        </span>
        <span className="sp" />
        {before && (
          <Button
            size="small"
            aria-label={t('compareOf', { version })}
            aria-expanded={comparing}
            onClick={() => setComparing(!comparing)}
          >
            {t('compare')}
          </Button>
        )}
        {onRestore && version !== rule.version && (
          <Button
            size="small"
            aria-label={t('restoreOf', { version })}
            onClick={() => {
              onRestore(asBody(one.body));
              toast({ text: t('restored', { version }), tone: 'info' });
            }}
          >
            {t('restore')}
          </Button>
        )}
      </div>
      <p className={styles.versionText}>{one.text || t('unreadable')}</p>
      {comparing && before && <Compared version={one} earlier={[before, ...others]} />}
    </li>
  );
}
