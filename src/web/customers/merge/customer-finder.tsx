/** A search for one customer: name, end of phone, reference. */
import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Avatar, ErrorNote, useApi, useFormat, useTexts } from '#ui';
import { type Customer, listRoute } from '../api.ts';
import { StatusBadge } from '../status-badge.tsx';
import styles from './merge.module.css';
import { mergeTexts } from './texts.ts';

const MOST = 12;

export interface CustomerFinderProps {
  /** Id of the customer who is not offered. */
  except: string;
  onChoose: (customer: Customer) => void;
}

export function CustomerFinder({ except, onChoose }: CustomerFinderProps) {
  const t = useTexts(mergeTexts);
  const format = useFormat();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const found = useApi(listRoute, { query: { q, limit: MOST } }, { enabled: q !== '', keepOld: true });
  const items = q ? (found.data?.items.filter((each) => each.id !== except) ?? []) : [];
  return (
    <>
      <Input
        aria-label={t('search')}
        placeholder={t('search')}
        autoFocus
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ErrorNote error={found.error} />
      <ul className={found.isPlaceholderData ? `${styles.found} stale` : styles.found}>
        {items.map((each) => (
          <li key={each.id}>
            <button type="button" className={styles.person} onClick={() => onChoose(each)}>
              <Avatar name={each.name || '·'} size={28} />
              <span className="ell b">{each.name || t('unnamed')}</span>
              <StatusBadge status={each.status} />
              <span className="sp" />
              <span className="t3 fs12 nw">
                {each.phone ? format.phone(each.phone) : (each.ref ?? each.id)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {q !== '' && found.data && items.length === 0 && <p className="t3">{t('noneFound')}</p>}
    </>
  );
}
