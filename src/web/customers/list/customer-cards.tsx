/** The list on a phone: one card a customer. */
import { Link } from '@tanstack/react-router';
import { Avatar, useFormat, useTexts } from '#ui';
import type { ShownCustomer } from '../api.ts';
import type { ListSearch } from '../filter.ts';
import type { Library } from '../library.ts';
import { RowTags } from '../row-tags.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { customersTexts } from '../texts.ts';
import styles from './customer-cards.module.css';
import { Owner } from './customer-table.tsx';

export interface CustomerCardsProps {
  rows: readonly ShownCustomer[];
  search: ListSearch;
  first: number;
  library: Library | undefined;
  stale: boolean;
}

export function CustomerCards({ rows, search, first, library, stale }: CustomerCardsProps) {
  const t = useTexts(customersTexts);
  const format = useFormat();
  return (
    <ul className={stale ? `${styles.cards} stale` : styles.cards} aria-label={t('table')}>
      {rows.map((row, i) => (
        <li key={row.id}>
          <Link
            className={styles.card}
            to="/customers/$id"
            params={{ id: row.id }}
            search={{ ...search, n: first + i }}
          >
            <span className="row">
              <Avatar name={row.name || '·'} />
              <span className="ell b">{row.name || t('unnamed')}</span>
              <StatusBadge status={row.status} />
              <span className="sp" />
              {row.orders.count > 0 && <span className="nw">{format.money(row.orders.total)}</span>}
            </span>
            <RowTags tags={row.tags} library={library} most={3} />
            {row.remark && <span className={styles.remark}>{row.remark}</span>}
            <span className="row fs12 t3">
              <span>{row.phone && format.phone(row.phone)}</span>
              <span className="sp" />
              <span>
                <Owner row={row} />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
