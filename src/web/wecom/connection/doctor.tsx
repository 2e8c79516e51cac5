/** The set-up doctor: everything that the connection needs, tried one by one, with what mends it. */
import { Button } from 'antd';
import { useState } from 'react';
import { Badge, Card, ErrorState, Icon, type IconName, SkeletonRows, useApi, useTexts } from '#ui';
import { type Check, checkRoute } from '../api.ts';
import styles from '../wecom.module.css';
import own from './connection.module.css';
import { connectionTexts } from './texts.ts';

const icons: Readonly<Record<Check['result'], IconName>> = {
  passed: 'done',
  failed: 'refused',
  warning: 'warning',
  skipped: 'minus',
};

/** `atOnce`: without being asked. Otherwise on demand only: every check is a call of WeCom. */
export function Doctor({ atOnce }: { atOnce: boolean }) {
  const t = useTexts(connectionTexts);
  const [asked, setAsked] = useState(atOnce);
  const { data, error, isFetching, refetch } = useApi(
    checkRoute,
    {},
    { enabled: asked, staleTime: Number.POSITIVE_INFINITY },
  );
  return (
    <Card
      title={t('doctor')}
      sub={t('doctorText')}
      flush
      actions={
        <>
          <span role="status">{data && !isFetching && <Summary checks={data.checks} />}</span>
          <Button
            size="small"
            loading={isFetching}
            onClick={() => {
              setAsked(true);
              if (asked) void refetch();
            }}
          >
            {t(isFetching ? 'checking' : data ? 'checkAgain' : 'check')}
          </Button>
        </>
      }
    >
      {error ? (
        <div className={styles.quiet}>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      ) : data ? (
        <ul className={isFetching ? `${own.checks} stale` : own.checks} aria-label={t('doctor')}>
          {data.checks.map((check) => (
            <CheckLine key={check.name} check={check} />
          ))}
        </ul>
      ) : (
        isFetching && (
          <div className={styles.quiet}>
            <SkeletonRows rows={7} />
          </div>
        )
      )}
    </Card>
  );
}

function Summary({ checks }: { checks: readonly Check[] }) {
  const t = useTexts(connectionTexts);
  const failed = checks.filter(({ result }) => result === 'failed').length;
  const warnings = checks.filter(({ result }) => result === 'warning').length;
  if (failed > 0) return <Badge tone="bad">{t('somePassed', { count: failed })}</Badge>;
  if (warnings > 0) return <Badge tone="warn">{t('withWarnings', { count: warnings })}</Badge>;
  return <Badge tone="ok">{t('allPassed')}</Badge>;
}

function CheckLine({ check: { name, result, message, remedy, code } }: { check: Check }) {
  const t = useTexts(connectionTexts);
  const key = `check.${name}`;
  const title = isCheck(key) ? t(key) : name;
  return (
    <li className={own.check} data-result={result}>
      <Icon name={icons[result]} />
      <b>
        {title}
        <span className="sr"> {t(result)}</span>
      </b>
      <div>
        {message}
        {code !== null && <span className="t3"> {t('errorCode', { code: String(code) })}</span>}
        {remedy && <div className={own.remedy}>{remedy}</div>}
      </div>
    </li>
  );
}

type CheckKey = Extract<keyof typeof connectionTexts.rows, `check.${string}`>;
const isCheck = (key: string): key is CheckKey => Object.hasOwn(connectionTexts.rows, key);
