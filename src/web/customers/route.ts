import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';
import { type ListSearch, readListSearch } from './filter.ts';
import { type CustomerSearch, readCustomerSearch } from './page/customer-search.ts';

export const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  staticData: { right: 'customers:read' },
  validateSearch: (raw: Record<string, unknown>): ListSearch => readListSearch(raw),
  component: lazyRouteComponent(() => import('./list/customers-page.tsx'), 'CustomersPage'),
});

export const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$id',
  staticData: { right: 'customers:read' },
  validateSearch: (raw: Record<string, unknown>): CustomerSearch => readCustomerSearch(raw),
  component: lazyRouteComponent(() => import('./page/customer-page.tsx'), 'CustomerPage'),
});
