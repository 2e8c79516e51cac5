/** In the place of the tools while somebody has chosen customers. */
import { Button } from 'antd';
import { Icon, useTexts } from '#ui';
import { customersTexts } from '../texts.ts';
import styles from './customers-page.module.css';
import type { Selection } from './selection.ts';

export interface BulkBarProps {
  selection: Selection;
  total: number;
  /** May tag by condition. */
  mayAll: boolean;
  /** A search is on, which no condition can say. */
  searching: boolean;
  onAdd: () => void;
  onRemove: () => void;
}

export function BulkBar({ selection, total, mayAll, searching, onAdd, onRemove }: BulkBarProps) {
  const t = useTexts(customersTexts);
  const { all, rows } = selection;
  const more = !all && total > rows.length;
  return (
    <div className={styles.tools} data-bulk>
      <Icon name="check" size={14} />
      <span aria-live="polite">
        {all ? t('allChosen', { count: total }) : t.rich('chosen', { count: rows.length })}
      </span>
      {more && mayAll && !searching && (
        <button type="button" className={styles.linkButton} onClick={selection.selectAll}>
          {t('chooseAll', { count: total })}
        </button>
      )}
      {more && mayAll && searching && <span className="t2 fs12">{t('allNotWithSearch')}</span>}
      <button type="button" className={styles.linkButton} onClick={selection.clear}>
        {t('chooseNone')}
      </button>
      <span className="sp" />
      <Button icon={<Icon name="plus" size={14} />} onClick={onAdd}>
        {t('addTags')}
      </Button>
      <Button icon={<Icon name="minus" size={14} />} onClick={onRemove}>
        {t('removeTags')}
      </Button>
    </div>
  );
}
