import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Link, Outlet } from '@tanstack/react-router';
import { EmptyState, uiTexts, usePageTitle, useTexts } from '#ui';
import { shellTexts } from './shell/texts.ts';

export interface RouterContext {
  readonly queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Outlet });

/** An address nobody lives at; also shown in the shell, for those who are signed in. */
export function NotFound() {
  const t = useTexts(uiTexts);
  const shell = useTexts(shellTexts);
  usePageTitle(t('notFound'));
  return (
    <EmptyState
      icon="search"
      title={t('notFound')}
      actions={<Link to="/">{shell('backHome')}</Link>}
      wholePage
    >
      {t('notFoundText')}
    </EmptyState>
  );
}
