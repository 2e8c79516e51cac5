/** Rail, top bar and page on a desk; top bar, page and bottom bar on a phone. */
import { Link, Outlet, useMatches, useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import {
  ErrorBoundary,
  Icon,
  Logo,
  matchLanguage,
  NoPermission,
  TimeZoneContext,
  uiTexts,
  useLanguage,
  usePageTitle,
  useShortcut,
  useShortcutList,
  useTexts,
} from '#ui';
import { mayDo } from '../session/session.ts';
import { rightTexts } from '../session/texts.ts';
import { CommandPalette } from './command-palette.tsx';
import { itemOf, type RailItem, railItems, shownItems } from './rail-items.ts';
import styles from './shell.module.css';
import { useSession } from './shell-route.ts';
import { shellTexts } from './texts.ts';
import { TopBar } from './top-bar.tsx';

export function Shell() {
  const t = useTexts(shellTexts);
  const ui = useTexts(uiTexts);
  const session = useSession();
  const items = useShownItems();
  const pathname = useRouterState({ select: (s) => s.location.pathname });
  const open = itemOf(items, pathname);
  const [searching, setSearching] = useState(false);
  const shortcuts = useShortcutList();
  useShortcut({ keys: 'mod+k', label: t('search'), group: ui('everywhere'), run: () => setSearching(true) });
  useSessionLanguage();
  const main = useFocusOnNewPage(pathname);

  return (
    <TimeZoneContext value={session.workspace.timeZone}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <div className={styles.app}>
        <Rail items={items} open={open} />
        <div className={styles.column}>
          <TopBar
            title={open && t(open.name)}
            onSearch={() => setSearching(true)}
            onShortcuts={shortcuts.open}
          />
          <main id="main" ref={main} tabIndex={-1} className={styles.page}>
            <ErrorBoundary resetKey={pathname}>
              <PermittedPage />
            </ErrorBoundary>
          </main>
        </div>
        <nav className={styles.bottom} aria-label={t('mainNavigation')}>
          {items
            .filter((item) => item.phone)
            .map((item) => (
              <Link key={item.name} to={item.path} data-on={item === open || undefined}>
                <Icon name={item.icon} size={20} />
                {t(item.name)}
              </Link>
            ))}
        </nav>
      </div>
      {searching && (
        <CommandPalette items={items} onShortcuts={shortcuts.open} onClose={() => setSearching(false)} />
      )}
      {shortcuts.list}
    </TimeZoneContext>
  );
}

/** The items this person may open and whose screens exist. */
export function useShownItems(): readonly RailItem[] {
  const { rights } = useSession();
  const router = useRouter();
  return shownItems(railItems, rights, (path) => path in router.routesByPath);
}

function Rail({ items, open }: { items: readonly RailItem[]; open: RailItem | undefined }) {
  const t = useTexts(shellTexts);
  const ui = useTexts(uiTexts);
  return (
    <nav className={styles.rail} aria-label={t('mainNavigation')}>
      <Link to="/" className={styles.logo} aria-label={`${ui('product')}: ${t('home')}`}>
        <Logo />
      </Link>
      {items
        .filter((item) => item.rail)
        .map((item) => (
          <Link
            key={item.name}
            to={item.path}
            className={item.rail === 'foot' ? `${styles.railItem} ${styles.foot}` : styles.railItem}
            data-on={item === open || undefined}
          >
            <Icon name={item.icon} size={18} />
            {t(item.name)}
          </Link>
        ))}
    </nav>
  );
}

/** The page, or which right it needs. */
function PermittedPage() {
  const session = useSession();
  const right = useMatches({ select: (all) => all.findLast((m) => m.staticData.right)?.staticData.right });
  if (right && !mayDo(session, right)) return <Locked right={right} />;
  return <Outlet />;
}

function Locked({ right }: { right: keyof typeof rightTexts.rows }) {
  const ui = useTexts(uiTexts);
  const names = useTexts(rightTexts);
  usePageTitle(ui('noPermission'));
  return <NoPermission right={names(right)} wholePage />;
}

/** The language of the account goes with the person from one browser to the next. */
function useSessionLanguage() {
  const session = useSession();
  const { language, choose } = useLanguage();
  const account = matchLanguage(session.language ?? '');
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the account's language changes the page's
  useEffect(() => {
    // The page stays in the browser's language if the account's cannot be loaded.
    if (account && account !== language) choose(account).catch(() => {});
  }, [account]);
}

/** A new page starts being read from its beginning, not from the link that led to it. */
function useFocusOnNewPage(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
