/** Where one is in the list, and the way on. Pages at any depth cost the same. */
import { IconButton, useTexts } from '#ui';
import { PAGE_SIZE } from '../filter.ts';
import { customersTexts } from '../texts.ts';
import styles from './customers-page.module.css';

export interface PagerProps {
  page: number;
  pages: number;
  total: number;
  /** Rows on this page. */
  rows: number;
  onPage: (page: number) => void;
}

export function Pager({ page, pages, total, rows, onPage }: PagerProps) {
  const t = useTexts(customersTexts);
  const first = (page - 1) * PAGE_SIZE;
  return (
    <nav className={styles.pager} aria-label={t('pagesLabel')}>
      <span className="t2 fs12">{t('rowsOf', { from: first + 1, to: first + rows, total })}</span>
      <span className="sp" />
      {page > 2 && (
        <button type="button" className={styles.linkButton} onClick={() => onPage(1)}>
          {t('firstPage')}
        </button>
      )}
      <IconButton
        icon="left"
        label={t('previousPage')}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      />
      <span className="t2 fs12" aria-live="polite">
        {t('pageOf', { page, pages })}
      </span>
      <IconButton
        icon="right"
        label={t('nextPage')}
        disabled={page >= pages}
        onClick={() => onPage(page + 1)}
      />
    </nav>
  );
}
