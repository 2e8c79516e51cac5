import { expect, it } from 'vitest';
import { rights, roles } from '#kernel';
import { rightTexts, roleTexts } from './texts.ts';

it('every right and every role has a name', () => {
  expect(Object.keys(rightTexts.rows).toSorted()).toEqual([...rights].toSorted());
  expect(Object.keys(roleTexts.rows).toSorted()).toEqual([...roles].toSorted());
});
