/** Workspace and place at the left; search, theme, language and person at the right. */
import {
  Avatar,
  Icon,
  IconButton,
  iconButtonClass,
  Kbd,
  keyLabel,
  onMac,
  Popup,
  useTexts,
  useTheme,
} from '#ui';
import { JobsButton } from '../jobs/jobs-button.tsx';
import { LanguageChoice, PersonPanel } from './person-panel.tsx';
import styles from './shell.module.css';
import { useSession } from './shell-route.ts';
import { shellTexts } from './texts.ts';

export interface TopBarProps {
  /** Name of the place one is in. */
  title: string | undefined;
  onSearch: () => void;
  onShortcuts: () => void;
}

export function TopBar({ title, onSearch, onShortcuts }: TopBarProps) {
  const t = useTexts(shellTexts);
  const { workspace, user } = useSession();
  const { theme, choose } = useTheme();
  return (
    <header className={styles.top}>
      <div className={styles.crumb}>
        <Avatar name={workspace.name} size={22} square />
        <b className="ell">{workspace.name}</b>
        {title && <span className={styles.onDesk}>/ {title}</span>}
      </div>
      <span className="sp" />
      <button type="button" className={styles.search} onClick={onSearch}>
        <Icon name="search" size={14} />
        <span className="ell">{t('search')}</span>
        <Kbd>{keyLabel('mod+k', onMac())}</Kbd>
      </button>
      <div className={styles.searchIcon}>
        <IconButton icon="search" label={t('openSearch')} onClick={onSearch} />
      </div>
      <div className={styles.onDesk}>
        <JobsButton />
      </div>
      <div className={styles.onDesk}>
        <Popup
          label={t('language')}
          button={<Icon name="language" />}
          buttonClassName={iconButtonClass}
          width={160}
        >
          {(close) => <LanguageChoice onChosen={close} />}
        </Popup>
      </div>
      <div className={styles.onDesk}>
        <IconButton
          icon={theme === 'dark' ? 'sun' : 'moon'}
          label={theme === 'dark' ? t('toLight') : t('toDark')}
          onClick={() => choose(theme === 'dark' ? 'light' : 'dark')}
        />
      </div>
      <div className={styles.onDesk}>
        <Popup
          label={t('person')}
          button={<Avatar name={user.name} />}
          buttonClassName={styles.personButton}
          width={280}
        >
          {(close) => (
            <PersonPanel
              onLeave={close}
              onShortcuts={() => {
                close();
                onShortcuts();
              }}
            />
          )}
        </Popup>
      </div>
    </header>
  );
}
