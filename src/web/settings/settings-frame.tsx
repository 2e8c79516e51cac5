/** The parts of the settings at the left (above, on narrow pages), the open one beside it. */
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Icon, useTexts } from '#ui';
import { useSession } from '../shell/shell-route.ts';
import { openSections } from './sections.ts';
import styles from './settings.module.css';
import { settingsTexts } from './texts.ts';

export function SettingsFrame() {
  const t = useTexts(settingsTexts);
  const { rights } = useSession();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another open part
  useEffect(() => {
    // On a phone the parts stand in one line that is wider than the page.
    nav.current?.querySelector('[aria-current=page]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [path]);
  return (
    <div className={styles.frame}>
      <nav ref={nav} className={styles.nav} aria-label={t('title')}>
        {openSections(rights).map((section) => (
          <Link
            key={section.name}
            to={section.path}
            className={styles.section}
            activeOptions={{ includeSearch: false }}
          >
            <Icon name={section.icon} />
            {t(section.name)}
          </Link>
        ))}
      </nav>
      <div className={styles.content}>
        <Outlet />
      </div>
    </div>
  );
}
