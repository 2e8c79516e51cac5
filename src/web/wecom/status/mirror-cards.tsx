/** What was read from WeCom: relations by state, and the tag library. */
import { Link } from '@tanstack/react-router';
import { Card, ProgressBar, TagChip, useFormat, useTexts } from '#ui';
import type { Status } from '../api.ts';
import { wecomTexts } from '../texts.ts';
import styles from '../wecom.module.css';
import own from './status.module.css';
import { statusTexts } from './texts.ts';

const states = ['active', 'half', 'deletedByCustomer', 'deletedByStaff', 'transferred'] as const;

export function RelationsCard({ status: { relations } }: { status: Status }) {
  const t = useTexts(statusTexts);
  const w = useTexts(wecomTexts);
  const format = useFormat();
  const total = Object.values(relations).reduce((sum, n) => sum + n, 0);
  return (
    <Card title={t('relations')} sub={total > 0 && t('relationsSub', { count: total })}>
      {total === 0 ? (
        <span className="t3">{t('noRelations')}</span>
      ) : (
        <ul className={own.bars}>
          {states
            .filter((state) => relations[state])
            .map((state) => (
              <li key={state}>
                <span>{w(state)}</span>
                <ProgressBar value={(relations[state] ?? 0) / total} label={w(state)} thin />
                <span className="r">{format.count(relations[state] ?? 0)}</span>
              </li>
            ))}
        </ul>
      )}
    </Card>
  );
}

type Reason = Extract<keyof typeof statusTexts.rows, `here.${string}`>;
const isReason = (key: string): key is Reason => Object.hasOwn(statusTexts.rows, key);

export function LibraryCard({ status: { library } }: { status: Status }) {
  const t = useTexts(statusTexts);
  const w = useTexts(wecomTexts);
  const format = useFormat();
  const here = Object.entries(library.here).filter(([, n]) => n > 0);
  return (
    <Card
      title={t('library')}
      sub={t('librarySub')}
      actions={<Link to="/settings/wecom/policies">{t('changePolicy')}</Link>}
    >
      <dl className={styles.facts}>
        <dt>{t('groups')}</dt>
        <dd>{format.count(library.groups)}</dd>
        <dt>{t('tags')}</dt>
        <dd>{format.count(library.tags)}</dd>
        <dt>{t('foreignTags')}</dt>
        <dd>
          <div className="row wrap">
            {format.count(library.foreign)}
            {library.foreign > 0 && <TagChip name={w('foreign')} hue="mo" foreign="wecom" plain size={20} />}
          </div>
          {library.foreign > 0 && <div className="t3 fs12">{t('foreignText')}</div>}
        </dd>
        <dt>{t('here')}</dt>
        <dd>
          {here.length === 0 ? (
            <span className="t3">{t('hereNone')}</span>
          ) : (
            <ul>
              {here.map(([reason, n]) => {
                const key = `here.${reason}`;
                return (
                  <li key={reason}>
                    {format.count(n)} <span className="t2">{isReason(key) ? t(key) : reason}</span>
                  </li>
                );
              })}
            </ul>
          )}
        </dd>
      </dl>
    </Card>
  );
}
