/** What came of a run: numbers, refused rows, the way back. */
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { Card, ErrorState, Icon, Note, useFormat, useTexts } from '#ui';
import { type Effect, type ImportItem, isCounts } from '../api.ts';
import styles from '../imports.module.css';
import { importRoute } from '../route.ts';
import { CountsList } from './counts-list.tsx';
import { RefusedPart } from './refused-part.tsx';
import { ConfirmRun, useRun } from './run-part.tsx';
import { runTexts } from './texts.ts';
import { UndoDialog } from './undo-dialog.tsx';

const titles = {
  done: 'doneTitle',
  cancelled: 'cancelledTitle',
  failed: 'failedTitle',
  undone: 'undoneTitle',
} as const;
type Ended = keyof typeof titles;

export function ResultCard({ item }: { item: ImportItem }) {
  const t = useTexts(runTexts);
  const format = useFormat();
  const { from } = importRoute.useSearch();
  const [undoing, setUndoing] = useState(false);
  const status = item.status as Ended;
  const { result } = item;
  const counts = isCounts(result) ? result : null;
  const rows = counts?.rows ?? 0;
  return (
    <Card
      title={t(titles[status])}
      sub={
        <time dateTime={item.updatedAt} title={format.instant(item.updatedAt)}>
          {format.relative(item.updatedAt)}
        </time>
      }
      flush
    >
      {status === 'undone' && <UndoneNotes item={item} />}
      {status === 'cancelled' && (
        <div className={styles.part}>
          <Note tone="warn">{t('cancelledText', { rows })}</Note>
        </div>
      )}
      {status === 'failed' && (
        <div className={styles.part}>
          <Note tone="bad">
            <b>{item.error?.message}</b> {item.error?.hint}
            <div>{t('failedText', { rows })}</div>
          </Note>
        </div>
      )}
      {counts && <CountsList kind={item.kind} counts={counts} wide />}
      {counts && status !== 'undone' && <RefusedPart item={item} counts={counts} />}
      <div className={`${styles.part} row wrap`} style={{ flexDirection: 'row' }}>
        {(status === 'cancelled' || status === 'failed') && !item.fileRemoved && <RunAgain item={item} />}
        {from === 'welcome' && status === 'done' && (
          <Link to="/welcome">
            <Button type="primary" tabIndex={-1}>
              {t('backToWelcome')}
            </Button>
          </Link>
        )}
        {status !== 'undone' && (
          <Button icon={<Icon name="undo" size={14} />} onClick={() => setUndoing(true)}>
            {t('undo')}
          </Button>
        )}
        {item.kind === 'library' ? (
          <Link to="/cabinet">{t('seeLibrary')}</Link>
        ) : (
          <Link to="/customers">{t('seeCustomers')}</Link>
        )}
        <Link to="/imports">{t('another')}</Link>
      </div>
      {undoing && <UndoDialog item={item} onClose={() => setUndoing(false)} />}
    </Card>
  );
}

/** From the start of the file; what is there already is found unchanged. */
function RunAgain({ item }: { item: ImportItem }) {
  const t = useTexts(runTexts);
  const [asking, setAsking] = useState<Effect | null>(null);
  const run = useRun(item, setAsking);
  return (
    <>
      <Button type="primary" loading={run.busy} onClick={() => run.start(false)}>
        {t('runAgain')}
      </Button>
      {run.error && <ErrorState error={run.error} what={t('runFailed')} />}
      {asking && (
        <ConfirmRun
          effect={asking}
          busy={run.busy}
          error={run.error}
          onConfirm={() => run.start(true)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

function UndoneNotes({ item }: { item: ImportItem }) {
  const t = useTexts(runTexts);
  const { undo } = item;
  if (!undo) return null;
  const { tags, orders, events, customers } = undo;
  const lines = [
    ...(customers.deleted + customers.reverted + customers.kept > 0 ? [t('undoneCustomers', customers)] : []),
    ...(orders.removed + orders.kept > 0 ? [t('undoneOrders', orders)] : []),
    ...(events && events.removed > 0 ? [t('undoneEvents', events)] : []),
    ...(tags.restored + tags.kept > 0 ? [t('undoneTags', tags)] : []),
    ...(undo.library === undefined ? [] : [t('library')]),
  ];
  return (
    <div className={styles.part}>
      <Note tone="ok">
        {lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </Note>
    </div>
  );
}
