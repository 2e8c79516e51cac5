/**
 * Every screen of the product, in the order of the rail: what it is called, which right opens it, and how it is found
 * by typing. An item is shown when its route exists and the person has one of its rights; otherwise it is absent.
 */
import type { Right } from '#kernel';
import type { IconName } from '#ui';
import type { shellTexts } from './texts.ts';

export type ItemName = Extract<
  keyof typeof shellTexts.rows,
  | 'home'
  | 'cabinet'
  | 'customers'
  | 'audiences'
  | 'channels'
  | 'materials'
  | 'forms'
  | 'rules'
  | 'events'
  | 'outreach'
  | 'deals'
  | 'reports'
  | 'care'
  | 'settings'
  | 'tasks'
  | 'imports'
  | 'jobs'
  | 'me'
  | 'wecom'
  | 'wecomStatus'
  | 'wecomDrift'
  | 'wecomPolicies'
  | 'wecomPlay'
>;

export interface RailItem {
  /** Key of its label in `shellTexts`. */
  readonly name: ItemName;
  readonly path: string;
  readonly icon: IconName;
  /** One of these is enough; none: everybody. */
  readonly rights: readonly Right[];
  /** Pinyin, initials and English words, for the search box. */
  readonly keys: string;
  /** In the rail at the side (`foot`: at its end), in the bar at the bottom of a phone, or in both. */
  readonly rail: 'top' | 'foot' | null;
  readonly phone: boolean;
}

export const railItems: readonly RailItem[] = [
  { name: 'home', path: '/', icon: 'home', rights: [], keys: 'shouye sy home', rail: 'top', phone: true },
  {
    name: 'cabinet',
    path: '/cabinet',
    icon: 'cabinet',
    rights: ['library:read'],
    keys: 'baizigui bzg biaoqian bq cabinet tags library',
    rail: 'top',
    phone: false,
  },
  {
    name: 'customers',
    path: '/customers',
    icon: 'person',
    rights: ['customers:read'],
    keys: 'kehu kh customers people',
    rail: 'top',
    phone: true,
  },
  {
    name: 'audiences',
    path: '/audiences',
    icon: 'filter',
    rights: ['audiences:read'],
    keys: 'renqun rq audiences segments',
    rail: 'top',
    phone: true,
  },
  {
    name: 'channels',
    path: '/channels',
    icon: 'qr',
    rights: ['library:read'],
    keys: 'qudao huoma qd hm qdhm erweima ewm channels codes qr',
    rail: 'top',
    phone: false,
  },
  {
    name: 'materials',
    path: '/materials',
    icon: 'file',
    rights: ['library:read'],
    keys: 'ziliao zl leida ld sucai sc materials radar articles',
    rail: 'top',
    phone: false,
  },
  {
    name: 'forms',
    path: '/forms',
    icon: 'tasks',
    rights: ['library:read'],
    keys: 'biaodan bd wenjuan wj forms questions answers',
    rail: 'top',
    phone: false,
  },
  {
    name: 'rules',
    path: '/rules',
    icon: 'ladder',
    rights: ['library:read'],
    keys: 'guize gz rules ladders',
    rail: 'top',
    phone: false,
  },
  {
    name: 'events',
    path: '/events',
    icon: 'pulse',
    rights: ['customers:read'],
    keys: 'xingwei xw shijian sj events behaviour live',
    rail: 'top',
    phone: false,
  },
  {
    name: 'outreach',
    path: '/outreach',
    icon: 'send',
    rights: ['audiences:write'],
    keys: 'chuda cd qunfa qf outreach broadcasts',
    rail: 'top',
    phone: false,
  },
  {
    name: 'deals',
    path: '/deals',
    icon: 'deal',
    rights: ['customers:write'],
    keys: 'shangji sj deals pipeline',
    rail: 'top',
    phone: false,
  },
  {
    name: 'reports',
    path: '/reports',
    icon: 'chart',
    rights: ['audiences:read'],
    keys: 'baobiao bb reports',
    rail: 'top',
    phone: false,
  },
  {
    name: 'care',
    path: '/care',
    icon: 'care',
    rights: ['library:evaluate', 'audit:read'],
    keys: 'zhili zl tinghuizheng thz care hearing audit',
    rail: 'top',
    phone: false,
  },
  {
    name: 'tasks',
    path: '/tasks',
    icon: 'tasks',
    rights: ['customers:write'],
    keys: 'daiban db tasks',
    rail: null,
    phone: true,
  },
  {
    name: 'imports',
    path: '/imports',
    icon: 'upload',
    rights: ['imports:run'],
    keys: 'daoru dr import upload csv excel',
    rail: null,
    phone: false,
  },
  {
    name: 'jobs',
    path: '/jobs',
    icon: 'jobs',
    rights: [],
    keys: 'renwu rw jobs progress',
    rail: null,
    phone: false,
  },
  {
    name: 'settings',
    path: '/settings',
    icon: 'settings',
    rights: ['settings:manage', 'staff:manage', 'keys:manage', 'audit:read', 'library:write'],
    keys: 'shezhi sz settings',
    rail: 'foot',
    phone: false,
  },
  {
    name: 'me',
    path: '/me',
    icon: 'person',
    rights: [],
    keys: 'wo w zhanghao zh me account',
    rail: null,
    phone: true,
  },
  {
    name: 'wecom',
    path: '/settings/wecom',
    icon: 'link',
    rights: ['settings:manage', 'library:write'],
    keys: 'qiyeweixin qywx lianjie lj wecom connect tijian tj check',
    rail: null,
    phone: false,
  },
  {
    name: 'wecomStatus',
    path: '/settings/wecom/status',
    icon: 'pulse',
    rights: ['library:write'],
    keys: 'qiyeweixin qywx zhuangtai zt tongbu tb wecom status sync quota',
    rail: null,
    phone: false,
  },
  {
    name: 'wecomDrift',
    path: '/settings/wecom/drift',
    icon: 'merge',
    rights: ['library:write'],
    keys: 'qiyeweixin qywx chayi cy bidui bd wecom drift differences',
    rail: null,
    phone: false,
  },
  {
    name: 'wecomPolicies',
    path: '/settings/wecom/policies',
    icon: 'pencil',
    rights: ['library:write'],
    keys: 'qiyeweixin qywx xiedaoshui xds celue cl wecom policies',
    rail: null,
    phone: false,
  },
  {
    name: 'wecomPlay',
    path: '/settings/wecom/simulator',
    icon: 'play',
    rights: ['settings:manage'],
    keys: 'moniqiye mnqy shouji saoma sm wecom simulator phones',
    rail: null,
    phone: false,
  },
];

/** What this person sees, in order. `exists` says whether there is a route of that path. */
export function shownItems(
  items: readonly RailItem[],
  rights: readonly string[],
  exists: (path: string) => boolean,
): readonly RailItem[] {
  return items.filter(
    (item) =>
      exists(item.path) && (item.rights.length === 0 || item.rights.some((right) => rights.includes(right))),
  );
}

/** The item a page belongs to: the one with the longest path above the page's. */
export function itemOf(items: readonly RailItem[], pathname: string): RailItem | undefined {
  const above = items.filter((item) =>
    item.path === '/' ? pathname === '/' : pathname === item.path || pathname.startsWith(`${item.path}/`),
  );
  return above.toSorted((a, b) => b.path.length - a.path.length)[0];
}
