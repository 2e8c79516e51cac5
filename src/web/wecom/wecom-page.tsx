/** What every page of WeCom begins with: its title, and the parts side by side. */
import { Link, useRouterState } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { Card, EmptyState, PageHeader, useApi, useTexts } from '#ui';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import { statusRoute } from './api.ts';
import { wecomTexts } from './texts.ts';
import styles from './wecom.module.css';

const parts = [
  { name: 'connection', path: '/settings/wecom', right: 'settings:manage' },
  { name: 'status', path: '/settings/wecom/status', right: 'library:write' },
  { name: 'drift', path: '/settings/wecom/drift', right: 'library:write' },
  { name: 'policies', path: '/settings/wecom/policies', right: 'library:write' },
  { name: 'play', path: '/settings/wecom/simulator', right: 'settings:manage' },
] as const;
type Part = (typeof parts)[number]['name'];

export interface WecomPageProps {
  part: Part;
  badges?: ReactNode;
  facts?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function WecomPage({ part, badges, facts, actions, children }: WecomPageProps) {
  const t = useTexts(wecomTexts);
  return (
    <>
      <PageHeader title={t(`${part}Title`)} badges={badges} facts={facts} actions={actions} />
      <Parts />
      {children}
    </>
  );
}

function Parts() {
  const t = useTexts(wecomTexts);
  const session = useSession();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { data } = useApi(statusRoute);
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another open part
  useEffect(() => {
    // On a phone the parts stand in one line that is wider than the page.
    nav.current?.querySelector('[aria-current=page]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [path]);
  const shown = parts.filter(
    ({ name, right, path: own }) =>
      mayDo(session, right) && (name !== 'play' || data?.origin === 'simulator' || path === own),
  );
  return (
    <nav ref={nav} className={styles.parts} aria-label={t('parts')}>
      {shown.map((each) => (
        <Link
          key={each.name}
          to={each.path}
          className={styles.part}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {t(each.name)}
        </Link>
      ))}
    </nav>
  );
}

/** Instead of a page that says nothing without a connection. */
export function NotConnected() {
  const t = useTexts(wecomTexts);
  const mayConnect = mayDo(useSession(), 'settings:manage');
  return (
    <Card>
      <EmptyState
        icon="link"
        title={t('notConnected')}
        actions={
          mayConnect && (
            <Link to="/settings/wecom">
              <Button type="primary" tabIndex={-1}>
                {t('connectIt')}
              </Button>
            </Link>
          )
        }
      >
        {t(mayConnect ? 'notConnectedText' : 'askAdmin')}
      </EmptyState>
    </Card>
  );
}
