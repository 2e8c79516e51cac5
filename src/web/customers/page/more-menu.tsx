/** What is done rarely: merge, delete. */
import { Icon, iconButtonClass, Popup, useTexts } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { mergeTexts } from '../merge/texts.ts';
import styles from './facts.module.css';
import { customerTexts } from './texts.ts';

export function MoreMenu({ onMerge, onDelete }: { onMerge: () => void; onDelete: () => void }) {
  const t = useTexts(customerTexts);
  const merge = useTexts(mergeTexts);
  const session = useSession();
  const mayMerge = mayDo(session, 'customers:write');
  const mayDelete = mayDo(session, 'customers:delete');
  if (!mayMerge && !mayDelete) return null;
  return (
    <Popup label={t('more')} buttonClassName={iconButtonClass} button={<Icon name="more" />} width={200}>
      {(close) => (
        <div className={styles.menu}>
          {mayMerge && (
            <button
              type="button"
              className={styles.menuItem}
              onClick={() => {
                close();
                onMerge();
              }}
            >
              <Icon name="merge" size={14} />
              {merge('title')}
            </button>
          )}
          {mayDelete && (
            <button
              type="button"
              className={styles.menuItem}
              data-tone="bad"
              onClick={() => {
                close();
                onDelete();
              }}
            >
              <Icon name="bin" size={14} />
              {t('delete')}
            </button>
          )}
        </div>
      )}
    </Popup>
  );
}
