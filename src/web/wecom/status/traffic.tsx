/** Both directions at a glance: WeCom calls us, what is to be read, what is to be written, when all was compared. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SECOND } from '#kernel';
import { useFormat, useTexts } from '#ui';
import type { Status } from '../api.ts';
import own from './status.module.css';
import { statusTexts } from './texts.ts';

/** Older than this, somebody waiting for it notices. */
const LATE = 60;

export function Traffic({ status }: { status: Status }) {
  const t = useTexts(statusTexts);
  const format = useFormat();
  const { callbacks, readings, writings, comparedAt } = status;
  const called = callbacks.lastReceivedAt;
  return (
    <section className={own.tiles} aria-label={t('overview')}>
      <Tile title={t('called')} big={called ? format.relative(called) : t('calledNever')} words={!called}>
        {callbacks.waiting > 0
          ? t('callbacksWaiting', { n: callbacks.waiting })
          : t(called ? 'calledHint' : 'calledNeverHint')}
        <Lag seconds={callbacks.waiting > 0 ? callbacks.lagSeconds : 0} />
      </Tile>
      <Queue title={t('readings')} queue={readings} />
      <Queue title={t('writings')} queue={writings} />
      <Tile
        title={t('compared')}
        big={comparedAt ? format.relative(comparedAt) : t('comparedNever')}
        words={!comparedAt}
      >
        {comparedAt ? <Link to="/settings/wecom/drift">{t('seeDrift')}</Link> : t('comparedHint')}
      </Tile>
    </section>
  );
}

interface TileProps {
  title: string;
  big: ReactNode;
  /** Words instead of a number: smaller. */
  words?: boolean;
  children: ReactNode;
}

const Tile = ({ title, big, words = false, children }: TileProps) => (
  <div className={own.tile}>
    <h2>{title}</h2>
    <div className={own.big} data-words={words || undefined}>
      {big}
    </div>
    <div className={own.under}>{children}</div>
  </div>
);

function Queue({ title, queue }: { title: string; queue: Status['readings'] }) {
  const t = useTexts(statusTexts);
  const format = useFormat();
  const { waiting, due, failed, lagSeconds } = queue;
  return (
    <Tile title={title} big={format.count(waiting)}>
      {waiting === 0 ? t('nothingWaits') : due > 0 ? t('dueNow', { n: due }) : t('later', { n: waiting })}
      {due > 0 && <Lag seconds={lagSeconds} />}
      {failed > 0 && <div className="bad">{t('refused', { n: failed })}</div>}
    </Tile>
  );
}

function Lag({ seconds }: { seconds: number }) {
  const t = useTexts(statusTexts);
  const format = useFormat();
  if (seconds < 1) return null;
  return (
    <div className={seconds > LATE ? 'warn' : undefined}>
      {t('late', { time: format.duration(seconds * SECOND) })}
    </div>
  );
}
