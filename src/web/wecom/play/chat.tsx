/** One chat on the customer's phone: how it began, what the company said, what the customer wrote. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '#ui';
import type { Relation } from '../api.ts';
import styles from './play.module.css';
import { playTexts } from './texts.ts';
import type { Acting } from './use-acting.ts';

/** The simulator knows that something was written, not what: these words stay on this page. */
const SHOWN = 3;

export function Chat({ relation, acting }: { relation: Relation; acting: Acting }) {
  const t = useTexts(playTexts);
  const [written, setWritten] = useState(0);
  const { userId, externalUserId, status, welcomes } = relation;
  const member = acting.nameOf.member(userId);
  const pair = { userId, externalUserId };
  return (
    <div className={styles.chat}>
      <div className={styles.talk}>
        <p className={styles.note}>{t('greeted', { member })}</p>
        {welcomes.map((text) => (
          <p key={text} className={styles.theirs}>
            {text}
          </p>
        ))}
        {Array.from({ length: Math.min(written, SHOWN) }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was written has no identity besides its place
          <p key={at} className={styles.mine}>
            {t('hello')}
          </p>
        ))}
        {status === 'deletedByCustomer' && <p className={styles.note}>{t('goneByMe', { member })}</p>}
        {status === 'deletedByStaff' && <p className={styles.note}>{t('goneByThem', { member })}</p>}
      </div>
      {status !== 'deletedByCustomer' && (
        <div className={styles.chatActions}>
          <Button
            size="small"
            disabled={acting.busy}
            onClick={() => {
              setWritten(written + 1);
              void acting.act({ act: 'write', ...pair });
            }}
          >
            {t('write')}
          </Button>
          <Button
            size="small"
            danger
            disabled={acting.busy}
            onClick={() => void acting.act({ act: 'leave', ...pair })}
          >
            {t('leave', { member })}
          </Button>
        </div>
      )}
    </div>
  );
}
