import { expect, it } from 'vitest';
import { returnPath } from './return-path.ts';

it.each([
  [undefined, '/'],
  ['', '/'],
  ['/customers?tag=%E9%AB%98', '/customers?tag=%E9%AB%98'],
  ['/settings/staff#top', '/settings/staff#top'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example/', '/'],
  ['/\t/evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?to=/customers', '/'],
  ['/setup?token=1', '/'],
  ['/setups', '/setups'],
])('after %j one comes to %j', (to, path) => expect(returnPath(to)).toBe(path));
