import { expect, it } from 'vitest';
import { rights } from '#kernel';
import { rightsGroups } from './rights-groups.ts';

it('puts every right into exactly one group', () =>
  expect(rightsGroups.flatMap((group) => group.rights).toSorted()).toEqual([...rights].toSorted()));
