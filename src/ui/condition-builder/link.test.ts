import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Condition } from '#features/conditions/core';
import { fromLink, toLink } from './link.ts';

const long = (n: number): Condition => ({
  all: Array.from({ length: n }, (_, i): Condition => ({ attribute: '城市', is: `第 ${i} 个地方` })),
});

it('a short condition stands in the address as it is', async () => {
  const condition: Condition = { all: [{ tag: 'tag_1' }] };
  expect(await toLink(condition)).toBe(condition);
  expect(await fromLink(condition)).toEqual(condition);
  expect(await fromLink(JSON.stringify(condition))).toEqual(condition);
});

it.each([60, 500])('a condition of %d lines comes back from its compressed form', async (n) => {
  const link = await toLink(long(n));
  expect(link).toMatch(/^~[\w-]+$/);
  expect(String(link).length).toBeLessThan(JSON.stringify(long(n)).length / 3);
  expect(await fromLink(link)).toEqual(long(n));
});

it.each(['~', '~!!!', '~AAAA', 'no json', '', 5, null, undefined, true])(
  '%j is no condition',
  async (value) => expect(await fromLink(value)).toBeNull(),
);

it('a small address does not unfold to a huge text', async () => {
  const packed = deflateRawSync(JSON.stringify('a'.repeat(50_000_000))).toString('base64url');
  expect(packed.length).toBeLessThan(100_000);
  expect(await fromLink(`~${packed}`)).toBeNull();
});
