import { expect, it } from 'vitest';
import { roleRights } from '#kernel';
import { openSections } from './sections.ts';

const names = (rights: readonly string[]) => openSections(rights).map((section) => section.name);

it('shows every part of the settings to a super administrator', () =>
  expect(names(roleRights.superAdmin)).toEqual([
    'staff',
    'roles',
    'departments',
    'attributes',
    'wecom',
    'notices',
    'sites',
    'keys',
    'workspace',
    'audit',
    'account',
  ]));

it('leaves out what somebody may not open', () => {
  expect(names(roleRights.auditor)).toEqual(['staff', 'roles', 'departments', 'audit', 'account']);
  expect(names(roleRights.staff)).toEqual(['staff', 'roles', 'departments', 'account']);
});

it('lets everybody see the own account', () => expect(names([])).toEqual(['account']));
