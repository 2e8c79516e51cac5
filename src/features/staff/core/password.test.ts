import { expect, it } from 'vitest';
import { weakness } from './password.ts';

it.each<[string, string | null]>([
  ['1234567', 'tooShort'],
  ['x'.repeat(129), 'tooLong'],
  ['Li@shop.example', 'isEmail'],
  ['百子柜开门大吉吉', null],
  ['correct horse', null],
  ['x'.repeat(128), null],
])('password %s: %s', (password, reason) => {
  expect(weakness(password, 'li@shop.example')).toBe(reason);
});
