import { expect, it } from 'vitest';
import { fromId, idPrefix, toId } from './ids.ts';

it('an id reads back as its number, and as no other kind', () => {
  expect(fromId('tag', toId('tag', 12))).toBe(12);
  expect(fromId('tag', toId('group', 12))).toBeNull();
});

it.each([
  '',
  'tag_',
  'tag_0',
  'tag_-1',
  'tag_1.5',
  'tag_012',
  'tag_1 ',
  'tag_2147483648',
  'tag_999999999999999',
])('%j is no id of a tag', (text) => expect(fromId('tag', text)).toBeNull());

it('numbers that the database counts with 64 bits may be larger', () => {
  expect(fromId('job', 'job_99999999999')).toBe(99999999999);
  expect(new Set(Object.values(idPrefix)).size).toBe(Object.keys(idPrefix).length);
});
