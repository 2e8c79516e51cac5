import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knownActions, nameOf } from './action-words.ts';

const names = new Map([['tag_4', '高意向']]);
const line = (over: Partial<Parameters<typeof nameOf>[0]>) => ({
  did: 'tag.updated',
  subject: 'tag_4',
  before: null,
  after: null,
  ...over,
});

describe('what was changed is called', () => {
  it.each([
    [
      'by both names when it was renamed',
      line({ did: 'tag.renamed', before: { name: '甲' }, after: { name: '乙' } }),
      '甲 → 乙',
    ],
    ['by its new name', line({ before: { name: '甲' }, after: { name: '乙' } }), '乙'],
    ['by its label', line({ after: { label: '城市' } }), '城市'],
    ['by its old name when it is gone', line({ before: { name: '甲' } }), '甲'],
    ['by the name that its id has now', line({ after: { color: 'zhu' } }), '高意向'],
    ['by its id when nobody knows a name', line({ subject: 'cus_9' }), 'cus_9'],
    ['nothing when there is none', line({ subject: null }), ''],
  ])('%s', (_, entry, name) => expect(nameOf(entry, names)).toBe(name));
});

/** Every `did: 'x.y'` that a feature writes with `record`, and the verbs of the library. */
function writtenActions(): Set<string> {
  const found = new Set<string>();
  const root = join(import.meta.dirname, '..', '..', '..', 'features');
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || /\.test\.ts$|\/core\/|slow-twin/.test(file)) continue;
    const source = readFileSync(join(root, file), 'utf8');
    if (!/\brecord(Read)?\(|editLibrary\(/.test(source)) continue;
    for (const [, a, b] of source.matchAll(/\bdid: (?:\w+ \? '([\w.]+)' : )?'(\w+\.\w+)'/g))
      for (const did of [a, b]) if (did?.includes('.')) found.add(did);
  }
  for (const element of ['category', 'group', 'tag'])
    for (const verb of ['created', 'updated', 'renamed', 'archived', 'unarchived', 'deleted', 'restored'])
      found.add(`${element}.${verb}`);
  return found;
}

it('every action that a feature records has a sentence', () => {
  const written = writtenActions();
  expect(written.size).toBeGreaterThan(40);
  expect([...written].filter((did) => !knownActions.has(did))).toEqual([]);
});
