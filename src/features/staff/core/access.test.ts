import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rights, roleReach, roleRights, roles } from '#kernel';
import {
  type Administrator,
  beyond,
  closesCircle,
  leavesNobodyInCharge,
  reachOf,
  rightsOf,
} from './access.ts';

const someRoles = fc.subarray([...roles]);

describe('roles add up', () => {
  it('to a right exactly when one of them gives it', () => {
    fc.assert(
      fc.property(someRoles, (held) => {
        const sum = rightsOf(held);
        for (const right of rights)
          expect(sum.includes(right)).toBe(held.some((role) => roleRights[role].includes(right)));
        expect(new Set(sum).size).toBe(sum.length);
      }),
    );
  });

  it('to the widest of their reaches', () => {
    expect(reachOf([])).toBe('own');
    expect(reachOf(['staff'])).toBe('own');
    expect(reachOf(['staff', 'departmentAdmin'])).toBe('departments');
    expect(reachOf(['departmentAdmin', 'auditor', 'staff'])).toBe('workspace');
    for (const role of roles) expect(reachOf([role])).toBe(roleReach[role]);
  });

  it('and nobody hands out what he lacks', () => {
    const held = new Set(rightsOf(['steward']));
    expect(beyond(held, rightsOf(['staff']))).toEqual([]);
    expect(beyond(held, ['staff:manage', 'library:read'])).toEqual(['staff:manage']);
    expect(beyond(new Set(rights), rightsOf([...roles]))).toEqual([]);
  });
});

describe('somebody stays in charge', () => {
  const person = (id: number, over: Partial<Administrator> = {}): Administrator => ({
    id,
    active: true,
    superAdmin: true,
    hasLogin: true,
    ...over,
  });

  it.each<[string, Administrator[], Administrator, boolean]>([
    ['the only one is demoted', [person(1)], person(1, { superAdmin: false }), true],
    ['the only one is deactivated', [person(1)], person(1, { active: false }), true],
    ['one of two is demoted', [person(1), person(2)], person(1, { superAdmin: false }), false],
    [
      'the other one is not active',
      [person(1), person(2, { active: false })],
      person(1, { superAdmin: false }),
      true,
    ],
    [
      'the other one can’t sign in',
      [person(1), person(2, { hasLogin: false })],
      person(1, { active: false }),
      true,
    ],
    [
      'the one who can’t sign in goes',
      [person(1), person(2, { hasLogin: false })],
      person(2, { active: false }),
      false,
    ],
    [
      'nobody could sign in before',
      [person(1, { hasLogin: false })],
      person(1, { superAdmin: false, hasLogin: false }),
      true,
    ],
    [
      'there was none before',
      [person(1, { superAdmin: false })],
      person(1, { superAdmin: false, active: false }),
      false,
    ],
  ])('%s', (_, staff, changed, refused) => {
    expect(leavesNobodyInCharge(staff, changed)).toBe(refused);
  });
});

describe('the department tree', () => {
  it('refuses exactly the moves after which a department would be above itself', () => {
    const tree = fc
      .array(fc.nat(), { minLength: 1, maxLength: 8 })
      .map((picks) => new Map(picks.map((pick, i) => [i + 1, i === 0 ? null : pick % (i + 1) || null])));
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), (parentOf, a, b) => {
        const id = (a % parentOf.size) + 1;
        const parent = b % (parentOf.size + 1) || null;
        // Slow reading: move it, then walk up from every department for as many steps as there are departments.
        const moved = new Map(parentOf).set(id, parent);
        const endless = [...moved.keys()].some((start) => {
          let at: number | null = start;
          for (let step = 0; step <= moved.size && at !== null; step++) at = moved.get(at) ?? null;
          return at !== null;
        });
        expect(closesCircle(parentOf, id, parent)).toBe(endless);
      }),
    );
  });
});

it('lets a super administrator do everything', () => {
  expect(rightsOf(['superAdmin'])).toEqual([...rights]);
});
