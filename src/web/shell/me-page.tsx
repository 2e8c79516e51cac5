/** 「我」: on the phone, everything the top bar and the rail hold on a desk. */
import { Link } from '@tanstack/react-router';
import { Card, Icon, PageHeader, useTexts } from '#ui';
import styles from './me-page.module.css';
import { PersonPanel } from './person-panel.tsx';
import { useShownItems } from './shell.tsx';
import { shellTexts } from './texts.ts';

export function MePage() {
  const t = useTexts(shellTexts);
  const more = useShownItems().filter((item) => !item.phone);
  return (
    <div className={styles.page}>
      <PageHeader title={t('person')} />
      <Card>
        <PersonPanel />
      </Card>
      {more.length > 0 && (
        <Card title={t('morePages')} flush className={styles.more}>
          {more.map((item) => (
            <Link key={item.name} to={item.path} className={styles.link}>
              <Icon name={item.icon} />
              {t(item.name)}
              <Icon name="right" size={14} />
            </Link>
          ))}
        </Card>
      )}
    </div>
  );
}
