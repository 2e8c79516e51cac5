/** What a merge moves, by the names of the API; each has its words in `texts.ts`. Pure. */
const moves = [
  'assignments',
  'orders',
  'events',
  'rules',
  'suggestions',
  'reading',
  'readingVisits',
  'readingLinks',
  'formLinks',
  'siteVisitors',
  'siteEvents',
  'wecomRelations',
] as const;
export type Move = (typeof moves)[number];

export const isMove = (name: string): name is Move => (moves as readonly string[]).includes(name);

/** A key that nobody has given a name, as something to read: `attributes.lastVisit` is `last visit`. */
export const readableKey = (key: string): string =>
  (key.split('.').at(-1) ?? key)
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
    .toLowerCase();
