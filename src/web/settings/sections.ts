/** The parts of the settings: their order, their addresses, and which right opens them. Pure. */
import type { Right } from '#kernel';
import type { IconName } from '#ui';

export const sections = [
  { name: 'staff', path: '/settings/staff', icon: 'people', right: 'staff:read' },
  { name: 'roles', path: '/settings/roles', icon: 'lock', right: 'staff:read' },
  { name: 'departments', path: '/settings/departments', icon: 'share', right: 'staff:read' },
  { name: 'attributes', path: '/settings/attributes', icon: 'columns', right: 'settings:manage' },
  { name: 'wecom', path: '/settings/wecom', icon: 'chat', right: 'library:write' },
  { name: 'notices', path: '/settings/notices', icon: 'bell', right: 'library:write' },
  { name: 'sites', path: '/settings/sites', icon: 'screen', right: 'settings:manage' },
  { name: 'keys', path: '/settings/keys', icon: 'link', right: 'keys:manage' },
  { name: 'workspace', path: '/settings/workspace', icon: 'settings', right: 'settings:manage' },
  { name: 'audit', path: '/settings/audit', icon: 'eye', right: 'audit:read' },
  { name: 'account', path: '/settings/account', icon: 'person', right: null },
] as const satisfies readonly { name: string; path: string; icon: IconName; right: Right | null }[];

export type Section = (typeof sections)[number];

/** Those this person may open; the others are absent, not greyed. */
export const openSections = (rights: readonly string[]): readonly Section[] =>
  sections.filter((section) => section.right === null || rights.includes(section.right));
