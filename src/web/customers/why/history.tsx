/** Every change of one tag of the customer, newest first, each with its cause and the way back. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { apiPages, ConfirmDialog, call, SkeletonRows, useApi, useFormat, useTexts, useToast } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { causeRoute, type HistoryItem, historyRoute, undoRoute } from '../api.ts';
import { sourceWords } from '../tagging/tag-words.ts';
import { taggingTexts } from '../tagging/texts.ts';
import { useReason } from '../tagging/use-reason.ts';
import { useTagsChanged } from '../tagging/use-tagging.ts';
import { timelineTexts } from '../timeline/texts.ts';
import { whyTexts } from './texts.ts';
import styles from './why.module.css';

const PAGE = 10;
const verbs = { added: 'added', removed: 'removed', changed: 'renewed' } as const;

export function History({ customer, tag }: { customer: string; tag: string }) {
  const t = useTexts(whyTexts);
  const words = useTexts(taggingTexts);
  const timeline = useTexts(timelineTexts);
  const format = useFormat();
  const session = useSession();
  const reasonText = useReason();
  const [undoing, setUndoing] = useState<string | null>(null);
  const history = useInfiniteQuery(
    apiPages(historyRoute, { params: { id: customer }, query: { tag, limit: PAGE } }),
  );
  const pages = history.data?.pages;
  if (!pages) return history.error ? null : <SkeletonRows rows={1} />;
  const items = pages.flatMap((page) => page.items);
  const total = pages[0]?.total ?? 0;
  if (total === 0) return null;
  const mayUndo = mayDo(session, 'tags:apply');
  const line = (item: HistoryItem) => (
    <>
      <time className="t3 fs12 nw" dateTime={item.at} title={format.instant(item.at)}>
        {format.moment(item.at)}
      </time>
      <div>
        <b>{t(verbs[item.change])}</b>{' '}
        <span className="t2">
          {t('byLine', { who: item.cause.by.name, source: words(sourceWords[item.source]) })}
          {item.cause.undoes && `，${t('anUndo')}`}
        </span>
        {item.replacedBy && <span className="t2"> {t('replacedBy', { tag: item.replacedBy.name })}</span>}
        {(item.evidence || item.cause.reason) && (
          <div className="t3 fs12">{item.evidence ?? reasonText(item.cause.reason)}</div>
        )}
      </div>
      {mayUndo && item.change !== 'changed' && (
        <button type="button" className={styles.link} onClick={() => setUndoing(item.cause.id)}>
          {t('undoCause')}
        </button>
      )}
    </>
  );
  return (
    <div className={styles.history}>
      <h3>{t('history', { count: total })}</h3>
      <ol>
        {items.map((item) => (
          <li key={item.position}>{line(item)}</li>
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          size="small"
          type="text"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {timeline('more')}
        </Button>
      )}
      {undoing && <UndoDialog cause={undoing} onClose={() => setUndoing(null)} />}
    </div>
  );
}

function UndoDialog({ cause, onClose }: { cause: string; onClose: () => void }) {
  const t = useTexts(whyTexts);
  const format = useFormat();
  const toast = useToast();
  const changed = useTagsChanged();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { data } = useApi(causeRoute, { params: { id: cause } }, { staleTime: 0 });
  const undo = async () => {
    setBusy(true);
    try {
      const answer = await call(undoRoute, { params: { id: cause } });
      await changed();
      toast({
        text: 'job' in answer ? t('undoRuns') : t('undone', { n: answer.restored, kept: answer.kept }),
        tone: 'job' in answer ? 'info' : 'ok',
      });
      onClose();
    } catch (caught) {
      setError(caught);
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      title={t('undoTitle')}
      action={t('undoNow', { count: data?.changes ?? 0 })}
      busy={busy}
      disabled={!data || data.undoneBy !== null}
      error={error}
      onConfirm={() => void undo()}
      onClose={onClose}
    >
      {data ? (
        <>
          <p>{t('undoEffect', { who: data.by.name, when: format.instant(data.at), n: data.changes })}</p>
          <p>{t(data.undoneBy ? 'undoDone' : 'undoKeeps')}</p>
        </>
      ) : (
        <SkeletonRows rows={1} />
      )}
    </ConfirmDialog>
  );
}
