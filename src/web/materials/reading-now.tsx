/** Who reads at this moment; renewed by itself. Nothing when nobody does. */
import { Link } from '@tanstack/react-router';
import { Card, Icon, useLive, useTexts } from '#ui';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import { readingNowRoute } from './api.ts';
import styles from './materials.module.css';
import { materialsTexts } from './texts.ts';

export function ReadingNow() {
  const t = useTexts(materialsTexts);
  const may = mayDo(useSession(), 'customers:read');
  const { data } = useLive(readingNowRoute, may ? {} : null, () => false);
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card title={t('now')} flush className={styles.nowCard}>
      <ul className={styles.now} aria-live="polite">
        {items.map((one) => (
          <li key={one.visit}>
            <Icon name="pulse" size={14} />
            {one.customer ? (
              <Link to="/customers/$id" params={{ id: one.customer.id }}>
                {one.customer.name}
              </Link>
            ) : (
              <span>{t('somebody')}</span>
            )}
            <span className="t2">{t('reads', { name: one.material.name, count: one.seconds })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
