import { expect, it } from 'vitest';
import { readableKey } from './moves.ts';

it.each([
  ['attributes.city', 'city'],
  ['attributes.last_visit-day', 'last visit day'],
  ['readingLinks', 'reading links'],
  ['attributes.车型', '车型'],
])('a key without a name is something to read: %s', (key, words) => expect(readableKey(key)).toBe(words));
