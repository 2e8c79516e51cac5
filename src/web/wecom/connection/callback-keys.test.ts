import { expect, it } from 'vitest';
import { isAesKey, isToken, newCallbackKeys } from './callback-keys.ts';

it('a new pair of callback keys has the forms that WeCom takes, and is another one each time', () => {
  const pairs = Array.from({ length: 50 }, newCallbackKeys);
  expect(pairs.every(({ token, aesKey }) => isToken(token) && isAesKey(aesKey))).toBe(true);
  expect(new Set(pairs.map(({ token }) => token)).size).toBe(50);
  expect(isToken('no spaces')).toBe(false);
  expect(isAesKey('short')).toBe(false);
});
