/** Who is signed in, how it should look and sound here, and the way out. In the top bar's menu and on the page 「我」. */
import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import {
  Avatar,
  call,
  Icon,
  type Language,
  languageNames,
  languages,
  Segments,
  type ThemeChoice,
  uiTexts,
  useErrorSentence,
  useFormat,
  useLanguage,
  useTexts,
  useTheme,
  useToast,
} from '#ui';
import { changeSessionRoute, rolesOf, sessionQuery, signOutRoute } from '../session/session.ts';
import { roleTexts } from '../session/texts.ts';
import styles from './person-panel.module.css';
import { useSession } from './shell-route.ts';
import { shellTexts } from './texts.ts';

const shortNames: Readonly<Record<Language, string>> = { 'zh-CN': '简体', 'zh-TW': '繁體', en: 'English' };

export interface PersonPanelProps {
  onShortcuts?: () => void;
  /** Called when somebody follows a link in it. */
  onLeave?: () => void;
}

export function PersonPanel({ onShortcuts, onLeave }: PersonPanelProps) {
  const t = useTexts(shellTexts);
  const ui = useTexts(uiTexts);
  const roleName = useTexts(roleTexts);
  const format = useFormat();
  const session = useSession();
  const { user } = session;
  const signOut = useSignOut();
  return (
    <>
      <div className={styles.who}>
        <Avatar name={user.name} size={28} />
        <div className="ell">
          <b>{user.name}</b>
          <div className="t3 fs12 ell">{user.email}</div>
          <div className="t3 fs12">{format.list(rolesOf(session).map((role) => roleName(role)))}</div>
        </div>
      </div>
      <div className={styles.fields}>
        <div>
          <div className={styles.label}>{t('theme')}</div>
          <ThemeSegments wide />
        </div>
        <div>
          <div className={styles.label}>{t('language')}</div>
          <LanguageSegments wide />
        </div>
      </div>
      <div className={styles.actions}>
        <Link to="/settings/account" className={styles.action} onClick={onLeave}>
          <Icon name="settings" />
          {t('account')}
        </Link>
        {onShortcuts && (
          <button type="button" className={styles.action} onClick={onShortcuts}>
            <Icon name="keyboard" />
            {ui('shortcuts')}
          </button>
        )}
        <button type="button" className={styles.action} onClick={() => void signOut()}>
          <Icon name="signOut" />
          {t('signOut')}
        </button>
      </div>
    </>
  );
}

/** How the page looks, on this device. */
export function ThemeSegments({ wide = false }: { wide?: boolean }) {
  const t = useTexts(shellTexts);
  const { choice, choose } = useTheme();
  return (
    <Segments<ThemeChoice>
      label={t('theme')}
      value={choice}
      onChange={choose}
      wide={wide}
      options={[
        { value: 'system', label: t('themeSystem') },
        { value: 'light', label: t('themeLight') },
        { value: 'dark', label: t('themeDark') },
      ]}
    />
  );
}

/** The language of the page and of the account. */
export function LanguageSegments({ wide = false }: { wide?: boolean }) {
  const t = useTexts(shellTexts);
  const { language } = useLanguage();
  const choose = useChooseLanguage();
  return (
    <Segments<Language>
      label={t('language')}
      value={language}
      onChange={choose}
      wide={wide}
      options={languages.map((each) => ({
        value: each,
        label: <span lang={each}>{shortNames[each]}</span>,
      }))}
    />
  );
}

/** The languages as a short list. */
export function LanguageChoice({ onChosen }: { onChosen: () => void }) {
  const { language } = useLanguage();
  const choose = useChooseLanguage();
  return (
    <div className={styles.languages}>
      {languages.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          className={styles.language}
          aria-pressed={each === language}
          onClick={() => {
            choose(each);
            onChosen();
          }}
        >
          {languageNames[each]}
          {each === language && <Icon name="check" size={14} />}
        </button>
      ))}
    </div>
  );
}

/** Changes the language of the page at once, and of the account, so that the server's sentences follow. */
function useChooseLanguage(): (language: Language) => void {
  const t = useTexts(shellTexts);
  const client = useQueryClient();
  const { choose } = useLanguage();
  const toast = useToast();
  const sentence = useErrorSentence();
  const change = async (language: Language) => {
    await choose(language);
    client.setQueryData(sessionQuery.queryKey, await call(changeSessionRoute, { body: { language } }));
  };
  return (language) => {
    change(language).catch((error: unknown) =>
      toast({ text: t('languageFailed', { why: sentence(error) }), tone: 'bad' }),
    );
  };
}

export function useSignOut(): () => Promise<void> {
  const t = useTexts(shellTexts);
  const client = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const sentence = useErrorSentence();
  return async () => {
    try {
      await call(signOutRoute, { body: {} });
    } catch (error) {
      toast({ text: t('signOutFailed', { why: sentence(error) }), tone: 'bad' });
      return;
    }
    // Nothing of this person stays in memory for the next one.
    client.clear();
    client.setQueryData(sessionQuery.queryKey, null);
    await router.navigate({ to: '/sign-in', search: {} });
  };
}
