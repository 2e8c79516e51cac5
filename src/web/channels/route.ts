import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';

export interface ChannelSearch {
  readonly q?: string;
  readonly batch?: string;
  /** Absent: those in use. */
  readonly show?: 'archived';
  /** The channel whose outcomes are looked at. */
  readonly led?: string;
}

const text = (value: unknown): string | undefined =>
  value === undefined || value === null || value === '' ? undefined : String(value);

export const channelsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/channels',
  staticData: { right: 'library:read' },
  validateSearch: (search): ChannelSearch => {
    const [q, batch, led] = [text(search.q), text(search.batch), text(search.led)];
    return {
      ...(q ? { q } : {}),
      ...(batch ? { batch } : {}),
      ...(search.show === 'archived' ? { show: 'archived' } : {}),
      ...(led ? { led } : {}),
    };
  },
  component: lazyRouteComponent(() => import('./channels-page.tsx'), 'ChannelsPage'),
});
