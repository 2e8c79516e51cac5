import { describe, expect, it } from 'vitest';
import type { Actor } from '#kernel';
import { lost, standingOf } from './standing.ts';

const actor = (over: Partial<Actor> = {}): Actor => ({
  kind: 'staff',
  id: 'stf_1',
  name: '林小满',
  workspace: 1,
  staff: 1,
  roles: ['departmentAdmin'],
  rights: new Set(['tags:bulk', 'tags:apply']),
  reach: 'departments',
  departments: [4, 5],
  ...over,
});
const then = standingOf(actor());

describe('somebody has lost of his standing', () => {
  it.each<[string, Partial<Actor>, boolean]>([
    ['nothing when nothing changed', {}, false],
    ['nothing when he got more', { rights: new Set(['tags:bulk', 'tags:apply', 'audit:read']) }, false],
    [
      'nothing when the reach is wider, whatever the department',
      { reach: 'workspace', departments: [] },
      false,
    ],
    ['a right', { rights: new Set(['tags:apply']) }, true],
    ['reach', { reach: 'own' }, true],
    ['a department', { departments: [5, 6] }, true],
  ])('%s', (_, now, is) => {
    expect(lost(then, actor(now))).toBe(is);
  });
});
