import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';

export const rulePresetsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules/presets',
  staticData: { right: 'library:read' },
  component: lazyRouteComponent(() => import('./presets-page.tsx'), 'PresetsPage'),
});

export const rulePresetRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules/presets/$key',
  staticData: { right: 'library:read' },
  component: lazyRouteComponent(() => import('./preset-page.tsx'), 'PresetPage'),
});
