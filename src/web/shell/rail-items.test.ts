import { describe, expect, it } from 'vitest';
import { roleRights } from '#kernel';
import { itemOf, railItems, shownItems } from './rail-items.ts';

const everywhere = () => true;
const names = (items: readonly { readonly name: string }[]) => items.map((i) => i.name);

describe('the rail', () => {
  it('shows an item only when its screen exists', () => {
    const exists = (path: string) => path === '/' || path === '/customers';
    expect(names(shownItems(railItems, roleRights.superAdmin, exists))).toEqual(['home', 'customers']);
  });

  it('shows an item only to those who may open it', () => {
    expect(names(shownItems(railItems, roleRights.staff, everywhere))).toEqual([
      'home',
      'cabinet',
      'customers',
      'audiences',
      'channels',
      'materials',
      'forms',
      'rules',
      'events',
      'deals',
      'reports',
      'tasks',
      'jobs',
      'me',
    ]);
    expect(names(shownItems(railItems, roleRights.superAdmin, everywhere))).toEqual(names(railItems));
  });

  it('marks the item whose page or whose sub-page is open', () => {
    const at = (path: string) => itemOf(railItems, path)?.name;
    expect([
      at('/'),
      at('/customers/cus_1'),
      at('/customersx'),
      at('/settings/staff'),
      at('/nowhere'),
    ]).toEqual(['home', 'customers', undefined, 'settings', undefined]);
  });

  it('has five places on the phone', () =>
    expect(names(railItems.filter((i) => i.phone))).toEqual([
      'home',
      'customers',
      'audiences',
      'tasks',
      'me',
    ]));
});
