import { Link } from '@tanstack/react-router';
import { Card, EmptyState, Icon, PageHeader, useFormat, useTexts } from '#ui';
import { useShownItems } from '../shell/shell.tsx';
import { useSession } from '../shell/shell-route.ts';
import { shellTexts } from '../shell/texts.ts';
import { greetingAt } from './greeting.ts';
import styles from './home-page.module.css';
import { homeTexts } from './texts.ts';

export function HomePage() {
  const t = useTexts(homeTexts);
  const shell = useTexts(shellTexts);
  const format = useFormat();
  const { user } = useSession();
  const places = useShownItems().filter((item) => item.rail && item.name !== 'home');
  return (
    <>
      <PageHeader
        title={t('title')}
        heading={t(greetingAt(format.hour()), { name: user.name })}
        facts={format.day(format.now)}
      />
      <Card title={t('start')} flush>
        {places.length > 0 ? (
          <div className={styles.places}>
            {places.map((item) => (
              <Link key={item.name} to={item.path} className={styles.place}>
                <Icon name={item.icon} size={20} />
                {shell(item.name)}
              </Link>
            ))}
          </div>
        ) : (
          <EmptyState icon="cabinet" title={t('nothing')}>
            {t('nothingText')}
          </EmptyState>
        )}
      </Card>
    </>
  );
}
