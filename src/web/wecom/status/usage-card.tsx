/** Calls of this hour against what WeCom allows; below an API that failed, what its last error means and what to do. */
import { Card, type DataColumn, DataTable, Note, ProgressBar, useFormat, useTexts } from '#ui';
import type { Status } from '../api.ts';
import own from './status.module.css';
import { statusTexts } from './texts.ts';

type Line = Status['usage'][number];

export function UsageCard({ status: { usage } }: { status: Status }) {
  const t = useTexts(statusTexts);
  const format = useFormat();
  const share = ({ calls, limit }: Line) => calls / limit;
  const columns: DataColumn<Line>[] = [
    { key: 'api', title: t('api'), card: 'title', render: ({ api }) => <code>{api}</code> },
    {
      key: 'calls',
      title: t('calls'),
      align: 'end',
      width: '90px',
      render: ({ calls }) => format.count(calls),
    },
    {
      key: 'quota',
      title: t('quota'),
      width: '220px',
      render: (line) => (
        <div className={own.quota}>
          <ProgressBar
            value={share(line)}
            label={t('quota')}
            thin
            {...(share(line) > 0.8 ? { tone: 'warn' as const } : {})}
          />
          <span className="t3 fs12">{format.share(line.calls, line.limit)}</span>
        </div>
      ),
    },
    {
      key: 'failed',
      title: t('failures'),
      align: 'end',
      width: '80px',
      render: ({ failed }) =>
        failed > 0 ? <span className="bad">{format.count(failed)}</span> : <span className="t3">0</span>,
    },
  ];
  const [first] = usage;
  return (
    <Card title={t('usage')} sub={first && t('usageSub', { limit: first.limit })} flush>
      {usage.length === 0 ? (
        <p className={`${own.none} t3`}>{t('noCalls')}</p>
      ) : (
        <DataTable
          label={t('usage')}
          columns={columns}
          rows={usage}
          rowKey={({ api }) => api}
          details={(line) => (line.lastCode === null ? null : <LastError line={line} />)}
        />
      )}
    </Card>
  );
}

function LastError({ line: { lastCode, lastFailedAt, remedy } }: { line: Line }) {
  const t = useTexts(statusTexts);
  const format = useFormat();
  return (
    <Note tone="warn">
      <b>
        {t('lastError', {
          code: String(lastCode),
          when: lastFailedAt ? format.relative(lastFailedAt) : '',
        })}
      </b>
      {remedy && (
        <div>
          {remedy.meaning} {remedy.remedy}
        </div>
      )}
    </Note>
  );
}
